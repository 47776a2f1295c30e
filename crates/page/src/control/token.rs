//! The new token that GitHub shows once. A snapshot holds a marker in its place.

use crate::strategy::Found;
use crate::tree::{At, Tree};

/// What the content script puts in the place of a fine-grained token.
const MARKER: &str = "[github_pat_…]";
/// The part of a token that a marker still names.
pub(crate) const PREFIX: &str = "github_pat_";

/// The one element that shows a new token. Id (four sources), surrounding class and accessible
/// name were seen 2023 to 2026.
pub(crate) fn find(tree: &Tree<'_>) -> Option<Found> {
    let mut shown = None;
    for at in tree.all() {
        if is_marker(tree, at) {
            if shown.is_some() {
                return None;
            }
            shown = Some(at);
        }
    }
    let at = shown?;
    let node = tree.node(at);
    let in_class = |around| tree.node(around).has_class("access-token");
    let strategy = if node.says("id", "new-access-token") {
        "id"
    } else if node.says("aria-label", "Access token") {
        "label"
    } else if tree.closest_that(at, &in_class).is_some() {
        "class"
    } else {
        "text"
    };
    Some(Found { at, strategy })
}

/// A field that a person types in may hold a pasted token, which is no new one.
fn is_marker(tree: &Tree<'_>, at: At) -> bool {
    let node = tree.node(at);
    let says = match node.tag.as_str() {
        "input" => node.value.as_deref() == Some(MARKER),
        "textarea" => false,
        _ => node.text == MARKER,
    };
    says && tree.is_shown(at) && !matches!(node.attr("type"), Some("search" | "hidden"))
}
