//! The recipes of this browser: what the organization set, what the person keeps, what ships. The
//! one place that reads and writes them.

use tokenwright_core::policy::Policy;
use tokenwright_core::recipe::Recipe;
use tokenwright_core::shelf::{self, Shelf};

use crate::browser::{self, Memory};

/// Every recipe that can be chosen here, and what to know of them.
#[derive(Debug)]
pub(crate) struct Library {
    /// The recipes.
    pub(crate) shelf: Shelf,
    /// What the organization set.
    pub(crate) policy: Policy,
    /// One sentence for each recipe of the person's own that could not be read.
    pub(crate) unreadable: Vec<String>,
}

/// Every recipe that can be chosen here, and what to know of them.
pub(crate) async fn library() -> Library {
    let policy = policy().await;
    let kept = browser::recall(Memory::Recipes).await.unwrap_or_default();
    let (own, unreadable) = shelf::own_from_json(&kept);
    Library { shelf: Shelf::new(&policy, own), policy, unreadable }
}

/// Every recipe that can be chosen here.
pub(crate) async fn shelf() -> Shelf {
    library().await.shelf
}

/// What the organization set; nothing where no policy is.
pub(crate) async fn policy() -> Policy {
    Policy::read(&browser::managed().await.unwrap_or_default())
}

/// Keeps these as the person's own recipes; whether the browser took them.
pub(crate) async fn keep_own(recipes: &[Recipe]) -> bool {
    browser::store(Memory::Recipes, &shelf::own_to_json(recipes)).await
}
