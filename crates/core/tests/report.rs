//! Reports in full, as JSON and as Markdown. They are pasted where others read them, so nothing in them
//! may come to life there.

#![allow(clippy::unwrap_used, reason = "a case that cannot be built is a failed test")]

use expect_test::expect;
use serde_json::{Value, json};
use tokenwright_core::answer::{Answer, Failure, Outcome, Response, Timing};
use tokenwright_core::api_path::ApiPath;
use tokenwright_core::date::{Date, Moment};
use tokenwright_core::judge::{Case, TokenFacts};
use tokenwright_core::login::Login;
use tokenwright_core::page_state::{PageState, Phase, Place};
use tokenwright_core::reading::Reading;
use tokenwright_core::recipe::{self, Recipe};
use tokenwright_core::report::Report;
use tokenwright_core::repository::RepositoryName;
use tokenwright_core::subject::Subject;
use tokenwright_core::{Wanted, audit, evaluate, judge, token};

fn now() -> Moment {
    Moment::from_expiry_header("2026-11-23 12:00:00 UTC").unwrap()
}

fn today() -> Date {
    now().date()
}

fn subject() -> Subject {
    let owner = Login::parse("acme_corp").unwrap();
    let names = ["anvil", "_rocket_"].map(|name| RepositoryName::parse(name, &owner).unwrap());
    Subject::new(owner, today()).with_repositories(names.into())
}

/// A recipe with a title that wants to be markup.
fn recipe() -> Recipe {
    let milestone = recipe::by_id("milestone-copilot").unwrap().clone();
    Recipe { title: "Seats | <b>@acme</b> & `rm` [x](https://x.example)".into(), ..milestone }
}

/// The form, with a name that wants to be another row.
fn page() -> PageState {
    PageState {
        phase: Phase::Filling,
        place: Place::NewToken,
        name: Reading::Found("a\nb\u{7} | c".into()),
        owner: Reading::Found("mona".into()),
        ..PageState::default()
    }
}

fn answers() -> Vec<Answer> {
    let user = Response {
        status: 200,
        expiry: Some("2027-11-23 10:00:00 UTC".into()),
        body: Some(json!({ "login": "mona" })),
        request_id: Some("D0B1:00011".into()),
        ..Response::default()
    };
    let refused = Response {
        status: 403,
        accepted: Some("members=read".into()),
        body: Some(json!({ "message": "Resource not accessible\r\n# by *this* token!" })),
        ..Response::default()
    };
    let outcomes = [Outcome::Response(user), Outcome::Response(refused)];
    let paths = [ApiPath::user(), ApiPath::membership(&subject().owner)];
    let mut answers: Vec<Answer> =
        paths.into_iter().zip(outcomes).map(|(path, it)| Answer::new(path, it)).collect();
    answers[1].timing = Timing { sent_after_ms: 12, took_ms: 345 };
    let list = ApiPath::private_repositories_of_organization(&subject().owner, 3);
    answers.push(Answer::new(list, Outcome::Failed(Failure::TimedOut)));
    answers
}

/// Without the version, which every release changes.
fn unversioned(text: &str) -> String {
    text.replace(env!("CARGO_PKG_VERSION"), "VERSION")
}

/// A report of a token that was verified.
fn verified(with_audit: bool) -> Report {
    let pasted = format!("github_pat_11{}_{}", "A".repeat(20), "b".repeat(59));
    let facts = TokenFacts::from(&token::inspect(&pasted));
    let (recipe, subject, answers) = (recipe(), subject(), answers());
    let case = Case {
        recipe: &recipe,
        subject: &subject,
        token: &facts,
        answers: &answers,
        witness: None,
        now: now(),
    };
    let audit = with_audit.then(|| audit::audit(&subject, Some(&recipe), &answers));
    Report::new(Some(&recipe), Some(&subject)).with_answers(
        now(),
        &facts,
        &answers,
        Some(judge(&case)),
        audit,
    )
}

#[test]
fn a_verification_is_told_with_what_was_asked_and_answered() {
    expect![[r#"
        # Tokenwright report: Seats \| &lt;b>&#64;acme&lt;/b> &amp; \`rm\` \[x\](https&#58;//x.example)

        - Recipe: `milestone-copilot` (source read on 2026-11-22)
        - Resource owner: acme\_corp
        - Repositories: anvil, \_rocket\_
        - Made by: Tokenwright for GitHub VERSION

        ## Verification: waiting

        Waiting. acme\_corp refused everything that was asked&#58; most likely an owner has yet to approve the token.

        - Token: `github_pat_…bbbb`
        - Asked: 2026-11-23T12:00:00Z (API version 2026-03-10)

        | question | code | evidence | answer | next |
        | --- | --- | --- | --- | --- |
        | Token | ok | answered by GitHub | GitHub knows this token. It belongs to mona. |  |
        | Connection | timed-out | no evidence | GitHub did not answer in time. This says nothing about the token. | Try again in a minute. |
        | Expiration | ok | answered by GitHub | It expires on 2027-11-23, in 365 days. |  |
        | Resource owner | waiting-for-approval | answered by GitHub | acme\_corp refused everything that was asked&#58; most likely an owner has yet to approve the token. (1) An owner of acme\_corp has yet to approve the token. Until then it reads public data only. (2) The token was made for another “Resource owner” than acme\_corp. (3) None of the permissions is set on the token. | Ask an owner of acme\_corp to approve it&#58; organization settings → Personal access tokens → Pending requests. Then check again. |
        | Members&#58; Read-only | refused | answered by GitHub | GitHub refused what “Members” opens, like everything of acme\_corp. |  |
        | GitHub Copilot Business&#58; Read-only | timed-out | no evidence | “GitHub Copilot Business” was not asked&#58; the run ended before. | Verify again. |
        | Nothing more | not-provable | no evidence | GitHub tells no token what else it may do, and the form was not seen. | Look at the token’s page in GitHub’s settings if you want to be sure. |

        | GET | answered | message | wants | request id | sent after, took |
        | --- | --- | --- | --- | --- | --- |
        | /user | 200 |  |  | D0B1&#58;00011 | 0 ms, 0 ms |
        | /user/memberships/orgs/acme\_corp | 403 | Resource not accessible\# by \*this\* token\! | members=read |  | 12 ms, 345 ms |
        | /orgs/acme\_corp/repos?type=private&amp;per\_page=3 | timed out |  |  |  | 0 ms, 0 ms |
    "#]].assert_eq(&unversioned(&verified(false).to_markdown()));
}

#[test]
fn an_audit_is_told_by_scope_with_its_remarks() {
    let text = verified(true).to_markdown();
    let audit = text.split("## What else").nth(1).unwrap();
    let head: Vec<&str> = audit.lines().take(14).collect();
    expect![[r#"
         it can do

        Of GitHub’s 94 permissions, the answers decide 0&#58; the token has 0, and does not have 0. 74 cannot be told. 20 are not offered for tokens of acme\_corp.

        Repository permissions were tried on acme\_corp/anvil.

        It ended before everything was asked&#58; it was stopped, or its time was over.

        ### Organization permissions (0 answered, 0 refused, 35 unclear, 5 cannot be asked)

        | permission | held | why |
        | --- | --- | --- |
        | API Insights | unclear | Not asked&#58; the run ended before. |
        | Administration | unclear | Not asked&#58; the run ended before. |"#]].assert_eq(&head.join("\n"));
    for title in ["Organization permissions", "Repository permissions", "Account permissions"] {
        assert_eq!(audit.matches(&format!("### {title} (")).count(), 1, "{title}");
    }
    // One row a permission, besides those that head the three tables, and the four of the requests.
    let rows = audit.lines().filter(|line| line.starts_with("| ")).count();
    assert_eq!(rows, 94 + 3 * 2 + 2 + answers().len());
}

#[test]
fn a_form_is_told_by_what_counts_on_it() {
    let (recipe, subject) = (recipe(), subject());
    let wanted = Wanted { recipe: &recipe, owner: Some(&subject.owner), today: today() };
    let report = Report::new(Some(&recipe), None).with_form(today(), evaluate(wanted, &page()));
    expect![[r#"
        # Tokenwright report: Seats \| &lt;b>&#64;acme&lt;/b> &amp; \`rm\` \[x\](https&#58;//x.example)

        - Recipe: `milestone-copilot` (source read on 2026-11-22)
        - Made by: Tokenwright for GitHub VERSION

        ## Seen on the form on 2026-11-23: 0 of 8

        | check | status | expected | found |
        | --- | --- | --- | --- |
        | Resource owner | unmet | acme\_corp | mona |
        | Token name | unmet | Milestone’s Copilot Token (read-only) | a b \| c |
        | Description | cannot-tell | Token to be used by Milestone integration to gather metadata and generate analytics. |  |
        | Expiration | cannot-tell | 1 year (2027-11-23) |  |
        | Repository access | cannot-tell | Public repositories |  |
        | Members | cannot-tell | Read-only |  |
        | GitHub Copilot Business | cannot-tell | Read-only |  |
        | Nothing more | cannot-tell | No other permission |  |
    "#]].assert_eq(&unversioned(&report.to_markdown()));
    let json: Value = serde_json::from_str(&report.to_json()).unwrap();
    assert_eq!(json["form"]["on"], "2026-11-23");
    assert_eq!(json["form"]["items"].as_array().unwrap().len(), 9);
    assert_eq!(json["form"]["items"][1]["found"], "a\nb\u{7} | c");
}

#[test]
fn the_same_is_written_as_data() {
    let json: Value = serde_json::from_str(&verified(true).to_json()).unwrap();
    let mut head = json.clone();
    let verification = head["verification"].take();
    expect![[r#"
        {
          "made_by": {
            "name": "Tokenwright for GitHub",
            "version": "VERSION"
          },
          "owner": "acme_corp",
          "recipe": {
            "id": "milestone-copilot",
            "seen": "2026-11-22",
            "title": "Seats | <b>@acme</b> & `rm` [x](https://x.example)"
          },
          "repositories": [
            "anvil",
            "_rocket_"
          ],
          "schema": "tokenwright.report/1",
          "verification": null
        }"#]]
    .assert_eq(&unversioned(&format!("{head:#}")));
    assert_eq!(verification["at"], "2026-11-23T12:00:00Z");
    assert_eq!(verification["token"], "github_pat_…bbbb");
    assert_eq!(verification["verdict"], "waiting");
    assert_eq!(verification["audit"]["count"]["of"], 94);
    expect![[r#"
        [
          {
            "answered": "200",
            "get": "/user",
            "request_id": "D0B1:00011",
            "sent_after_ms": 0,
            "took_ms": 0
          },
          {
            "answered": "403",
            "get": "/user/memberships/orgs/acme_corp",
            "message": "Resource not accessible# by *this* token!",
            "sent_after_ms": 12,
            "took_ms": 345,
            "wants": "members=read"
          },
          {
            "answered": "timed out",
            "get": "/orgs/acme_corp/repos?type=private&per_page=3",
            "sent_after_ms": 0,
            "took_ms": 0
          }
        ]"#]]
    .assert_eq(&format!("{:#}", verification["requests"]));
}

#[test]
fn of_nothing_there_is_little_to_tell() {
    let empty = Report::new(Some(&recipe::anything(today())), None);
    expect![[r#"
        # Tokenwright report: a token

        - Made by: Tokenwright for GitHub VERSION
    "#]]
    .assert_eq(&unversioned(&empty.to_markdown()));
    let json: Value = serde_json::from_str(&empty.to_json()).unwrap();
    assert_eq!(json.as_object().unwrap().keys().collect::<Vec<_>>(), ["made_by", "schema"]);
}
