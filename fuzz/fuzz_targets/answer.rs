//! Answers as they come from a network, to whatever is asked: judged, audited, reported. No token is told,
//! nothing is granted that was not answered, and their order changes nothing.
//!
//! An input is a letter, which chooses the recipe and whether a repository is named, and answers one
//! after another, parted by a line `===`: a line with the status (none: no answer came), headers, an
//! empty line, the body. `{token}` stands for the token.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tokenwright_core::answer::{Answer, Failure, Outcome, Response};
use tokenwright_core::code::{Code, Verdict};
use tokenwright_core::date::Moment;
use tokenwright_core::judge::{Case, Evidence, TokenFacts, Verification};
use tokenwright_core::login::Login;
use tokenwright_core::recipe::{self, Recipe};
use tokenwright_core::report::Report;
use tokenwright_core::repository::RepositoryName;
use tokenwright_core::subject::Subject;
use tokenwright_core::{audit, judge, plan, token, watch};

const TOKEN: &str =
    "github_pat_11ABCDEFG0HIJKLMNOPQRS_tuvwxyzTUVWXYZ123456789abcdefghijklmnopqrs0ZYXWVUTSRQPONMLK";
/// A login has up to 39 characters: a shorter part of a token cannot be told from one.
const TOLD: usize = 40;
/// Largest report there may be: about ninety requests, each with a message of at most 300 characters.
const LARGEST_REPORT: usize = 400_000;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(rest).replace("{token}", TOKEN);
    let ids = ["milestone-copilot", "renovate", "github-copilot-cli"];
    let Some(recipe) = recipe::by_id(ids[usize::from(*first) % ids.len()]) else { return };
    let now = Moment::from_expiry_header("2026-11-23 12:00:00 UTC").expect("a moment");
    let owner = Login::parse("acme").expect("a login");
    let name = RepositoryName::parse("rocket-skates", &owner).expect("a name");
    let names = if *first / 3 % 2 == 0 { vec![name] } else { Vec::new() };
    let subject = Subject::new(owner, now.date()).with_repositories(names);

    let answers = all(recipe, &subject, &text);
    let facts = TokenFacts::from(&token::inspect(TOKEN));
    let of = |answers: &[Answer]| {
        judge(&Case { recipe, subject: &subject, token: &facts, answers, witness: None, now })
    };
    let result = of(&answers);
    is_proven(&result, &answers);
    watch::pause(0, result.verdict, &answers, now);

    let seen = audit::audit(&subject, Some(recipe), &answers);
    let report = Report::new(Some(recipe), Some(&subject)).with_answers(
        now,
        &facts,
        &answers,
        Some(result.clone()),
        Some(seen),
    );
    is_silent(&report.to_json());
    is_silent(&report.to_markdown().replace('\\', ""));

    let backwards: Vec<Answer> = answers.into_iter().rev().collect();
    assert_eq!(of(&backwards), result);
});

/// What comes back from everything that is asked, as the client asks it, until the answers end.
fn all(recipe: &Recipe, subject: &Subject, text: &str) -> Vec<Answer> {
    let mut outcomes = text.split("\n===\n").map(outcome);
    let mut answers = Vec::new();
    loop {
        let mut round = plan::next(recipe, subject, &answers);
        if round.is_empty() {
            round = audit::next(subject, &answers);
        }
        if round.is_empty() {
            return answers;
        }
        for path in round {
            let Some(outcome) = outcomes.next() else { return answers };
            assert!(answers.iter().all(|answer: &Answer| answer.path != path), "{path} twice");
            answers.push(Answer::new(path, outcome));
        }
    }
}

fn outcome(text: &str) -> Outcome {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let Some(status) = lines.next().and_then(|line| line.trim().parse().ok()) else {
        return Outcome::Failed(Failure::Unreachable);
    };
    let header = |name: &str| {
        let mut headers = lines.clone().filter_map(|line| line.split_once(": "));
        headers.find(|(own, _)| *own == name).map(|(_, value)| value.to_owned())
    };
    Outcome::Response(Response::read(status, header, Some(body.as_bytes())))
}

/// Every permission that is granted has an answer that says so, and "ready" has a user.
fn is_proven(result: &Verification, answers: &[Answer]) {
    let is_yes = |answer: &Answer| match &answer.outcome {
        Outcome::Response(it) => {
            it.status == 204 || (200..300).contains(&it.status) && it.body.is_some()
        }
        Outcome::Failed(_) => false,
    };
    let granted = result.findings.iter().filter(|finding| {
        finding.code == Code::Granted && finding.evidence == Evidence::AnsweredByGitHub
    });
    for finding in granted {
        let yes = |line: &String| line.split("→ 2").count() == 2;
        assert!(finding.asked.iter().any(yes), "{}: {:?}", finding.id, finding.asked);
    }
    if result.verdict == Verdict::Ready {
        let of_user = |answer: &&Answer| answer.path.as_str() == "/user";
        assert!(answers.iter().find(of_user).is_some_and(is_yes));
    }
}

/// No long part of the token stands in it, and it is as short as a report is.
fn is_silent(report: &str) {
    assert!(report.len() < LARGEST_REPORT, "{} bytes", report.len());
    for start in 0..=TOKEN.len() - TOLD {
        let part = &TOKEN[start..start + TOLD];
        assert!(!report.contains(part), "“{part}” is told");
    }
}
