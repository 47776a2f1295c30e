//! "Expiration": how long the token lives.

use super::{Context, cannot_tell};
use crate::checklist::{CheckId, Item, Status};
use crate::date::Date;
use crate::page_state::Expiration;
use crate::reading::{Doubt, Reading};
use crate::recipe::{ExpirationRule, Never};
use crate::target::Target;

const TITLE: &str = "Expiration";

pub(super) fn item(context: &Context<'_>) -> Item {
    let rule = &context.wanted.recipe.expiration;
    let (status, says) = match &context.page.expiration {
        Reading::Found(choice) => judge(context, *choice),
        Reading::Absent => {
            (Status::CannotTell, cannot_tell(&Doubt::NotFound, TITLE, &look_for(context)))
        }
        Reading::NotUnderstood(doubt) => {
            (Status::CannotTell, cannot_tell(doubt, TITLE, &look_for(context)))
        }
    };
    Item {
        check: CheckId::Expiration,
        title: TITLE.into(),
        status,
        says,
        expected: expected(rule, context.wanted.today),
        found: context.page.expiration.found().map(|c| found(*c, context.wanted.today)),
        why: rule.why.clone(),
        advice: (status != Status::Met).then(|| rule.advice.clone()).flatten(),
        copy: None,
        target: Target::Expiration { days: rule.days.clone(), until: until(context) },
    }
}

fn judge(context: &Context<'_>, choice: Expiration) -> (Status, String) {
    let rule = &context.wanted.recipe.expiration;
    match choice {
        Expiration::Days(days) => judge_days(context, i64::from(days)),
        Expiration::On(date) => judge_days(context, i64::from(date.days_since(context.wanted.today))),
        Expiration::CustomWithoutDate => {
            (Status::Unmet, format!("Enter {} as the date.", until(context)))
        }
        Expiration::Never if rule.never == Never::Accepted => (
            Status::Met,
            "“No expiration” is acceptable. A token that ends by itself is safer: remember to renew or delete this one.".into(),
        ),
        Expiration::Never => {
            (Status::Unmet, format!("“No expiration” is too long. {}", choose(context)))
        }
    }
}

fn judge_days(context: &Context<'_>, days: i64) -> (Status, String) {
    let rule = &context.wanted.recipe.expiration;
    let shortest = rule.days.iter().min().copied().map_or(0, i64::from);
    if rule.days.iter().any(|d| i64::from(*d) == days) {
        return (Status::Met, format!("The token will live {days} days."));
    }
    if days <= 0 {
        return (Status::Unmet, format!("This date is not in the future. {}", choose(context)));
    }
    if days >= shortest {
        return (
            Status::Unmet,
            format!(
                "The token would live {days} days, which is not what was asked. {}",
                choose(context)
            ),
        );
    }
    let short = format!("The token would live only {days} days.");
    match context.page.owner_limit {
        Some(limit) if i64::from(limit) < shortest => (
            Status::Unmet,
            format!(
                "{short} The organization allows at most {limit} days: ask one of its owners to raise the maximum lifetime."
            ),
        ),
        _ => (
            Status::Unmet,
            format!(
                "{short} {} If GitHub offers less, the organization caps it: ask one of its owners.",
                choose(context)
            ),
        ),
    }
}

fn choose(context: &Context<'_>) -> String {
    let days = context.wanted.recipe.expiration.days.iter().max().copied().unwrap_or_default();
    format!("Choose “{days} days” if it is in the list, else “Custom” and {}.", until(context))
}

fn look_for(context: &Context<'_>) -> String {
    format!("it should end on {}.", until(context))
}

/// The last day of the best lifetime.
fn until(context: &Context<'_>) -> Date {
    let days = context.wanted.recipe.expiration.days.first().copied().unwrap_or_default();
    context.wanted.today.plus_days(i32::try_from(days).unwrap_or(i32::MAX))
}

fn expected(rule: &ExpirationRule, today: Date) -> String {
    let best = rule.days.first().copied().unwrap_or_default();
    let date = today.plus_days(i32::try_from(best).unwrap_or(i32::MAX));
    if best == 365 {
        return format!("1 year ({date})");
    }
    format!("{best} days ({date})")
}

fn found(choice: Expiration, today: Date) -> String {
    match choice {
        Expiration::Days(days) => format!("{days} days"),
        Expiration::On(date) => format!("{date} ({} days)", date.days_since(today)),
        Expiration::CustomWithoutDate => "Custom, no date yet".into(),
        Expiration::Never => "No expiration".into(),
    }
}
