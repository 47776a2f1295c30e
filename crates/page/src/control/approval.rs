//! Whether an owner of the organization has to approve the token.

use tokenwright_core::reading::{Doubt, Reading};

use crate::form::Form;
use crate::strategy::Found;
use crate::words;

/// A request message box or "… and request access" says yes, "ready for use immediately" says no
/// (texts seen 2025 and 2026).
pub(crate) fn read(form: Form<'_, '_>, submit: &Result<Found, Doubt>) -> Reading<bool> {
    let tree = form.tree;
    let is_area = |at| tree.node(at).tag == "textarea";
    let box_shown =
        form.named("reason").any(is_area) || !form.labelled("Request message", is_area).is_empty();
    let button = submit.as_ref().ok().map(|found| tree.text(found.at)).unwrap_or_default();
    let yes = box_shown || words::holds(&button, "request access");
    let no = form.shown().any(|at| words::holds(&tree.node(at).text, "ready for use immediately"));
    match (yes, no) {
        (true, false) => Reading::Found(true),
        (false, true) => Reading::Found(false),
        (false, false) => Reading::NotUnderstood(Doubt::NotFound),
        (true, true) => Reading::NotUnderstood(Doubt::Disagreement(
            "request access".into(),
            "ready for use immediately".into(),
        )),
    }
}
