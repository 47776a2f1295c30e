//! The field for repositories that a token should reach, on the panel and on the verification page.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::dom;

/// The field, with its label and a place for what is wrong with it.
#[derive(Debug)]
pub(crate) struct RepositoriesView {
    place: HtmlElement,
    input: HtmlInputElement,
    error: HtmlElement,
}

impl RepositoriesView {
    /// The field of this document.
    pub(crate) fn find() -> Option<Self> {
        Some(Self {
            place: dom::by_id("repositories")?,
            input: dom::by_id("repositories-input")?.dyn_into().ok()?,
            error: dom::by_id("repositories-error")?,
        })
    }

    /// Shows the field, or not.
    pub(crate) fn show(&self, shown: bool) {
        dom::show(&self.place, shown);
    }

    /// What the user typed; nothing while the field is not shown.
    pub(crate) fn typed(&self) -> String {
        if self.place.hidden() { String::new() } else { self.input.value() }
    }

    /// Says what is wrong with it, and leads there; nothing if it is fine.
    pub(crate) fn tell(&self, reason: &str) {
        dom::tell_fault(&self.input, &self.error, reason);
        if !reason.is_empty() {
            drop(self.input.focus());
        }
    }
}
