//! The sections of GitHub's older form, one for each kind of permission, that open and close.
//! Headings were seen 2024-10 in a dictionary and 2025-07 in a script; the form may live on in
//! GitHub Enterprise Server.

use tokenwright_core::permission::Scope;

use super::{menu, tabs};
use crate::form::Form;
use crate::strategy::only;
use crate::tree::{At, Tree};
use crate::words;

/// One section.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) scope: Scope,
    /// All of it.
    pub(crate) at: At,
    /// What opens and closes it, if it can be.
    pub(crate) toggle: Option<At>,
    pub(crate) is_open: bool,
}

/// GitHub has three; a page that has more than this is another page.
const MOST: usize = 12;

pub(crate) fn find(form: Form<'_, '_>) -> Vec<Section> {
    let tree = form.tree;
    let mut sections = Vec::new();
    for at in form.tagged("details") {
        if sections.len() >= MOST {
            break;
        }
        let toggle = only(&tree.shown_in(at, &|part| is_toggle_of(tree, part, at)));
        if let Some(scope) = scope(tree, at, toggle) {
            sections.push(Section { scope, at, toggle, is_open: tree.node(at).open });
        }
    }
    // Before 2024 they were lists with a label, always open.
    for at in tree.labelled() {
        if sections.len() >= MOST {
            break;
        }
        let label = tree.node(*at).attr("aria-label").unwrap_or_default();
        if let Some(scope) = label.strip_suffix("-permissions").and_then(tabs::scope_in)
            && form.holds(*at)
        {
            sections.push(Section { scope, at: *at, toggle: None, is_open: true });
        }
    }
    sections
}

/// The section of this scope, if there is exactly one.
pub(crate) fn of(sections: &[Section], scope: Scope) -> Option<&Section> {
    let mut found = None;
    for section in sections {
        if section.scope == scope {
            if found.is_some() {
                return None;
            }
            found = Some(section);
        }
    }
    found
}

fn is_toggle_of(tree: &Tree<'_>, part: At, details: At) -> bool {
    tree.node(part).tag == "summary" && tree.closest(part, "details") == Some(details)
}

/// The scope that the heading says and the items in it name, also while it is closed.
fn scope(tree: &Tree<'_>, at: At, toggle: Option<At>) -> Option<Scope> {
    // A row's own menu is no section.
    if tree.closest(at, "li").is_some() {
        return None;
    }
    let mut named = None;
    for part in tree.within(at) {
        let Some(parent) = tree.node(part).attr("data-resource-parent") else { continue };
        let scope = tabs::scope_in(parent)?;
        if named.is_some_and(|named| named != scope) {
            return None;
        }
        named = Some(scope);
    }
    let text = toggle.map(|toggle| tree.text(toggle)).unwrap_or_default();
    let said = if words::holds(&text, "permissions") { tabs::scope_in(&text) } else { None };
    match (named, said) {
        (Some(named), Some(said)) if named != said => None,
        (named, said) => named.or(said),
    }
}

/// The section around a row.
pub(crate) fn around(tree: &Tree<'_>, sections: &[Section], row: At) -> Option<Scope> {
    let mut holding = sections.iter().filter(|section| tree.is_in(row, section.at));
    // The innermost comes last, as sections are in document order.
    holding.next_back().map(|section| section.scope)
}

/// Whether a person can open it by a click.
pub(crate) fn opener(tree: &Tree<'_>, section: &Section) -> Option<At> {
    let toggle = section.toggle.filter(|_| !section.is_open)?;
    (tree.node(toggle).tag == "summary" || menu::is_opener(tree, toggle)).then_some(toggle)
}
