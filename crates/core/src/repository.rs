//! The name of a repository, as a person types it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::login::Login;

/// Most repositories that one verification asks about: more than anybody types.
pub const MOST_REPOSITORIES: usize = 20;
/// Longest name of a repository in characters (public knowledge, seen 2026-11).
const LONGEST: usize = 100;

/// A well-formed name of a repository, without its owner. Whether it exists only GitHub knows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RepositoryName(String);

impl RepositoryName {
    /// Reads `name`, `owner/name` or the address of a repository of this owner.
    ///
    /// # Errors
    /// If it belongs to somebody else, or is no name of a repository.
    pub fn parse(typed: &str, owner: &Login) -> Result<Self, RepositoryError> {
        let mut text = typed.trim();
        for prefix in ["https://", "http://", "www.", "github.com/"] {
            text = text.strip_prefix(prefix).unwrap_or(text);
        }
        let text = text.trim_end_matches('/');
        // Whichever GitHub it is: a name of a host has a dot, and a login has none.
        let text = match text.split_once('/') {
            Some((host, path)) if host.contains('.') && path.contains('/') => path,
            _ => text,
        };
        let text = text.strip_suffix(".git").unwrap_or(text);
        let name = match text.split_once('/') {
            None => text,
            Some((of, name)) if owner.is(of) => name,
            Some(_) => return Err(RepositoryError::Foreign(shown(text), owner.clone())),
        };
        if Self::is_well_formed(name) {
            Ok(Self(name.to_owned()))
        } else {
            Err(RepositoryError::Unusable(shown(text)))
        }
    }

    /// Whether this can be the name of a repository, without its owner.
    pub fn is_well_formed(name: &str) -> bool {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
        (1..=LONGEST).contains(&name.len())
            && name.bytes().all(allowed)
            && ![".", ".."].contains(&name)
    }

    /// Reads a list, separated by commas, spaces or line breaks; empty if nothing was typed.
    ///
    /// # Errors
    /// If one of them is no repository of this owner, or if they are too many.
    pub fn parse_list(typed: &str, owner: &Login) -> Result<Vec<Self>, RepositoryError> {
        let mut names = Vec::new();
        for word in typed.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()) {
            let name = Self::parse(word, owner)?;
            if !names.contains(&name) {
                names.push(name);
            }
            if names.len() > MOST_REPOSITORIES {
                return Err(RepositoryError::TooMany);
            }
        }
        Ok(names)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the same name; GitHub ignores letter case.
    pub fn is(&self, other: &str) -> bool {
        self.0.eq_ignore_ascii_case(other)
    }
}

/// As much of what was typed as a sentence can carry.
fn shown(text: &str) -> String {
    text.chars().take(60).collect()
}

impl fmt::Display for RepositoryName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a typed text names no repository of this owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RepositoryError {
    /// It belongs to somebody else than the token should.
    Foreign(String, Login),
    /// Characters or a length that no repository has.
    Unusable(String),
    /// More than [`MOST_REPOSITORIES`].
    TooMany,
}

impl fmt::Display for RepositoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(text, owner) => {
                write!(
                    f,
                    "“{text}” does not belong to {owner}. A token reaches repositories of one owner only."
                )
            }
            Self::Unusable(text) => {
                write!(
                    f,
                    "“{text}” is no name of a repository. Type it as in github.com/owner/name."
                )
            }
            Self::TooMany => write!(f, "Name at most {MOST_REPOSITORIES} repositories."),
        }
    }
}

impl std::error::Error for RepositoryError {}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Expect) {
        let owner = Login::parse("acme").unwrap();
        let seen = match RepositoryName::parse_list(typed, &owner) {
            Ok(names) => names.iter().map(|name| name.0.as_str()).collect::<Vec<_>>().join(" | "),
            Err(error) => error.to_string(),
        };
        expected.assert_eq(&seen);
    }

    #[test]
    fn names_are_read_as_people_write_them() {
        check("", expect![""]);
        check(" anvil, acme/rocket-skates\nanvil ", expect!["anvil | rocket-skates"]);
        check("https://github.com/Acme/coyote.lab.git", expect!["coyote.lab"]);
        check("https://acme.ghe.com/Acme/coyote.lab.git", expect!["coyote.lab"]);
    }

    #[test]
    fn what_is_no_repository_of_this_owner_is_told() {
        check(
            "globex/website",
            expect![
                "“globex/website” does not belong to acme. A token reaches repositories of one owner only."
            ],
        );
        check(
            "acme/..",
            expect!["“acme/..” is no name of a repository. Type it as in github.com/owner/name."],
        );
        check(
            "acme/a/b",
            expect!["“acme/a/b” is no name of a repository. Type it as in github.com/owner/name."],
        );
        check(
            "a?b=c",
            expect!["“a?b=c” is no name of a repository. Type it as in github.com/owner/name."],
        );
        check(
            &(0..30).map(|n| format!("r{n} ")).collect::<String>(),
            expect!["Name at most 20 repositories."],
        );
    }
}
