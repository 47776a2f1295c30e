//! Bodies that are not what GitHub documents.

use expect_test::expect;
use serde_json::{Value, json};
use tokenwright_core::code::{Code, Verdict};

use crate::good::{
    ALL_OF_ACME, BILLING, INSTALLATIONS, MEMBERSHIP, PRIVATE_LIST, SEATS, USER, bare, ok,
};
use crate::row::{ANSWERED, COPILOT, MEMBERS, NONE, Row, milestone};

pub(crate) fn rows() -> Vec<Row> {
    [of_the_user(), of_the_organization()].into_iter().flatten().collect()
}

/// Arrays in arrays, as deep as a careless parser fails at.
fn deep() -> Value {
    (0..100).fold(json!({ "login": "mona" }), |inner, _| json!([inner]))
}

fn strange(row: Row) -> Row {
    row.finds(Verdict::CouldNotCheck, "connection", Code::UnexpectedAnswer, NONE)
}

fn of_the_user() -> Vec<Row> {
    let user = |name, outcome| {
        strange(milestone(name).at(&[USER], outcome)).and("token", Code::UnexpectedAnswer, NONE)
    };
    vec![
        user("a sign-in page instead of the user", bare(200)).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        user("nothing instead of the user", bare(204)).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        user("an array instead of the user", ok(json!([{ "login": "mona" }]))).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        user("a number instead of the user", ok(json!(7))).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        // The field alone proves nothing: without a text it is nobody's.
        user("a number instead of the login", ok(json!({ "login": 7 }))).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        user("null instead of the user", ok(Value::Null)).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        user("a gateway’s yes instead of the user", ok(json!({ "ok": true }))).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        user("arrays in arrays instead of the user", ok(deep())).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
    ]
}

fn of_the_organization() -> Vec<Row> {
    let billing = |name, outcome| {
        strange(milestone(name).at(&[BILLING], outcome)).and(COPILOT, Code::UnexpectedAnswer, NONE)
    };
    vec![
        billing("another type of content with 200", bare(200)).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        billing("an answer that was cut", bare(200)).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        billing("an answer that is larger than is read", bare(200)).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        billing("an answer without content", bare(204)).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        billing("an array instead of an object", ok(json!([]))).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        billing("arrays in arrays instead of an object", ok(deep())).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        strange(milestone("a gateway’s yes instead of the seats").at(&[SEATS], ok(json!({ "ok": true }))))
            .and(COPILOT, Code::UnexpectedAnswer, NONE),
        // Believed, it would be Administration, which nobody asked for.
        strange(
            milestone("a gateway’s yes instead of the installations")
                .at(&[INSTALLATIONS], ok(json!({ "ok": true }))),
        )
        .and("nothing-more", Code::NotProvable, NONE),
        strange(
            milestone("no JSON instead of private repositories").at(&[PRIVATE_LIST], bare(200)),
        ),
        billing("404 from something that is not GitHub", bare(404)).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        billing("403 from something that is not GitHub", bare(403)).says(expect![[r#"
            Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
            Next: Try again in a minute.
        "#]]),
        strange(milestone("a sign-in page instead of all of acme").at(ALL_OF_ACME, bare(200)))
            .and("owner", Code::UnexpectedAnswer, NONE)
            .and(MEMBERS, Code::UnexpectedAnswer, NONE)
            .says(expect![[r#"
                Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token.
                Next: Try again in a minute.
            "#]]),
        milestone("an array instead of the membership")
            .at(&[MEMBERSHIP], ok(json!([])))
            .finds(Verdict::CouldNotCheck, "owner", Code::UnexpectedAnswer, NONE)
            .says(expect![[r#"
                Whether the token reaches acme could not be asked.
                Next: Try again in a minute.
            "#]]),
        milestone("nothing instead of the membership")
            .at(&[MEMBERSHIP], bare(204))
            .finds(Verdict::CouldNotCheck, "owner", Code::UnexpectedAnswer, NONE)
            .says(expect![[r#"
                Whether the token reaches acme could not be asked.
                Next: Try again in a minute.
            "#]]),
        milestone("a number instead of a role")
            .at(&[MEMBERSHIP], ok(json!({ "role": 1, "state": 2 })))
            .finds(Verdict::CouldNotCheck, "owner", Code::UnexpectedAnswer, ANSWERED)
            .says(expect![[r#"
                GitHub did not tell the user’s role in acme.
                Next: Try again in a minute.
            "#]]),
        milestone("an object instead of the private repositories")
            .at(&[PRIVATE_LIST], ok(json!({ "private": true, "full_name": "acme/payroll" })))
            .finds(Verdict::Ready, "nothing-more", Code::NotProvable, NONE)
            .says(expect![[r#"
                GitHub tells no token what else it may do, and the form was not seen.
                Next: Look at the token’s page in GitHub’s settings if you want to be sure.
            "#]]),
        milestone("numbers among the private repositories")
            .at(&[PRIVATE_LIST], ok(json!([7, null, [], { "private": "yes" }])))
            .finds(Verdict::Ready, "nothing-more", Code::NotProvable, NONE)
            .says(expect![[r#"
                GitHub tells no token what else it may do, and the form was not seen.
                Next: Look at the token’s page in GitHub’s settings if you want to be sure.
            "#]]),
    ]
}
