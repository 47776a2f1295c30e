//! Lists and menus that a button opens: Primer's select panel and action menu, and overlays that
//! React renders elsewhere in the page (`primer/view_components`, 2023 to 2025).

use crate::form::Form;
use crate::tree::{At, Tree};

/// Whether this is a button that opens something.
pub(crate) fn is_opener(tree: &Tree<'_>, at: At) -> bool {
    let node = tree.node(at);
    let opens = ["aria-haspopup", "aria-controls", "popovertarget", "aria-expanded"];
    tree.is_button(at)
        && opens.iter().any(|attr| node.attr(attr).is_some())
        && !matches!(node.attr("role"), Some("option" | "tab" | "menuitemradio" | "menuitem"))
}

/// Whether it opens something else than this component: the next button behind a label may be
/// another control's if the label's own is gone.
pub(crate) fn opens(tree: &Tree<'_>, at: At, other_than: &str) -> bool {
    is_opener(tree, at) && tree.closest(at, other_than).is_none()
}

/// Whether the button says that what it opens is open.
pub(crate) fn is_expanded(tree: &Tree<'_>, button: At) -> bool {
    tree.node(button).says("aria-expanded", "true")
}

/// The openers that are the visible face of a component: not those inside its own list.
fn face(tree: &Tree<'_>, component: At) -> Vec<At> {
    let is_list = |at: At| {
        let node = tree.node(at);
        at > component
            && (node.tag == "dialog"
                || node.attr("popover").is_some()
                || node.says("role", "dialog"))
    };
    tree.shown_in(component, &|at| is_opener(tree, at) && tree.closest_that(at, &is_list).is_none())
}

/// The faces of all components.
pub(crate) fn faces(tree: &Tree<'_>, components: Vec<At>) -> Vec<At> {
    let mut faces = Vec::new();
    for component in components {
        faces.append(&mut face(tree, component));
    }
    faces
}

/// One is right, and two are a contradiction already.
const MOST_COMPONENTS: usize = 20;

/// The faces of the components that fill in the fields with this name.
pub(crate) fn of_fields(form: Form<'_, '_>, name: &str, component: &str) -> Vec<At> {
    let mut components = Vec::new();
    for field in form.sent(name) {
        if let Some(at) = form.tree.closest(field, component)
            && !components.contains(&at)
            && components.len() < MOST_COMPONENTS
        {
            components.push(at);
        }
    }
    faces(form.tree, components)
}

/// The items with one of these roles that are open to a click, inside this element.
pub(crate) fn items(tree: &Tree<'_>, around: At) -> Vec<At> {
    tree.shown_in(around, &|at| is_item(tree, at))
}

/// Whether it is an item of a list or menu that takes one choice.
pub(crate) fn is_item(tree: &Tree<'_>, at: At) -> bool {
    matches!(tree.node(at).attr("role"), Some("option" | "menuitemradio"))
}

/// The open menu that belongs to this button: named by the button, or naming it.
pub(crate) fn opened_by(tree: &Tree<'_>, button: At) -> Option<At> {
    let node = tree.node(button);
    for attr in ["aria-controls", "popovertarget"] {
        let Some(id) = node.attr(attr) else { continue };
        for at in tree.with_id(id) {
            if tree.is_shown(at) {
                return Some(at);
            }
        }
    }
    let id = node.attr("id")?;
    for role in ["menu", "dialog", "listbox"] {
        for at in tree.with_role(role) {
            if tree.is_shown(at) && tree.node(at).says("aria-labelledby", id) {
                return Some(at);
            }
        }
    }
    None
}
