//! The link that opened the form, and whether the form is held against it.

use tokenwright_core::words;
use web_sys::HtmlElement;

use super::state::State;
use crate::dom::{self, Build};

/// The parts of the panel that are about the link.
pub(super) struct LinkView {
    section: HtmlElement,
    says: HtmlElement,
    unusable: HtmlElement,
    check: HtmlElement,
    leave: HtmlElement,
    /// The address that the list is about.
    shown: std::cell::RefCell<String>,
}

impl LinkView {
    pub(super) fn find() -> Option<Self> {
        Some(Self {
            section: dom::by_id("link")?,
            says: dom::by_id("link-says")?,
            unusable: dom::by_id("link-unusable")?,
            check: dom::by_id("link-check")?,
            leave: dom::by_id("link-leave")?,
            shown: std::cell::RefCell::default(),
        })
    }

    pub(super) fn show(&self, state: &State) {
        let link = state.offered_link();
        dom::show(&self.section, link.is_some());
        let Some(link) = link else { return };
        dom::show(&self.check, !link.checked);
        dom::show(&self.leave, link.checked);
        dom::show(&self.says, !link.checked);
        dom::show(&self.unusable, link.checked && !link.asked.unusable.is_empty());
        if *self.shown.borrow() == link.address {
            return;
        }
        self.shown.borrow_mut().clone_from(&link.address);
        dom::set_text(&self.says, &words::link_offer(link.asked.parameters));
        let reasons = link.asked.unusable.iter();
        dom::fill(&self.unusable, reasons.map(|reason| Build::new("li").text(reason)));
    }

    /// Puts the focus on the button that is there now.
    pub(super) fn focus(&self) {
        let there = if self.leave.hidden() { &self.check } else { &self.leave };
        drop(there.focus());
    }
}
