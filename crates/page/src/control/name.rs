//! "Token name".

use tokenwright_core::reading::{Doubt, Reading};

use crate::form::Form;
use crate::strategy::{Search, Sought, why};
use crate::tree::{At, Tree};

/// Field name (eight sources), id (five) and label were seen 2023 to 2026; `auto-check` in 2024.
pub(crate) fn find(form: Form<'_, '_>) -> Sought {
    let tree = form.tree;
    let is_input = |at: At, untyped: bool| {
        let node = tree.node(at);
        node.tag == "input" && node.attr("type").map_or(untyped, |kind| kind == "text")
    };
    let named = |at| is_input(at, true);
    // A field beside a label has to say that it is one for text: hidden ones stand there too.
    let beside = |at| is_input(at, false);
    let mut search = Search::new(tree);
    search.strong("field name", form.held(tree.named("user_programmatic_access[name]"), &named));
    search.strong("id", form.held(tree.with_id("user_programmatic_access_name"), &named));
    search.strong("label", form.labelled("Token name", &beside));
    let in_check = |at| beside(at) && tree.closest(at, "auto-check").is_some();
    search.weak("structure", form.tagged_that("input", &in_check))
}

/// What is typed in it now.
pub(crate) fn read(tree: &Tree<'_>, sought: &Sought) -> Reading<String> {
    let value = sought.as_ref().ok().map(|found| tree.node(found.at).value.as_ref());
    match value {
        Some(Some(value)) => Reading::Found(value.clone()),
        Some(None) => Reading::NotUnderstood(Doubt::NotFound),
        None => Reading::NotUnderstood(why(sought)),
    }
}
