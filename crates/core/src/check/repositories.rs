//! "Repository access".

use super::{Context, cannot_tell};
use crate::checklist::{CheckId, Item, Status};
use crate::page_state::RepositoryAccess;
use crate::reading::{Doubt, Reading};
use crate::target::Target;

const TITLE: &str = "Repository access";

pub(super) fn item(context: &Context<'_>) -> Item {
    let rule = &context.wanted.recipe.repositories;
    let label = rule.access.label();
    let look_for = format!("“{label}” should be chosen.");
    let (status, says) = match &context.page.repositories {
        Reading::Found(access) if *access == rule.access => {
            (Status::Met, format!("“{label}” is chosen."))
        }
        Reading::Found(access) => (Status::Unmet, wrong(*access, rule.access)),
        Reading::Absent => (Status::CannotTell, cannot_tell(&Doubt::NotFound, TITLE, &look_for)),
        Reading::NotUnderstood(doubt) => (Status::CannotTell, cannot_tell(doubt, TITLE, &look_for)),
    };
    Item {
        check: CheckId::Repositories,
        title: TITLE.into(),
        status,
        says,
        expected: label.into(),
        found: context.page.repositories.found().map(|access| access.label().to_owned()),
        why: rule.why.clone(),
        advice: None,
        copy: None,
        target: Target::Repositories { choose: rule.access },
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
