//! "Generate token": at the end of the form, and once more in GitHub's confirmation.

use tokenwright_core::reading::Doubt;

use crate::form::Form;
use crate::strategy::{Found, Search};
use crate::tree::{At, Tree};
use crate::words;

/// Class and text were seen in five sources, 2025 and 2026.
pub(crate) fn find(form: Form<'_, '_>) -> Result<Found, Doubt> {
    let tree = form.tree;
    let buttons = || {
        form.tagged("button").filter(move |at| {
            tree.closest(*at, "dialog").is_none() && !tree.node(*at).says("type", "button")
        })
    };
    let submits = || buttons().filter(move |at| tree.node(*at).says("type", "submit"));
    Search::default()
        .strong(
            "class",
            buttons().filter(|at| tree.node(*at).has_class("js-integrations-install-form-submit")),
        )
        .strong("text", buttons().filter(|at| is_generate(tree, *at)))
        .weak("structure", submits())
        .one(tree)
}

/// The confirmation: an open dialog named by its id or frame, its hidden field or its heading, with
/// a button that generates (2026, four sources).
pub(crate) fn find_confirmation(tree: &Tree<'_>) -> Option<(Found, Result<Found, Doubt>)> {
    let (dialog, strategy) = tree
        .tagged("dialog")
        .iter()
        .filter(|at| tree.is_shown(**at) && tree.node(**at).open)
        .find_map(|at| Some((*at, confirms(tree, *at)?)))?;
    let buttons = || {
        tree.within(dialog).filter(|at| {
            let node = tree.node(*at);
            node.tag == "button" && tree.is_shown(*at) && !node.says("type", "button")
        })
    };
    let button = Search::default()
        .strong("text", buttons().filter(|at| is_generate(tree, *at)))
        .weak("structure", buttons().filter(|at| tree.node(*at).says("type", "submit")))
        .one(tree);
    Some((Found { at: dialog, strategy }, button))
}

fn confirms(tree: &Tree<'_>, dialog: At) -> Option<&'static str> {
    let has_field = tree.named("confirm").iter().any(|at| tree.is_in(*at, dialog));
    let has_id = tree.node(dialog).says("id", "confirm-fg-pat");
    let in_frame = tree
        .closest(dialog, "turbo-frame")
        .is_some_and(|at| tree.node(at).says("id", "fg_pat_confirmation_dialog"));
    let has_heading = tree.within(dialog).any(|at| {
        let node = tree.node(at);
        matches!(node.tag.as_str(), "h1" | "h2" | "h3")
            && words::same(&node.text, "New personal access token")
    });
    let tests =
        [("field name", has_field), ("id", has_id), ("frame", in_frame), ("heading", has_heading)];
    tests.into_iter().find(|(_, holds)| *holds).map(|(strategy, _)| strategy)
}

fn is_generate(tree: &Tree<'_>, at: At) -> bool {
    words::begins(&tree.text(at), "generate token")
}
