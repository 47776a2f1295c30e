//! The error sentences that GitHub shows on the page.

use crate::tree::{At, Tree, append};
use crate::words;

const MOST: usize = 5;
const LONGEST: usize = 200;

/// What GitHub says on opening the form by an address with an owner it does not know (three
/// sources, 2025 and 2026). Nothing was sent, and the form can be filled in. In another language
/// what tells it is that it names the owner in the address.
const NOT_SENT: &str = "Cannot find the specified resource owner";

/// Error sentences of the whole page, and whether GitHub says them about a form it was sent.
#[derive(Debug, Default)]
pub(crate) struct Errors {
    pub(crate) sentences: Vec<String>,
    pub(crate) refused: bool,
}

/// The classes were seen in four sources, 2023 to 2026; a message beside a field is no refusal yet,
/// because GitHub checks the name while it is typed, and neither is one about the address.
pub(crate) fn read(tree: &Tree<'_>, asked_owner: &str) -> Errors {
    let was_asked = |sentence: &str| {
        words::holds(sentence, NOT_SENT)
            || (!asked_owner.is_empty() && words::names(sentence, asked_owner))
    };
    let mut errors = Errors::default();
    let mut next = 0;
    for at in tree.all() {
        // What is inside a message that was read already is the same message.
        if at < next || errors.sentences.len() >= MOST || !tree.is_shown(at) {
            continue;
        }
        let Some(refuses) = kind(tree, at) else { continue };
        let sentence = words::bounded(&sentence(tree, at), LONGEST);
        if sentence.is_empty() {
            continue;
        }
        next = tree.within(at).end;
        errors.refused |= refuses && !was_asked(&sentence);
        errors.sentences.push(sentence);
    }
    errors
}

/// Whether this is an error message, and if so whether it is about a form that was sent.
fn kind(tree: &Tree<'_>, at: At) -> Option<bool> {
    let node = tree.node(at);
    // Sits hidden in every page of GitHub for its scripts (2023 to 2026).
    let is_template = node.says("id", "ajax-error-message") || node.tag == "include-fragment";
    if node.attrs.is_empty() || is_template {
        return None;
    }
    if node.says("role", "alert") && tree.closest(at, "form").is_none() {
        return Some(true);
    }
    let mut found = None;
    for class in node.classes() {
        if class == "flash-error" || class == "Banner--error" {
            return Some(true);
        }
        if class == "error" || class.ends_with("--error") {
            found = Some(false);
        }
    }
    found
}

/// The message without its buttons.
fn sentence(tree: &Tree<'_>, at: At) -> String {
    let mut text = String::new();
    let mut part = at;
    while part < tree.within(at).end && text.len() <= LONGEST {
        if !tree.is_shown(part) || tree.node(part).tag == "button" {
            part = tree.within(part).end;
            continue;
        }
        append(&mut text, &tree.node(part).text);
        part += 1;
    }
    text
}
