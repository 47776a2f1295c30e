//! Which GitHub is asked, and where a token goes by that.

use tokenwright_core::host::Host;
use web_sys::HtmlElement;

use crate::dom;
use crate::hosts::choice::Choice;
use crate::label::Label;

/// The field, and the sentence that names where the token goes.
pub(super) struct HostField {
    choice: Choice,
    promise: HtmlElement,
}

impl HostField {
    /// The field of this document.
    pub(super) fn find() -> Option<Self> {
        Some(Self { choice: Choice::find()?, promise: dom::by_id("promise")? })
    }

    /// Offers github.com and those that are allowed.
    pub(super) async fn offer(&self) {
        self.choice.offer().await;
        self.promise();
    }

    /// The one that was chosen.
    pub(super) fn chosen(&self) -> Host {
        self.choice.chosen()
    }

    /// Says where the token goes.
    pub(super) fn promise(&self) {
        dom::set_text(&self.promise, &Label::VerifyPromise.with(&[&self.chosen().api_name()]));
    }

    /// Calls the handler whenever another one is chosen.
    pub(super) fn on_change(&self, mut handler: impl FnMut() + 'static) {
        dom::on(&self.choice.select, "change", move |_| handler());
    }
}
