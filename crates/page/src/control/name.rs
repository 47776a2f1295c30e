//! "Token name".

use tokenwright_core::reading::{Doubt, Reading};

use crate::form::Form;
use crate::point::Pointable;
use crate::sending::Entry;
use crate::strategy::{Search, Sought, clash, why};
use crate::tree::{At, Tree};
use crate::words;

const FIELD: &str = "user_programmatic_access[name]";

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
    search.strong("field name", form.held(tree.named(FIELD), &named));
    search.strong("id", form.held(tree.with_id("user_programmatic_access_name"), &named));
    search.strong("label", form.labelled("Token name", &beside));
    let in_check = |at| {
        beside(at) && tree.closest(at, "auto-check").is_some() && form.is_under(at, "Token name")
    };
    let found = search.weak("structure", form.tagged_that("input", &in_check));
    form.or_pointed(Pointable::Name, found)
}

/// How far behind the field its message may stand.
const NEAR: usize = 12;

/// GitHub's message beside the field that the name is taken, which comes while it is typed (sentence:
/// 2024-10).
pub(crate) fn taken(tree: &Tree<'_>, sought: &Sought) -> Option<String> {
    let at = sought.as_ref().ok()?.at;
    let near = tree.all().skip(at).take(NEAR);
    let says_so =
        |at: &At| tree.is_shown(*at) && words::holds(&tree.node(*at).text, "already been taken");
    near.into_iter().find(says_so).map(|at| words::bounded(&tree.node(at).text, 200))
}

/// What is typed in it now.
pub(crate) fn read(form: Form<'_, '_>, sought: &Sought) -> Reading<String> {
    typed(form, sought, FIELD)
}

/// What is typed in a field, held against all that the form sends under its name.
pub(super) fn typed(form: Form<'_, '_>, sought: &Sought, name: &str) -> Reading<String> {
    let doubt = match (sought, form.sends_as(name)) {
        (Err(_), _) => why(sought),
        (_, Err(doubt)) => doubt,
        // What is seen there would not be sent.
        (Ok(found), _) if form.entry(found.at) == Entry::HeldBack => Doubt::NotFound,
        (Ok(found), Ok(sent)) => match form.tree.node(found.at).value.as_deref() {
            Some(typed) if sent.is_none_or(|sent| sent == typed) => {
                return Reading::Found(typed.to_owned());
            }
            Some(typed) => clash(typed, sent.unwrap_or_default()),
            None => Doubt::NotFound,
        },
    };
    Reading::NotUnderstood(doubt)
}
