//! The link that opened the form: noticed, offered, and held against the form if the user wants.

use std::rc::Rc;

use tokenwright_core::link::{self, Asked};
use tokenwright_core::page_state::Place;
use tokenwright_core::recipe::Recipe;

use super::State;

/// The link that opened the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) address: String,
    pub(crate) asked: Asked,
    pub(super) recipe: Rc<Recipe>,
    /// Whether the form is held against it, instead of the recipe.
    pub(crate) checked: bool,
}

impl State {
    /// Whether the owner is the link's choice, and not the user's.
    pub(crate) fn link_names_owner(&self) -> bool {
        self.checked_link().is_some_and(|link| link.asked.owner.is_some())
    }

    /// The link that opens the form filled in.
    pub(crate) fn prefilled(&self) -> &str {
        self.checked_link().map_or(&self.template, |link| &link.address)
    }

    /// What the recipe's own link is now.
    pub(super) fn template(&self) -> String {
        link::template(&self.recipe, self.owner.as_ref(), &self.host)
    }

    pub(super) fn checked_link(&self) -> Option<&Link> {
        self.link.as_ref().filter(|link| link.checked)
    }

    /// A form that was opened by another link is to be held against that one. An address without
    /// parameters is what becomes of it when GitHub refuses the form.
    pub(super) fn notice_link(&mut self) {
        if self.link.as_ref().is_some_and(|link| link.address == self.snapshot.url) {
            return;
        }
        let address = self.snapshot.url.clone();
        if address.trim_end_matches('/') == self.host.new_token_address() {
            // A form that no link opened.
            self.link = None;
        }
        if let Some(asked) = link::asked(&address, self.today, &self.host) {
            let recipe = Rc::new(asked.recipe.clone());
            self.link = Some(Link { address, asked, recipe, checked: false });
        }
    }

    /// Takes up the link that was checked before GitHub's page was loaded anew.
    pub(crate) fn resume_link(&mut self, address: String) {
        if let Some(asked) = link::asked(&address, self.today, &self.host) {
            let recipe = Rc::new(asked.recipe.clone());
            self.link = Some(Link { address, asked, recipe, checked: true });
        }
    }

    /// The link, if it asks something else than the recipe does anyway.
    pub(crate) fn offered_link(&self) -> Option<&Link> {
        let is_form = self.page.place == Place::NewToken;
        self.link.as_ref().filter(|link| is_form && (link.checked || link.address != self.template))
    }

    /// The address of the link that is checked.
    pub(crate) fn checked_address(&self) -> Option<&str> {
        self.checked_link().map(|link| link.address.as_str())
    }

    /// Holds the form against the link that opened it, or against the recipe again.
    pub(crate) fn check_link(&mut self, checked: bool) {
        if let Some(link) = &mut self.link {
            link.checked = checked;
            self.epoch += 1;
            self.evaluate();
        }
    }
}
