//! What a form sends: HTML's own rules for it ("constructing the entry list"; general knowledge, the standard could not be
//! looked up here), as far as a snapshot tells what they need. Elements that scripts make to fields, and what a script adds
//! while the form is sent, are not told by any markup.

use tokenwright_core::reading::Doubt;

use crate::form::Form;
use crate::strategy::clash;
use crate::tree::{At, Tree, kept};

/// What a form sends for one of its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry<'t> {
    /// This value.
    Sent(&'t str),
    /// Nothing, as it is now.
    HeldBack,
    /// That depends, or is not told: a button, a choice of several, a field that is kept secret.
    Untold,
    /// It is no field.
    NoField,
}

impl<'t> Form<'t, '_> {
    /// The form's fields with this name that it would send, seen or not.
    pub(crate) fn sent(self, name: &str) -> Vec<At> {
        kept(self.tree.named(name), &|at| self.sends(at))
    }

    /// What the form would send under this name; `None` without such a field, and a doubt if two of them differ, or
    /// if there are some and none is sent.
    pub(crate) fn sends_as(self, name: &str) -> Result<Option<&'t str>, Doubt> {
        let mut sent: Option<&str> = None;
        let mut is_held_back = false;
        for field in self.tree.named(name) {
            match self.entry(field) {
                Entry::Sent(value) => {
                    if let Some(other) = sent.filter(|other| *other != value) {
                        return Err(clash(other, value));
                    }
                    sent = Some(value);
                }
                Entry::HeldBack => is_held_back = true,
                Entry::Untold => return Err(Doubt::NotFound),
                Entry::NoField => {}
            }
        }
        if sent.is_none() && is_held_back { Err(Doubt::NotFound) } else { Ok(sent) }
    }

    /// Whether the form would send this field.
    pub(crate) fn sends(self, at: At) -> bool {
        matches!(self.entry(at), Entry::Sent(_))
    }

    /// What the form sends for this element: for a field in it, or for one elsewhere that names it.
    pub(crate) fn entry(self, at: At) -> Entry<'t> {
        match (self.owns(at), self.tree.is_in(at, self.at)) {
            (true, _) => entry(self.tree, at),
            (false, true) if entry(self.tree, at) != Entry::NoField => Entry::HeldBack,
            (false, _) => Entry::NoField,
        }
    }

    fn owns(self, at: At) -> bool {
        match self.tree.node(at).attr("form") {
            // The first element of that id, and of no id none.
            Some(id) => !id.is_empty() && self.tree.with_id(id).first() == Some(&self.at),
            None => self.tree.is_in(at, self.at),
        }
    }
}

/// What the form of this element sends for it.
pub(crate) fn entry<'t>(tree: &'t Tree<'_>, at: At) -> Entry<'t> {
    let node = tree.node(at);
    let kind = node.attr("type").unwrap_or_default();
    match node.tag.as_str() {
        "input" | "select" | "textarea" | "button" => {}
        tag if tag.contains('-') => return Entry::Untold,
        _ => return Entry::NoField,
    }
    let is_off = node.attr("disabled").is_some()
        || is_in_disabled_group(tree, at)
        || tree.closest(at, "datalist").is_some();
    let is_button = node.tag == "button" || kind == "submit";
    let is_choice = matches!(kind, "radio" | "checkbox");
    if is_off || matches!(kind, "button" | "reset" | "image") || (is_choice && !node.checked) {
        Entry::HeldBack
    } else if is_button || (node.tag == "select" && has_several(tree, at)) {
        Entry::Untold
    } else {
        node.value.as_deref().map_or(Entry::Untold, Entry::Sent)
    }
}

fn has_several(tree: &Tree<'_>, select: At) -> bool {
    let chosen = |at: &At| tree.node(*at).tag == "option" && tree.node(*at).checked;
    tree.within(select).filter(chosen).nth(1).is_some()
}

/// A disabled `fieldset` keeps back what is in it, but for what is in its title, its first `legend`.
fn is_in_disabled_group(tree: &Tree<'_>, at: At) -> bool {
    let keeps_back = |group: At| {
        let is_title = |part: &At| {
            tree.node(*part).tag == "legend" && tree.closest_that(*part, &|_| true) == Some(group)
        };
        tree.node(group).tag == "fieldset"
            && tree.node(group).attr("disabled").is_some()
            && !tree.within(group).find(is_title).is_some_and(|title| tree.is_in(at, title))
    };
    tree.closest_that(at, &keeps_back).is_some()
}
