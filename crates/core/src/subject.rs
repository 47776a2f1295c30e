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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recipe;

    fn subject(typed: &str) -> Result<Vec<String>, RepositoryError> {
        let mut recipe = recipe::by_id("renovate").unwrap().clone();
        let rule = recipe.repositories.as_mut().unwrap();
        rule.names = vec!["anvil".into(), "rocket-skates".into()];
        let owner = Login::parse("acme").unwrap();
        let today = Date::new(2026, 11, 25).unwrap();
        let subject = Subject::of(&recipe, owner, typed, today)?;
        assert_eq!((subject.owner.as_str(), subject.today), ("acme", today));
        Ok(subject.repositories.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn what_is_typed_stands_in_for_what_the_recipe_names() {
        assert_eq!(subject(" \n").unwrap(), ["anvil", "rocket-skates"]);
        assert_eq!(subject("acme/coyote").unwrap(), ["coyote"]);
        assert!(matches!(subject("globex/coyote"), Err(RepositoryError::Foreign(..))));
    }
}
