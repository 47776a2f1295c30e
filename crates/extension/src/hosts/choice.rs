//! Which GitHub: a choice only for those who allowed another than github.com.

use tokenwright_core::host::Host;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlSelectElement};

use crate::browser::{self, Memory};
use crate::dom::{self, Build};

/// The field of a page for it.
pub(crate) struct Choice {
    place: HtmlElement,
    pub(crate) select: HtmlSelectElement,
}

impl Choice {
    /// The field of this document.
    pub(crate) fn find() -> Option<Self> {
        Some(Self {
            place: dom::by_id("host-field")?,
            select: dom::by_id("host")?.dyn_into().ok()?,
        })
    }

    /// Offers github.com and those that are allowed.
    pub(crate) async fn offer(&self) {
        let allowed = super::allowed().await;
        let option =
            |host: &Host| Build::new("option").attr("value", host.as_str()).text(host.as_str());
        dom::fill(&self.select, std::iter::once(&Host::default()).chain(&allowed).map(option));
        dom::show(&self.place, !allowed.is_empty());
    }

    /// Chooses the one on which a form was opened last, if it is still offered.
    pub(crate) async fn choose_last(&self) {
        if let Some(last) = browser::recall(Memory::Host).await {
            self.select.set_value(&last);
            if self.select.selected_index() < 0 {
                self.select.set_selected_index(0);
            }
        }
    }

    /// The one that was chosen.
    pub(crate) fn chosen(&self) -> Host {
        // Only hosts were offered.
        Host::parse(&self.select.value()).unwrap_or_default()
    }
}
