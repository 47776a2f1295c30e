//! How long the token lives, from GitHub's header.

use super::{Case, Evidence, Finding, FindingId};
use crate::code::Code;
use crate::date::Moment;
use crate::page_state::Expiration;
use crate::plan::ApiPath;
use crate::reading::Reading;
use crate::recipe::Never;

/// An expiry this near, in seconds, on an answer that just succeeded is not believed: GitHub once
/// sent the current time (go-github issue 3708, 2025-09).
const UNBELIEVABLE: i64 = 10 * 60;
/// Days left that count as soon.
const SOON: i32 = 14;
/// Days by which header and recipe may differ, for time zones and midnight.
const TOLERANCE: i64 = 1;

pub(super) fn finding(case: &Case<'_>) -> Option<Finding> {
    let response = case.answer(&ApiPath::user())?.response()?;
    let (code, evidence, says) = match response.expires() {
        Some(moment) if moment.seconds_since(case.now).abs() < UNBELIEVABLE => (
            Code::ExpiryUnknown,
            Evidence::AnsweredByGitHub,
            "GitHub named the present moment as the expiry, which cannot be: the token just worked.".into(),
        ),
        Some(moment) => judge(case, moment),
        None if response.expiry.is_some() => (
            Code::ExpiryUnknown,
            Evidence::AnsweredByGitHub,
            "GitHub named an expiry in a form that Tokenwright does not know.".into(),
        ),
        None => unreported(case),
    };
    let next = (code != Code::Ok).then(|| next(code).to_owned());
    Some(Finding { id: FindingId::Expiry, title: "Expiration".into(), code, evidence, says, next })
}

fn judge(case: &Case<'_>, expiry: Moment) -> (Code, Evidence, String) {
    let left = expiry.date().days_since(case.now.date());
    let date = expiry.date();
    let days = case.recipe.expiration.as_ref().map_or(&[][..], |rule| &rule.days);
    let longest = days.iter().max().copied().map_or(i64::MAX, i64::from);
    let shortest = days.iter().min().copied().map_or(0, i64::from);
    let just_made = case.witness.is_some();
    let answered = Evidence::AnsweredByGitHub;
    let never_asked =
        case.recipe.expiration.as_ref().is_some_and(|rule| rule.never == Never::Asked);
    if left <= SOON {
        (Code::ExpiresSoon, answered, format!("It expires on {date}, in {}.", days_of(left)))
    } else if never_asked {
        let says = format!("It expires on {date}, though “No expiration” was asked for.");
        (Code::ExpiresSoon, answered, says)
    } else if i64::from(left) > longest + TOLERANCE {
        (
            Code::LivesTooLong,
            answered,
            format!("It expires on {date}, in {}: later than asked.", days_of(left)),
        )
    } else if just_made && i64::from(left) < shortest - TOLERANCE {
        (
            Code::ExpiresSoon,
            answered,
            format!("It expires on {date}, in {}: earlier than asked.", days_of(left)),
        )
    } else {
        (Code::Ok, answered, format!("It expires on {date}, in {}.", days_of(left)))
    }
}

fn days_of(count: i32) -> String {
    if count == 1 { "1 day".into() } else { format!("{count} days") }
}

/// No header: GitHub reported no expiry. Only the form can say that there is none.
fn unreported(case: &Case<'_>) -> (Code, Evidence, String) {
    match case.witness.map(|witness| &witness.page.expiration) {
        Some(Reading::Found(Expiration::Never)) => {
            let rule = case.recipe.expiration.as_ref();
            let is_asked = rule.is_some_and(|rule| rule.never == Never::Asked);
            let code = if is_asked { Code::Ok } else { Code::NeverExpires };
            (code, Evidence::SeenOnForm, "It was made with “No expiration”.".into())
        }
        _ => (
            Code::ExpiryUnknown,
            Evidence::AnsweredByGitHub,
            "GitHub reported no expiry. The token may never expire.".into(),
        ),
    }
}

fn next(code: Code) -> &'static str {
    match code {
        Code::ExpiresSoon => {
            "Create a new one in time, or ask an owner of the organization whether its policy caps the lifetime."
        }
        Code::LivesTooLong | Code::NeverExpires => {
            "Note when to renew it, and delete it when it is no longer needed."
        }
        _ => "Look at the date on the token’s page in GitHub’s settings.",
    }
}
