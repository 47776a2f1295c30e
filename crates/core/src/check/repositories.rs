//! "Repository access".

use super::{Context, usual_place};
use crate::checklist::{CheckId, Item, Status};
use crate::page_state::RepositoryAccess;
use crate::reading::{Doubt, Reading};
use crate::target::Target;

const TITLE: &str = "Repository access";

pub(super) fn item(context: &Context<'_>) -> Item {
    let found = context.page.repositories.found().map(|access| access.label().to_owned());
    let Some(rule) = &context.wanted.recipe.repositories else {
        return context.left_open(CheckId::Repositories, TITLE, found);
    };
    let label = rule.access.label();
    let names = rule.names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
    let unsure = |doubt: &Doubt| {
        let look_for = format!("“{label}” should be chosen.");
        (
            Status::CannotTell,
            context.cannot_tell(doubt, TITLE, usual_place::REPOSITORIES, &look_for),
        )
    };
    let (status, says) = match &context.page.repositories {
        // Which ones are selected is not read from the page.
        Reading::Found(access) if *access == rule.access && !rule.names.is_empty() => (
            Status::CannotTell,
            format!("“{label}” is chosen. Cannot tell which: {names} should be selected."),
        ),
        Reading::Found(access) if *access == rule.access => {
            (Status::Met, format!("“{label}” is chosen."))
        }
        Reading::Found(access) => (Status::Unmet, wrong(*access, rule.access)),
        Reading::Absent => unsure(&Doubt::NotFound),
        Reading::NotUnderstood(doubt) => unsure(doubt),
    };
    Item {
        title: TITLE.into(),
        status,
        says,
        expected: if names.is_empty() { label.into() } else { format!("{label}: {names}") },
        found,
        why: rule.why.clone(),
        target: Target::Repositories { choose: rule.access },
        ..Item::of(CheckId::Repositories)
    }
}

fn wrong(found: RepositoryAccess, wanted: RepositoryAccess) -> String {
    let choose = format!("Choose “{}”.", wanted.label());
    match (found, wanted) {
        (RepositoryAccess::All, _) => format!(
            "Too much: whoever gets this token could reach every repository, future ones too. {choose}"
        ),
        (_, RepositoryAccess::Public) => {
            format!("Too much: the token would reach repositories that it does not need. {choose}")
        }
        _ => choose,
    }
}
