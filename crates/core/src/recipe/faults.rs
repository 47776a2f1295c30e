//! What a recipe must not ask, because GitHub would not give it: found before anybody starts.

pub(super) mod limits;
mod nearest;
mod permissions;
mod texts;

use std::fmt;

use self::limits::MOST_LIFETIMES;
use super::{LONGEST_LIFETIME, Never, Recipe};
use crate::page_state::RepositoryAccess;
use crate::repository::{MOST_REPOSITORIES, RepositoryName};

pub(crate) use texts::is_hidden;
pub use texts::is_id;

/// One thing that a recipe asks and that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where it stands, as a path in the file: `owner.kind`, `permissions.required[2]`.
    pub field: String,
    /// What is wrong with it, for whoever writes the recipe.
    pub says: String,
}

impl Fault {
    fn new(field: impl Into<String>, says: impl Into<String>) -> Self {
        Self { field: field.into(), says: says.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”: {}", self.field, self.says)
    }
}

impl Recipe {
    /// Everything that keeps the recipe from being used, in the order of the file; nothing if it
    /// can be used.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = texts::faults(self);
        faults.extend(lifetime(self));
        faults.extend(repositories(self));
        faults.extend(permissions::faults(self));
        faults
    }
}

fn lifetime(recipe: &Recipe) -> Option<Fault> {
    let rule = recipe.expiration.as_ref()?;
    let days = &rule.days;
    let is_open = days.is_empty() && rule.never != Never::Asked;
    let says = if is_open || days.iter().any(|d| !(1..=LONGEST_LIFETIME).contains(d)) {
        format!("Name lifetimes of 1 to {LONGEST_LIFETIME} days.")
    } else if days.len() > MOST_LIFETIMES {
        format!("Name at most {MOST_LIFETIMES} lifetimes.")
    } else {
        return None;
    };
    Some(Fault::new("expiration.days", says))
}

fn repositories(recipe: &Recipe) -> Vec<Fault> {
    const FIELD: &str = "repositories.names";
    let Some(rule) = &recipe.repositories else { return Vec::new() };
    let mut faults = Vec::new();
    if !rule.names.is_empty() && rule.access != RepositoryAccess::Selected {
        faults.push(Fault::new(FIELD, "Set “Repository access” to “Only select repositories”, or remove the repository names."));
    }
    let is_name = |name: &String| RepositoryName::is_well_formed(name);
    if rule.names.len() > MOST_REPOSITORIES || !rule.names.iter().all(is_name) {
        faults.push(Fault::new(
            FIELD,
            format!("Give at most {MOST_REPOSITORIES} names of repositories, without their owner."),
        ));
    }
    faults
}

#[cfg(test)]
mod tests;
