//! The organization: asked for, named, changed.

use tokenwright_core::login::Login;

use super::view::View;
use crate::dom;

impl View {
    /// Asks for the organization, with the one known so far.
    pub(super) fn ask_owner(&self, known: Option<&Login>) {
        dom::show(&self.owner_form, true);
        self.owner_input.set_value(known.map_or("", Login::as_str));
        // The user pressed the button that asks for this field.
        drop(self.owner_input.focus());
    }

    /// What the user typed as the organization.
    pub(super) fn typed_owner(&self) -> String {
        self.owner_input.value()
    }

    /// The organization was understood.
    pub(super) fn owner_taken(&self) {
        dom::show(&self.owner_form, false);
        self.owner_refused("");
        // The field is gone with its form.
        drop(self.owner_change.focus());
    }

    /// The organization was not understood, for this reason.
    pub(super) fn owner_refused(&self, reason: &str) {
        dom::tell_fault(&self.owner_input, &self.owner_error, reason);
    }
}
