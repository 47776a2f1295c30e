//! Lists and menus that a button opens: Primer's select panel and action menu, and overlays that
//! React renders elsewhere in the page (`primer/view_components`, 2023 to 2025).

use crate::tree::{At, Tree};

/// Whether this is a button that opens something.
pub(crate) fn is_opener(tree: &Tree<'_>, at: At) -> bool {
    let node = tree.node(at);
    let opens = ["aria-haspopup", "aria-controls", "popovertarget", "aria-expanded"];
    (node.tag == "button" || node.says("role", "button"))
        && opens.iter().any(|attr| node.attr(attr).is_some())
        && !matches!(node.attr("role"), Some("option" | "tab" | "menuitemradio" | "menuitem"))
}

/// The opener that is the visible face of a component: not one inside its own list.
pub(crate) fn face(tree: &Tree<'_>, component: At) -> Vec<At> {
    tree.within(component)
        .filter(|at| tree.is_shown(*at) && is_opener(tree, *at))
        .filter(|at| !in_list(tree, *at, component))
        .collect()
}

fn in_list(tree: &Tree<'_>, at: At, component: At) -> bool {
    tree.around(at).take_while(|around| *around != component).any(|around| {
        let node = tree.node(around);
        node.tag == "dialog" || node.attr("popover").is_some() || node.says("role", "dialog")
    })
}

/// The items with one of these roles that are open to a click, inside this element.
pub(crate) fn items(tree: &Tree<'_>, around: At, roles: &[&str]) -> Vec<At> {
    tree.within(around)
        .filter(|at| tree.is_shown(*at))
        .filter(|at| tree.node(*at).attr("role").is_some_and(|role| roles.contains(&role)))
        .collect()
}

/// The open menu that belongs to this button: named by the button, or naming it.
pub(crate) fn opened_by(tree: &Tree<'_>, button: At) -> Option<At> {
    let node = tree.node(button);
    let named = ["aria-controls", "popovertarget"]
        .iter()
        .filter_map(|attr| node.attr(attr))
        .flat_map(|id| tree.with_id(id))
        .copied()
        .find(|at| tree.is_shown(*at));
    named.or_else(|| {
        let id = node.attr("id")?;
        let lists = tree
            .with_role("menu")
            .iter()
            .chain(tree.with_role("dialog"))
            .chain(tree.with_role("listbox"));
        lists.copied().find(|at| tree.is_shown(*at) && tree.node(*at).says("aria-labelledby", id))
    })
}
