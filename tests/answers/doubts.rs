//! Answers that seem to say more than they do: each was once judged too quickly.

use expect_test::expect;
use serde_json::json;
use tokenwright_core::code::{Code, Verdict};
use tokenwright_core::reading::Reading;

use crate::good::{
    ALL_OF_SKATES, BILLING, EMAILS, INSTALLATIONS, MEMBERSHIP, PRIVATE_LIST, SEATS, USER,
    not_found, ok, refused, status,
};
use crate::row::{
    ANSWERED, CONTENTS, COPILOT, FORM, METADATA, NONE, Row, account, milestone, repository,
};

const FINDING_EMAILS: &str = "permission:account:emails";

pub(crate) fn rows() -> Vec<Row> {
    [whole(), roles(), repositories(), approval(), names()].into_iter().flatten().collect()
}

/// The token as a whole is refused in the middle of a run.
fn whole() -> Vec<Row> {
    vec![
        account("a policy stands in the way of an account")
            .at(&[EMAILS], status(403, "the `mona` organization has an IP allow list enabled"))
            .finds(Verdict::NotReady, "owner", Code::IpAllowList, ANSWERED)
            .and(FINDING_EMAILS, Code::NotProvable, NONE)
            .says(expect![[r#"
                mona allows certain network addresses only, and yours is not among them.
                Next: Verify from an address that mona allows, or ask an owner to add yours.
            "#]]),
        milestone("the token is revoked between two answers")
            .at(&[BILLING, SEATS, INSTALLATIONS], status(401, "Bad credentials"))
            .finds(Verdict::NotReady, "token", Code::BadCredentials, ANSWERED)
            .says(expect![[r#"
                GitHub knew this token at first, and did not a moment later: it has just expired, or was revoked.
                Next: Create a new one.
            "#]]),
        milestone("the form had it, and everything else is as it should be")
            .with_form()
            .at(&[BILLING, SEATS], refused())
            .finds(Verdict::NotReady, COPILOT, Code::Refused, ANSWERED)
            .says(expect![[r#"
                GitHub refused what “GitHub Copilot Business” opens.
                1. The form had it when the token was made: it was changed since, or this is another token.
                Next: Look at the token’s page in GitHub’s settings.
            "#]]),
    ]
}

/// GitHub shows some things to owners only, whether the recipe says so or not.
fn roles() -> Vec<Row> {
    let member = || ok(json!({ "role": "member", "state": "active" }));
    let rules = [
        ("organization:members", "read"),
        ("organization:organization_copilot_seat_management", "read"),
    ];
    let asking = |name| milestone(name).asking("organization", "public", &rules);
    vec![
        asking("a member is refused what the recipe does not call an owner’s")
            .at(&[MEMBERSHIP], member())
            .at(&[BILLING, SEATS], refused())
            .finds(Verdict::NotReady, COPILOT, Code::OwnerRoleNeeded, ANSWERED)
            .says(expect![[r#"
                GitHub shows this to owners of acme only, and the token’s user is a member. “GitHub Copilot Business” may well be set.
                Next: Have an owner of acme create the token, best from a bot account that is an owner.
            "#]]),
        asking("somebody invited as an owner is none yet")
            .at(&[MEMBERSHIP], ok(json!({ "role": "admin", "state": "pending" })))
            .at(&[BILLING, SEATS], not_found())
            .finds(Verdict::NotReady, "owner", Code::NotAMember, ANSWERED)
            .and(COPILOT, Code::NotProvable, ANSWERED)
            .says(expect![[r#"
                The token’s user was invited to acme, but has not accepted yet.
                Next: Accept the invitation to acme with that account, then check again.
            "#]]),
    ]
}

/// A refusal on a repository that the token may not have been given.
fn repositories() -> Vec<Row> {
    const ANVIL_SECRETS: &str = "/repos/acme/anvil/actions/secrets";
    const CODESPACES: &str = "/orgs/acme/codespaces";
    const ANVIL_CODESPACES: &str = "/repos/acme/anvil/codespaces";
    let asking = |name, permission| {
        let rules = [("organization:members", "read"), (permission, "read")];
        let member = ok(json!({ "role": "member", "state": "active" }));
        let row = repository(name).asking("organization", "selected", &rules);
        row.naming(&["anvil"]).at(&[MEMBERSHIP], member)
    };
    vec![
        asking("refused on a public repository", "repository:secrets")
            .at(&[ANVIL_SECRETS], refused())
            .finds(Verdict::NotReady, "permission:repository:secrets", Code::Refused, ANSWERED)
            .says(expect![[r#"
                GitHub refused what “Secrets” opens.
                1. acme/anvil is not among the token’s repositories.
                2. “Secrets” is not set on the token.
                3. The token’s user may do too little in this repository.
                Next: Open the token’s page in GitHub’s settings: Repository access → Only select repositories, and see whether anvil is among them. Or name a private repository that is.
            "#]]),
        // A token that waits, or is another owner's, reads public data as well.
        repository("a public repository answers, and the membership is refused")
            .asking("organization", "selected", &[("repository:contents", "read")])
            .naming(&["anvil"])
            .at(&["/repos/acme/anvil/commits"], ok(json!([])))
            .finds(Verdict::CouldNotCheck, CONTENTS, Code::NotProvable, NONE)
            .says(expect![[r#"
                acme/anvil is public: GitHub answers there without “Contents” too.
                Next: Name a private repository first, and verify again.
            "#]]),
        asking(
            "told apart on a repository that may not be the token’s",
            "organization:organization_codespaces",
        )
        .at(&[CODESPACES], ok(json!({ "codespaces": [] })))
        .at(&[ANVIL_CODESPACES], refused())
        .finds(
            Verdict::ReadyWithRemarks,
            "permission:organization:organization_codespaces",
            Code::NotProvable,
            NONE,
        )
        .says(expect![[r#"
            GitHub answered, but “Codespaces” (Repositories) opens the same: “Organization codespaces” may be missing.
            Next: Look at the token’s page in GitHub’s settings.
        "#]]),
    ]
}

/// The form said that an owner has to approve the token, and GitHub hides what it is about.
fn approval() -> Vec<Row> {
    let waits = |page: &mut tokenwright_core::page_state::PageState| {
        page.approval_needed = Reading::Found(true);
    };
    vec![
        repository("a private repository is hidden until the token is approved")
            .with_form_that(waits)
            .naming(&["rocket-skates"])
            .at(ALL_OF_SKATES, not_found())
            .finds(Verdict::Waiting, "owner", Code::WaitingForApproval, FORM)
            .and(METADATA, Code::NotProvable, ANSWERED)
            .says(expect![[r#"
                The token waits until an owner of acme approves it. Until then it reads public data only.
                Next: Ask an owner of acme to approve it: organization settings → Personal access tokens → Pending requests. Then check again.
            "#]]),
    ]
}

/// Names that look like something else.
fn names() -> Vec<Row> {
    let long = "abcdefghijklmnopqrstuvwxyz0123456789";
    let named = |name: &str| ok(json!([{ "full_name": format!("acme/{name}"), "private": true }]));
    vec![
        repository("a repository that is called like an address of the API")
            .naming(&["installations"])
            .asking("organization", "selected", &[("repository:secrets", "read")])
            .at(
                &["/repos/acme/installations"],
                ok(json!({ "full_name": "acme/installations", "private": true })),
            )
            .at(&["/repos/acme/installations/actions/secrets"], ok(json!({ "secrets": [] })))
            .finds(Verdict::Ready, METADATA, Code::Granted, ANSWERED)
            .says(expect![[r#"
                The token sees acme/installations.
            "#]]),
        milestone("a user with a long login")
            .at(&[USER], ok(json!({ "login": long })))
            .finds(Verdict::ReadyWithRemarks, "expiry", Code::ExpiryUnknown, ANSWERED)
            .and("token", Code::Ok, ANSWERED)
            .says(expect![[r#"
                GitHub named no expiration. The token may never expire.
                Next: Look at the date on the token’s page in GitHub’s settings.
            "#]]),
        milestone("a private repository with a long name")
            .at(&[PRIVATE_LIST], named("internal_customer_data_warehouse_of_all_years"))
            .finds(Verdict::ReadyWithRemarks, "nothing-more", Code::MoreThanAsked, ANSWERED)
            .says(expect![[r#"
                The token can do more than asked: a private repository of acme. Whoever gets hold of it can use that too.
                Next: Open the token’s page in GitHub’s settings and take it away.
            "#]]),
    ]
}
