//! GitHub's permissions as data: key, title, scope, levels, and the request that tells each apart.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::permission::{Level, PermissionId, Scope};

/// The permissions that GitHub's form offers, as seen on [`Catalogue::seen`].
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// What the list is.
    pub about: String,
    /// Where the facts are from.
    pub source: String,
    /// The day on which the source was read.
    pub seen: String,
    /// Every permission, ordered by scope and key.
    pub permissions: Vec<Permission>,
}

/// One permission of GitHub's form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Permission {
    /// What it is about; the tab it stands under.
    pub scope: Scope,
    /// GitHub's key, the same word in template links, form fields and API headers.
    pub key: String,
    /// Other keys that GitHub's documents use for it: its table of template parameters says
    /// `copilot_requests`, its example link `user_copilot_requests` (2026-06).
    #[serde(default)]
    pub also_keyed: Vec<String>,
    /// The title on the form.
    pub title: String,
    /// Other titles that GitHub's documents use for it.
    #[serde(default)]
    pub also_titled: Vec<String>,
    /// The levels it has, lowest first.
    pub levels: Vec<Level>,
    /// Whether it is offered on GitHub Enterprise Cloud only.
    #[serde(default)]
    pub enterprise_cloud_only: bool,
    /// How the API tells whether a token has it.
    pub probe: ProbeFact,
}

/// How the API tells whether a token has a permission.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProbeFact {
    /// What an answer proves.
    pub quality: Quality,
    /// The path to GET at the lowest level, with `{org}`, `{owner}`, `{repo}`, `{username}` to fill in.
    #[serde(default)]
    pub get: Option<String>,
    /// Further paths that a product with this permission reads; asked too, never the only proof.
    #[serde(default)]
    pub also_get: Vec<String>,
    /// A path whose GET needs level write.
    #[serde(default)]
    pub get_for_write: Option<String>,
    /// What the user needs besides the permission, in words.
    #[serde(default)]
    pub needs: Option<String>,
    /// Keys of other permissions that open the same path.
    #[serde(default)]
    pub also_opened_by: Vec<String>,
}

/// What a probe's answer proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quality {
    /// 2xx proves the permission; the refusal message shows that it is missing.
    Discriminating,
    /// As `Discriminating`, but the user must be an organization owner as well.
    OwnerOnly,
    /// Public repositories answer without it: proves something on private ones only.
    PrivateRepoOnly,
    /// 2xx proves it; 404 may mean that the feature or plan is missing.
    Feature,
    /// Another permission opens the same path.
    NotUnique,
    /// Behaviour without the permission is not known: 2xx is a hint only.
    Unknown,
    /// Answers the same with and without the permission.
    NotDiscriminating,
    /// No safe GET exists.
    None,
}

impl Catalogue {
    /// The catalogue that ships with this version.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Catalogue> = OnceLock::new();
        // A test holds the file to its form, so the default is never reached in a released build.
        BUILT_IN.get_or_init(|| {
            serde_json::from_str(include_str!("../data/permissions.json")).unwrap_or_default()
        })
    }

    /// The permission with this scope and key.
    pub fn get(&self, id: &PermissionId) -> Option<&Permission> {
        self.permissions.iter().find(|p| p.scope == id.scope && p.key == id.key)
    }

    /// The title of this permission on the form; its key if the catalogue does not know it.
    pub fn title(&self, id: &PermissionId) -> String {
        self.get(id).map_or_else(|| id.key.clone(), |known| known.title.clone())
    }

    /// The permission with this key. GitHub's keys are unique across scopes; a test holds that.
    pub fn by_key(&self, key: &str) -> Option<&Permission> {
        self.permissions.iter().find(|p| p.key == key || p.also_keyed.iter().any(|k| k == key))
    }

    /// The permission with this title in this scope. A title alone is never enough.
    pub fn by_title(&self, scope: Scope, title: &str) -> Option<&Permission> {
        self.permissions.iter().find(|p| p.scope == scope && p.is_titled(title))
    }
}

impl Permission {
    /// Its identity.
    pub fn id(&self) -> PermissionId {
        PermissionId::new(self.scope, &*self.key)
    }

    /// Whether GitHub shows what it opens to owners of the organization, or to some others.
    pub fn needs_owner(&self) -> bool {
        let needs = self.probe.needs.as_deref().unwrap_or_default();
        self.probe.quality == Quality::OwnerOnly
            || ["organization owner", "owner or security manager"]
                .iter()
                .any(|it| needs.contains(it))
    }

    /// Whether GitHub shows what it opens to those who may do much in a repository.
    pub fn needs_repository_role(&self) -> bool {
        let needs = self.probe.needs.as_deref().unwrap_or_default();
        ["administrator", "write access", "collaborator"].iter().any(|role| needs.contains(role))
    }

    /// Whether another role than owner may do.
    pub fn has_other_role(&self) -> bool {
        self.probe
            .needs
            .as_deref()
            .is_some_and(|needs| needs.contains(" or ") || needs.contains("(or"))
    }

    /// Whether the page may call it so; letter case is not trusted.
    pub fn is_titled(&self, title: &str) -> bool {
        self.title.eq_ignore_ascii_case(title)
            || self.also_titled.iter().any(|other| other.eq_ignore_ascii_case(title))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_catalogue_holds_94_permissions_with_unique_keys() {
        let catalogue = Catalogue::built_in();
        let keys: BTreeSet<_> = catalogue.permissions.iter().map(|p| &p.key).collect();
        assert_eq!(catalogue.permissions.len(), 94);
        assert_eq!(keys.len(), 94, "a key that names two permissions could mix up scopes");
    }

    #[test]
    fn a_title_is_unique_within_its_scope() {
        for a in &Catalogue::built_in().permissions {
            let same = Catalogue::built_in()
                .permissions
                .iter()
                .filter(|b| b.scope == a.scope && b.is_titled(&a.title))
                .count();
            assert_eq!(same, 1, "{} {}", a.scope, a.title);
        }
    }

    /// "Administration" and others exist in several scopes, and letter case is not trusted.
    #[test]
    fn a_permission_is_found_by_scope_and_title() {
        let found = |scope, title| {
            Catalogue::built_in().by_title(scope, title).map(|it| it.id().to_string())
        };
        for (scope, title, id) in [
            (Scope::Organization, "Administration", "organization:organization_administration"),
            (Scope::Repository, "administration", "repository:administration"),
            (Scope::Repository, "Webhooks", "repository:repository_hooks"),
            (
                Scope::Organization,
                "Private registries",
                "organization:organization_private_registries",
            ),
        ] {
            assert_eq!(found(scope, title).as_deref(), Some(id));
        }
        assert_eq!(found(Scope::Account, "Administration"), None);
        assert_eq!(found(Scope::Account, ""), None);
    }

    #[test]
    fn levels_are_sorted_and_never_empty() {
        for permission in &Catalogue::built_in().permissions {
            assert!(!permission.levels.is_empty(), "{}", permission.key);
            assert!(permission.levels.is_sorted(), "{}", permission.key);
        }
    }

    #[test]
    fn the_list_is_ordered_by_scope_and_key() {
        assert!(Catalogue::built_in().permissions.is_sorted_by_key(Permission::id));
    }

    #[test]
    fn every_probe_is_a_path_of_the_api_with_known_blanks_only() {
        const BLANKS: [&str; 9] = [
            "org",
            "owner",
            "repo",
            "username",
            "yesterday",
            "today",
            "ref",
            "environment_name",
            "subject_digest",
        ];
        for permission in &Catalogue::built_in().permissions {
            let fact = &permission.probe;
            for path in fact.get.iter().chain(&fact.also_get).chain(&fact.get_for_write) {
                assert!(path.starts_with('/') && !path.starts_with("//"), "{path}");
                assert!(path.bytes().all(|b| b.is_ascii_graphic() && b != b'#'), "{path}");
                for blank in path.split('{').skip(1) {
                    let name = blank.split('}').next().unwrap();
                    assert!(BLANKS.contains(&name), "{path}");
                }
            }
        }
    }

    #[test]
    fn a_permission_without_a_probe_says_so() {
        for permission in &Catalogue::built_in().permissions {
            let fact = &permission.probe;
            let has_path = fact.get.is_some() || fact.get_for_write.is_some();
            assert_eq!(has_path, fact.quality != Quality::None, "{}", permission.key);
            let shared = !fact.also_opened_by.is_empty();
            assert_eq!(shared, fact.quality == Quality::NotUnique, "{}", permission.key);
        }
    }

    #[test]
    fn what_else_opens_a_path_is_in_the_catalogue() {
        for permission in &Catalogue::built_in().permissions {
            for key in &permission.probe.also_opened_by {
                assert!(Catalogue::built_in().by_key(key).is_some(), "{key}");
            }
        }
    }
}
