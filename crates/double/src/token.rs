//! A token and what it may do.

use std::collections::BTreeMap;

use crate::calendar::Moment;

/// Right to a permission's data; each includes those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Read,
    Write,
    Admin,
}

impl Level {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "read" => Some(Self::Read),
            "write" => Some(Self::Write),
            "admin" => Some(Self::Admin),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Admin => "admin",
        }
    }

    /// The words of the page's menus.
    pub(crate) fn in_words(self) -> &'static str {
        match self {
            Self::Read => "Read-only",
            Self::Write => "Read and write",
            Self::Admin => "Admin",
        }
    }
}

/// Granted permissions by key.
pub(crate) type Grants = BTreeMap<String, Level>;

/// Which repositories of its owner a token reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repositories {
    /// Public ones only, of anybody, to read.
    Public,
    /// All of the owner.
    All,
    /// Those with these names (without the owner).
    Selected(Vec<String>),
}

impl Repositories {
    pub(crate) fn reaches(&self, name: &str) -> bool {
        match self {
            Self::Public => false,
            Self::All => true,
            Self::Selected(names) => names.iter().any(|selected| selected == name),
        }
    }
}

/// Classic tokens carry scopes; they have neither owner nor permissions.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    FineGrained,
    Classic(Vec<&'static str>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Was there when the server started.
    Before,
    Page,
    Minted,
}

#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) id: u64,
    pub(crate) value: String,
    pub(crate) kind: Kind,
    pub(crate) origin: Origin,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) owner: String,
    pub(crate) reason: String,
    pub(crate) made: Moment,
    pub(crate) expires: Option<Moment>,
    pub(crate) repositories: Repositories,
    pub(crate) grants: Grants,
    pub(crate) pending: bool,
    pub(crate) revoked: bool,
    /// The list shows the value once.
    pub(crate) to_be_shown: bool,
}

impl Token {
    pub(crate) fn is_alive(&self, now: Moment) -> bool {
        !self.revoked && self.expires.is_none_or(|end| now < end)
    }

    pub(crate) fn outlives(&self, days: u32) -> bool {
        self.expires.is_none_or(|end| end > self.made.plus_days(i64::from(days)))
    }

    pub(crate) fn issued(&self) -> IssuedToken {
        IssuedToken {
            name: self.name.clone(),
            description: self.description.clone(),
            owner: self.owner.clone(),
            reason: self.reason.clone(),
            expires: self.expires.map(|end| end.day().iso()),
            repositories: self.repositories.clone(),
            permissions: self
                .grants
                .iter()
                .map(|(key, level)| (key.clone(), level.name().to_owned()))
                .collect(),
            pending: self.pending,
            value: self.value.clone(),
        }
    }
}

/// A token that was created on the page, with what was set there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedToken {
    /// Its name.
    pub name: String,
    /// Its description; empty if there is none.
    pub description: String,
    /// Login of the resource owner.
    pub owner: String,
    /// The request message; empty if there is none.
    pub reason: String,
    /// Last day, `YYYY-MM-DD` in UTC; `None` for a token without an end.
    pub expires: Option<String>,
    /// Repository access.
    pub repositories: Repositories,
    /// Key to level (`read`, `write`, `admin`); nothing else was granted.
    pub permissions: BTreeMap<String, String>,
    /// Waits for approval.
    pub pending: bool,
    /// The token itself.
    pub value: String,
}
