//! The login of a user or an organization, as it stands in an address after `github.com/`.

use std::fmt;

/// A well-formed login. Whether it exists only GitHub knows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Login(String);

/// Longest login in characters (GitHub's own sign-up rule, public knowledge, seen 2026-11).
const LONGEST: usize = 39;

impl Login {
    /// Reads what a person typed or pasted: spaces around it, a leading `@` and the address before
    /// the name are taken off.
    ///
    /// # Errors
    /// If nothing is left, if it is too long, or if it holds characters that no login has.
    pub fn parse(typed: &str) -> Result<Self, LoginError> {
        let name = bare(typed);
        if name.is_empty() {
            return Err(LoginError::Empty);
        }
        if name.chars().count() > LONGEST {
            return Err(LoginError::TooLong);
        }
        // Underscores occur in logins of enterprise-managed users.
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        if !name.bytes().all(allowed) || name.starts_with('-') {
            return Err(LoginError::Unusable);
        }
        Ok(Self(name.to_owned()))
    }

    /// The login as it was typed, letter case included.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the same login; GitHub ignores letter case.
    pub fn is(&self, other: &str) -> bool {
        self.0.eq_ignore_ascii_case(other.trim())
    }
}

fn bare(typed: &str) -> &str {
    let mut name = typed.trim();
    for scheme in ["https://", "http://"] {
        name = name.strip_prefix(scheme).unwrap_or(name);
    }
    // Whichever GitHub it is: a name of a host has a dot, and a login has none.
    name =
        name.split_once('/').filter(|(host, _)| host.contains('.')).map_or(name, |(_, path)| path);
    for prefix in ["orgs/", "@"] {
        name = name.strip_prefix(prefix).unwrap_or(name);
    }
    name.trim_end_matches('/')
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a typed name cannot be a login.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoginError {
    /// Nothing was typed.
    Empty,
    /// More than 39 characters.
    TooLong,
    /// Characters that no login has.
    Unusable,
}

impl fmt::Display for LoginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "Type your organization’s name as it stands in its address: github.com/NAME.",
            Self::TooLong => "This is too long for a name on GitHub, which has at most 39 characters. Copy it from github.com/NAME.",
            Self::Unusable => "A name on GitHub has only letters, digits and hyphens. Copy it from github.com/NAME.",
        })
    }
}

impl std::error::Error for LoginError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Result<&str, LoginError>) {
        let login = Login::parse(typed);
        assert_eq!(login.as_ref().map(Login::as_str).map_err(|e| *e), expected);
    }

    #[test]
    fn what_people_paste_is_understood() {
        check("acme", Ok("acme"));
        check("  acme \n", Ok("acme"));
        check("@Acme-Corp", Ok("Acme-Corp"));
        check("https://github.com/acme/", Ok("acme"));
        check("github.com/orgs/acme", Ok("acme"));
        check("https://www.github.com/acme", Ok("acme"));
        check("https://acme.ghe.com/orgs/acme/", Ok("acme"));
        check("octo_corp", Ok("octo_corp"));
    }

    #[test]
    fn what_cannot_be_a_login_is_refused() {
        check("", Err(LoginError::Empty));
        check("   ", Err(LoginError::Empty));
        check(&"a".repeat(40), Err(LoginError::TooLong));
        check("acme/../../user", Err(LoginError::Unusable));
        check("acme?x=1", Err(LoginError::Unusable));
        check("Acme Inc.", Err(LoginError::Unusable));
        check("-acme", Err(LoginError::Unusable));
    }

    #[test]
    fn letter_case_does_not_matter() {
        assert!(Login::parse("Acme").unwrap().is("acme"));
        assert!(!Login::parse("Acme").unwrap().is("acme2"));
    }
}
