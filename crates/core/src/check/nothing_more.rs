//! That the form grants nothing beyond the recipe: neither another permission nor a higher level.

use super::{Context, usual_place};
use crate::catalogue::Catalogue;
use crate::checklist::{CheckId, Item, Status};
use crate::page_state::Grants;
use crate::permission::{Level, PermissionId, Scope};
use crate::reading::{Doubt, Reading};
use crate::recipe::Recipe;
use crate::risk;
use crate::target::Target;

const TITLE: &str = "Nothing more";

pub(super) fn item(context: &Context<'_>) -> Item {
    let recipe = context.wanted.recipe;
    let look_for = "no permission but the ones above should be listed.";
    let (status, says, found, target) = match &context.page.permissions {
        Reading::Found(grants) => match excess(recipe, grants) {
            excess if !excess.is_empty() => too_much(recipe, &excess),
            _ if grants.is_certain() => {
                let says = "No other permission is set.".to_owned();
                (Status::Met, says, Some("Nothing more".to_owned()), Target::Nothing)
            }
            _ => (
                Status::CannotTell,
                format!(
                    "Cannot tell: the page may hold permissions that could not be read. Look through all tabs: {look_for}"
                ),
                None,
                Target::Nothing,
            ),
        },
        Reading::Absent => unsure(context, &Doubt::NotFound, look_for),
        Reading::NotUnderstood(doubt) => unsure(context, doubt, look_for),
    };
    Item {
        title: TITLE.into(),
        status,
        says,
        expected: "No other permission".into(),
        found,
        why: "What a token cannot do, nobody can do with it if it leaks.".into(),
        target,
        ..Item::of(CheckId::NothingMore)
    }
}

/// One thing that is set and that the recipe does not ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Excess {
    /// A permission of the catalogue at this level.
    Known(PermissionId, Level),
    /// A permission that the catalogue does not know: GitHub's key or title.
    Unknown(String),
}

impl Excess {
    /// As a person would name it: title, tab and level.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Known(id, level) => {
                format!(
                    "{} ({}, {})",
                    Catalogue::built_in().title(id),
                    id.scope.tab(),
                    level.label()
                )
            }
            Self::Unknown(name) => name.clone(),
        }
    }
}

/// What these grants hold beyond the recipe. Levels that could not be read are no excess; they make
/// the list uncertain instead.
pub(crate) fn excess(recipe: &Recipe, grants: &Grants) -> Vec<Excess> {
    let known = grants.known.iter().filter_map(|(id, level)| {
        let level = *level.found()?;
        let allowed = recipe.permission(id).is_some_and(|rule| level <= rule.level);
        let comes_along = comes_along(recipe, id, level);
        (!allowed && !comes_along).then(|| Excess::Known(id.clone(), level))
    });
    known.chain(grants.unknown.iter().cloned().map(Excess::Unknown)).collect()
}

/// GitHub adds "Metadata: Read-only" to every token with a repository permission, and it cannot be
/// removed (eight independent sources, 2022 to 2026).
fn comes_along(recipe: &Recipe, id: &PermissionId, level: Level) -> bool {
    let rules = &recipe.permissions;
    let wants_repositories = rules
        .required
        .iter()
        .chain(&rules.optional)
        .any(|r| r.permission.scope == Scope::Repository);
    id.scope == Scope::Repository
        && id.key == "metadata"
        && level == Level::Read
        && wants_repositories
}

type Verdict = (Status, String, Option<String>, Target);

fn too_much(recipe: &Recipe, excess: &[Excess]) -> Verdict {
    let list = excess.iter().map(Excess::words).collect::<Vec<_>>().join(", ");
    let says = match excess.first() {
        Some(Excess::Known(id, level)) => match recipe.permission(id) {
            Some(rule) => {
                format!(
                    "Too much: set “{}” back to {}.",
                    Catalogue::built_in().title(id),
                    rule.level.label()
                )
            }
            None => format!(
                "Too much: whoever gets this token could {}. Remove “{}” in the {} tab.",
                risk::deed(id, *level),
                Catalogue::built_in().title(id),
                id.scope.tab()
            ),
        },
        Some(Excess::Unknown(name)) => {
            format!("Too much: “{name}” is set, which nobody asked for. Remove it.")
        }
        None => String::new(),
    };
    (Status::Unmet, says, Some(list), target(recipe, excess.first()))
}

fn target(recipe: &Recipe, first: Option<&Excess>) -> Target {
    match first {
        Some(Excess::Known(id, _)) => Target::Permission {
            id: id.clone(),
            title: Catalogue::built_in().title(id),
            choose: recipe.permission(id).map(|rule| rule.level),
        },
        Some(Excess::Unknown(name)) => Target::UnknownPermission { name: name.clone() },
        None => Target::Nothing,
    }
}

fn unsure(context: &Context<'_>, doubt: &Doubt, look_for: &str) -> Verdict {
    let says = context.cannot_tell(doubt, "Permissions", usual_place::PERMISSIONS, look_for);
    (Status::CannotTell, says, None, Target::Nothing)
}
