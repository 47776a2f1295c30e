//! Whether GitHub could be asked at all, and whether it answered as it documents.

use super::Case;
use super::finding::{Finding, FindingId, Judged};
use crate::answer::{Answer, Meaning, Trouble};
use crate::code::Code;

pub(super) fn finding(case: &Case<'_>) -> Option<Finding> {
    let answers = case.asked_for_recipe();
    if answers.is_empty() {
        return None;
    }
    let worst = answers.iter().filter_map(|answer| trouble(answer)).max();
    let (judged, asked) = match worst {
        None => (fine(answers.len()), Vec::new()),
        Some(worst) => {
            let says = format!("{} This says nothing about the token.", says(worst));
            let judged = Judged::without_evidence(worst.code(), says).next(next(worst, case));
            let of_it = answers.iter().filter(|answer| trouble(answer) == Some(worst));
            (judged, of_it.map(|answer| answer.path.clone()).collect())
        }
    };
    Some(judged.on(FindingId::Connection, "Connection", &asked, &case.known()))
}

fn trouble(answer: &Answer) -> Option<Trouble> {
    match answer.meaning() {
        Meaning::Way(trouble) => Some(trouble),
        _ => None,
    }
}

fn fine(count: usize) -> Judged {
    let requests =
        if count == 1 { "the 1 request".into() } else { format!("all {count} requests") };
    Judged::answered(Code::Ok, format!("GitHub answered {requests}."))
}

/// What went wrong, in a sentence.
fn says(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::RateLimited => "GitHub asks to wait: this account has sent many requests.",
        Trouble::Overloaded => "GitHub is overloaded at the moment.",
        Trouble::Offline => "This computer has no network connection.",
        Trouble::NameNotFound => "The name of GitHub’s API was not found in the network.",
        Trouble::Untrusted => {
            "The certificate that answered for GitHub’s API is not trusted here, perhaps because something in between opens the connection."
        }
        Trouble::Unreachable => "GitHub’s API cannot be reached from here.",
        Trouble::BrokenOff => "The connection broke before GitHub’s answer was complete.",
        Trouble::TimedOut => "GitHub did not answer in time.",
        Trouble::HeaderLost => {
            "GitHub saw no token at all: something on the way, perhaps a proxy, took it off the request."
        }
        Trouble::Redirected => "GitHub sent a request elsewhere, which is not followed.",
        Trouble::VersionUnknown => {
            "GitHub does not take the version of its API that was asked for."
        }
        Trouble::NotGitHub => {
            "Something answered that is not GitHub’s API as it is documented, perhaps a proxy or a sign-in page."
        }
        Trouble::Undocumented => "GitHub answered in a way that it does not document.",
    }
}

fn next(trouble: Trouble, case: &Case<'_>) -> String {
    match trouble {
        Trouble::RateLimited => {
            let waits = case.answers.iter().filter_map(|a| a.response()?.asks_to_wait(case.now));
            match waits.max() {
                Some(seconds) if seconds > 90 => {
                    format!("Try again in {} minutes.", seconds.div_ceil(60))
                }
                Some(seconds) if seconds > 1 => format!("Try again in {seconds} seconds."),
                Some(_) => "Try again in a second.".into(),
                // GitHub Docs: without `retry-after`, wait at least a minute (seen 2026-11-22).
                None => "Try again in a few minutes.".into(),
            }
        }
        Trouble::Offline
        | Trouble::NameNotFound
        | Trouble::Untrusted
        | Trouble::Unreachable
        | Trouble::BrokenOff => "Check your network, proxy or firewall, then try again.".into(),
        Trouble::Redirected if !case.subject.repositories.is_empty() => {
            "The repository may have another name now: type it as it stands on GitHub, then try again."
                .into()
        }
        Trouble::Redirected | Trouble::HeaderLost => "Ask whoever runs your network, or try from another one.".into(),
        Trouble::VersionUnknown => "Update Tokenwright, then try again.".into(),
        Trouble::NotGitHub | Trouble::Undocumented | Trouble::Overloaded | Trouble::TimedOut => {
            "Try again in a minute.".into()
        }
    }
}
