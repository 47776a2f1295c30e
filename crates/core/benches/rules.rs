//! What the rules of a verification cost: choosing the requests, and judging their answers.

#![allow(missing_docs, reason = "the macros of criterion make functions")]
#![allow(clippy::unwrap_used, reason = "a case that cannot be built is no figure")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use tokenwright_core::answer::{Answer, Outcome, Response};
use tokenwright_core::date::Moment;
use tokenwright_core::judge::{Case, TokenFacts};
use tokenwright_core::login::Login;
use tokenwright_core::subject::Subject;
use tokenwright_core::{judge, plan, recipe, token};

/// A token of the right shape; its checksum is wrong on purpose.
const TOKEN: &str =
    "github_pat_11ABCDEFG0HIJKLMNOPQRS_tuvwxyzTUVWXYZ123456789abcdefghijklmnopqrs0ZYXWVUTSRQPONMLK";

fn benches(criterion: &mut Criterion) {
    let recipe = recipe::by_id("milestone-copilot").unwrap();
    let subject = Subject::new(Login::parse("acme").unwrap(), "2026-11-23".parse().unwrap());
    let mut answers = Vec::new();
    loop {
        let paths = plan::next(recipe, &subject, &answers);
        if paths.is_empty() {
            break;
        }
        answers.extend(paths.into_iter().map(|path| Answer::new(path, granted())));
    }
    criterion.bench_function("plan", |bencher| {
        bencher.iter(|| black_box(plan::next(recipe, &subject, black_box(&answers[..1]))));
    });
    let facts = TokenFacts::from(&token::inspect(TOKEN));
    let now = Moment::from_expiry_header("2026-11-23 12:00:00 UTC").unwrap();
    let case =
        Case { recipe, subject: &subject, token: &facts, answers: &answers, witness: None, now };
    criterion.bench_function("judge", |bencher| {
        bencher.iter(|| black_box(judge(black_box(&case))));
    });
}

fn granted() -> Outcome {
    let header = |name: &str| {
        let expires = name.eq_ignore_ascii_case("github-authentication-token-expiration");
        expires.then(|| "2026-12-23 12:00:00 UTC".to_owned())
    };
    Outcome::Response(Response::read(200, header, Some(br#"{"login":"mona","role":"admin"}"#)))
}

criterion_group! {
    name = all;
    config = Criterion::default()
        .sample_size(30)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = benches
}
criterion_main!(all);
