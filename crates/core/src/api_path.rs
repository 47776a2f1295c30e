//! A path of GitHub's API. Only GETs can be expressed: there is no type for a verb or for a host.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::date::Date;
use crate::login::Login;
use crate::repository::RepositoryName;

/// The API version that every request names (GitHub changelog 2026-03-12).
pub const API_VERSION: &str = "2026-03-10";

/// A path of GitHub's API to GET. There is no way to write another verb or another host.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ApiPath(String);

impl ApiPath {
    /// The path that any valid token may ask: who it belongs to.
    pub fn user() -> Self {
        Self("/user".into())
    }

    /// The user's membership in an organization: proves Members, and tells the role.
    pub fn membership(owner: &Login) -> Self {
        Self(format!("/user/memberships/orgs/{owner}"))
    }

    /// One repository: tells whether the token sees it, and whether it is private.
    pub fn repository(owner: &Login, name: &RepositoryName) -> Self {
        Self(format!("/repos/{owner}/{name}"))
    }

    /// Up to so many of the private repositories of an organization that the token sees.
    pub fn private_repositories_of_organization(owner: &Login, count: usize) -> Self {
        Self(format!("/orgs/{owner}/repos?type=private&per_page={count}"))
    }

    /// Up to so many of the user's own private repositories that the token sees.
    pub fn private_repositories_of_user(count: usize) -> Self {
        Self(format!("/user/repos?visibility=private&affiliation=owner&per_page={count}"))
    }

    /// A path of the catalogue with its blanks filled in.
    ///
    /// # Errors
    /// The first blank that nobody can fill.
    pub(crate) fn filled<'t>(template: &'t str, blanks: &Blanks<'_>) -> Result<Self, &'t str> {
        let mut path = String::with_capacity(template.len() + 40);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or(after)?;
            path.push_str(before);
            path.push_str(&blanks.value(name).ok_or(name)?);
            rest = after;
        }
        path.push_str(rest);
        Ok(Self(path))
    }

    /// These paths, each once, in the order in which they came.
    pub(crate) fn each_once(paths: impl IntoIterator<Item = Self>) -> Vec<Self> {
        paths.into_iter().fold(Vec::new(), |mut kept, path| {
            if !kept.contains(&path) {
                kept.push(path);
            }
            kept
        })
    }

    /// The path, beginning with `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What fills the blanks of the catalogue's paths, as far as it is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Blanks<'a> {
    pub(crate) owner: &'a Login,
    /// Whether the owner is the token's user, who has no addresses of an organization.
    pub(crate) owner_is_user: bool,
    pub(crate) repository: Option<&'a RepositoryName>,
    pub(crate) user: Option<&'a Login>,
    pub(crate) today: Date,
}

impl Blanks<'_> {
    fn value(&self, name: &str) -> Option<String> {
        match name {
            "org" if self.owner_is_user => None,
            "org" | "owner" => Some(self.owner.to_string()),
            "repo" => self.repository.map(ToString::to_string),
            "username" => self.user.map(ToString::to_string),
            // The newest commit of the default branch, in every repository that has one.
            "ref" => Some("HEAD".into()),
            "yesterday" => Some(format!("{}T00:00:00Z", self.today.plus_days(-1))),
            "today" => Some(format!("{}T00:00:00Z", self.today)),
            // An environment, a codespace or an artifact: its name is nobody's to guess.
            _ => None,
        }
    }
}

impl fmt::Display for ApiPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for ApiPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_or_named() {
        let owner = Login::parse("acme").unwrap();
        let repository = RepositoryName::parse("rocket-skates", &owner).unwrap();
        let today = Date::new(2026, 11, 25).unwrap();
        let blanks = Blanks {
            owner: &owner,
            owner_is_user: true,
            repository: Some(&repository),
            user: None,
            today,
        };
        let filled = |template| ApiPath::filled(template, &blanks).map(|path| path.0);
        let hooks = "/repos/acme/rocket-skates/hooks".to_owned();
        assert_eq!(filled("/repos/{owner}/{repo}/hooks"), Ok(hooks));
        assert_eq!(filled("/x?from={yesterday}"), Ok("/x?from=2026-11-24T00:00:00Z".to_owned()));
        assert_eq!(filled("/orgs/{org}/teams"), Err("org"));
        assert_eq!(filled("/users/{username}/events"), Err("username"));
        assert_eq!(filled("/e/{environment_name}"), Err("environment_name"));
        assert_eq!(filled("/e/{open"), Err("open"));
    }
}
