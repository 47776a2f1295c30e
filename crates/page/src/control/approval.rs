//! Whether an owner of the organization has to approve the token, and the message to them.

use tokenwright_core::reading::{Doubt, Reading};

use super::submit;
use crate::form::Form;
use crate::strategy::{Search, Sought, clash};
use crate::tree::At;
use crate::words;

const YES: &str = "request access";
const NO: &str = "ready for use immediately";

/// The box "Request message": field name in two sources, 2026; label in one, 2025 and 2026.
pub(crate) fn find_message(form: Form<'_, '_>) -> Sought {
    let is_area = |at: At| form.tree.node(at).tag == "textarea";
    let mut search = Search::new(form.tree);
    search.strong("field name", form.held(form.tree.named("reason"), &is_area));
    search.strong("label", form.labelled("Request message", &is_area));
    search.found
}

/// What is written in it.
pub(crate) fn read_message(form: Form<'_, '_>, message: &Sought) -> Reading<String> {
    match message {
        Ok(found) => match &form.tree.node(found.at).value {
            Some(text) => Reading::Found(text.clone()),
            None => Reading::NotUnderstood(Doubt::NotFound),
        },
        Err(Doubt::NotFound) => Reading::Absent,
        Err(doubt) => Reading::NotUnderstood(doubt.clone()),
    }
}

/// A request message box or "… and request access" says yes, "ready for use immediately" says no
/// (texts seen 2025 and 2026).
pub(crate) fn read(form: Form<'_, '_>, submit: &Sought, message: &Sought) -> Reading<bool> {
    let tree = form.tree;
    let has_box = !matches!(message, Err(Doubt::NotFound));
    let asks = submit.as_ref().is_ok_and(|found| words::holds(&submit::label(tree, found.at), YES));
    let yes = has_box || asks;
    let no = !form.shown_that(&|at| words::holds(&tree.node(at).text, NO)).is_empty();
    match (yes, no) {
        (true, false) => Reading::Found(true),
        (false, true) => Reading::Found(false),
        (false, false) => Reading::NotUnderstood(Doubt::NotFound),
        (true, true) => Reading::NotUnderstood(clash(YES, NO)),
    }
}
