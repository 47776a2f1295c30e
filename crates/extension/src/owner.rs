//! The organization that a page starts with.

use tokenwright_core::login::Login;

use crate::browser::{self, Memory};
use crate::library;

/// The one that the user told last, else the one that an administrator set.
pub(crate) async fn first() -> Option<Login> {
    let told = browser::recall(Memory::Owner).await;
    match told.and_then(|owner| Login::parse(&owner).ok()) {
        Some(owner) => Some(owner),
        None => library::policy().await.organization,
    }
}
