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
    let shown: Vec<At> = tree.all().filter(|at| is_marker(tree, *at)).collect();
    let strategies: [(&'static str, &dyn Fn(At) -> bool); 4] = [
        ("id", &|at| tree.node(at).says("id", "new-access-token")),
        ("label", &|at| tree.node(at).says("aria-label", "Access token")),
        ("class", &|at| tree.around(at).any(|around| tree.node(around).has_class("access-token"))),
        ("text", &|_| true),
    ];
    let [at] = shown.as_slice() else { return None };
    let (strategy, _) = strategies.into_iter().find(|(_, holds)| holds(*at))?;
    Some(Found { at: *at, strategy })
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
