//! Verifications in full: every finding that there is, and none that there is not, with its causes, its
//! next step and the requests it stands on. The table of `tests/answers` looks at one finding at a time.

#![allow(clippy::unwrap_used, reason = "a case that cannot be built is a failed test")]

use expect_test::{Expect, expect};
use serde_json::{Value, json};
use tokenwright_core::answer::{Answer, Failure, Outcome, Response};
use tokenwright_core::date::{Date, Moment};
use tokenwright_core::judge::{Case, TokenFacts, Verification, Witness};
use tokenwright_core::login::Login;
use tokenwright_core::page_state::{Expiration, Grants, PageState, Phase, RepositoryAccess};
use tokenwright_core::permission::{Level, PermissionId};
use tokenwright_core::reading::Reading;
use tokenwright_core::recipe::{self, PermissionRule, Recipe};
use tokenwright_core::repository::RepositoryName;
use tokenwright_core::subject::Subject;
use tokenwright_core::{audit, judge, plan, token};

fn now() -> Moment {
    Moment::from_expiry_header("2026-11-23 12:00:00 UTC").unwrap()
}

fn ok(body: Value) -> Outcome {
    Outcome::Response(Response { status: 200, body: Some(body), ..Response::default() })
}

fn user(expiry: &str) -> Outcome {
    Outcome::Response(Response {
        status: 200,
        expiry: Some(expiry.into()),
        body: Some(json!({ "login": "mona" })),
        ..Response::default()
    })
}

fn refused() -> Outcome {
    status(403, "Resource not accessible by personal access token")
}

fn hidden() -> Outcome {
    status(404, "Not Found")
}

fn status(status: u16, message: &str) -> Outcome {
    let body = Some(json!({ "message": message }));
    Outcome::Response(Response { status, body, ..Response::default() })
}

/// One verification, with what is answered instead of a good token's answers.
#[derive(Clone)]
struct Told {
    recipe: Recipe,
    subject: Subject,
    pasted: String,
    changes: Vec<(&'static str, Outcome)>,
    witness: Option<Witness>,
    /// Whether everything was asked that an audit asks.
    audited: bool,
}

/// A token for Milestone's recipe.
fn milestone() -> Told {
    Told {
        recipe: recipe::by_id("milestone-copilot").unwrap().clone(),
        subject: Subject::new(Login::parse("acme").unwrap(), now().date()),
        pasted: format!("github_pat_11{}_{}", "A".repeat(20), "b".repeat(59)),
        changes: Vec::new(),
        witness: None,
        audited: false,
    }
}

/// A token for these permissions on the private acme/rocket-skates; it does not hold Members.
fn skates(rules: &[(&str, Level)]) -> Told {
    let mut told = milestone().asking(rules).at("/memberships/", refused());
    let rule = told.recipe.repositories.as_mut().unwrap();
    rule.access = RepositoryAccess::Selected;
    let name = RepositoryName::parse("rocket-skates", &told.subject.owner).unwrap();
    told.subject.repositories = vec![name];
    told
}

/// A token that is looked at for its own sake.
fn without_recipe() -> Told {
    Told { recipe: recipe::anything(now().date()), ..milestone() }
}

impl Told {
    fn asking(mut self, rules: &[(&str, Level)]) -> Self {
        let rules = rules.iter().map(|(id, level)| PermissionRule {
            permission: id.parse().unwrap(),
            level: *level,
            why: "Because.".into(),
        });
        self.recipe.permissions.required = rules.collect();
        self.recipe.permissions.optional = Vec::new();
        self
    }

    fn pasting(self, pasted: impl Into<String>) -> Self {
        Self { pasted: pasted.into(), ..self }
    }

    /// Answered so wherever the address ends so, or holds this if it ends with a slash; the last word
    /// counts.
    fn at(mut self, part: &'static str, outcome: Outcome) -> Self {
        self.changes.insert(0, (part, outcome));
        self
    }

    /// With a form that had these permissions, and all else as it should be.
    fn with_form(self, granted: &[(&str, Level)], change: impl FnOnce(&mut PageState)) -> Self {
        let read = |(id, level): &(&str, Level)| -> (PermissionId, Reading<Level>) {
            (id.parse().unwrap(), Reading::Found(*level))
        };
        let known = granted.iter().map(read).collect();
        let mut page = PageState {
            phase: Phase::Confirming,
            owner: Reading::Found("acme".into()),
            expiration: Reading::Found(Expiration::Days(365)),
            repositories: Reading::Found(self.recipe.access().unwrap()),
            permissions: Reading::Found(Grants { known, unknown: Vec::new(), complete: true }),
            approval_needed: Reading::Found(false),
            ..PageState::default()
        };
        change(&mut page);
        let on = Date::new(2026, 11, 23).unwrap();
        Self { witness: Some(Witness { page, on }), ..self }
    }

    fn answer(&self, path: &str) -> Outcome {
        let path = path.split('?').next().unwrap();
        let is_at = |part: &str| path.ends_with(part) || part.ends_with('/') && path.contains(part);
        if let Some((_, outcome)) = self.changes.iter().find(|(part, _)| is_at(part)) {
            return outcome.clone();
        }
        match path {
            "/user" => user("2027-11-23 10:00:00 UTC"),
            "/user/memberships/orgs/acme" => ok(json!({ "role": "admin", "state": "active" })),
            "/orgs/acme/copilot/billing" => ok(json!({ "seat_breakdown": {} })),
            "/orgs/acme/copilot/billing/seats" => ok(json!({ "total_seats": 3 })),
            "/repos/acme/rocket-skates" => {
                ok(json!({ "full_name": "acme/rocket-skates", "private": true }))
            }
            "/orgs/acme/repos" | "/repos/acme/rocket-skates/commits" => ok(json!([])),
            _ => refused(),
        }
    }

    fn facts(&self) -> TokenFacts {
        TokenFacts::from(&token::inspect(&self.pasted))
    }

    fn verification(&self) -> Verification {
        let facts = self.facts();
        let mut answers: Vec<Answer> = Vec::new();
        while facts.worth_asking(&self.recipe) {
            let mut round = plan::next(&self.recipe, &self.subject, &answers);
            if round.is_empty() && self.audited {
                round = audit::next(&self.subject, &answers);
            }
            if round.is_empty() {
                break;
            }
            answers.extend(round.into_iter().map(|path| {
                let outcome = self.answer(path.as_str());
                Answer::new(path, outcome)
            }));
        }
        judge(&Case {
            recipe: &self.recipe,
            subject: &self.subject,
            token: &facts,
            answers: &answers,
            witness: self.witness.as_ref(),
            now: now(),
        })
    }

    /// All findings whose names hold one of these; all of them without one.
    #[track_caller]
    fn check(&self, only: &[&str], expected: Expect) {
        let result = self.verification();
        let mut text = format!("{}: {}\n", result.verdict.as_str(), result.headline);
        for finding in &result.findings {
            let id = finding.id.to_string();
            if !only.is_empty() && !only.iter().any(|part| id.contains(part)) {
                continue;
            }
            let (code, evidence) = (finding.code.as_str(), finding.evidence.as_str());
            text += &format!("{id} {code} ({evidence}): {}\n", finding.says);
            for cause in &finding.causes {
                text += &format!("  perhaps: {cause}\n");
            }
            if let Some(next) = &finding.next {
                text += &format!("  next: {next}\n");
            }
        }
        expected.assert_eq(&text);
    }
}

const CONTENTS: (&str, Level) = ("repository:contents", Level::Read);
const MEMBERS: (&str, Level) = ("organization:members", Level::Read);

#[test]
fn a_repository_that_is_hidden_is_explained_by_approval_or_stands_for_itself() {
    let told = skates(&[CONTENTS]).at("/repos/", hidden());
    told.check(&["contents", "metadata"], expect![[r#"
        could-not-check: Could not be checked. GitHub hides acme/rocket-skates from this token: it is not among the token’s repositories, or its name is not right.
        permission:repository:metadata not-provable (answered): GitHub hides acme/rocket-skates from this token: it is not among the token’s repositories, or its name is not right.
          next: Open the token’s page in GitHub’s settings: Repository access → Only select repositories, and add it.
        permission:repository:contents not-provable (answered): GitHub hides acme/rocket-skates from this token, so “Contents” cannot be tried there.
    "#]]);
    let waits = |page: &mut PageState| page.approval_needed = Reading::Found(true);
    told.with_form(&[CONTENTS], waits).check(&["contents", "metadata"], expect![[r#"
        waiting: Waiting. The token waits until an owner of acme approves it. Until then it reads public data only.
        permission:repository:metadata not-provable (answered): GitHub hides acme/rocket-skates from this token, like everything of acme.
        permission:repository:contents not-provable (answered): GitHub hides acme/rocket-skates from this token, like everything of acme.
    "#]]);
}

#[test]
fn a_repository_that_is_refused_is_not_called_hidden() {
    let told = skates(&[CONTENTS]).at("/repos/", refused());
    told.check(&["owner", "contents", "metadata"], expect![[r#"
        waiting: Waiting. acme refused everything that was asked: most likely an owner has yet to approve the token.
        owner waiting-for-approval (answered): acme refused everything that was asked: most likely an owner has yet to approve the token.
          perhaps: An owner of acme has yet to approve the token. Until then it reads public data only.
          perhaps: The token was made for another “Resource owner” than acme.
          perhaps: None of the permissions is set on the token.
          next: Ask an owner of acme to approve it: organization settings → Personal access tokens → Pending requests. Then check again.
        permission:repository:metadata not-provable (answered): What GitHub answered about acme/rocket-skates does not tell whether the token reaches it.
          next: Look at “Repository access” on the token’s page in GitHub’s settings.
        permission:repository:contents refused (answered): GitHub refused what “Contents” opens, like everything of acme.
    "#]]);
    // What else the token sees of acme shows that it neither waits nor is another owner's.
    let other = json!([{ "full_name": "acme/payroll", "private": true }]);
    told.at("/orgs/acme/repos", ok(other)).check(&["owner", "contents"], expect![[r#"
        not-ready: Not ready. GitHub refused what “Contents” opens.
        owner ok (answered): The token reaches acme.
        permission:repository:contents refused (answered): GitHub refused what “Contents” opens.
          perhaps: acme/rocket-skates is not among the token’s repositories.
          perhaps: “Contents” is not set on the token.
          next: Open the token’s page in GitHub’s settings: Repository access → Only select repositories, and see whether rocket-skates is among them. Or name a private repository that is.
    "#]]);
}

/// The one that was named first is public, the second is private and seen: the token reaches acme.
#[test]
fn any_repository_that_was_named_shows_that_the_token_reaches_its_owner() {
    let secrets = ("repository:secrets", Level::Read);
    let mut told = skates(&[secrets]);
    let anvil = RepositoryName::parse("anvil", &told.subject.owner).unwrap();
    told.subject.repositories.insert(0, anvil);
    told.at("/repos/acme/anvil", ok(json!({ "full_name": "acme/anvil", "private": false })))
        .at("/secrets", refused())
        .check(&["owner", "secrets"], expect![[r#"
            not-ready: Not ready. GitHub refused what “Secrets” opens.
            owner ok (answered): The token reaches acme.
            permission:repository:secrets refused (answered): GitHub refused what “Secrets” opens.
              perhaps: acme/anvil is not among the token’s repositories.
              perhaps: “Secrets” is not set on the token.
              perhaps: The token’s user may do too little in this repository.
              next: Open the token’s page in GitHub’s settings: Repository access → Only select repositories, and see whether anvil is among them. Or name a private repository that is.
        "#]]);
}

/// Metadata is asked for by the recipe and by the names: of the two findings the worse one stays.
#[test]
fn of_two_findings_on_metadata_the_worse_one_is_told() {
    let metadata = ("repository:metadata", Level::Read);
    let mut second_hidden = skates(&[metadata]);
    let anvil = RepositoryName::parse("anvil", &second_hidden.subject.owner).unwrap();
    second_hidden.subject.repositories.push(anvil);
    second_hidden.at("/repos/acme/anvil", hidden()).check(&["metadata"], expect![[r#"
        could-not-check: Could not be checked. GitHub hides acme/anvil from this token: it is not among the token’s repositories, or its name is not right.
        permission:repository:metadata not-provable (answered): GitHub hides acme/anvil from this token: it is not among the token’s repositories, or its name is not right.
          next: Open the token’s page in GitHub’s settings: Repository access → Only select repositories, and add it.
    "#]]);
    let public = ok(json!({ "full_name": "acme/rocket-skates", "private": false }));
    skates(&[metadata])
        .at("/repos/acme/rocket-skates", public)
        .check(&["metadata"], expect![[r#"
            could-not-check: Could not be checked. acme/rocket-skates is public: GitHub answers there without “Metadata” too.
            permission:repository:metadata not-provable (none): acme/rocket-skates is public: GitHub answers there without “Metadata” too.
              next: Name a private repository first, and verify again.
        "#]]);
}

#[test]
fn while_nothing_shows_that_the_owner_is_reached_nothing_is_said_of_it() {
    let told = milestone().at("/memberships/", refused()).at("/copilot/", status(502, "busy"));
    told.check(&[], expect![[r#"
        not-ready: Not ready. GitHub refused what “Members” opens.
        token ok (answered): GitHub knows this token. It belongs to mona.
        connection overloaded (none): GitHub is overloaded at the moment. This says nothing about the token.
          next: Try again in a minute.
        expiry ok (answered): It expires on 2027-11-23, in 365 days.
        permission:organization:members refused (answered): GitHub refused what “Members” opens.
          perhaps: An owner of acme has yet to approve the token.
          perhaps: The token was made for another “Resource owner” than acme.
          perhaps: “Members” is not set on the token.
          next: Ask an owner of acme whether the token waits for approval, then check again.
        permission:organization:organization_copilot_seat_management overloaded (none): GitHub could not be asked about “GitHub Copilot Business”.
          next: Try again in a minute.
        nothing-more not-provable (none): GitHub tells no token what else it may do, and the form was not seen.
          next: Look at the token’s page in GitHub’s settings if you want to be sure.
    "#]]);
}

#[test]
fn a_lower_level_on_the_form_is_not_the_one_that_was_asked_for() {
    let contents = |level| ("repository:contents", level);
    let asked = || skates(&[contents(Level::Write)]);
    let seen = |level| asked().with_form(&[contents(level)], |_| ());
    seen(Level::Read).check(&["contents"], expect![[r#"
        ready-with-remarks: It works for Milestone, with a remark. GitHub answered what “Contents” opens to read. Whether it is Read and write can only be told by changing something, which Tokenwright never does.
        permission:repository:contents not-provable (none): GitHub answered what “Contents” opens to read. Whether it is Read and write can only be told by changing something, which Tokenwright never does.
          next: Look at the token’s page in GitHub’s settings.
    "#]]);
    seen(Level::Write).check(&["contents"], expect![[r#"
        ready: Ready. The token does what Milestone asks.
        permission:repository:contents granted (form): The form said Read and write for “Contents”; no answer proves it.
    "#]]);
}

#[test]
fn without_a_recipe_the_token_is_described_and_nothing_is_wrong_with_it() {
    without_recipe().check(
        &[],
        expect![[r#"
        ready: GitHub knows this token.
        token ok (answered): GitHub knows this token. It belongs to mona.
        connection ok (answered): GitHub answered all 2 requests.
        expiry ok (answered): It expires on 2027-11-23, in 365 days.
        owner ok (answered): The token reaches acme. Its user is an owner there.
    "#]],
    );
    let soon = without_recipe().at("/user", user("2026-11-30 12:00:00 UTC"));
    soon.check(&["expiry"], expect![[r#"
        ready-with-remarks: GitHub knows this token. It expires on 2026-11-30, in 7 days.
        expiry expires-soon (answered): It expires on 2026-11-30, in 7 days.
          next: Create a new one in time, or ask an owner of the organization whether its policy caps the lifetime.
    "#]]);
    // It belongs to an app, and there is nobody to ask about.
    let installation = format!("ghs_{}", "a".repeat(36));
    without_recipe().pasting(installation).check(&[], expect![[r#"
        not-ready: Not ready. This is a GitHub App installation token. It belongs to an app, so GitHub does not tell whose it is.
        token wrong-kind (none): This is a GitHub App installation token. It belongs to an app, so GitHub does not tell whose it is.
          next: Use the app’s own logs to find out what it may do. Nothing was sent.
    "#]]);
}

#[test]
fn of_a_token_with_scopes_they_are_told() {
    let says = |scopes: Option<&str>| {
        let user = Response {
            status: 200,
            scopes: scopes.map(Into::into),
            body: Some(json!({ "login": "mona" })),
            ..Response::default()
        };
        let classic = format!("ghp_{}", "a".repeat(36));
        let told = without_recipe().pasting(classic).at("/user", Outcome::Response(user));
        told.verification().findings[0].says.clone()
    };
    let all = [says(Some("repo, read:org")), says(Some(" ")), says(None)];
    expect![[r#"
        GitHub knows this token. It belongs to mona. It is a personal access token (classic) with these scopes: repo, read:org.
        GitHub knows this token. It belongs to mona. It is a personal access token (classic) without any scope: it reads public data only.
        GitHub knows this token. It belongs to mona. It is a personal access token (classic)."#]].assert_eq(&all.join("\n"));
}

#[test]
fn only_a_fine_grained_token_has_permissions_to_audit() {
    assert!(milestone().facts().has_permissions());
    for pasted in [format!("ghp_{}", "a".repeat(36)), String::new()] {
        assert!(!milestone().pasting(pasted).facts().has_permissions());
    }
}

/// An answer may echo what was sent, in a field that is shown.
#[test]
fn a_login_that_looks_like_part_of_a_token_is_told_to_nobody() {
    let told = milestone().at("/user", ok(json!({ "login": "ghp_16C7e42F292c6912E7" })));
    let result = told.verification();
    assert_eq!(result.login, None);
    expect!["GitHub knows this token. It belongs to its user."].assert_eq(&result.findings[0].says);
}

#[test]
fn a_fault_of_the_way_names_the_requests_it_is_about_and_how_long_to_wait() {
    let connection = |told: Told| {
        let findings = told.verification().findings;
        findings.into_iter().find(|it| it.id.to_string() == "connection").unwrap()
    };
    let late = connection(milestone().at("/seats", Outcome::Failed(Failure::TimedOut)));
    expect!["GET /orgs/acme/copilot/billing/seats?per_page=1 → timed out"]
        .assert_eq(&late.asked.join("\n"));
    let next = |seconds: &str| {
        let wait = Response {
            status: 429,
            retry_after: Some(seconds.into()),
            body: Some(json!({ "message": "slow down" })),
            ..Response::default()
        };
        connection(milestone().at("/seats", Outcome::Response(wait))).next.unwrap()
    };
    let all = ["0", "90", "91", "600"].map(next);
    expect![[r#"
        Try again in a second.
        Try again in 90 seconds.
        Try again in 2 minutes.
        Try again in 10 minutes."#]]
    .assert_eq(&all.join("\n"));
}

/// GitHub once named the present moment: what is nearer than ten minutes is not believed.
#[test]
fn an_end_in_ten_minutes_is_the_first_that_is_believed() {
    let ends = |header: &str| {
        let findings = milestone().at("/user", user(header)).verification().findings;
        findings.into_iter().find(|it| it.id.to_string() == "expiry").unwrap().says
    };
    let all = ["2026-11-23 12:09:59 UTC", "2026-11-23 12:10:00 UTC", "2026-11-23 11:50:00 UTC"];
    expect![[r#"
        GitHub named the present moment as the expiration, which cannot be: the token just worked.
        It expires on 2026-11-23, in 0 days.
        GitHub named a moment that is over as the expiration, which cannot be: the token just worked."#]].assert_eq(&all.map(ends).join("\n"));
}

#[test]
fn what_an_audit_found_is_too_much_at_the_level_that_is_certain() {
    let audited = |part: &'static str| {
        let told = milestone().at(part, ok(json!([])));
        Told { audited: true, ..told }
    };
    audited("/insights/").check(&["more"], expect![[r#"
        ready-with-remarks: It works for Milestone, with a remark. The token can do more than asked: API Insights (Organization). Whoever gets hold of it could read what the organization has under “API Insights”.
        nothing-more more-than-asked (answered): The token can do more than asked: API Insights (Organization). Whoever gets hold of it could read what the organization has under “API Insights”.
          next: Open the token’s page in GitHub’s settings and take it away.
    "#]]);
    audited("/issue-types").check(&["more"], expect![[r#"
        ready-with-remarks: It works for Milestone, with a remark. The token can do more than asked: Issue Types (Organization). Whoever gets hold of it could at least read what the organization has under “Issue Types”.
        nothing-more more-than-asked (answered): The token can do more than asked: Issue Types (Organization). Whoever gets hold of it could at least read what the organization has under “Issue Types”.
          next: Open the token’s page in GitHub’s settings and take it away.
    "#]]);
    audited("/nothing-of-it").check(&["more"], expect![[r#"
        ready: Ready. The token does what Milestone asks.
        nothing-more not-provable (answered): Of GitHub’s other permissions, 33 were refused to this token; 38 cannot be told.
          next: Look at the token’s page in GitHub’s settings if you want to be sure.
    "#]]);
}

#[test]
fn a_repository_permission_that_nobody_asked_for_is_too_much() {
    let codespaces = ("organization:organization_codespaces", Level::Read);
    skates(&[MEMBERS, codespaces])
        .at("/memberships/", ok(json!({ "role": "admin", "state": "active" })))
        .at("/codespaces", ok(json!({ "codespaces": [] })))
        .check(&["more", "codespaces"], expect![[r#"
            ready-with-remarks: It works for Milestone, with a remark. GitHub answered, but “Codespaces” (Repositories) opens the same: “Organization codespaces” may be missing.
            permission:organization:organization_codespaces not-provable (none): GitHub answered, but “Codespaces” (Repositories) opens the same: “Organization codespaces” may be missing.
              next: Look at the token’s page in GitHub’s settings.
            nothing-more more-than-asked (answered): The token can do more than asked: Codespaces (Repositories). Whoever gets hold of it could at least see the codespaces of the repositories.
              next: Open the token’s page in GitHub’s settings and take it away.
        "#]]);
}
