//! Other forms on the page.

use tokenwright_page::Node;

use super::lure;
use crate::anatomy::Control;
use crate::dom::{around, hide};
use crate::scene::{Double, Scene};

/// A search in the header, or a form that saves a draft: neither generates a token.
pub(crate) fn other(scene: &mut Scene<'_>) -> Option<String> {
    let (place, is_first) = lure::outside(scene)?;
    let (said, form) = match scene.rng.u8(..3) {
        0 => ("a search", search(scene)),
        1 => ("a draft", draft(scene, "/settings/personal-access-tokens/drafts")),
        _ => ("a draft, same address", draft(scene, "/settings/personal-access-tokens")),
    };
    if is_first {
        scene.dom.prepend(place, form);
    } else {
        scene.dom.append(place, form);
    }
    Some(said.to_owned())
}

fn search(scene: &mut Scene<'_>) -> Vec<Node> {
    let dom = &mut scene.dom;
    let form = dom.element("form", &[("role", "search"), ("action", "/search")], "");
    let attrs = [("type", "text"), ("name", "q"), ("aria-label", "Search or jump to…")];
    let mut field = dom.element("input", &attrs, "");
    field.value = Some(String::new());
    let button = dom.element("button", &[("type", "submit")], "Search");
    around(form, vec![vec![field], vec![button]])
}

fn draft(scene: &mut Scene<'_>, action: &str) -> Vec<Node> {
    let dom = &mut scene.dom;
    let form = dom.element("form", &[("action", action)], "");
    let label = dom.element("label", &[("for", "draft_name")], "Draft name");
    let attrs = [("type", "text"), ("name", "draft[name]"), ("id", "draft_name")];
    let mut field = dom.element("input", &attrs, "");
    field.value = Some("Milestone’s Copilot Token (read-only)".into());
    let button = dom.element("button", &[("type", "submit")], "Save draft");
    around(form, vec![vec![label], vec![field], vec![button]])
}

/// A copy that is not rendered, as a script keeps one to compare with.
pub(crate) fn hidden(scene: &mut Scene<'_>) -> Option<String> {
    let mut copy = copied(scene)?;
    hide(&mut copy);
    place(scene, copy);
    Some("with other values".into())
}

/// A copy for all to see: nobody can say which form counts.
pub(crate) fn second(scene: &mut Scene<'_>) -> Option<String> {
    let copy = copied(scene)?;
    scene.doubles.extend(copy.first().into_iter().flat_map(|root| {
        Control::ALL.map(|control| Double { control, around: root.id, section: None })
    }));
    place(scene, copy);
    scene.twins.extend(Control::ALL);
    Some("with other values".into())
}

fn copied(scene: &mut Scene<'_>) -> Option<Vec<Node>> {
    let mut copy = scene.dom.copy(scene.anatomy.form);
    if copy.is_empty() {
        return None;
    }
    let controls = [
        Control::Name,
        Control::Description,
        Control::Owner,
        Control::Expiration,
        Control::Repositories,
    ];
    for control in controls {
        let lure = lure::of(scene, control);
        refill(scene, &mut copy, control, lure);
    }
    let grants = lure::of(scene, Control::Permissions);
    for node in &mut copy {
        let name = node.attr("name").unwrap_or_default();
        if name.contains("[members]") || name.contains("[organization_copilot_seat_management]") {
            node.value = Some(grants.0.into());
        }
    }
    Some(copy)
}

/// The part of the copy that is this control's.
fn refill(scene: &Scene<'_>, copy: &mut [Node], control: Control, lure: lure::Lure) {
    let Some(parts) = scene.anatomy.part(control) else { return };
    let form = scene.dom.within(scene.anatomy.form);
    let inside = scene.dom.within(parts.component);
    let Some(first) = inside.first().and_then(|id| form.iter().position(|own| own == id)) else {
        return;
    };
    if let Some(part) = copy.get_mut(first..first + inside.len()) {
        lure::fill(part, lure);
    }
}

fn place(scene: &mut Scene<'_>, copy: Vec<Node>) {
    let form = scene.anatomy.form;
    if scene.rng.bool() {
        scene.dom.insert_before(form, copy);
    } else {
        scene.dom.insert_after(form, copy);
    }
}
