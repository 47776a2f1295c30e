//! Whether GitHub could be asked at all, and whether it answered as it documents.

use super::{Case, Evidence, Finding, FindingId};
use crate::answer::Meaning;
use crate::code::Code;

pub(super) fn finding(case: &Case<'_>) -> Option<Finding> {
    if case.answers.is_empty() {
        return None;
    }
    let fault = case.answers.iter().find_map(|answer| match answer.meaning() {
        Meaning::Way(code) => Some(code),
        _ => None,
    });
    let (code, evidence, says, next) = match fault {
        None => {
            let count = case.answers.len();
            let requests =
                if count == 1 { "the 1 request".into() } else { format!("all {count} requests") };
            (Code::Ok, Evidence::AnsweredByGitHub, format!("GitHub answered {requests}."), None)
        }
        Some(code) => (code, Evidence::None, fault_says(code).into(), Some(fault_next(code, case))),
    };
    Some(Finding {
        id: FindingId::Connection,
        title: "Connection".into(),
        code,
        evidence,
        says,
        next,
    })
}

fn fault_says(code: Code) -> &'static str {
    match code {
        Code::RateLimited => {
            "GitHub asks to wait: this account has sent many requests. This says nothing about the token."
        }
        Code::Overloaded => {
            "GitHub is overloaded at the moment. This says nothing about the token."
        }
        Code::Unreachable => {
            "api.github.com cannot be reached from this browser. This says nothing about the token."
        }
        Code::TimedOut => "GitHub did not answer in time. This says nothing about the token.",
        _ => {
            "Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page. This says nothing about the token."
        }
    }
}

fn fault_next(code: Code, case: &Case<'_>) -> String {
    match code {
        Code::RateLimited => {
            let seconds = case
                .answers
                .iter()
                .find_map(|a| a.response()?.retry_after.as_deref()?.parse::<u32>().ok());
            match seconds {
                Some(seconds) => format!("Try again in {seconds} seconds."),
                None => "Try again in a few minutes.".into(),
            }
        }
        Code::Unreachable => "Check your network, proxy or firewall, then try again.".into(),
        _ => "Try again in a minute.".into(),
    }
}
