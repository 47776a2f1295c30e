//! "Token name".

use tokenwright_core::reading::{Doubt, Reading};

use crate::form::Form;
use crate::strategy::{Found, Search};
use crate::tree::{At, Tree};

/// Field name (eight sources), id (five) and label were seen 2023 to 2026; `auto-check` in 2024.
pub(crate) fn find(form: Form<'_, '_>) -> Result<Found, Doubt> {
    let tree = form.tree;
    let text = |at: &At| is_text_field(tree, *at);
    let in_check = form
        .tagged("auto-check")
        .flat_map(|check| tree.within(check))
        .filter(|at| tree.is_shown(*at) && is_text_field(tree, *at));
    Search::default()
        .strong("field name", form.named("user_programmatic_access[name]").filter(text))
        .strong("id", form.with_id("user_programmatic_access_name").filter(text))
        .strong("label", form.labelled("Token name", |at| is_text_field(tree, at)))
        .weak("structure", in_check)
        .one(tree)
}

/// What is typed in it now.
pub(crate) fn read(tree: &Tree<'_>, found: &Result<Found, Doubt>) -> Reading<String> {
    match found {
        Ok(found) => match &tree.node(found.at).value {
            Some(value) => Reading::Found(value.clone()),
            None => Reading::NotUnderstood(Doubt::NotFound),
        },
        Err(doubt) => Reading::NotUnderstood(doubt.clone()),
    }
}

fn is_text_field(tree: &Tree<'_>, at: At) -> bool {
    let node = tree.node(at);
    node.tag == "input" && matches!(node.attr("type"), None | Some("text"))
}
