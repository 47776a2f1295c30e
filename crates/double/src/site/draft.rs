//! A token as far as somebody has filled in the form, from the address (template parameters) or from the posted fields.

use super::expiration::Choice;
use crate::catalogue;
use crate::form_data::FormData;
use crate::token::{Grants, Level, Repositories};
use crate::world::{Organization, World};

#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) owner: String,
    pub(super) reason: String,
    pub(super) expiration: Choice,
    /// `none`, `all` or `selected`.
    pub(super) install_target: String,
    pub(super) repository_ids: Vec<u64>,
    pub(super) grants: Grants,
    /// An owner that the address named and that is not offered.
    pub(super) unknown_owner: Option<String>,
}

impl Draft {
    /// Template parameters (documented since 2025-08-26).
    pub(super) fn from_address(world: &World, parameters: &FormData) -> Self {
        let wanted = parameters.get("target_name");
        let found = wanted.and_then(|login| offered(world, login));
        let owner = found.unwrap_or_else(|| world.user.login.clone());
        let limit = limit(world, &owner);
        let grants = grants(world, &owner, parameters.pairs());
        Self {
            name: parameters.text("name").to_owned(),
            description: parameters.text("description").to_owned(),
            expiration: Choice::from_template(parameters.text("expires_in"), limit, world.today()),
            install_target: default_target(&grants).to_owned(),
            unknown_owner: wanted
                .filter(|login| offered(world, login).is_none())
                .map(str::to_owned),
            owner,
            grants,
            ..Self::default()
        }
    }

    /// The fields of the POST.
    pub(super) fn from_form(world: &World, form: &FormData) -> Self {
        let field = |name: &str| form.text(&format!("user_programmatic_access[{name}]")).to_owned();
        let owner = form.text("target_name").to_owned();
        let prefix = "integration[default_permissions][";
        let permissions = form.pairs().filter_map(|(name, value)| {
            Some((name.strip_prefix(prefix)?.strip_suffix(']')?, value))
        });
        let mut grants = grants(world, &owner, permissions);
        let install_target = match form.text("install_target") {
            target @ ("all" | "selected") => target,
            _ => "none",
        };
        if install_target == "none" {
            // "No repository permission can be granted with public repositories" (GitHub's documentation, 2026).
            grants.retain(|key, _| !is_of_repository(key));
        }
        Self {
            name: field("name").trim().to_owned(),
            description: field("description"),
            reason: form.text("reason").to_owned(),
            expiration: Choice::from_fields(
                field("default_expires_at"),
                field("custom_expires_at"),
                world.page.no_expiration_value.text(),
            ),
            repository_ids: form
                .all("repository_ids[]")
                .filter_map(|id| id.parse().ok())
                .filter(|_| install_target == "selected")
                .collect(),
            install_target: install_target.to_owned(),
            owner,
            grants,
            unknown_owner: None,
        }
    }

    /// What the radios and the picker say.
    pub(super) fn repositories(&self, world: &World) -> Repositories {
        let selected = world
            .repositories_of(&self.owner)
            .filter(|repository| self.repository_ids.contains(&repository.id))
            .map(|repository| repository.name.clone());
        match self.install_target.as_str() {
            "all" => Repositories::All,
            "selected" => Repositories::Selected(selected.collect()),
            _ => Repositories::Public,
        }
    }

    pub(super) fn organization<'a>(&self, world: &'a World) -> Option<&'a Organization> {
        world.organization(&self.owner)
    }
}

/// The login as GitHub writes it, if the user may choose this owner.
pub(super) fn offered(world: &World, login: &str) -> Option<String> {
    if world.is_user(login) {
        return Some(world.user.login.clone());
    }
    let organization = world.organization(login)?;
    (organization.role.is_some() && organization.allows_fine_grained)
        .then(|| organization.login.clone())
}

/// Longest life in days that the owner allows; a personal account has no limit.
pub(super) fn limit(world: &World, owner: &str) -> Option<u32> {
    world.organization(owner).and_then(Organization::limit)
}

/// Known keys with a level that GitHub offers for this owner; everything else is ignored.
pub(super) fn grants<'a>(
    world: &World,
    owner: &str,
    pairs: impl Iterator<Item = (&'a str, &'a str)>,
) -> Grants {
    let is_organization = world.organization(owner).is_some();
    let mut grants: Grants = pairs
        .filter_map(|(key, level)| {
            let level = Level::from_name(level)?;
            let known = catalogue::for_owner(is_organization)
                .find(|permission| permission.key == key && permission.offers(level))?;
            Some((known.key.clone(), level))
        })
        .collect();
    if grants.keys().any(|key| is_of_repository(key)) {
        grants.insert("metadata".to_owned(), Level::Read);
    }
    grants
}

/// Repository permissions in the address were reported to preselect "All repositories" (2026-09).
pub(super) fn default_target(grants: &Grants) -> &'static str {
    if grants.keys().any(|key| is_of_repository(key)) { "all" } else { "none" }
}

fn is_of_repository(key: &str) -> bool {
    catalogue::all()
        .iter()
        .any(|permission| permission.key == key && permission.scope == catalogue::Scope::Repository)
}
