//! Choosing permissions, as GitHub let people do it over the years.

mod accordion;
mod picker;
mod radios;

use super::draft::Draft;
use super::html::{attribute_if, esc};
use crate::catalogue::{self, Permission, Scope};
use crate::page_variant::PermissionsUi;
use crate::world::World;

/// Everything below the heading "Permissions".
pub(super) fn section(draft: &Draft, world: &World) -> String {
    match world.page.permissions_ui {
        PermissionsUi::Picker => picker::section(draft, world),
        PermissionsUi::Accordion => accordion::section(draft, world),
        PermissionsUi::Radios => radios::section(draft, world),
    }
}

/// The permissions of each scope that a token of this owner can be given, none of them empty.
fn by_scope(
    draft: &Draft,
    world: &World,
) -> impl Iterator<Item = (Scope, Vec<&'static Permission>)> {
    let is_organization = draft.organization(world).is_some();
    [Scope::Repository, Scope::Organization, Scope::Account]
        .into_iter()
        .map(move |scope| {
            let all = catalogue::for_owner(is_organization);
            (scope, all.filter(|permission| permission.scope == scope).collect::<Vec<_>>())
        })
        .filter(|(_, permissions)| !permissions.is_empty())
}

/// With public repositories there is nothing to choose for repositories (seen 2026; assumed of the years before).
fn hidden_for(scope: Scope, draft: &Draft) -> &'static str {
    attribute_if("hidden", scope == Scope::Repository && draft.install_target == "none")
}

fn field_name(key: &str) -> String {
    format!("integration[default_permissions][{}]", esc(key))
}

/// The first is attested (2025-12); the others only keep its place.
fn description(permission: &Permission) -> String {
    match permission.key.as_str() {
        "starring" => "List and manage repositories a user is starring.".to_owned(),
        "members" => "Organization members and teams.".to_owned(),
        _ => format!("Access to {}.", permission.title),
    }
}
