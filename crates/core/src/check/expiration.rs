//! "Expiration": how long the token lives.

use super::{Context, usual_place};
use crate::checklist::{CheckId, Item, Status};
use crate::date::Date;
use crate::page_state::Expiration;
use crate::reading::{Doubt, Reading};
use crate::recipe::{ExpirationRule, LONGEST_LIFETIME, Never};
use crate::target::Target;

const TITLE: &str = "Expiration";
/// The lifetimes in days that GitHub's list has by name, the last for some owners only (seen from
/// 2022 to 2026-09).
const PRESETS: [u32; 5] = [7, 30, 60, 90, LONGEST_LIFETIME];

/// The rule held against the page.
struct Check<'a> {
    context: &'a Context<'a>,
    rule: &'a ExpirationRule,
}

pub(super) fn item(context: &Context<'_>) -> Item {
    let today = context.wanted.today;
    let found = context.page.expiration.found().map(|choice| found(*choice, today));
    let Some(rule) = &context.wanted.recipe.expiration else {
        return context.left_open(CheckId::Expiration, TITLE, found);
    };
    let check = Check { context, rule };
    let (status, says) = match &context.page.expiration {
        Reading::Found(choice) => check.judge(*choice),
        Reading::Absent => check.unsure(&Doubt::NotFound),
        Reading::NotUnderstood(doubt) => check.unsure(doubt),
    };
    Item {
        title: TITLE.into(),
        status,
        says,
        expected: check.expected(),
        found,
        why: rule.why.clone(),
        advice: if status == Status::Met { None } else { check.advice() },
        target: Target::Expiration {
            days: rule.days.clone(),
            until: check.until(),
            never: rule.never == Never::Asked,
        },
        ..Item::of(CheckId::Expiration)
    }
}

impl Check<'_> {
    fn judge(&self, choice: Expiration) -> (Status, String) {
        let today = self.context.wanted.today;
        match choice {
            Expiration::Never => self.judge_never(),
            _ if self.rule.never == Never::Asked => {
                (Status::Unmet, "“No expiration” was asked for.".into())
            }
            Expiration::On(date) if self.context.is_existing() => self.judge_end(date),
            Expiration::Days(days) => self.judge_days(i64::from(days)),
            Expiration::On(date) => self.judge_days(i64::from(date.days_since(today))),
            Expiration::CustomWithoutDate => {
                (Status::Unmet, format!("Enter {} as the date.", self.until()))
            }
        }
    }

    fn judge_never(&self) -> (Status, String) {
        match self.rule.never {
            Never::Asked => (Status::Met, "“No expiration” is chosen.".into()),
            Never::Accepted => (
                Status::Met,
                "“No expiration” is acceptable. A token that ends by itself is safer: remember to renew or delete this one.".into(),
            ),
            Never::Refused => {
                (Status::Unmet, format!("“No expiration” is too long. {}", self.choose()))
            }
        }
    }

    fn judge_days(&self, days: i64) -> (Status, String) {
        let shortest = self.shortest();
        if self.rule.days.iter().any(|d| i64::from(*d) == days) {
            return (Status::Met, format!("The token will live {days} days."));
        }
        let says = if days <= 0 {
            format!("This date is not in the future. {}", self.choose())
        } else if days >= shortest {
            format!(
                "The token would live {days} days, which is not what was asked. {}",
                self.choose()
            )
        } else {
            match self.cap() {
                Some(limit) => {
                    format!(
                        "The token would live only {days} days; {} allows at most {limit}.",
                        self.owner()
                    )
                }
                None => format!("The token would live only {days} days. {}", self.choose()),
            }
        };
        (Status::Unmet, says)
    }

    /// Of a token that exists only the end is known, not the time that it was made for.
    fn judge_end(&self, end: Date) -> (Status, String) {
        let left = i64::from(end.days_since(self.context.wanted.today));
        let longest = self.rule.days.iter().max().copied().map_or(i64::MAX, i64::from);
        if left < 0 {
            (Status::Unmet, format!("It ended on {end}. Regenerate it, or create a new one."))
        } else if left > longest {
            (Status::Unmet, format!("It ends on {end}, in {left} days: later than asked."))
        } else {
            (
                Status::CannotTell,
                format!(
                    "It ends on {end}, in {left} days. Renew it in time; this page does not tell for how long it was made."
                ),
            )
        }
    }

    fn unsure(&self, doubt: &Doubt) -> (Status, String) {
        let look_for = match self.rule.never {
            Never::Asked => "it should say “No expiration”.".into(),
            Never::Accepted | Never::Refused => format!("it should end on {}.", self.until()),
        };
        (
            Status::CannotTell,
            self.context.cannot_tell(doubt, TITLE, usual_place::EXPIRATION, &look_for),
        )
    }

    /// What the owner's limit means for the recipe, before the user looks for a choice that is not
    /// there. An organization's limit takes "No expiration" out of the list (seen 2026-09).
    fn advice(&self) -> Option<String> {
        let page = self.context.page;
        let owner = self.owner();
        if let Some(limit) = self.cap() {
            return Some(format!(
                "Ask an owner of {owner} to raise the maximum lifetime of fine-grained tokens, which is {limit} days. Or choose the longest there is, and renew the token in time."
            ));
        }
        if self.rule.never == Never::Asked && page.never_offered == Some(false) {
            return Some(format!(
                "“No expiration” is not in the list: {owner} limits how long tokens live. Ask one of its owners, or ask the vendor for a lifetime."
            ));
        }
        self.rule.advice.clone()
    }

    /// The owner's limit, if it is below what is asked.
    fn cap(&self) -> Option<u32> {
        self.context.page.owner_limit.filter(|limit| i64::from(*limit) < self.shortest())
    }

    fn owner(&self) -> &str {
        self.context.page.owner.found().map_or("the resource owner", String::as_str)
    }

    fn shortest(&self) -> i64 {
        self.rule.days.iter().min().copied().map_or(0, i64::from)
    }

    /// GitHub's list has some lifetimes by name, and not for every owner the same.
    fn choose(&self) -> String {
        let custom = format!("“Custom” and {}", self.until());
        let listed = |days: &&u32| PRESETS.contains(days);
        let best = self.rule.days.first();
        match self.rule.days.iter().find(listed) {
            Some(days) if Some(days) == best && *days < LONGEST_LIFETIME => {
                format!("Choose “{days} days”.")
            }
            Some(days) => format!("Choose “{days} days” if it is in the list, else {custom}."),
            None => format!("Choose {custom}."),
        }
    }

    /// The last day of the best lifetime.
    fn until(&self) -> Date {
        let days = self.rule.days.first().copied().unwrap_or_default();
        self.context.wanted.today.plus_days(i32::try_from(days).unwrap_or(i32::MAX))
    }

    fn expected(&self) -> String {
        if self.rule.never == Never::Asked {
            return "No expiration".into();
        }
        let date = self.until();
        match self.rule.days.first().copied().unwrap_or_default() {
            365 => format!("1 year ({date})"),
            days => format!("{days} days ({date})"),
        }
    }
}

fn found(choice: Expiration, today: Date) -> String {
    match choice {
        Expiration::Days(days) => format!("{days} days"),
        Expiration::On(date) => format!("{date} ({} days)", date.days_since(today)),
        Expiration::CustomWithoutDate => "Custom, no date yet".into(),
        Expiration::Never => "No expiration".into(),
    }
}
