//! The values of decoys: what would please the Milestone recipe, unless the page has it already. A
//! reader that takes a decoy for the control then calls something met that is not.

use tokenwright_page::{Node, NodeId};

use crate::anatomy::Control;
use crate::dom::set;
use crate::scene::Scene;

/// A value as it is sent, and as it is shown.
pub(crate) type Lure = (&'static str, &'static str);

const NAME: &str = "Milestone’s Copilot Token (read-only)";
const DESCRIPTION: &str =
    "Token to be used by Milestone integration to gather metadata and generate analytics.";

/// What a decoy of this control holds.
pub(crate) fn of(scene: &Scene<'_>, control: Control) -> Lure {
    let (wanted, other): (Lure, Lure) = match control {
        Control::Name => ((NAME, ""), ("Weekly digest", "")),
        Control::Description => ((DESCRIPTION, ""), ("Sent every Monday", "")),
        Control::Owner => (("acme", "acme"), ("globex", "globex")),
        Control::Expiration => {
            (("366", "366 days (Nov 24, 2027)"), ("90", "90 days (Feb 21, 2027)"))
        }
        Control::Repositories => (("none", ""), ("all", "")),
        _ => (("read", "Read-only"), ("write", "Read and write")),
    };
    if current(scene, control).as_deref() == Some(wanted.0) { other } else { wanted }
}

/// What the page holds there now.
fn current(scene: &Scene<'_>, control: Control) -> Option<String> {
    let fields = &scene.anatomy.part(control)?.fields;
    let nodes = fields.iter().filter_map(|field| scene.dom.get(*field));
    let says = |node: &&Node| match control {
        Control::Repositories => node.checked,
        Control::Permissions => node.attr("name").is_some_and(|name| name.ends_with("[members]")),
        _ => true,
    };
    nodes.into_iter().find(says)?.value.clone()
}

/// Puts another value into the copy of a control: where it is sent and where it is shown.
pub(crate) fn fill(copy: &mut [Node], lure: Lure) {
    let (sent, shown) = lure;
    let radios = copy.iter().any(|node| node.attr("type") == Some("radio"));
    for node in copy.iter_mut() {
        match node.attr("type") {
            Some("radio") => node.checked = node.value.as_deref() == Some(sent),
            Some("search" | "checkbox") => {}
            _ if node.value.is_some() && !radios => node.value = Some(sent.to_owned()),
            _ => {}
        }
        if let Some(value) = node.attr("data-value") {
            let is_it = if value == sent { "true" } else { "false" };
            for state in ["aria-checked", "aria-selected"] {
                if node.attr(state).is_some() {
                    set(node, state, is_it);
                }
            }
        }
    }
    show(copy, shown);
}

/// The words of the first button, ornaments apart.
fn show(copy: &mut [Node], shown: &str) {
    let is_button = |node: &Node| node.tag == "button" || node.attr("role") == Some("button");
    let Some(button) = copy.iter().find(|node| is_button(node)).map(|node| node.id) else { return };
    if shown.is_empty() {
        return;
    }
    let is_words = |node: &&mut Node| {
        (node.id == button || node.parent == Some(button))
            && !node.text.is_empty()
            && node.attr("aria-hidden").is_none()
    };
    if let Some(words) = copy.iter_mut().find(is_words) {
        shown.clone_into(&mut words.text);
    }
}

/// Copies a control with its label, filled with the lure.
pub(crate) fn copy(scene: &mut Scene<'_>, control: Control) -> Option<Vec<Vec<Node>>> {
    let lure = of(scene, control);
    let parts = scene.anatomy.part(control)?;
    let (label, component) = (parts.label, parts.component);
    let mut copied = scene.dom.copy(component);
    if copied.is_empty() {
        return None;
    }
    fill(&mut copied, lure);
    let label = label.map(|id| scene.dom.copy(id)).unwrap_or_default();
    Some(if label.is_empty() { vec![copied] } else { vec![label, copied] })
}

/// Gives the ids in a copy, and what refers to them, an ending of their own.
pub(crate) fn rename_ids(subtrees: &mut [Vec<Node>], ending: &str) {
    let attrs = ["id", "for", "aria-controls", "aria-labelledby", "aria-describedby"];
    for node in subtrees.iter_mut().flatten() {
        for attr in attrs.iter().chain(&["popovertarget", "data-close-dialog-id"]) {
            if let Some(value) = node.attrs.get_mut(attr) {
                *value = format!("{value}{ending}");
            }
        }
    }
}

/// Gives the fields in a copy names of their own.
pub(crate) fn rename_fields(subtrees: &mut [Vec<Node>], start: &str) {
    for node in subtrees.iter_mut().flatten() {
        if let Some(name) = node.attrs.get_mut("name") {
            *name = format!("{start}[{}]", name.replace(['[', ']'], "_"));
        }
    }
}

/// The body, the main part or another place outside of the form.
pub(crate) fn outside(scene: &mut Scene<'_>) -> Option<(NodeId, bool)> {
    let form = scene.anatomy.form;
    let tags = ["body", "main", "nav", "header"];
    let places = scene.dom.all(|node| tags.contains(&node.tag.as_str()) && !node.hidden);
    let places: Vec<NodeId> =
        places.into_iter().filter(|place| !scene.dom.is_in(*place, form)).collect();
    let is_first = scene.rng.bool();
    scene.pick(&places).map(|place| (place, is_first))
}
