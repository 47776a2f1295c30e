//! GitHub's permissions: this crate's own copy of the public facts (`data/permissions.json` names source and date).

use std::sync::OnceLock;

use serde::Deserialize;

use crate::token::Level;

/// All permissions; the data is part of the program.
pub(crate) fn all() -> &'static [Permission] {
    static ALL: OnceLock<Vec<Permission>> = OnceLock::new();
    ALL.get_or_init(|| {
        let read = serde_json::from_str::<Catalogue>(include_str!("../data/permissions.json"));
        read.map(|catalogue| catalogue.permissions).unwrap_or_default()
    })
}

/// Those a token of such an owner can be given.
pub(crate) fn for_owner(is_organization: bool) -> impl Iterator<Item = &'static Permission> {
    all().iter().filter(move |permission| match permission.scope {
        Scope::Repository => true,
        Scope::Organization => is_organization,
        Scope::Account => !is_organization,
    })
}

/// Every permission that opens a GET of this path, with the level it needs. Of several path templates that fit, the
/// one with the fewest placeholders counts.
pub(crate) fn opening(segments: &[&str]) -> Vec<Opening> {
    let mut found: Vec<Opening> = Vec::new();
    for permission in all() {
        for get in &permission.gets {
            if let Some(placeholders) = fits(&get.path, segments) {
                let best = found.first().map_or(usize::MAX, |opening| opening.placeholders);
                if placeholders < best {
                    found.clear();
                }
                if placeholders <= best {
                    found.push(Opening { permission, get, placeholders });
                }
            }
        }
    }
    found
}

fn fits(template: &str, segments: &[&str]) -> Option<usize> {
    let parts: Vec<&str> = template.split('/').skip(1).collect();
    let same = |(part, segment): (&&str, &&str)| part.starts_with('{') || part == segment;
    (parts.len() == segments.len() && parts.iter().zip(segments).all(same))
        .then(|| parts.iter().filter(|part| part.starts_with('{')).count())
}

#[derive(Debug, Deserialize)]
struct Catalogue {
    permissions: Vec<Permission>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Scope {
    Organization,
    Repository,
    Account,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Permission {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) scope: Scope,
    levels: Vec<String>,
    /// The user must own the organization as well.
    #[serde(default)]
    pub(crate) owner_only: bool,
    /// Public repositories answer without it.
    #[serde(default)]
    pub(crate) public_reads: bool,
    pub(crate) gets: Vec<Get>,
}

impl Permission {
    pub(crate) fn levels(&self) -> impl Iterator<Item = Level> {
        self.levels.iter().filter_map(|name| Level::from_name(name))
    }

    pub(crate) fn offers(&self, level: Level) -> bool {
        self.levels().any(|offered| offered == level)
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Get {
    path: String,
    level: Option<String>,
    /// Does not exist on plain github.com.
    #[serde(default)]
    pub(crate) enterprise_cloud: bool,
}

impl Get {
    pub(crate) fn level(&self) -> Level {
        self.level.as_deref().and_then(Level::from_name).unwrap_or(Level::Read)
    }

    /// A list rather than one thing.
    pub(crate) fn is_list(&self) -> bool {
        !self.path.ends_with('}')
    }
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Opening {
    pub(crate) permission: &'static Permission,
    pub(crate) get: &'static Get,
    placeholders: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_read_completely() {
        assert_eq!(all().len(), 94);
        assert_eq!(for_owner(true).count(), 74);
        assert_eq!(for_owner(false).count(), 54);
        assert!(all().iter().all(|permission| permission.levels().count() > 0));
    }

    #[test]
    fn literal_paths_win_over_placeholders() {
        let keys = |path: &str| -> Vec<&str> {
            let segments: Vec<&str> = path.split('/').skip(1).collect();
            opening(&segments).iter().map(|opening| opening.permission.key.as_str()).collect()
        };
        assert_eq!(
            keys("/orgs/acme/copilot/billing"),
            ["organization_administration", "organization_copilot_seat_management"]
        );
        assert_eq!(keys("/orgs/acme/teams"), ["members"]);
        assert_eq!(keys("/nothing/here"), Vec::<&str>::new());
    }
}
