//! Things that stand there twice.

use tokenwright_page::Node;

use super::lure;
use crate::anatomy::Control;
use crate::dom::{around, hide, set};
use crate::scene::Scene;

const COPIED: [Control; 6] = [
    Control::Name,
    Control::Description,
    Control::Owner,
    Control::Expiration,
    Control::Repositories,
    Control::Submit,
];

/// The same control again right behind itself, names and all, half of the time with another value.
/// Nobody can say which one counts.
pub(crate) fn control_twice(scene: &mut Scene<'_>) -> Option<String> {
    let control = scene.control(&COPIED)?;
    let component = scene.anatomy.part(control)?.component;
    let is_other = scene.rng.bool() && control != Control::Submit;
    let mut copies =
        if is_other { lure::copy(scene, control)? } else { vec![scene.dom.copy(component)] };
    // Radio buttons of one name are one choice, with one of them checked.
    for node in copies.iter_mut().flatten().filter(|node| node.attr("type") == Some("radio")) {
        set_apart(node);
    }
    lure::rename_ids(&mut copies, "-2");
    let group = scene.dom.element("div", &[("data-component", "FormControl")], "");
    scene.double(control, component, around(group, copies));
    Some(format!("{control}, {} value", if is_other { "another" } else { "the same" }))
}

/// Two groups of radio buttons with a choice each have two names.
fn set_apart(node: &mut Node) {
    if let Some(name) = node.attr("name").map(str::to_owned) {
        set(node, "name", &format!("{name}_2"));
    }
}

/// A second label of the same words, further up or down in the form.
pub(crate) fn label_twice(scene: &mut Scene<'_>) -> Option<String> {
    let labels = scene.in_form(|node| {
        matches!(node.tag.as_str(), "label" | "h3") && !node.hidden && !node.text.is_empty()
    });
    let label = scene.pick(&labels)?;
    let said = scene.say(label);
    let mut copy = scene.dom.copy(label);
    let root = copy.first_mut()?;
    root.attrs.remove("id");
    // As a heading above the control, or as a label of nothing.
    if scene.rng.bool() {
        root.tag = "h4".into();
        root.attrs.remove("for");
    }
    let section = scene.section()?;
    let anchor = if scene.rng.bool() { label } else { *scene.roots(section).first()? };
    scene.dom.insert_before(anchor, copy);
    Some(said)
}

/// A section again for narrow windows. Its fields hold the same values, or older ones and are
/// disabled: a form that sends both would be broken.
pub(crate) fn hidden_copy(scene: &mut Scene<'_>) -> Option<String> {
    let section = scene.section()?;
    let roots = scene.roots(section);
    let is_stale = scene.rng.bool();
    let mut copies: Vec<Vec<Node>> = roots.iter().map(|root| scene.dom.copy(*root)).collect();
    if is_stale {
        stale(scene, &mut copies);
    }
    // One choice of radio buttons each.
    for node in copies.iter_mut().flatten().filter(|node| node.attr("type") == Some("radio")) {
        set_apart(node);
    }
    if scene.rng.bool() {
        lure::rename_ids(&mut copies, "-mobile");
    }
    for copy in &mut copies {
        hide(copy);
    }
    let attrs = [("class", "d-md-none js-mobile"), ("hidden", "")];
    let mut group = scene.dom.element("div", &attrs, "");
    group.hidden = true;
    let anchor = *roots.first()?;
    scene.dom.insert_before(anchor, around(group, copies));
    let value = if is_stale { "older values" } else { "the same values" };
    Some(format!("{}, {value}", scene.anatomy.sections[section].title))
}

fn stale(scene: &mut Scene<'_>, copies: &mut [Vec<Node>]) {
    for control in COPIED {
        let lure = lure::of(scene, control);
        let Some(fields) = scene.anatomy.part(control).map(|parts| parts.fields.clone()) else {
            continue;
        };
        let names: Vec<String> = fields
            .iter()
            .filter_map(|field| scene.dom.get(*field)?.attr("name").map(str::to_owned))
            .collect();
        let holds = |copy: &&mut Vec<Node>| {
            copy.iter()
                .any(|node| node.attr("name").is_some_and(|own| names.iter().any(|n| n == own)))
        };
        for copy in copies.iter_mut().filter(holds) {
            lure::fill(copy, lure);
        }
    }
    for node in copies.iter_mut().flatten().filter(|node| node.value.is_some()) {
        set(node, "disabled", "");
    }
}
