//! What a token is asked about.

use crate::date::Date;
use crate::login::Login;
use crate::recipe::Recipe;
use crate::repository::{RepositoryError, RepositoryName};

/// What a token is asked about: whose it should be, and which repositories it should reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The organization or user that it should belong to.
    pub owner: Login,
    /// Repositories of this owner that it should reach; the permissions are tried on the first.
    pub repositories: Vec<RepositoryName>,
    /// The day, for addresses that ask for a span of time.
    pub today: Date,
}

impl Subject {
    /// A subject without repositories.
    pub fn new(owner: Login, today: Date) -> Self {
        Self { owner, repositories: Vec::new(), today }
    }

    /// A subject with the repositories that the user typed, or with those that the recipe names.
    ///
    /// # Errors
    /// If one that was typed is no repository of this owner, or if they are too many.
    pub fn of(
        recipe: &Recipe,
        owner: Login,
        typed: &str,
        today: Date,
    ) -> Result<Self, RepositoryError> {
        let rule = recipe.repositories.as_ref();
        let named = rule.map(|rule| rule.names.join(" ")).unwrap_or_default();
        let text = if typed.trim().is_empty() { &named } else { typed };
        let repositories = RepositoryName::parse_list(text, &owner)?;
        Ok(Self::new(owner, today).with_repositories(repositories))
    }

    /// The same, with these repositories.
    #[must_use]
    pub fn with_repositories(self, repositories: Vec<RepositoryName>) -> Self {
        Self { repositories, ..self }
    }
}
