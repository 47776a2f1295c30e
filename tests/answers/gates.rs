//! Policies that refuse a token as a whole.

use expect_test::expect;
use tokenwright_core::answer::{Outcome, Response};
use tokenwright_core::code::{Code, Verdict};

use crate::good::{ALL_OF_ACME, BILLING, PRIVATE_LIST, USER, refused, response, status};
use crate::row::{ANSWERED, COPILOT, MEMBERS, NONE, Row, milestone};

const TAIL: &str = "access via a fine-grained personal access tokens if the token's lifetime is greater than 366 days. Please adjust your token's lifetime at the following URL: https://github.com/settings/personal-access-tokens/1234567";
const SAML: &str = "Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.";
const SUSPENDED: &str = "Sorry. Your account was suspended.";
const ALLOW_LIST: &str = "Although you appear to have the correct authorization credentials, the `acme` organization has an IP allow list enabled, and";
const SIGN_ON: &str =
    "required; url=https://github.com/orgs/acme/sso?authorization_request=AAAAAAAA";

pub(crate) fn rows() -> Vec<Row> {
    [policies(), sign_on(), addresses(), accounts()].into_iter().flatten().collect()
}

fn of_acme(name: &'static str, message: &str) -> Row {
    milestone(name).at(ALL_OF_ACME, status(403, message))
}

fn policies() -> Vec<Row> {
    vec![
        of_acme("the organization caps lifetimes", &format!("The 'acme' organization forbids {TAIL}"))
            .finds(Verdict::NotReady, "owner", Code::LifetimePolicy, ANSWERED)
            .and(MEMBERS, Code::NotProvable, NONE)
            .and(COPILOT, Code::NotProvable, NONE)
            .and("connection", Code::Ok, ANSWERED)
            .says(expect![[r#"
                acme refuses tokens that live as long as this one.
                Next: Open the token’s page in GitHub’s settings and choose a shorter expiration, or ask whoever set the limit, an owner of acme or of its enterprise, to raise it.
            "#]]),
        // The sentence misleads today: an owner of acme cannot raise the limit of the enterprise.
        of_acme("the enterprise caps lifetimes", &format!("The 'umbrella' enterprise forbids {TAIL}"))
            .finds(Verdict::NotReady, "owner", Code::LifetimePolicy, ANSWERED)
            .says(expect![[r#"
                acme refuses tokens that live as long as this one.
                Next: Open the token’s page in GitHub’s settings and choose a shorter expiration, or ask whoever set the limit, an owner of acme or of its enterprise, to raise it.
            "#]]),
        milestone("the cap shows on public data only")
            .at(&[PRIVATE_LIST], status(403, &format!("The 'acme' organization forbids {TAIL}")))
            .finds(Verdict::NotReady, "owner", Code::LifetimePolicy, ANSWERED)
            .says(expect![[r#"
                acme refuses tokens that live as long as this one.
                Next: Open the token’s page in GitHub’s settings and choose a shorter expiration, or ask whoever set the limit, an owner of acme or of its enterprise, to raise it.
            "#]]),
        of_acme(
            "the organization forbids fine-grained tokens",
            "The 'acme' organization forbids access via a fine-grained personal access tokens. Please use a GitHub App, OAuth App, or a personal access token (classic).",
        )
        .finds(Verdict::NotReady, "owner", Code::FineGrainedForbidden, ANSWERED)
        .says(expect![[r#"
            acme refuses fine-grained tokens.
            Next: Ask an owner of acme to allow fine-grained tokens.
        "#]]),
        // Trying again cannot help: GitHub’s own text names the kinds of token that may be used.
        of_acme(
            "the organization forbids classic tokens",
            "`acme` forbids access via a personal access token (classic). Please use a GitHub App, OAuth App, or a personal access token with fine-grained permissions.",
        )
        .finds(Verdict::NotReady, "owner", Code::ClassicForbidden, ANSWERED)
        .says(expect![[r#"
                acme refuses classic tokens.
                Next: Create a fine-grained token with the recipe, and verify that one.
            "#]]),
    ]
}

fn sign_on() -> Vec<Row> {
    let with_header = |message| {
        Outcome::Response(Response { sso: Some(SIGN_ON.into()), ..response(403, message) })
    };
    let partial = Outcome::Response(Response {
        status: 200,
        sso: Some("partial-results; organizations=21955855,20582480".into()),
        body: Some(serde_json::json!([])),
        ..Response::default()
    });
    vec![
        milestone("single sign-on is asked for, with text and header")
            .at(ALL_OF_ACME, with_header(SAML))
            .finds(Verdict::NotReady, "owner", Code::SsoRequired, ANSWERED)
            .and(MEMBERS, Code::NotProvable, NONE)
            .says(expect![[r#"
                acme asks for single sign-on, and this token is not authorized for it.
                Next: Open the token list in GitHub’s settings and choose “Configure SSO”.
            "#]]),
        milestone("single sign-on is asked for by the header alone")
            .at(ALL_OF_ACME, with_header("Forbidden"))
            .finds(Verdict::NotReady, "owner", Code::SsoRequired, ANSWERED)
            .says(expect![[r#"
                acme asks for single sign-on, and this token is not authorized for it.
                Next: Open the token list in GitHub’s settings and choose “Configure SSO”.
            "#]]),
        milestone("single sign-on is asked for by the header of a refusal")
            .at(ALL_OF_ACME, with_header("Resource not accessible by personal access token"))
            .finds(Verdict::NotReady, "owner", Code::SsoRequired, ANSWERED)
            .says(expect![[r#"
                acme asks for single sign-on, and this token is not authorized for it.
                Next: Open the token list in GitHub’s settings and choose “Configure SSO”.
            "#]]),
        of_acme(
            "single sign-on is asked for from an OAuth token",
            "Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.",
        )
        .finds(Verdict::NotReady, "owner", Code::SsoRequired, ANSWERED)
        .says(expect![[r#"
                acme asks for single sign-on, and this token is not authorized for it.
                Next: Open the token list in GitHub’s settings and choose “Configure SSO”.
            "#]]),
        of_acme("single sign-on is asked for by the text alone", SAML)
            .finds(Verdict::NotReady, "owner", Code::SsoRequired, ANSWERED)
            .says(expect![[r#"
                acme asks for single sign-on, and this token is not authorized for it.
                Next: Open the token list in GitHub’s settings and choose “Configure SSO”.
            "#]]),
        milestone("results without other organizations are whole for this one")
            .at(&[PRIVATE_LIST], partial)
            .finds(Verdict::Ready, "owner", Code::Ok, ANSWERED)
            .says(expect![[r#"
                The token reaches acme. Its user is an owner there.
            "#]]),
    ]
}

fn addresses() -> Vec<Row> {
    let tail = "is not permitted to access this resource.";
    vec![
        of_acme("other addresses only", &format!("{ALLOW_LIST} your IP address {tail}"))
            .finds(Verdict::NotReady, "owner", Code::IpAllowList, ANSWERED)
            .and(COPILOT, Code::NotProvable, NONE)
            .says(expect![[r#"
                acme allows certain network addresses only, and yours is not among them.
                Next: Verify from an address that acme allows, or ask an owner to add yours.
            "#]]),
        of_acme("other addresses only, named", &format!("{ALLOW_LIST} 192.0.2.7 {tail}"))
            .finds(Verdict::NotReady, "owner", Code::IpAllowList, ANSWERED)
            .says(expect![[r#"
                acme allows certain network addresses only, and yours is not among them.
                Next: Verify from an address that acme allows, or ask an owner to add yours.
            "#]]),
        milestone("other addresses only, for one address of the API")
            .at(&[BILLING], status(403, &format!("{ALLOW_LIST} your IP address {tail}")))
            .finds(Verdict::NotReady, "owner", Code::IpAllowList, ANSWERED)
            .and(MEMBERS, Code::Granted, ANSWERED)
            .and(COPILOT, Code::NotProvable, NONE)
            .says(expect![[r#"
                acme allows certain network addresses only, and yours is not among them.
                Next: Verify from an address that acme allows, or ask an owner to add yours.
            "#]]),
    ]
}

fn accounts() -> Vec<Row> {
    vec![
        of_acme("the account is suspended, said of the organization", SUSPENDED)
            .finds(Verdict::NotReady, "owner", Code::Suspended, ANSWERED)
            .says(expect![[r#"
                GitHub has suspended the account this token belongs to.
                Next: Ask GitHub Support, or create the token with another account.
            "#]]),
        // There is no finding on the owner here, so this one says what to do.
        milestone("the account is suspended, said of the user")
            .at(&[USER], status(403, SUSPENDED))
            .finds(Verdict::NotReady, "token", Code::Suspended, ANSWERED)
            .says(expect![[r#"
                GitHub has suspended the account this token belongs to.
                Next: Ask GitHub Support, or create the token with another account.
            "#]]),
        milestone("a gate and refusals")
            .at(ALL_OF_ACME, refused())
            .at(&[BILLING], status(403, &format!("The 'acme' organization forbids {TAIL}")))
            .finds(Verdict::NotReady, "owner", Code::LifetimePolicy, ANSWERED)
            .says(expect![[r#"
                acme refuses tokens that live as long as this one.
                Next: Open the token’s page in GitHub’s settings and choose a shorter expiration, or ask whoever set the limit, an owner of acme or of its enterprise, to raise it.
            "#]]),
    ]
}
