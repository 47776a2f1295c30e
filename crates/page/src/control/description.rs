//! "Description".

use tokenwright_core::reading::Reading;

use super::name;
use crate::form::Form;
use crate::point::Pointable;
use crate::strategy::{Search, Sought};
use crate::tree::At;

const FIELD: &str = "user_programmatic_access[description]";

/// Field name (six sources) and id were seen 2023 to 2026, the label in 2025-12.
pub(crate) fn find(form: Form<'_, '_>, owner: Option<At>) -> Sought {
    let tree = form.tree;
    // A field beside a label has to say that it is one for text: hidden ones stand there too.
    let is_area = |at: At| {
        let node = tree.node(at);
        node.tag == "textarea" || (node.tag == "input" && node.says("type", "text"))
    };
    // The request message is a textarea too, and comes after the owner in every layout seen.
    let before_owner = |at: At| {
        owner.is_some_and(|owner| at < owner)
            && !tree.node(at).says("name", "reason")
            && form.is_under(at, "Description")
    };
    let mut search = Search::new(tree);
    search.strong("field name", form.named(FIELD));
    search.strong("id", form.with_id("user_programmatic_access_description"));
    search.strong("label", form.labelled("Description", &is_area));
    let found = search.weak("structure", form.tagged_that("textarea", &before_owner));
    form.or_pointed(Pointable::Description, found)
}

/// What is typed in it now.
pub(crate) fn read(form: Form<'_, '_>, sought: &Sought) -> Reading<String> {
    name::typed(form, sought, FIELD)
}
