//! One permission of the form, at exactly the level that the recipe asks.

use super::{Context, usual_place};
use crate::catalogue::Catalogue;
use crate::checklist::{CheckId, Item, Status};
use crate::page_state::Grants;
use crate::permission::{Level, PermissionId, Scope};
use crate::reading::{Doubt, Reading};
use crate::recipe::PermissionRule;
use crate::risk;
use crate::target::Target;

/// A permission that the token must hold.
pub(super) fn required(rule: &PermissionRule, context: &Context<'_>) -> Item {
    let title = Catalogue::built_in().title(&rule.permission);
    let held = held(context, &rule.permission);
    let (status, says) = match &held {
        Reading::Found(level) if *level == rule.level => {
            (Status::Met, format!("“{title}” is set to {}.", level.label()))
        }
        Reading::Found(level) if *level > rule.level => (
            Status::Unmet,
            format!(
                "Too much: with “{}”, whoever gets this token could {}. Set “Access” of “{title}” to {}.",
                level.label(),
                risk::deed(&rule.permission, *level),
                rule.level.label()
            ),
        ),
        Reading::Found(level) => (
            Status::Unmet,
            format!("“{title}” is only {}. Set “Access” to {}.", level.label(), rule.level.label()),
        ),
        Reading::Absent => (Status::Unmet, path(&rule.permission, &title, rule.level)),
        Reading::NotUnderstood(doubt) => (Status::CannotTell, unsure(context, doubt, rule, &title)),
    };
    Item {
        status,
        says,
        advice: context.needs_owner_first(&rule.permission, status),
        target: target(rule, &title),
        ..blank(rule, title, &held)
    }
}

/// A permission that the token may hold; never asked for.
pub(super) fn optional(rule: &PermissionRule, context: &Context<'_>) -> Item {
    let title = Catalogue::built_in().title(&rule.permission);
    let held = held(context, &rule.permission);
    let says = match &held {
        Reading::Found(level) if *level > rule.level => {
            format!("Optional, but no higher than {}.", rule.level.label())
        }
        Reading::Found(_) => format!("Optional: “{title}” is set, which is fine."),
        Reading::Absent | Reading::NotUnderstood(_) => {
            format!("Optional: “{title}” may be left out.")
        }
    };
    Item { says, ..blank(rule, format!("{title} (optional)"), &held) }
}

/// The level of this permission on the form; `Absent` only if it certainly is not set.
fn held(context: &Context<'_>, id: &PermissionId) -> Reading<Level> {
    match &context.page.permissions {
        Reading::Found(Grants { known, complete, .. }) => match known.get(id) {
            Some(reading) => reading.clone(),
            None if *complete => Reading::Absent,
            None => Reading::NotUnderstood(Doubt::NotFound),
        },
        Reading::Absent => Reading::NotUnderstood(Doubt::NotFound),
        Reading::NotUnderstood(doubt) => Reading::NotUnderstood(doubt.clone()),
    }
}

fn unsure(context: &Context<'_>, doubt: &Doubt, rule: &PermissionRule, title: &str) -> String {
    let look_for = path(&rule.permission, title, rule.level);
    context.cannot_tell(doubt, title, usual_place::PERMISSIONS, &look_for)
}

/// The way to the permission; users fail on the tab, so it comes first.
fn path(id: &PermissionId, title: &str, level: Level) -> String {
    format!("{} tab → Add permissions → {title} → {}.", id.scope.tab(), level.label())
}

fn target(rule: &PermissionRule, title: &str) -> Target {
    Target::Permission {
        id: rule.permission.clone(),
        title: title.to_owned(),
        choose: Some(rule.level),
    }
}

fn blank(rule: &PermissionRule, title: String, held: &Reading<Level>) -> Item {
    let found = match held {
        Reading::Found(level) => Some(level.label().to_owned()),
        Reading::Absent => Some("No access".to_owned()),
        Reading::NotUnderstood(_) => None,
    };
    Item {
        title,
        expected: rule.level.label().into(),
        found,
        why: rule.why.clone(),
        ..Item::of(CheckId::Permission(rule.permission.clone()))
    }
}

impl Context<'_> {
    /// Organization permissions are offered only once an organization is the resource owner
    /// (GitHub Docs, seen 2026-11-22), which the tab's absence does not tell the user.
    fn needs_owner_first(&self, id: &PermissionId, status: Status) -> Option<String> {
        let owner = self.page.owner.found()?;
        let wanted = self.wanted.owner?;
        (id.scope == Scope::Organization && status != Status::Met && !wanted.is(owner)).then(|| {
            format!("The {} tab appears once {wanted} is the “Resource owner”.", id.scope.tab())
        })
    }
}
