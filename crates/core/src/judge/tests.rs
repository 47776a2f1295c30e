//! Answers of GitHub in every combination that people meet, each with its verdict and findings.

use expect_test::{Expect, expect};
use serde_json::json;

use super::*;
use crate::answer::{Failure, Outcome, Response};
use crate::code::Code;
use crate::login::Login;
use crate::page_state::{Expiration, Grants, Phase, RepositoryAccess};
use crate::permission::{Level, PermissionId, Scope};
use crate::reading::Reading;
use crate::{plan, recipe, token};

const REFUSED: &str = "Resource not accessible by personal access token";

fn status(status: u16, message: &str) -> Outcome {
    let body = Some(json!({ "message": message, "status": status.to_string() }));
    Outcome::Response(Response { status, body, ..Response::default() })
}

fn ok(body: serde_json::Value) -> Outcome {
    Outcome::Response(Response { status: 200, body: Some(body), ..Response::default() })
}

fn user(expiry: Option<&str>) -> Outcome {
    Outcome::Response(Response {
        status: 200,
        expiry: expiry.map(Into::into),
        body: Some(json!({ "login": "mona" })),
        ..Response::default()
    })
}

/// What a good Milestone token is answered: user, membership, billing, seats, installations, private
/// repositories.
fn good() -> [Outcome; 6] {
    [
        user(Some("2027-11-23 10:00:00 UTC")),
        ok(json!({ "role": "admin", "state": "active" })),
        ok(json!({ "seat_breakdown": { "total": 3 } })),
        ok(json!({ "total_seats": 3, "seats": [] })),
        status(403, REFUSED),
        ok(json!([])),
    ]
}

/// A live token to which the organization refuses everything.
fn everything_refused() -> [Outcome; 6] {
    let refused = || status(403, REFUSED);
    [good()[0].clone(), refused(), refused(), refused(), refused(), ok(json!([]))]
}

fn witness() -> Witness {
    let grants = ["members", "organization_copilot_seat_management"];
    let id = |key| PermissionId::new(Scope::Organization, key);
    let page = PageState {
        phase: Phase::Confirming,
        owner: Reading::Found("acme".into()),
        expiration: Reading::Found(Expiration::Days(365)),
        repositories: Reading::Found(RepositoryAccess::Public),
        permissions: Reading::Found(Grants {
            known: grants.map(|key| (id(key), Reading::Found(Level::Read))).into(),
            unknown: Vec::new(),
            complete: true,
        }),
        approval_needed: Reading::Found(false),
        ..PageState::default()
    };
    Witness { page, on: Date::new(2026, 11, 23).unwrap() }
}

fn verification(outcomes: &[Outcome], witness: Option<&Witness>, pasted: &str) -> Verification {
    let recipe = recipe::by_id("milestone-copilot").unwrap();
    judge_answers(recipe, &answers(recipe, outcomes), witness, pasted)
}

fn subject() -> Subject {
    Subject::new(Login::parse("acme").unwrap(), Date::new(2026, 11, 23).unwrap())
}

/// The outcomes as answers to what is asked one after another.
fn answers(recipe: &Recipe, outcomes: &[Outcome]) -> Vec<Answer> {
    let mut answers = Vec::new();
    let mut outcomes = outcomes.iter();
    loop {
        let round = plan::next(recipe, &subject(), &answers);
        if round.is_empty() {
            return answers;
        }
        for path in round {
            let Some(outcome) = outcomes.next() else { return answers };
            answers.push(Answer::new(path, outcome.clone()));
        }
    }
}

fn judge_answers(
    recipe: &Recipe,
    answers: &[Answer],
    witness: Option<&Witness>,
    pasted: &str,
) -> Verification {
    let token = TokenFacts::from(&token::inspect(pasted));
    let now = Moment::from_expiry_header("2026-11-23 12:00:00 UTC").unwrap();
    judge(&Case { recipe, subject: &subject(), token: &token, answers, witness, now })
}

fn fine_grained() -> String {
    format!("github_pat_11{}_{}", "A".repeat(20), "b".repeat(59))
}

#[track_caller]
fn check(outcomes: &[Outcome], witness: Option<&Witness>, expected: Expect) {
    check_text(outcomes, witness, &fine_grained(), expected);
}

#[track_caller]
fn check_text(outcomes: &[Outcome], witness: Option<&Witness>, pasted: &str, expected: Expect) {
    let result = verification(outcomes, witness, pasted);
    let mut text = format!("{}: {}\n", result.verdict.as_str(), result.headline);
    for finding in &result.findings {
        let Finding { id, code, evidence, says, .. } = finding;
        text += &format!("{id} {} ({}): {says}\n", code.as_str(), evidence.as_str());
        for (at, cause) in finding.causes.iter().enumerate() {
            text += &format!("  {}. {cause}\n", at + 1);
        }
    }
    expected.assert_eq(&text);
}

#[test]
fn a_good_token_with_its_form_is_ready() {
    check(
        &good(),
        Some(&witness()),
        expect![[r#"
            ready: Ready. The token does what Milestone asks.
            token ok (answered): GitHub knows this token. It belongs to mona.
            connection ok (answered): GitHub answered all 6 requests.
            expiry ok (answered): It expires on 2027-11-23, in 365 days.
            owner ok (answered): The token reaches acme. Its user is an owner there.
            permission:organization:members granted (answered): GitHub answered what only “Members” opens.
            permission:organization:organization_copilot_seat_management granted (answered): GitHub answered what only “GitHub Copilot Business” opens.
            nothing-more ok (form): The form had nothing beyond the recipe when “Generate token” was pressed.
        "#]],
    );
}

#[test]
fn a_good_token_pasted_by_hand_is_ready() {
    check(
        &good(),
        None,
        expect![[r#"
            ready: Ready. The token does what Milestone asks.
            token ok (answered): GitHub knows this token. It belongs to mona.
            connection ok (answered): GitHub answered all 6 requests.
            expiry ok (answered): It expires on 2027-11-23, in 365 days.
            owner ok (answered): The token reaches acme. Its user is an owner there.
            permission:organization:members granted (answered): GitHub answered what only “Members” opens.
            permission:organization:organization_copilot_seat_management granted (answered): GitHub answered what only “GitHub Copilot Business” opens.
            nothing-more not-provable (none): GitHub tells no token what else it may do, and the form was not seen.
        "#]],
    );
}

#[test]
fn a_token_that_waits_for_approval() {
    let outcomes = everything_refused();
    let mut seen = witness();
    seen.page.approval_needed = Reading::Found(true);
    check(
        &outcomes,
        Some(&seen),
        expect![[r#"
            waiting: Waiting. The token waits until an owner of acme approves it. Until then it reads public data only.
            token ok (answered): GitHub knows this token. It belongs to mona.
            connection ok (answered): GitHub answered all 6 requests.
            expiry ok (answered): It expires on 2027-11-23, in 365 days.
            owner waiting-for-approval (form): The token waits until an owner of acme approves it. Until then it reads public data only.
            permission:organization:members refused (answered): GitHub refused what “Members” opens, like everything of acme.
            permission:organization:organization_copilot_seat_management refused (answered): GitHub refused what “GitHub Copilot Business” opens, like everything of acme.
            nothing-more ok (form): The form had nothing beyond the recipe when “Generate token” was pressed.
        "#]],
    );
    check(
        &outcomes,
        None,
        expect![[r#"
            waiting: Waiting. acme refused everything that was asked: most likely an owner has yet to approve the token.
            token ok (answered): GitHub knows this token. It belongs to mona.
            connection ok (answered): GitHub answered all 6 requests.
            expiry ok (answered): It expires on 2027-11-23, in 365 days.
            owner waiting-for-approval (answered): acme refused everything that was asked: most likely an owner has yet to approve the token.
              1. An owner of acme has yet to approve the token. Until then it reads public data only.
              2. The token was made for another “Resource owner” than acme.
              3. None of the permissions is set on the token.
            permission:organization:members refused (answered): GitHub refused what “Members” opens, like everything of acme.
            permission:organization:organization_copilot_seat_management refused (answered): GitHub refused what “GitHub Copilot Business” opens, like everything of acme.
            nothing-more not-provable (none): GitHub tells no token what else it may do, and the form was not seen.
        "#]],
    );
}

#[test]
fn a_token_made_for_another_owner() {
    let outcomes = everything_refused();
    let mut seen = witness();
    seen.page.owner = Reading::Found("mona".into());
    check(
        &outcomes,
        Some(&seen),
        expect![[r#"
            not-ready: Not ready. The token was made for mona, not for acme.
            token ok (answered): GitHub knows this token. It belongs to mona.
            connection ok (answered): GitHub answered all 6 requests.
            expiry ok (answered): It expires on 2027-11-23, in 365 days.
            owner wrong-owner (form): The token was made for mona, not for acme.
            permission:organization:members refused (answered): GitHub refused what “Members” opens.
              1. The token was made for another “Resource owner” than acme.
            permission:organization:organization_copilot_seat_management refused (answered): GitHub refused what “GitHub Copilot Business” opens.
              1. The token was made for another “Resource owner” than acme.
              2. The token’s user is no owner of acme, and GitHub shows this to owners only.
            nothing-more ok (form): The form had nothing beyond the recipe when “Generate token” was pressed.
        "#]],
    );
}

#[test]
fn a_member_who_is_no_owner() {
    let mut outcomes = good();
    outcomes[1] = ok(json!({ "role": "member", "state": "active" }));
    outcomes[2] = status(404, "Not Found");
    outcomes[3] = status(404, "Not Found");
    check(
        &outcomes,
        Some(&witness()),
        expect![[r#"
            not-ready: Not ready. GitHub shows this to owners of acme only, and the token’s user is a member. “GitHub Copilot Business” may well be set.
            token ok (answered): GitHub knows this token. It belongs to mona.
            connection ok (answered): GitHub answered all 6 requests.
            expiry ok (answered): It expires on 2027-11-23, in 365 days.
            owner ok (answered): The token reaches acme. Its user is a member there, not an owner.
            permission:organization:members granted (answered): GitHub answered what only “Members” opens.
            permission:organization:organization_copilot_seat_management owner-role-needed (answered): GitHub shows this to owners of acme only, and the token’s user is a member. “GitHub Copilot Business” may well be set.
            nothing-more ok (form): The form had nothing beyond the recipe when “Generate token” was pressed.
        "#]],
    );
}

#[test]
fn a_missing_permission_is_refused() {
    let mut outcomes = good();
    outcomes[2] = status(403, REFUSED);
    outcomes[3] = status(403, REFUSED);
    check(
        &outcomes,
        None,
        expect![[r#"
            not-ready: Not ready. GitHub refused what “GitHub Copilot Business” opens.
            token ok (answered): GitHub knows this token. It belongs to mona.
            connection ok (answered): GitHub answered all 6 requests.
            expiry ok (answered): It expires on 2027-11-23, in 365 days.
            owner ok (answered): The token reaches acme. Its user is an owner there.
            permission:organization:members granted (answered): GitHub answered what only “Members” opens.
            permission:organization:organization_copilot_seat_management refused (answered): GitHub refused what “GitHub Copilot Business” opens.
              1. “GitHub Copilot Business” is not set on the token.
            nothing-more not-provable (none): GitHub tells no token what else it may do, and the form was not seen.
        "#]],
    );
}

#[test]
fn administration_answers_for_copilot_and_is_too_much() {
    let mut outcomes = good();
    outcomes[4] = ok(json!({ "installations": [] }));
    check(
        &outcomes,
        None,
        expect![[r#"
            ready-with-remarks: It works for Milestone, with a remark. GitHub answered, but “Administration” (Organization) opens the same: “GitHub Copilot Business” may be missing.
            token ok (answered): GitHub knows this token. It belongs to mona.
            connection ok (answered): GitHub answered all 6 requests.
            expiry ok (answered): It expires on 2027-11-23, in 365 days.
            owner ok (answered): The token reaches acme. Its user is an owner there.
            permission:organization:members granted (answered): GitHub answered what only “Members” opens.
            permission:organization:organization_copilot_seat_management not-provable (none): GitHub answered, but “Administration” (Organization) opens the same: “GitHub Copilot Business” may be missing.
            nothing-more more-than-asked (answered): The token can do more than asked: Administration (Organization). Whoever gets hold of it could at least see the settings of the organization and its installed apps.
        "#]],
    );
}

#[test]
fn write_on_the_form_is_too_much() {
    let mut seen = witness();
    if let Reading::Found(grants) = &mut seen.page.permissions {
        let id = PermissionId::new(Scope::Organization, "members");
        grants.known.insert(id, Reading::Found(Level::Write));
    }
    check(
        &good(),
        Some(&seen),
        expect![[r#"
            ready-with-remarks: It works for Milestone, with a remark. The token can do more than asked: Members (Organization, Read and write). Whoever gets hold of it could invite and remove members, and change teams and roles.
            token ok (answered): GitHub knows this token. It belongs to mona.
            connection ok (answered): GitHub answered all 6 requests.
            expiry ok (answered): It expires on 2027-11-23, in 365 days.
            owner ok (answered): The token reaches acme. Its user is an owner there.
            permission:organization:members granted (answered): GitHub answered what only “Members” opens.
            permission:organization:organization_copilot_seat_management granted (answered): GitHub answered what only “GitHub Copilot Business” opens.
            nothing-more more-than-asked (form): The token can do more than asked: Members (Organization, Read and write). Whoever gets hold of it could invite and remove members, and change teams and roles.
        "#]],
    );
}

#[test]
fn copilot_that_is_switched_off() {
    let mut outcomes = good();
    outcomes[2] = status(404, "Not Found");
    outcomes[3] = status(422, "Copilot Business is not enabled for this organization.");
    check(
        &outcomes,
        None,
        expect![[r#"
            could-not-check: Could not be checked. acme probably does not use what “GitHub Copilot Business” is about, so it cannot be proven.
            token ok (answered): GitHub knows this token. It belongs to mona.
            connection ok (answered): GitHub answered all 6 requests.
            expiry ok (answered): It expires on 2027-11-23, in 365 days.
            owner ok (answered): The token reaches acme. Its user is an owner there.
            permission:organization:members granted (answered): GitHub answered what only “Members” opens.
            permission:organization:organization_copilot_seat_management feature-off (answered): acme probably does not use what “GitHub Copilot Business” is about, so it cannot be proven.
            nothing-more not-provable (none): GitHub tells no token what else it may do, and the form was not seen.
        "#]],
    );
}

#[test]
fn gates_come_before_permissions() {
    let policy = "The 'acme' organization forbids access via a fine-grained personal access tokens if the token's lifetime is greater than 90 days. Please adjust your token's lifetime at the following URL: https://github.com/settings/personal-access-tokens/1";
    let gate = status(403, policy);
    check(
        &[good()[0].clone(), gate.clone(), gate.clone(), gate.clone(), gate],
        None,
        expect![[r#"
            not-ready: Not ready. acme refuses tokens that live as long as this one.
            token ok (answered): GitHub knows this token. It belongs to mona.
            connection ok (answered): GitHub answered all 5 requests.
            expiry ok (answered): It expires on 2027-11-23, in 365 days.
            owner lifetime-policy (answered): acme refuses tokens that live as long as this one.
            permission:organization:members not-provable (none): “Members” cannot be seen while the token as a whole is refused.
            permission:organization:organization_copilot_seat_management not-provable (none): “GitHub Copilot Business” cannot be seen while the token as a whole is refused.
            nothing-more not-provable (none): GitHub tells no token what else it may do, and the form was not seen.
        "#]],
    );
}

#[test]
fn expiries_that_are_not_as_asked() {
    let with = |expiry| {
        let mut outcomes = good();
        outcomes[0] = user(expiry);
        let result = verification(&outcomes, Some(&witness()), &fine_grained());
        let finding = result.findings.into_iter().find(|f| f.id == FindingId::Expiry).unwrap();
        format!("{}: {} -> {}", finding.code.as_str(), finding.says, result.verdict.as_str())
    };
    let all = [
        with(Some("2027-11-24 00:00:00 -0500")),
        with(Some("2026-11-30 00:00:00 UTC")),
        with(Some("2027-02-23 00:00:00 UTC")),
        with(Some("2029-02-23 00:00:00 UTC")),
        with(Some("2026-11-23 12:00:30 UTC")),
        with(Some("tomorrow")),
        with(None),
    ];
    expect![[r#"
        ok: It expires on 2027-11-24, in 366 days. -> ready
        expires-soon: It expires on 2026-11-30, in 7 days. -> ready-with-remarks
        expires-soon: It expires on 2027-02-23, in 92 days: earlier than asked. -> ready-with-remarks
        lives-too-long: It expires on 2029-02-23, in 823 days: later than asked. -> ready-with-remarks
        expiry-unknown: GitHub named the present moment as the expiration, which cannot be: the token just worked. -> ready-with-remarks
        expiry-unknown: GitHub named an expiration in a form that Tokenwright does not know. -> ready-with-remarks
        expiry-unknown: GitHub named no expiration. The token may never expire. -> ready-with-remarks"#]].assert_eq(&all.join("\n"));
}

#[test]
fn an_unknown_token_is_asked_about_once() {
    check(
        &[status(401, "Bad credentials")],
        None,
        expect![[r#"
            not-ready: Not ready. GitHub does not know this token, and its last characters do not fit the others: it was probably mistyped or cut.
            token looks-damaged (answered): GitHub does not know this token, and its last characters do not fit the others: it was probably mistyped or cut.
            connection ok (answered): GitHub answered the 1 request.
        "#]],
    );
}

#[test]
fn faults_of_the_way_say_nothing_about_the_token() {
    check(
        &[Outcome::Failed(Failure::Unreachable)],
        None,
        expect![[r#"
            could-not-check: Could not be checked. GitHub could not be asked about this token.
            token unreachable (none): GitHub could not be asked about this token.
            connection unreachable (none): GitHub’s API cannot be reached from here. This says nothing about the token.
        "#]],
    );
    let html = Outcome::Response(Response { status: 502, ..Response::default() });
    let cut = Outcome::Response(Response { status: 200, ..Response::default() });
    check(
        &[good()[0].clone(), good()[1].clone(), html, cut, status(429, "slow down")],
        None,
        expect![[r#"
            could-not-check: Could not be checked. GitHub asks to wait: this account has sent many requests. This says nothing about the token.
            token ok (answered): GitHub knows this token. It belongs to mona.
            connection rate-limited (none): GitHub asks to wait: this account has sent many requests. This says nothing about the token.
            expiry ok (answered): It expires on 2027-11-23, in 365 days.
            owner ok (answered): The token reaches acme. Its user is an owner there.
            permission:organization:members granted (answered): GitHub answered what only “Members” opens.
            permission:organization:organization_copilot_seat_management unexpected-answer (none): GitHub could not be asked about “GitHub Copilot Business”.
            nothing-more not-provable (none): GitHub tells no token what else it may do, and the form was not seen.
        "#]],
    );
}

#[test]
fn what_is_no_fine_grained_token_is_not_asked_about() {
    check_text(
        &[],
        None,
        "hunter2",
        expect![[r#"
        not-ready: Not ready. This is no GitHub token: those begin with github_pat_, ghp_ or a like prefix.
        token malformed (none): This is no GitHub token: those begin with github_pat_, ghp_ or a like prefix.
    "#]],
    );
    check_text(
        &[],
        None,
        "",
        expect![[r#"
        not-ready: Not ready. There is no token yet.
        token malformed (none): There is no token yet.
    "#]],
    );
    check_text(
        &[],
        None,
        &format!("ghp_{}", "a".repeat(36)),
        expect![[r#"
            not-ready: Not ready. This is a personal access token (classic). It also looks mistyped or cut. Milestone asks for a fine-grained token, which begins with github_pat_.
            token wrong-kind (none): This is a personal access token (classic). It also looks mistyped or cut. Milestone asks for a fine-grained token, which begins with github_pat_.
        "#]],
    );
    check_text(
        &[],
        None,
        "github_pat_11AAAA",
        expect![[r#"
        not-ready: Not ready. This begins like a fine-grained personal access token, but its length or its characters are not right. Part of it may be missing.
        token malformed (none): This begins like a fine-grained personal access token, but its length or its characters are not right. Part of it may be missing.
    "#]],
    );
}

#[test]
fn no_answer_at_all_is_judged_without_panic() {
    check(
        &[],
        None,
        expect![[r#"
            could-not-check: Could not be checked. It has the shape of a token, but GitHub was not asked.
            token unreachable (none): It has the shape of a token, but GitHub was not asked.
        "#]],
    );
}

#[test]
fn a_fault_of_the_way_is_no_waiting() {
    let refused = status(403, REFUSED);
    let busy = status(503, "No server is currently available");
    let outcomes = [good()[0].clone(), refused.clone(), busy.clone(), busy, refused];
    assert_eq!(verification(&outcomes, None, &fine_grained()).verdict, Verdict::NotReady);
}

#[test]
fn a_form_that_needed_no_approval_does_not_wait() {
    let outcomes = everything_refused();
    let result = verification(&outcomes, Some(&witness()), &fine_grained());
    assert_eq!(result.verdict, Verdict::NotReady);
    assert!(result.findings.iter().all(|finding| finding.code != Code::WaitingForApproval));
}

#[test]
fn a_gateway_that_says_yes_to_everything_is_not_believed() {
    let yes = ok(json!({}));
    let all = [yes.clone(), yes.clone(), yes.clone(), yes.clone(), yes];
    assert_eq!(verification(&all, None, &fine_grained()).verdict, Verdict::CouldNotCheck);
    let mut only_github_knows_the_user = all;
    only_github_knows_the_user[0] = good()[0].clone();
    only_github_knows_the_user[1] = good()[1].clone();
    let result = verification(&only_github_knows_the_user, None, &fine_grained());
    assert_eq!(result.verdict, Verdict::CouldNotCheck);
}

#[test]
fn excess_on_the_form_is_told_beside_what_github_answered() {
    let mut outcomes = good();
    outcomes[4] = ok(json!({ "installations": [] }));
    let mut seen = witness();
    if let Reading::Found(grants) = &mut seen.page.permissions {
        let id = |key| PermissionId::new(Scope::Organization, key);
        grants.known.insert(id("members"), Reading::Found(Level::Write));
        grants.known.insert(id("organization_administration"), Reading::Found(Level::Read));
    }
    let result = verification(&outcomes, Some(&seen), &fine_grained());
    let finding = result.findings.iter().find(|f| f.id == FindingId::NothingMore).unwrap();
    expect!["The token can do more than asked: Administration (Organization), Members (Organization, Read and write). Whoever gets hold of it could invite and remove members, and change teams and roles."]
        .assert_eq(&finding.says);
}

#[test]
fn a_permission_that_shares_its_path_with_another_of_the_recipe_is_not_told_apart() {
    let json = include_str!("../../data/recipes/milestone-copilot.json");
    let json = json.replace(
        "organization:organization_copilot_metrics",
        "organization:organization_administration",
    );
    let recipe = Recipe::parse(&json).unwrap();
    let mut outcomes = good().to_vec();
    outcomes[4] = ok(json!({ "installations": [] }));
    outcomes.insert(5, status(403, REFUSED));
    let result = judge_answers(&recipe, &answers(&recipe, &outcomes), None, &fine_grained());
    let finding = result.findings.into_iter().find(|f| f.code == Code::NotProvable).unwrap();
    assert!(finding.says.contains("GitHub Copilot Business"), "{}", finding.says);
}

#[test]
fn equal_titles_of_two_scopes_are_two_excesses() {
    let mut outcomes = good();
    outcomes[4] = ok(json!({ "installations": [] }));
    let mut seen = witness();
    if let Reading::Found(grants) = &mut seen.page.permissions {
        let id = PermissionId::new(Scope::Repository, "administration");
        grants.known.insert(id, Reading::Found(Level::Read));
    }
    let result = verification(&outcomes, Some(&seen), &fine_grained());
    let finding = result.findings.iter().find(|f| f.id == FindingId::NothingMore).unwrap();
    expect!["The token can do more than asked: Administration (Organization), Administration (Repositories, Read-only). Whoever gets hold of it could at least see the settings of the organization and its installed apps."]
        .assert_eq(&finding.says);
}
