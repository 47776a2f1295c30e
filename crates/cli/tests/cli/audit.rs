//! What else a token can do.

use serde_json::Value;
use tokenwright_double::{ApiFault, Scenario, TokenKind, TokenWish};

use crate::bench::Bench;

#[tokio::test]
async fn an_audit_decides_most_and_asks_at_most_20_at_once() {
    let bench = Bench::happy().await;
    bench.double.set_api_delay(std::time::Duration::from_millis(100));
    let run = bench.run(&["audit", "--owner", "acme", "--recipe", "milestone-copilot", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let audit = &report["verification"]["audit"];
    let count = |what: &str| audit["count"][what].as_u64().unwrap();
    assert!(count("answered") >= 2 && count("refused") >= 20, "{}", audit["count"]);
    let all = ["answered", "refused", "unclear", "cannot_be_asked", "not_offered"];
    assert_eq!(all.map(count).iter().sum::<u64>(), count("of"));
    assert_eq!(audit["complete"], true);
    assert_eq!(
        report["verification"]["verdict"], "ready",
        "the same answers, judged by the recipe"
    );
    let most = bench.double.most_at_once();
    assert!((2..=20).contains(&most), "{most}");
    assert_eq!(bench.double.unknown_requests(), []);
    assert_eq!(run.err, "", "progress is for terminals");
}

#[tokio::test]
async fn the_owner_is_the_tokens_user_unless_named() {
    let wish = TokenWish {
        owner: "mona",
        permissions: vec![("metadata", "read"), ("contents", "read")],
        repositories: tokenwright_double::Repositories::All,
        ..TokenWish::default()
    };
    let bench = Bench::start(Scenario::Happy, wish).await;
    let run = bench.run(&["audit", "--repository", "mona/diary"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("Owner         mona"), "{}", run.out);
    assert!(run.out.contains("✓ Contents, Read-only"), "{}", run.out);
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{}", run.out);
    let users = bench.double.requests().iter().filter(|asked| asked.path == "/user").count();
    assert_eq!(users, 1);
    let run = bench.run(&["audit", "--repository", "acme/anvil"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
}

#[tokio::test]
async fn more_than_the_recipe_asks_is_marked() {
    let wish = TokenWish {
        permissions: vec![
            ("members", "read"),
            ("organization_copilot_seat_management", "read"),
            ("organization_hooks", "read"),
        ],
        ..TokenWish::default()
    };
    let bench = Bench::start(Scenario::Happy, wish).await;
    let run = bench.run(&["audit", "--owner", "acme", "--recipe", "milestone-copilot"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("  ! Webhooks"), "{}", run.out);
    let markdown = bench.run(&["audit", "--owner", "acme", "--markdown"]);
    assert!(markdown.out.contains("## What else it can do"), "{}", markdown.out);
}

#[tokio::test]
async fn without_a_user_an_audit_says_why_and_asks_nothing_else() {
    let wish = TokenWish { revoked: true, ..TokenWish::default() };
    let bench = Bench::start(Scenario::Happy, wish).await;
    for arguments in [&["audit"][..], &["audit", "--owner", "acme"]] {
        let run = bench.run(arguments);
        assert_eq!(run.code, 4, "{}", run.out);
        assert!(run.out.starts_with("✗ Not ready. GitHub does not know"), "{}", run.out);
    }
    assert_eq!(bench.double.requests().len(), 2);
    bench.double.set_api_fault(Some(ApiFault::Overloaded));
    let run = bench.run(&["audit", "--json"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.code, &report["verification"]["verdict"]), (5, &"could-not-check".into()));
}

#[tokio::test]
async fn a_classic_token_has_scopes_instead_of_permissions() {
    let wish = TokenWish { kind: TokenKind::Classic(vec!["repo", "gist"]), ..TokenWish::default() };
    let bench = Bench::start(Scenario::Happy, wish).await;
    let run = bench.run(&["audit"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("with these scopes: repo, gist"), "{}", run.out);
    assert_eq!(bench.double.requests().len(), 1);
}
