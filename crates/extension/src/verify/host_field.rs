//! Which GitHub is asked: a choice only for those who allowed another than github.com.

use tokenwright_core::host::Host;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlSelectElement};

use crate::dom::{self, Build};
use crate::label::Label;

/// The field, and the sentence that names where the token goes.
pub(super) struct HostField {
    place: HtmlElement,
    select: HtmlSelectElement,
    promise: HtmlElement,
}

impl HostField {
    /// The field of this document.
    pub(super) fn find() -> Option<Self> {
        Some(Self {
            place: dom::by_id("host-field")?,
            select: dom::by_id("host")?.dyn_into().ok()?,
            promise: dom::by_id("promise")?,
        })
    }

    /// Offers github.com and these.
    pub(super) fn offer(&self, allowed: &[Host]) {
        let option =
            |host: &Host| Build::new("option").attr("value", host.as_str()).text(host.as_str());
        dom::fill(&self.select, std::iter::once(&Host::default()).chain(allowed).map(option));
        dom::show(&self.place, !allowed.is_empty());
        self.promise();
    }

    /// The one that was chosen.
    pub(super) fn chosen(&self) -> Host {
        // Only hosts were offered.
        Host::parse(&self.select.value()).unwrap_or_default()
    }

    /// Says where the token goes.
    pub(super) fn promise(&self) {
        dom::set_text(&self.promise, &Label::VerifyPromise.with(&[&self.chosen().api_name()]));
    }

    /// Calls the handler whenever another one is chosen.
    pub(super) fn on_change(&self, mut handler: impl FnMut() + 'static) {
        dom::on(&self.select, "change", move |_| handler());
    }
}
