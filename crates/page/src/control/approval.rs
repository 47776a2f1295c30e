//! Whether an owner of the organization has to approve the token.

use tokenwright_core::reading::{Doubt, Reading};

use crate::form::Form;
use crate::strategy::{Sought, clash};
use crate::tree::At;
use crate::words;

const YES: &str = "request access";
const NO: &str = "ready for use immediately";

/// A request message box or "… and request access" says yes, "ready for use immediately" says no
/// (texts seen 2025 and 2026).
pub(crate) fn read(form: Form<'_, '_>, submit: &Sought) -> Reading<bool> {
    let tree = form.tree;
    let is_area = |at: At| tree.node(at).tag == "textarea";
    let has_box = !form.held(tree.named("reason"), &is_area).is_empty()
        || !form.labelled("Request message", &is_area).is_empty();
    let asks = submit.as_ref().is_ok_and(|found| words::holds(&tree.text(found.at), YES));
    let yes = has_box || asks;
    let no = !form.shown_that(&|at| words::holds(&tree.node(at).text, NO)).is_empty();
    match (yes, no) {
        (true, false) => Reading::Found(true),
        (false, true) => Reading::Found(false),
        (false, false) => Reading::NotUnderstood(Doubt::NotFound),
        (true, true) => Reading::NotUnderstood(clash(YES, NO)),
    }
}
