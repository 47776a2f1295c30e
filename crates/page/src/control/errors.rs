//! The error sentences that GitHub shows on the page.

use crate::tree::{At, Tree};
use crate::words;

const MOST: usize = 5;
const LONGEST: usize = 200;

/// Error sentences of the whole page, and whether GitHub says them about a form it was sent.
#[derive(Debug, Default)]
pub(crate) struct Errors {
    pub(crate) sentences: Vec<String>,
    pub(crate) refused: bool,
}

/// The classes were seen in four sources, 2023 to 2026; a message beside a field is no refusal yet,
/// because GitHub checks the name while it is typed.
pub(crate) fn read(tree: &Tree<'_>) -> Errors {
    let mut errors = Errors::default();
    let mut last = 0;
    for at in tree.all().filter(|at| tree.is_shown(*at)) {
        let Some(refuses) = kind(tree, at) else { continue };
        // What is inside a message that was read already is the same message.
        if at < last || errors.sentences.len() >= MOST {
            continue;
        }
        let sentence = words::bounded(&sentence(tree, at), LONGEST);
        if sentence.is_empty() {
            continue;
        }
        last = tree.within(at).end;
        errors.refused |= refuses;
        errors.sentences.push(sentence);
    }
    errors
}

/// Whether this is an error message, and if so whether it is about a form that was sent.
fn kind(tree: &Tree<'_>, at: At) -> Option<bool> {
    let node = tree.node(at);
    if node.attrs.is_empty() {
        return None;
    }
    // Sits hidden in every page of GitHub for its scripts (2023 to 2026).
    if node.says("id", "ajax-error-message") || node.tag == "include-fragment" {
        return None;
    }
    if node.classes().any(|class| matches!(class, "flash-error" | "Banner--error")) {
        return Some(true);
    }
    if node.says("role", "alert") && tree.closest(at, "form").is_none() {
        return Some(true);
    }
    node.classes().any(|class| class == "error" || class.ends_with("--error")).then_some(false)
}

/// The message without its buttons.
fn sentence(tree: &Tree<'_>, at: At) -> String {
    let mut parts = Vec::new();
    let mut skip_to = at;
    for part in tree.within(at) {
        if part < skip_to || !tree.is_shown(part) {
            continue;
        }
        if tree.node(part).tag == "button" {
            skip_to = tree.within(part).end;
        } else if !tree.node(part).text.is_empty() {
            parts.push(tree.node(part).text.as_str());
        }
    }
    parts.join(" ")
}
