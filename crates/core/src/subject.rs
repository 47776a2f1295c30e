//! What a token is asked about.

use crate::date::Date;
use crate::login::Login;
use crate::repository::RepositoryName;

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

    /// The same, with these repositories.
    #[must_use]
    pub fn with_repositories(self, repositories: Vec<RepositoryName>) -> Self {
        Self { repositories, ..self }
    }
}
