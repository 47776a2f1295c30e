//! Where elements stand: wrappers around them, the order of sections, labels.

use tokenwright_page::{Node, NodeId};

use crate::scene::Scene;

pub(crate) fn wrapped(scene: &mut Scene<'_>) -> Option<String> {
    let id = target(scene)?;
    let said = scene.say(id);
    let depth = scene.rng.usize(1..=3);
    for _ in 0..depth {
        let wrapper = wrapper(scene);
        scene.dom.wrap(id, wrapper);
    }
    Some(format!("{said}, {depth} deep"))
}

/// A control, a label, a section's element: what a person who rearranges a form takes in hand.
fn target(scene: &mut Scene<'_>) -> Option<NodeId> {
    let mut all: Vec<NodeId> = Vec::new();
    for parts in &scene.anatomy.parts {
        all.extend(&parts.faces);
        all.push(parts.component);
        all.extend(parts.label);
    }
    all.extend(scene.anatomy.sections.iter().flat_map(|section| &section.roots));
    all.push(scene.anatomy.form);
    all.extend(scene.in_form(|node| matches!(node.tag.as_str(), "li" | "button" | "dialog")));
    all.retain(|id| scene.dom.at(*id).is_some());
    scene.pick(&all)
}

/// With an attribute each, or the content script would not tell of it.
fn wrapper(scene: &mut Scene<'_>) -> Node {
    let hash = scene.hash();
    let layout = [("data-layout", "stack")];
    match scene.rng.u8(..5) {
        0 => scene.dom.element("div", &[("data-component", "FormControl")], ""),
        1 => scene.dom.element("div", &[("id", &format!("form-field-{hash}"))], ""),
        2 => scene.dom.element("form-control", &[], ""),
        3 => scene.dom.element("fieldset", &[("aria-describedby", &hash)], ""),
        _ => scene.dom.element("section", &layout, ""),
    }
}

pub(crate) fn unwrapped(scene: &mut Scene<'_>) -> Option<String> {
    let wrappers: Vec<NodeId> = scene
        .in_form(is_wrapper)
        .into_iter()
        .filter(|id| scene.dom.nodes().iter().any(|node| node.parent == Some(*id)))
        .collect();
    let id = scene.pick(&wrappers)?;
    let said = scene.say(id);
    scene.dom.unwrap_node(id);
    Some(said)
}

/// What only holds others: not a control, not a list, not a text.
fn is_wrapper(node: &Node) -> bool {
    let tag = node.tag.as_str();
    let holds = matches!(tag, "div" | "section" | "fieldset" | "ul") || tag.contains('-');
    let opens = node.attr("popover").is_some() || matches!(node.attr("role"), Some("dialog"));
    holds && node.text.is_empty() && !opens
}

pub(crate) fn section_moved(scene: &mut Scene<'_>) -> Option<String> {
    let from = scene.section()?;
    let roots = scene.roots(from);
    let parent = scene.dom.parent(*roots.first()?);
    // From inside the late part to before it, a heading would be left alone with nothing.
    let anchors: Vec<(usize, NodeId)> = (0..scene.anatomy.sections.len())
        .filter(|section| *section != from)
        .filter_map(|section| Some((section, *scene.roots(section).first()?)))
        .filter(|(_, anchor)| scene.dom.parent(*anchor) == parent)
        .collect();
    let (to, anchor) = scene.pick(&anchors)?;
    for root in roots {
        let subtree = scene.dom.take(root);
        scene.dom.insert_before(anchor, subtree);
    }
    let titles = &scene.anatomy.sections;
    Some(format!("{} before {}", titles[from].title, titles[to].title))
}

pub(crate) fn label_after(scene: &mut Scene<'_>) -> Option<String> {
    let labelled: Vec<(NodeId, NodeId)> = scene
        .in_form(|node| node.tag == "label" && !node.hidden)
        .into_iter()
        .filter_map(|label| Some((label, labelled_by(scene, label)?)))
        .collect();
    let (label, control) = scene.pick(&labelled)?;
    let said = scene.say(label);
    let subtree = scene.dom.take(label);
    scene.dom.insert_after(control, subtree);
    Some(said)
}

/// The sibling right behind the label.
fn labelled_by(scene: &Scene<'_>, label: NodeId) -> Option<NodeId> {
    let at = scene.dom.at(label)?;
    let next = scene.dom.nodes().get(scene.dom.end(at))?;
    let is_label = next.tag == "label";
    (next.parent == scene.dom.node(at).parent && !is_label && !next.hidden).then_some(next.id)
}
