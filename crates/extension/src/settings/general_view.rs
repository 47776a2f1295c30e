//! What other pages start with.

use tokenwright_core::login::Login;
use tokenwright_core::shelf::Entry;
use tokenwright_core::words;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};

use crate::browser::{self, Memory};
use crate::dom::{self, Build};
use crate::library::{self, Library};
use crate::owner;

/// The section "General".
pub(super) struct GeneralView {
    owner: HtmlInputElement,
    owner_error: HtmlElement,
    recipe: HtmlSelectElement,
    told: HtmlElement,
}

impl GeneralView {
    pub(super) fn find() -> Option<Self> {
        Some(Self {
            owner: dom::by_id("owner")?.dyn_into().ok()?,
            owner_error: dom::by_id("owner-error")?,
            recipe: dom::by_id("recipe")?.dyn_into().ok()?,
            told: dom::by_id("general-told")?,
        })
    }

    pub(super) async fn show(&self, library: &Library) {
        let owner = owner::first().await;
        self.owner.set_value(owner.as_ref().map_or("", Login::as_str));
        let option = |entry: Entry<'_>| {
            Build::new("option").attr("value", &entry.recipe.id).text(&entry.recipe.title)
        };
        dom::fill(&self.recipe, library.shelf.entries().into_iter().map(option));
        library::tell_if_empty(&library.shelf);
        let last = browser::recall(Memory::Recipe).await;
        if let Some(id) = last.filter(|id| library.shelf.by_id(id).is_some()) {
            self.recipe.set_value(&id);
        }
    }

    /// Keeps the organization; an empty field forgets it.
    pub(super) async fn save_owner(&self) {
        let typed = self.owner.value();
        if typed.trim().is_empty() {
            self.refuse("");
            self.tell(browser::forget(Memory::Owner).await);
            return;
        }
        match Login::parse(&typed) {
            Ok(owner) => {
                self.refuse("");
                self.owner.set_value(owner.as_str());
                self.tell(browser::store(Memory::Owner, owner.as_str()).await);
            }
            Err(error) => {
                self.refuse(&error.to_string());
                drop(self.owner.focus());
            }
        }
    }

    pub(super) async fn save_recipe(&self) {
        self.tell(browser::store(Memory::Recipe, &self.recipe.value()).await);
    }

    pub(super) async fn reset_panel(&self) {
        let reset = browser::forget(Memory::Shape).await && browser::forget(Memory::Side).await;
        dom::set_text(&self.told, if reset { words::PANEL_RESET } else { words::NOT_SAVED });
    }

    fn refuse(&self, fault: &str) {
        dom::tell_fault(&self.owner, &self.owner_error, fault);
        dom::set_text(&self.told, "");
    }

    fn tell(&self, kept: bool) {
        dom::set_text(&self.told, if kept { words::SETTING_SAVED } else { words::NOT_SAVED });
    }
}
