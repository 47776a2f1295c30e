//! The recipes of this browser: what the organization set, what the person keeps, what ships. The
//! one place that reads and writes them.

use tokenwright_core::policy::{self, Policy};
use tokenwright_core::shelf::{Shelf, Stored, Unreadable};

use crate::browser::{self, Held, Memory};
use crate::dom;

/// Every recipe that can be chosen here, and what to know of them.
pub(crate) struct Library {
    /// The recipes.
    pub(crate) shelf: Shelf,
    /// What the organization set.
    pub(crate) policy: Policy,
    /// What is stored of the person's own and could not be read.
    pub(crate) unreadable: Unreadable,
    /// Whether the browser told what is stored.
    pub(crate) is_known: bool,
}

/// Every recipe that can be chosen here, and what to know of them.
pub(crate) async fn library() -> Library {
    let policy = policy().await;
    let kept = browser::read(Memory::Recipes).await;
    let is_known = kept.is_some();
    Library { is_known, ..library_of(policy, &kept.unwrap_or_default()) }
}

/// The same to change it, while no other page does; `None` if the browser does not tell what is stored.
pub(crate) async fn hold() -> Option<(Library, Held)> {
    let policy = policy().await;
    let held = browser::hold(Memory::Recipes).await?;
    Some((library_of(policy, held.text()), held))
}

/// Keeps the person's own recipes of this library; whether the browser took them.
pub(crate) async fn keep(held: &Held, library: &Library) -> bool {
    held.replace(&Stored::json(library.shelf.own(), &library.unreadable)).await
}

/// Every recipe that can be chosen here.
pub(crate) async fn shelf() -> Shelf {
    library().await.shelf
}

/// What the organization set; nothing where no policy is.
pub(crate) async fn policy() -> Policy {
    Policy::read(&browser::managed().await.unwrap_or_default())
}

/// Says on a page that has a place for it that no recipe can be chosen; whether that is so.
pub(crate) fn tell_if_empty(shelf: &Shelf) -> bool {
    let is_empty = shelf.entries().is_empty();
    if let Some(place) = dom::by_id("nothing-offered") {
        dom::set_text(&place, policy::NOTHING_OFFERED);
        dom::show(&place, is_empty);
    }
    is_empty
}

fn library_of(policy: Policy, kept: &str) -> Library {
    let Stored { recipes, unreadable } = Stored::read(kept);
    Library { shelf: Shelf::new(&policy, recipes), policy, unreadable, is_known: true }
}
