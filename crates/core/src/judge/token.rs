//! Whether the text is a token of the right kind, and whether GitHub knows it.

use super::Case;
use super::finding::{Finding, FindingId, Judged};
use crate::answer::{Meaning, Trouble};
use crate::api_path::ApiPath;
use crate::code::Code;
use crate::redact::redact;
use crate::token::{Kind, Removed};

pub(super) fn finding(case: &Case<'_>) -> Finding {
    match case.token.kind {
        Err(fault) => without_asking(
            Code::Malformed,
            case,
            fault.to_string(),
            "Copy the whole token from GitHub and paste it again. Nothing was sent.",
        ),
        Ok(_) if case.token.worth_asking(case.recipe) => asked(case),
        Ok(kind) if case.recipe.is_anything() => without_asking(
            Code::WrongKind,
            case,
            format!(
                "This is {}. It belongs to an app, so GitHub does not tell whose it is.",
                kind.words()
            ),
            "Use the app’s own logs to find out what it may do. Nothing was sent.",
        ),
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

fn without_asking(code: Code, case: &Case<'_>, says: String, next: &str) -> Finding {
    finish(Judged::without_evidence(code, says).next(next), case, &[])
}

/// GitHub Docs "Authenticating to the REST API" (seen 2026-11-22); its words for it are not known.
const AFTER_MANY: &str =
    "Try again in a few minutes: after many wrong tokens GitHub refuses good ones for a while.";

fn asked(case: &Case<'_>) -> Finding {
    let path = ApiPath::user();
    let judged = match case.known().meaning(&path) {
        Some(Meaning::Answered) if was_dropped(case) => Judged::answered(
            Code::BadCredentials,
            "GitHub knew this token at first, and did not a moment later: it has just expired, or was revoked.",
        )
        .next("Create a new one."),
        Some(Meaning::Answered) => {
            let login = case.known().user().map(|login| login.to_string());
            let login = login.as_deref().unwrap_or("its user");
            let scopes = scopes(case);
            Judged::answered(
                Code::Ok,
                format!("GitHub knows this token. It belongs to {login}.{scopes}"),
            )
        }
        Some(Meaning::BadCredentials) => unknown_to_github(case),
        Some(Meaning::Gate(code)) => Judged::answered(code, super::owner::gate(code, case))
            .maybe_next(super::owner::next(code, case)),
        Some(Meaning::Way(Trouble::Undocumented)) => Judged::without_evidence(
            Code::UnexpectedAnswer,
            "GitHub could not be asked about this token.",
        )
        .next(AFTER_MANY),
        Some(Meaning::Way(trouble)) => {
            Judged::without_evidence(trouble.code(), "GitHub could not be asked about this token.")
        }
        Some(_) => Judged::answered(
            Code::UnexpectedAnswer,
            "GitHub did not say whose token this is, which it tells every valid token.",
        )
        .next(AFTER_MANY),
        None => Judged::without_evidence(
            Code::Unreachable,
            "It has the shape of a token, but GitHub was not asked.",
        )
        .next("Verify again."),
    };
    finish(judged, case, &[path])
}

/// Whether GitHub stopped knowing the token between two answers.
fn was_dropped(case: &Case<'_>) -> bool {
    let answers = case.asked_for_recipe();
    answers.iter().any(|answer| answer.meaning() == Meaning::BadCredentials)
}

/// What a token of another kind may do: it has scopes instead of permissions, and GitHub tells them.
fn scopes(case: &Case<'_>) -> String {
    let Ok(kind) = case.token.kind else { return String::new() };
    if kind == Kind::FineGrained {
        return String::new();
    }
    let answer = case.known().get(&ApiPath::user());
    let scopes = answer.and_then(|answer| answer.response()?.scopes.as_deref());
    match scopes.map(str::trim) {
        Some("") => {
            format!(" It is {} without any scope: it reads public data only.", kind.words())
        }
        Some(scopes) => format!(" It is {} with these scopes: {}.", kind.words(), redact(scopes)),
        None => format!(" It is {}.", kind.words()),
    }
}

/// Status 401. GitHub documents no checksum for fine-grained tokens, so a contradiction only explains what
/// GitHub has already said; it never stops a token from being tried.
fn unknown_to_github(case: &Case<'_>) -> Judged {
    if case.token.looks_damaged {
        return Judged::answered(
            Code::LooksDamaged,
            "GitHub does not know this token, and its last characters do not fit the others: it was probably mistyped or cut.",
        )
        .next("Copy the whole token again from where it is stored, or create a new one.");
    }
    Judged::answered(Code::BadCredentials, "GitHub does not know this token, and does not say why.")
        .causes(vec![
            "It has expired.".into(),
            "It was revoked or deleted, or GitHub found it in a public place and revoked it."
                .into(),
            "It is not the token you think it is.".into(),
        ])
        .next("Compare its last four characters with the token you made, or create a new one.")
}

fn finish(judged: Judged, case: &Case<'_>, asked: &[ApiPath]) -> Finding {
    let says = format!("{}{}", judged.says, taken_off(&case.token.removed));
    Judged { says, ..judged }.on(FindingId::Token, "Token", asked, &case.known())
}

fn taken_off(removed: &[Removed]) -> String {
    if removed.is_empty() {
        return String::new();
    }
    let list = removed.iter().map(|what| what.words()).collect::<Vec<_>>().join(", ");
    format!(" Taken off before the check: {list}.")
}
