//! The words GitHub uses for permissions: scope, key and level.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// What a permission is about; the form shows one tab for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Permissions on an organization; offered only if it is the resource owner.
    Organization,
    /// Permissions on repositories.
    Repository,
    /// Permissions on the user's own account; offered only if the user is the resource owner.
    Account,
}

impl Scope {
    /// All scopes, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Organization, Self::Repository, Self::Account];

    /// The scope as it is written in check ids, recipes and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Repository => "repository",
            Self::Account => "account",
        }
    }

    /// The name of the tab that holds this scope's permissions.
    ///
    /// "Repositories" and "Account" were seen on the page in 2025-12 and 2026; the exact word for
    /// organizations was not, so the sentence stays true for "Organization" and "Organizations".
    pub fn tab(self) -> &'static str {
        match self {
            Self::Organization => "Organization",
            Self::Repository => "Repositories",
            Self::Account => "Account",
        }
    }
}

impl Scope {
    /// The heading of this scope's permissions in GitHub's older form (2024 to 2025-08) and on the
    /// pages of existing tokens.
    pub fn section(self) -> &'static str {
        match self {
            Self::Organization => "Organization permissions",
            Self::Repository => "Repository permissions",
            Self::Account => "Account permissions",
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How much a permission allows. Each level includes the ones before it (GitHub Docs, 2026-11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Shown by GitHub as "Read-only".
    Read,
    /// Shown by GitHub as "Read and write".
    Write,
    /// Shown by GitHub as "Admin".
    Admin,
}

impl Level {
    /// The level as GitHub labels it in the "Access:" menu (seen 2025-12).
    pub fn label(self) -> &'static str {
        match self {
            Self::Read => "Read-only",
            Self::Write => "Read and write",
            Self::Admin => "Admin",
        }
    }

    /// The level as it stands in template links and in the form's fields.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Admin => "admin",
        }
    }

    /// The level that a form field or a template link names, or `None` for any other word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "read" => Some(Self::Read),
            "write" => Some(Self::Write),
            "admin" => Some(Self::Admin),
            _ => None,
        }
    }
}

/// One permission, identified as GitHub does: a title alone never is enough, because
/// "Administration", "Secrets", "Webhooks" and others exist in several scopes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PermissionId {
    /// The scope it belongs to.
    pub scope: Scope,
    /// GitHub's key, for instance `members`; the same word stands in template links and form fields.
    pub key: String,
}

impl PermissionId {
    /// The permission with this scope and key.
    pub fn new(scope: Scope, key: impl Into<String>) -> Self {
        Self { scope, key: key.into() }
    }
}

impl fmt::Display for PermissionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.scope, self.key)
    }
}

impl FromStr for PermissionId {
    type Err = PermissionIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (scope, key) = text.split_once(':').ok_or(PermissionIdError)?;
        let scope = Scope::ALL.into_iter().find(|known| known.as_str() == scope);
        let well_formed = !key.is_empty()
            && key.len() <= 80
            && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        match scope {
            Some(scope) if well_formed => Ok(Self::new(scope, key)),
            _ => Err(PermissionIdError),
        }
    }
}

impl Serialize for PermissionId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PermissionId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// A permission was not written as `scope:key`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PermissionIdError;

impl fmt::Display for PermissionIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a permission is written as scope:key, for instance organization:members")
    }
}

impl std::error::Error for PermissionIdError {}
