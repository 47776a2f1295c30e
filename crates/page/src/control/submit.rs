//! "Generate token": at the end of the form, and once more in GitHub's confirmation.

use crate::form::Form;
use crate::point::Pointable;
use crate::strategy::{Found, Search, Sought};
use crate::tree::{At, Test, Tree, kept};
use crate::words;

/// Class and text were seen in five sources, 2025 and 2026.
pub(crate) fn find(form: Form<'_, '_>) -> Sought {
    let tree = form.tree;
    let all = form.shown_that(&|at| {
        is_button(tree, at)
            && !tree.node(at).says("type", "button")
            && tree.closest(at, "dialog").is_none()
    });
    let buttons = |test: Test<'_>| kept(all.clone(), test);
    let has_class = |at: At| tree.node(at).has_class("js-integrations-install-form-submit");
    let mut search = Search::new(tree);
    search.strong("class", buttons(&has_class));
    search.strong("text", buttons(&|at| is_generate(tree, at)));
    let found = search.weak("structure", buttons(&|at| is_submit(tree, at)));
    form.or_pointed(Pointable::Generate, found)
}

/// The confirmation: an open dialog named by its id or frame, its hidden field or its heading, with
/// a button that generates (2026, four sources).
pub(crate) fn find_confirmation(tree: &Tree<'_>) -> Option<(Found, Sought)> {
    for dialog in tree.tagged("dialog") {
        if !tree.is_shown(dialog) || !tree.node(dialog).open {
            continue;
        }
        if let Some(strategy) = confirms(tree, dialog) {
            return Some((Found { at: dialog, strategy }, confirm_button(tree, dialog)));
        }
    }
    None
}

fn confirm_button(tree: &Tree<'_>, dialog: At) -> Sought {
    let is_button = |at: At| is_button(tree, at) && !tree.node(at).says("type", "button");
    let by_text = tree.shown_in(dialog, &|at| is_button(at) && is_generate(tree, at));
    let by_type = tree.shown_in(dialog, &|at| is_button(at) && is_submit(tree, at));
    let mut search = Search::new(tree);
    search.strong("text", by_text);
    search.weak("structure", by_type)
}

fn confirms(tree: &Tree<'_>, dialog: At) -> Option<&'static str> {
    if tree.named("confirm").iter().any(|at| tree.is_in(*at, dialog)) {
        return Some("field name");
    }
    if tree.node(dialog).says("id", "confirm-fg-pat") {
        return Some("id");
    }
    let frame = tree.closest(dialog, "turbo-frame");
    if frame.is_some_and(|at| tree.node(at).says("id", "fg_pat_confirmation_dialog")) {
        return Some("frame");
    }
    let is_heading = |at: At| {
        let node = tree.node(at);
        matches!(node.tag.as_str(), "h1" | "h2" | "h3")
            && words::same(&node.text, "New personal access token")
    };
    if tree.shown_in(dialog, &is_heading).is_empty() { None } else { Some("heading") }
}

fn is_submit(tree: &Tree<'_>, at: At) -> bool {
    tree.node(at).says("type", "submit")
}

fn is_button(tree: &Tree<'_>, at: At) -> bool {
    tree.is_button(at) || (tree.node(at).tag == "input" && is_submit(tree, at))
}

fn is_generate(tree: &Tree<'_>, at: At) -> bool {
    words::begins(&label(tree, at), "generate token")
}

/// What is written on it; on an input that sends a form it is its value.
pub(crate) fn label(tree: &Tree<'_>, at: At) -> String {
    match &tree.node(at).value {
        Some(value) if tree.node(at).tag == "input" => value.clone(),
        _ => tree.text(at),
    }
}
