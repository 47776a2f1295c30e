//! Verdicts and their exit codes, and the ways the token comes in.

use serde_json::Value;
use tokenwright_double::{Scenario, TokenKind, TokenWish};

use crate::bench::{Bench, carries};

/// A recipe with permissions of a repository.
const REPOSITORY_RECIPE: &str = r#"{
  "schema": "tokenwright.recipe/1", "id": "reader", "title": "Reader", "vendor": "Reader",
  "summary": "Reads.", "source": { "document": "A guide", "seen": "2026-11-25" },
  "owner": { "kind": "organization", "why": "It reads this organization." },
  "repositories": { "access": "selected", "why": "One is enough." },
  "permissions": { "required": [
    { "permission": "repository:contents", "level": "read", "why": "Code." },
    { "permission": "repository:issues", "level": "read", "why": "Issues." }
  ] }
}"#;

#[tokio::test]
async fn ready_is_0_and_says_so_first() {
    let bench = Bench::happy().await;
    let run = bench.verify(&[]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.starts_with("✓ Ready. The token does what Milestone asks.\n"), "{}", run.out);
    assert!(!run.out.contains("What needs doing"), "{}", run.out);
    assert!(run.out.contains("github_pat_…"));
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{}", run.out);
    assert_eq!(run.err, "");
    assert_eq!(bench.double.unknown_requests(), []);
}

#[tokio::test]
async fn remarks_are_1() {
    let wish = TokenWish { expires_in_days: Some(5), ..TokenWish::default() };
    let run = Bench::start(Scenario::Happy, wish).await.verify(&[]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.out.starts_with("! It works for Milestone, with a remark."), "{}", run.out);
}

#[tokio::test]
async fn waiting_is_3_with_its_causes_numbered() {
    let wish = TokenWish { pending: true, ..TokenWish::default() };
    let run = Bench::start(Scenario::ApprovalRequired, wish).await.verify(&[]);
    assert_eq!(run.code, 3, "{}", run.out);
    assert!(run.out.starts_with("… Waiting."), "{}", run.out);
    assert!(run.out.contains("    1. An owner of acme has yet to approve"), "{}", run.out);
    assert!(run.out.contains("    Next: Ask an owner of acme"), "{}", run.out);
}

#[tokio::test]
async fn a_revoked_token_is_4_after_one_request() {
    let wish = TokenWish { revoked: true, ..TokenWish::default() };
    let bench = Bench::start(Scenario::Happy, wish).await;
    let run = bench.verify(&[]);
    assert_eq!(run.code, 4, "{}", run.out);
    assert!(run.out.starts_with("✗ Not ready. GitHub does not know this token"), "{}", run.out);
    assert_eq!(bench.double.requests().len(), 1);
}

#[tokio::test]
async fn a_members_token_is_4() {
    for scenario in [Scenario::NotAnOwner, Scenario::NotAnOwnerForbidden] {
        let run = Bench::start(scenario, TokenWish::default()).await.verify(&[]);
        assert_eq!(run.code, 4, "{}", run.out);
        assert!(run.out.contains("Copilot"), "{}", run.out);
    }
}

#[tokio::test]
async fn what_is_no_fine_grained_token_is_4_and_is_not_sent() {
    let wish = TokenWish { kind: TokenKind::Classic(vec!["repo"]), ..TokenWish::default() };
    let bench = Bench::start(Scenario::Happy, wish).await;
    assert_eq!(bench.verify(&[]).code, 4);
    for input in ["", "hunter2", "github_pat_11", &"x".repeat(100_000)] {
        let run =
            bench.run_with(&["verify", "--recipe", "milestone-copilot", "--owner", "acme"], input);
        assert_eq!(run.code, 4, "{}", run.out);
        assert!(run.out.contains("nothing was sent"), "{}", run.out);
        assert!(!run.out.contains("hunter2"), "{}", run.out);
    }
    assert_eq!(bench.double.proxied(), Vec::<String>::new());
}

#[tokio::test]
async fn the_token_may_come_from_a_variable_that_is_named() {
    let mut bench = Bench::happy().await;
    bench.set("SOME_TOKEN", &bench.token.clone());
    let arguments =
        |name| ["verify", "--recipe", "milestone-copilot", "--owner", "acme", "--token-env", name];
    assert_eq!(bench.run_with(&arguments("SOME_TOKEN"), "not read").code, 0);
    let run = bench.run(&arguments("OTHER_TOKEN"));
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("OTHER_TOKEN"), "{}", run.err);
}

#[tokio::test]
async fn what_stands_around_the_token_is_taken_off() {
    let bench = Bench::happy().await;
    let (front, back) = bench.token.split_at(40);
    let input = format!("export GITHUB_TOKEN=\"{front}\r\n{back}\"\r\n");
    let arguments = ["verify", "--recipe", "milestone-copilot", "--owner", "acme"];
    let run = bench.run_with(&arguments, &input);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("quotation marks, the name and"), "{}", run.out);
    let requests = bench.double.requests();
    let bearer = format!("Bearer {}", bench.token);
    assert!(requests.iter().all(|request| request.authorization.as_deref() == Some(&bearer)));
    assert!(!bench.verify(&[]).out.contains("Taken"));
}

#[tokio::test]
async fn a_recipe_may_be_a_file_and_name_repositories() {
    let bench = Bench::with_repository().await;
    let file = bench.file("reader.json", REPOSITORY_RECIPE);
    let arguments =
        ["verify", "--recipe", &file, "--owner", "acme", "--repository", "rocket-skates"];
    let run = bench.run(&arguments);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("Repositories  rocket-skates"), "{}", run.out);
    let asked = bench.double.requests();
    assert!(asked.iter().any(|request| request.path == "/repos/acme/rocket-skates"));
    let hidden = ["verify", "--recipe", &file, "--owner", "acme", "--repository", "coyote-lab"];
    assert!(bench.run(&hidden).code >= 3);
}

#[tokio::test]
async fn reports_are_json_and_markdown_too() {
    let bench = Bench::happy().await;
    let run = bench.verify(&["--json"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.code, &report["schema"]), (0, &"tokenwright.report/1".into()));
    assert_eq!(report["verification"]["verdict"], "ready");
    assert_eq!(report["verification"]["login"], "mona");
    let requests = report["verification"]["requests"].as_array().unwrap();
    assert_eq!(requests.len(), bench.double.requests().len());
    let waves = [requests[0]["sent_after_ms"].as_u64(), requests[1]["sent_after_ms"].as_u64()];
    assert!(waves[0] < waves[1] && requests[0]["took_ms"].is_u64(), "{requests:?}");
    let run = bench.verify(&["--markdown"]);
    assert_eq!(run.code, 0);
    assert!(run.out.starts_with("# Tokenwright report: "), "{}", run.out);
}

#[tokio::test]
async fn no_scenario_prints_the_token() {
    for scenario in Scenario::ALL {
        let bench = Bench::start(scenario, TokenWish::default()).await;
        for format in [&[][..], &["--json"], &["--markdown"]] {
            let run = bench.verify(format);
            assert!(run.code != 2, "{scenario:?}: {}", run.err);
            assert!(!carries(&(run.out + &run.err), &bench.token), "{scenario:?}");
        }
    }
}
