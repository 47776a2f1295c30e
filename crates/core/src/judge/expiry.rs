//! How long the token lives, from GitHub's header.

use super::Case;
use super::finding::{Finding, FindingId, Judged};
use crate::api_path::ApiPath;
use crate::code::Code;
use crate::date::Moment;
use crate::page_state::Expiration;
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
    let known = case.known();
    let path = ApiPath::user();
    let response = known.get(&path)?.response()?;
    let judged = match response.expires() {
        Some(moment) if moment.seconds_since(case.now) <= -UNBELIEVABLE => Judged::answered(
            Code::ExpiryUnknown,
            "GitHub named a moment that is over as the expiration, which cannot be: the token just worked.",
        ),
        Some(moment) if moment.seconds_since(case.now) < UNBELIEVABLE => Judged::answered(
            Code::ExpiryUnknown,
            "GitHub named the present moment as the expiration, which cannot be: the token just worked.",
        ),
        Some(moment) => judge(case, moment),
        None if response.expiry.is_some() => Judged::answered(
            Code::ExpiryUnknown,
            "GitHub named an expiration in a form that Tokenwright does not know.",
        ),
        None => unreported(case),
    };
    let next = (judged.code != Code::Ok).then(|| next(judged.code).to_owned());
    Some(judged.maybe_next(next).on(FindingId::Expiry, "Expiration", &[path], &known))
}

impl Case<'_> {
    /// When the token expires, if GitHub answered and named a moment that can be believed.
    pub(crate) fn expires(&self) -> Option<Moment> {
        let response = self.known().get(&ApiPath::user())?.response()?;
        let moment = response.expires().filter(|_| self.token_is_alive())?;
        (moment.seconds_since(self.now) >= UNBELIEVABLE).then_some(moment)
    }
}

fn judge(case: &Case<'_>, expiry: Moment) -> Judged {
    let left = expiry.date().days_since(case.now.date());
    let date = expiry.date();
    let rule = case.recipe.expiration.as_ref();
    let days = rule.map_or(&[][..], |rule| &rule.days);
    let longest = days.iter().max().copied().map_or(i64::MAX, i64::from);
    let shortest = days.iter().min().copied().map_or(0, i64::from);
    let just_made = case.witness.is_some();
    let never_asked = rule.is_some_and(|rule| rule.never == Never::Asked);
    let (code, remark) = if left <= SOON {
        (Code::ExpiresSoon, ".")
    } else if never_asked {
        (Code::ExpiresSoon, ", though “No expiration” was asked for.")
    } else if i64::from(left) > longest.saturating_add(TOLERANCE) {
        (Code::LivesTooLong, ": later than asked.")
    } else if just_made && i64::from(left) < shortest - TOLERANCE {
        (Code::ExpiresSoon, ": earlier than asked.")
    } else {
        (Code::Ok, ".")
    };
    Judged::answered(code, format!("It expires on {date}, in {}{remark}", days_of(left)))
}

fn days_of(count: i32) -> String {
    if count == 1 { "1 day".into() } else { format!("{count} days") }
}

/// No header: GitHub reported no expiry. Only the form can say that there is none.
fn unreported(case: &Case<'_>) -> Judged {
    match case.witness.map(|witness| &witness.page.expiration) {
        Some(Reading::Found(Expiration::Never)) => {
            let rule = case.recipe.expiration.as_ref();
            let is_asked = rule.is_some_and(|rule| rule.never == Never::Asked);
            let code = if is_asked { Code::Ok } else { Code::NeverExpires };
            Judged::on_form(code, "It was made with “No expiration”.")
        }
        _ => Judged::answered(
            Code::ExpiryUnknown,
            "GitHub named no expiration. The token may never expire.",
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
