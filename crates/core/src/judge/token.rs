//! Whether the text is a token of the right kind, and whether GitHub knows it.

use super::{Case, Evidence, Finding, FindingId};
use crate::answer::Meaning;
use crate::code::Code;
use crate::plan::ApiPath;
use crate::token::{Kind, Removed, TokenFault};

pub(super) fn finding(case: &Case<'_>) -> Finding {
    match case.token.kind {
        Err(fault) => without_asking(
            Code::Malformed,
            case,
            malformed(fault),
            "Copy the whole token from GitHub and paste it again. Nothing was sent.",
        ),
        Ok(Kind::FineGrained) => asked(case),
        Ok(kind) => without_asking(
            Code::WrongKind,
            case,
            wrong_kind(kind, case),
            "Create a fine-grained token with the recipe, and verify that one. Nothing was sent.",
        ),
    }
}

fn wrong_kind(kind: Kind, case: &Case<'_>) -> String {
    let vendor = &case.recipe.vendor;
    let damaged = if case.token.looks_damaged { " It also looks mistyped or cut." } else { "" };
    format!(
        "This is {}.{damaged} {vendor} asks for a fine-grained token, which begins with github_pat_.",
        kind.words()
    )
}

fn malformed(fault: TokenFault) -> String {
    match fault {
        TokenFault::Empty => "There is no token yet.".into(),
        TokenFault::NoToken => {
            "This is no GitHub token: those begin with github_pat_, ghp_ or a like prefix.".into()
        }
        TokenFault::Misshapen(kind) => format!(
            "This begins like {}, but its length or its characters are not right. Part of it may be missing.",
            kind.words()
        ),
    }
}

fn without_asking(code: Code, case: &Case<'_>, says: String, next: &str) -> Finding {
    Finding {
        id: FindingId::Token,
        title: "Token".into(),
        code,
        evidence: Evidence::None,
        says: format!("{says}{}", taken_off(&case.token.removed)),
        next: Some(next.into()),
    }
}

fn asked(case: &Case<'_>) -> Finding {
    let answer = case.answer(&ApiPath::user());
    let taken_off = taken_off(&case.token.removed);
    let (code, evidence, says, next) = match answer.map(crate::answer::Answer::meaning) {
        Some(Meaning::Answered) => {
            let login = answer.and_then(|a| a.response()?.text("login")).unwrap_or("its user");
            (
                Code::Ok,
                Evidence::AnsweredByGitHub,
                format!("GitHub knows this token. It belongs to {login}."),
                None,
            )
        }
        Some(Meaning::BadCredentials) => {
            let says = "GitHub does not know this token: it is wrong, expired or revoked, and GitHub does not say which.";
            let next =
                "Compare its last four characters with the token you made, or create a new one.";
            (Code::BadCredentials, Evidence::AnsweredByGitHub, says.into(), Some(next))
        }
        Some(Meaning::Gate(code)) => {
            (code, Evidence::AnsweredByGitHub, super::owner::gate(code, case), None)
        }
        Some(Meaning::Way(code)) => {
            (code, Evidence::None, "GitHub could not be asked about this token.".into(), None)
        }
        Some(Meaning::Refused | Meaning::Hidden | Meaning::Unprocessable) => (
            Code::UnexpectedAnswer,
            Evidence::AnsweredByGitHub,
            "GitHub did not say whose token this is, which it tells every valid token.".into(),
            Some("Try again in a minute."),
        ),
        None => (
            Code::Unreachable,
            Evidence::None,
            "It has the shape of a fine-grained token, but GitHub was not asked.".into(),
            Some("Verify again."),
        ),
    };
    Finding {
        id: FindingId::Token,
        title: "Token".into(),
        code,
        evidence,
        says: format!("{says}{taken_off}"),
        next: next.map(Into::into),
    }
}

fn taken_off(removed: &[Removed]) -> String {
    if removed.is_empty() {
        return String::new();
    }
    let list = removed.iter().map(|what| what.words()).collect::<Vec<_>>().join(", ");
    format!(" Taken off before the check: {list}.")
}
