//! "Description".

use tokenwright_core::reading::Doubt;

use crate::form::Form;
use crate::strategy::{Found, Search};
use crate::tree::At;

/// Field name (six sources) and id were seen 2023 to 2026, the label in 2025-12.
pub(crate) fn find(form: Form<'_, '_>, owner: Option<At>) -> Result<Found, Doubt> {
    let tree = form.tree;
    let is_area = |at: At| matches!(tree.node(at).tag.as_str(), "textarea" | "input");
    // The request message is a textarea too, and comes after the owner in every layout seen.
    let before_owner = form.tagged("textarea").filter(|at| {
        owner.is_some_and(|owner| *at < owner) && !tree.node(*at).says("name", "reason")
    });
    Search::default()
        .strong("field name", form.named("user_programmatic_access[description]"))
        .strong("id", form.with_id("user_programmatic_access_description"))
        .strong("label", form.labelled("Description", is_area))
        .weak("structure", before_owner)
        .one(tree)
}
