//! Permissions that GitHub has, at levels it offers, for an owner that can have them.

use super::{Fault, nearest, texts};
use crate::catalogue::Catalogue;
use crate::page_state::RepositoryAccess;
use crate::permission::{PermissionId, Scope};
use crate::recipe::{OwnerKind, PermissionRule, Recipe};

/// Most permissions that are looked at: more than GitHub has.
const MOST: usize = 120;

pub(super) fn faults(recipe: &Recipe) -> Vec<Fault> {
    let rules = &recipe.permissions;
    let mut seen = Vec::new();
    let mut faults = Vec::new();
    let lists =
        [("permissions.required", &rules.required), ("permissions.optional", &rules.optional)];
    for (list, rules) in lists {
        if rules.len() > MOST {
            faults.push(Fault::new(list, format!("Name at most {MOST} permissions.")));
        }
        for (at, rule) in rules.iter().take(MOST).enumerate() {
            let field = format!("{list}[{at}]");
            let says = if seen.contains(&&rule.permission) {
                Some(format!("“{}” is named twice.", rule.permission))
            } else {
                fault(recipe, rule)
            };
            seen.push(&rule.permission);
            faults.extend(says.map(|says| Fault::new(&*field, says)));
            faults.extend(texts::why(&field, rule));
        }
    }
    faults
}

fn fault(recipe: &Recipe, rule: &PermissionRule) -> Option<String> {
    let id = &rule.permission;
    let Some(known) = Catalogue::built_in().get(id) else { return Some(unknown(id)) };
    let title = &known.title;
    if !known.levels.contains(&rule.level) {
        let labels: Vec<_> = known.levels.iter().map(|level| level.label()).collect();
        let level = rule.level.label();
        return Some(format!("“{title}” has no level “{level}”, only {}.", labels.join(", ")));
    }
    match (id.scope, recipe.owner.kind) {
        (Scope::Account, OwnerKind::Organization) => Some(format!(
            "Remove “{title}”, or change the resource owner to the user’s own account: organizations cannot have account permissions."
        )),
        (Scope::Account, OwnerKind::Any) if asks_organization(recipe) => Some(format!(
            "Remove “{title}” or the organization permissions: one token cannot have both."
        )),
        (Scope::Organization, OwnerKind::User) => Some(format!(
            "Remove “{title}”, or change the resource owner to an organization: a user’s own account cannot have organization permissions."
        )),
        (Scope::Repository, _) if recipe.access() == Some(RepositoryAccess::Public) => {
            Some(format!(
                "Remove “{title}”, or choose “Only select repositories”: “Public repositories” does not offer it."
            ))
        }
        _ => None,
    }
}

fn asks_organization(recipe: &Recipe) -> bool {
    let required = &recipe.permissions.required;
    required.iter().any(|rule| rule.permission.scope == Scope::Organization)
}

fn unknown(id: &PermissionId) -> String {
    let says = format!("GitHub has no permission “{}” that Tokenwright knows of.", shown(id));
    match nearest::to(id) {
        Some(near) => format!("{says} Did you mean “{}” ({})?", near.id(), near.title),
        None => says,
    }
}

/// A recipe that was not read from a file may hold a key of any length.
fn shown(id: &PermissionId) -> String {
    id.to_string().chars().filter(|c| !c.is_control()).take(100).collect()
}
