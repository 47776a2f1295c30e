//! What the organization answers to a live token: permissions, roles, approval and excess.

use expect_test::expect;
use serde_json::json;
use tokenwright_core::code::{Code, Verdict};
use tokenwright_core::reading::Reading;

use crate::good::{
    ALL_BUT_LIST, BILLING, COPILOT_PATHS, MEMBERSHIP, SEATS, bare, not_found, ok, refused, status,
};
use crate::row::{ANSWERED, COPILOT, FORM, MEMBERS, NONE, Row, milestone};

pub(crate) fn rows() -> Vec<Row> {
    [refusals(), whole(), roles(), copilot()].into_iter().flatten().collect()
}

fn member() -> tokenwright_core::answer::Outcome {
    ok(json!({ "role": "member", "state": "active" }))
}

fn refusals() -> Vec<Row> {
    vec![
        milestone("a good token and its form")
            .with_form()
            .finds(Verdict::Ready, "nothing-more", Code::Ok, FORM)
            .and(MEMBERS, Code::Granted, ANSWERED)
            .and(COPILOT, Code::Granted, ANSWERED)
            .says(expect![[r#"
                The form had nothing beyond the recipe when “Generate token” was pressed.
            "#]]),
        milestone("a good token")
            .finds(Verdict::Ready, MEMBERS, Code::Granted, ANSWERED)
            .and("nothing-more", Code::NotProvable, NONE)
            .says(expect![[r#"
                GitHub answered what only “Members” opens.
            "#]]),
        milestone("Copilot Business is refused to an owner")
            .at(COPILOT_PATHS, refused())
            .finds(Verdict::NotReady, COPILOT, Code::Refused, ANSWERED)
            .and(MEMBERS, Code::Granted, ANSWERED)
            .says(expect![[r#"
                GitHub refused what “GitHub Copilot Business” opens.
                1. “GitHub Copilot Business” is not set on the token.
                Next: Open the token’s page in GitHub’s settings: Organization tab → Add permissions → GitHub Copilot Business → Read-only.
            "#]]),
        milestone("Members is refused")
            .at(&[MEMBERSHIP], refused())
            .finds(Verdict::NotReady, MEMBERS, Code::Refused, ANSWERED)
            .and("owner", Code::Ok, ANSWERED)
            .and(COPILOT, Code::Granted, ANSWERED)
            .says(expect![[r#"
                GitHub refused what “Members” opens.
                1. “Members” is not set on the token.
                Next: Open the token’s page in GitHub’s settings: Organization tab → Add permissions → Members → Read-only.
            "#]]),
        milestone("billing is answered, its seats are refused")
            .at(&[SEATS], refused())
            .finds(Verdict::NotReady, COPILOT, Code::Refused, ANSWERED)
            .says(expect![[r#"
                GitHub refused what “GitHub Copilot Business” opens.
                1. “GitHub Copilot Business” is not set on the token.
                Next: Open the token’s page in GitHub’s settings: Organization tab → Add permissions → GitHub Copilot Business → Read-only.
            "#]]),
        milestone("seats are answered, billing is refused")
            .at(&[BILLING], refused())
            .finds(Verdict::NotReady, COPILOT, Code::Refused, ANSWERED)
            .says(expect![[r#"
                GitHub refused what “GitHub Copilot Business” opens.
                1. “GitHub Copilot Business” is not set on the token.
                Next: Open the token’s page in GitHub’s settings: Organization tab → Add permissions → GitHub Copilot Business → Read-only.
            "#]]),
    ]
}

fn whole() -> Vec<Row> {
    let waits = |name| milestone(name).at(ALL_BUT_LIST, refused());
    vec![
        waits("everything is refused")
            .finds(Verdict::Waiting, "owner", Code::WaitingForApproval, ANSWERED)
            .and(MEMBERS, Code::Refused, ANSWERED)
            .and(COPILOT, Code::Refused, ANSWERED)
            .says(expect![[r#"
                acme refused everything that was asked: most likely an owner has yet to approve the token.
                1. An owner of acme has yet to approve the token. Until then it reads public data only.
                2. The token was made for another “Resource owner” than acme.
                3. None of the permissions is set on the token.
                Next: Ask an owner of acme to approve it: organization settings → Personal access tokens → Pending requests. Then check again.
            "#]]),
        waits("everything is refused, and the form asked for approval")
            .with_form_that(|page| page.approval_needed = Reading::Found(true))
            .finds(Verdict::Waiting, "owner", Code::WaitingForApproval, FORM)
            .says(expect![[r#"
                The token waits until an owner of acme approves it. Until then it reads public data only.
                Next: Ask an owner of acme to approve it: organization settings → Personal access tokens → Pending requests. Then check again.
            "#]]),
        waits("everything is refused, and the form asked for no approval")
            .with_form()
            .finds(Verdict::NotReady, COPILOT, Code::Refused, ANSWERED)
            .and(MEMBERS, Code::Refused, ANSWERED)
            .says(expect![[r#"
                GitHub refused what “GitHub Copilot Business” opens.
                1. The token’s user is no owner of acme, and GitHub shows this to owners only.
                Next: Have an owner of acme create the token, best from a bot account that is an owner.
            "#]]),
        waits("everything is refused, and the form was for another owner")
            .with_form_that(|page| page.owner = Reading::Found("mona".into()))
            .finds(Verdict::NotReady, "owner", Code::WrongOwner, FORM)
            .says(expect![[r#"
                The token was made for mona, not for acme.
                Next: Create a new token with acme as “Resource owner”: the owner of a token cannot be changed.
            "#]]),
        milestone("Members is refused and Copilot is hidden")
            .at(&[MEMBERSHIP], refused())
            .at(COPILOT_PATHS, not_found())
            .finds(Verdict::Waiting, "owner", Code::WaitingForApproval, ANSWERED)
            .says(expect![[r#"
                acme refused everything that was asked: most likely an owner has yet to approve the token.
                1. An owner of acme has yet to approve the token. Until then it reads public data only.
                2. The token was made for another “Resource owner” than acme.
                3. None of the permissions is set on the token.
                Next: Ask an owner of acme to approve it: organization settings → Personal access tokens → Pending requests. Then check again.
            "#]]),
        milestone("Members is refused and the rest is overloaded")
            .at(&[MEMBERSHIP], refused())
            .at(COPILOT_PATHS, bare(502))
            .finds(Verdict::NotReady, MEMBERS, Code::Refused, ANSWERED)
            .and(COPILOT, Code::Overloaded, NONE)
            .says(expect![[r#"
                GitHub refused what “Members” opens.
                1. An owner of acme has yet to approve the token.
                2. The token was made for another “Resource owner” than acme.
                3. “Members” is not set on the token.
                Next: Ask an owner of acme whether the token waits for approval, then check again.
            "#]]),
    ]
}

fn roles() -> Vec<Row> {
    let outsider = |name| milestone(name).at(&[MEMBERSHIP], not_found());
    let other_role = |name, key: &str| {
        let id = format!("organization:{key}");
        let rules = [("organization:members", "read"), (id.as_str(), "read")];
        milestone(name).asking("organization", "public", &rules).at(&[MEMBERSHIP], member())
    };
    vec![
        milestone("a member, and Copilot is hidden")
            .at(&[MEMBERSHIP], member())
            .at(COPILOT_PATHS, not_found())
            .finds(Verdict::NotReady, COPILOT, Code::OwnerRoleNeeded, ANSWERED)
            .and("owner", Code::Ok, ANSWERED)
            .says(expect![[r#"
                GitHub shows this to owners of acme only, and the token’s user is a member. “GitHub Copilot Business” may well be set.
                Next: Have an owner of acme create the token, best from a bot account that is an owner.
            "#]]),
        milestone("a member, and Copilot is refused")
            .at(&[MEMBERSHIP], member())
            .at(COPILOT_PATHS, refused())
            .finds(Verdict::NotReady, COPILOT, Code::OwnerRoleNeeded, ANSWERED)
            .says(expect![[r#"
                GitHub shows this to owners of acme only, and the token’s user is a member. “GitHub Copilot Business” may well be set.
                Next: Have an owner of acme create the token, best from a bot account that is an owner.
            "#]]),
        // A member may have the other role that GitHub documents, so that both are possible.
        other_role("a member is refused what moderators see too", "organization_user_blocking")
            .at(&["/orgs/acme/blocks"], refused())
            .finds(
                Verdict::NotReady,
                "permission:organization:organization_user_blocking",
                Code::Refused,
                ANSWERED,
            )
            .says(expect![[r#"
                GitHub refused what “Blocking users” opens.
                1. “Blocking users” is not set on the token.
                2. The token’s user is no owner of acme, and has no other role that GitHub shows this to.
                Next: Open the token’s page in GitHub’s settings: Organization tab → Add permissions → Blocking users → Read-only.
            "#]]),
        other_role("a member is refused what a custom role may see", "organization_secrets")
            .at(&["/orgs/acme/actions/secrets"], refused())
            .finds(
                Verdict::NotReady,
                "permission:organization:organization_secrets",
                Code::Refused,
                ANSWERED,
            ),
        milestone("GitHub speaks of the role")
            .at(&[MEMBERSHIP], refused())
            .at(COPILOT_PATHS, status(403, "You must be an owner of acme."))
            .finds(Verdict::NotReady, COPILOT, Code::OwnerRoleNeeded, ANSWERED)
            .says(expect![[r#"
                GitHub says that the token’s user needs a higher role for this. “GitHub Copilot Business” may well be set.
                Next: Have an owner of acme create the token, best from a bot account that is an owner.
            "#]]),
        outsider("the user does not belong to the organization")
            .at(COPILOT_PATHS, not_found())
            .finds(Verdict::NotReady, "owner", Code::NotAMember, ANSWERED)
            .says(expect![[r#"
                The token’s user does not belong to acme, or there is no organization of this name.
                Next: Create the token with an account that belongs to acme.
            "#]]),
        // The sentence misleads today: accepting the invitation is the next step.
        milestone("the user has not accepted the invitation")
            .at(&[MEMBERSHIP], ok(json!({ "role": "member", "state": "pending" })))
            .at(COPILOT_PATHS, not_found())
            .finds(Verdict::NotReady, "owner", Code::NotAMember, ANSWERED)
            .says(expect![[r#"
                The token’s user was invited to acme, but has not accepted yet.
                Next: Accept the invitation to acme with that account, then check again.
            "#]]),
        milestone("an owner to be has not accepted the invitation")
            .at(&[MEMBERSHIP], ok(json!({ "role": "admin", "state": "pending" })))
            .at(COPILOT_PATHS, not_found())
            .finds(Verdict::NotReady, "owner", Code::NotAMember, ANSWERED)
            .says(expect![[r#"
                The token’s user was invited to acme, but has not accepted yet.
                Next: Accept the invitation to acme with that account, then check again.
            "#]]),
        milestone("a membership without a role")
            .at(&[MEMBERSHIP], ok(json!({ "state": "active" })))
            .finds(Verdict::CouldNotCheck, "owner", Code::UnexpectedAnswer, NONE)
            .says(expect![[r#"
                Whether the token reaches acme could not be asked.
                Next: Try again in a minute.
            "#]]),
    ]
}

fn copilot() -> Vec<Row> {
    let off = |name, outcome| {
        milestone(name).at(COPILOT_PATHS, outcome).finds(
            Verdict::CouldNotCheck,
            COPILOT,
            Code::FeatureOff,
            ANSWERED,
        )
    };
    vec![
        off("Copilot is hidden from an owner", not_found()).says(expect![[r#"
            acme probably does not use what “GitHub Copilot Business” is about, so it cannot be proven.
            Next: Ask an owner whether it is switched on for acme.
        "#]]),
        off("Copilot is not enabled", status(422, "Copilot is not enabled for this organization."))
            .says(expect![[r#"
                acme probably does not use what “GitHub Copilot Business” is about, so it cannot be proven.
                Next: Ask an owner whether it is switched on for acme.
            "#]]),
        // The sentence misleads today: GitHub names the payment, and acme does use Copilot.
        milestone("the payment for Copilot fails")
            .at(
                &[BILLING],
                status(422, "There is a problem with your account's associated payment method."),
            )
            .finds(Verdict::CouldNotCheck, COPILOT, Code::FeatureOff, ANSWERED)
            .says(expect![[r#"
                acme probably does not use what “GitHub Copilot Business” is about, so it cannot be proven.
                Next: Ask an owner whether it is switched on for acme.
            "#]]),
        off("Copilot is disabled by a policy", status(403, "Copilot is disabled by a policy."))
            .says(expect![[r#"
                acme probably does not use what “GitHub Copilot Business” is about, so it cannot be proven.
                Next: Ask an owner whether it is switched on for acme.
            "#]]),
        milestone("GitHub counts no seat")
            .at(&[BILLING], ok(json!({ "seat_breakdown": { "total": 0 } })))
            .at(&[SEATS], ok(json!({ "total_seats": 0, "seats": [] })))
            .finds(Verdict::Ready, COPILOT, Code::Granted, ANSWERED)
            .says(expect![[r#"
                GitHub answered what only “GitHub Copilot Business” opens.
            "#]]),
    ]
}
