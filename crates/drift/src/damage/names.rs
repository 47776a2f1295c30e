//! Names that only scripts read: ids, field names, classes.

use tokenwright_page::{Node, NodeId};

use crate::anatomy::{ACCESS, Control, GRANTS};
use crate::dom::set;
use crate::scene::Scene;

/// Attributes that refer to other elements by their ids.
const REFERENCES: [&str; 7] = [
    "for",
    "aria-controls",
    "aria-labelledby",
    "aria-describedby",
    "aria-owns",
    "popovertarget",
    "data-close-dialog-id",
];

pub(crate) fn ids(scene: &mut Scene<'_>) -> Option<String> {
    let with_id = scene.dom.all(|node| node.attr("id").is_some());
    let chosen = scene.some(&with_id);
    let style = scene.rng.u8(..3);
    let mut renamed = Vec::new();
    for (number, id) in chosen.iter().enumerate() {
        let hash = scene.hash();
        let Some(node) = scene.dom.get_mut(*id) else { continue };
        let Some(old) = node.attr("id").map(str::to_owned) else { continue };
        let new = match style {
            0 => format!(":r{number:x}:"),
            1 => format!("_R_{hash}{number}_"),
            _ => format!("{}-{hash}{number}", node.tag),
        };
        set(node, "id", &new);
        renamed.push((old, new));
    }
    for node in &mut scene.dom.page.nodes {
        refer(node, &renamed);
    }
    match renamed.as_slice() {
        [] => None,
        [(old, new)] => Some(format!("{old} is {new}")),
        _ => Some(format!("all {}", renamed.len())),
    }
}

fn refer(node: &mut Node, renamed: &[(String, String)]) {
    for attr in REFERENCES {
        let Some(value) = node.attrs.get_mut(attr) else { continue };
        let new_of = |id: &str| renamed.iter().find(|(old, _)| old == id).map(|(_, new)| new);
        let ids: Vec<&str> = value
            .split_ascii_whitespace()
            .map(|id| new_of(id).map_or(id, String::as_str))
            .collect();
        *value = ids.join(" ");
    }
}

/// The page's named fields, those of a person's concern; copies of them change with them.
fn named(scene: &Scene<'_>) -> Vec<NodeId> {
    scene.dom.all(|node| {
        is_field(node) && !matches!(node.attr("name"), None | Some("authenticity_token" | "filter"))
    })
}

fn is_field(node: &Node) -> bool {
    matches!(node.tag.as_str(), "input" | "textarea" | "select")
}

pub(crate) fn one_gone(scene: &mut Scene<'_>) -> Option<String> {
    let id = one(scene)?;
    let said = scene.say(id);
    for field in group(scene, id) {
        scene.dom.get_mut(field)?.attrs.remove("name");
    }
    Some(said)
}

pub(crate) fn one_renamed(scene: &mut Scene<'_>) -> Option<String> {
    let id = one(scene)?;
    let said = scene.say(id);
    let style = scene.rng.u8(..3);
    let new = renamed(&name_of(scene, id), style);
    for field in group(scene, id) {
        set(scene.dom.get_mut(field)?, "name", &new);
    }
    Some(format!("{said} is {new}"))
}

/// The field with those of its name: radio buttons are one choice by their common name only.
fn group(scene: &Scene<'_>, id: NodeId) -> Vec<NodeId> {
    let name = name_of(scene, id);
    named(scene).into_iter().filter(|other| name_of(scene, *other) == name).collect()
}

/// Permissions have many fields; without this most draws would be one of them.
fn one(scene: &mut Scene<'_>) -> Option<NodeId> {
    let (grants, others): (Vec<NodeId>, Vec<NodeId>) =
        named(scene).into_iter().partition(|id| name_of(scene, *id).starts_with(GRANTS));
    let set: Vec<NodeId> = grants
        .iter()
        .copied()
        .filter(|id| scene.dom.get(*id).is_some_and(|node| node.value.as_deref() != Some("none")))
        .collect();
    let kinds: Vec<Vec<NodeId>> =
        [set, grants, others.clone(), others].into_iter().filter(|all| !all.is_empty()).collect();
    let among = scene.pick(&kinds)?;
    scene.pick(&among)
}

fn name_of(scene: &Scene<'_>, id: NodeId) -> String {
    scene.dom.get(id).and_then(|node| node.attr("name")).unwrap_or_default().to_owned()
}

fn renamed(name: &str, style: u8) -> String {
    let key = name.rsplit_once('[').map_or(name, |(_, key)| key).trim_end_matches(']');
    match style {
        0 if name.starts_with(GRANTS) => format!("permissions[{key}]"),
        0 => format!("personal_access_token[{key}]"),
        1 => format!("token_{key}"),
        _ => camel(key),
    }
}

fn camel(key: &str) -> String {
    let mut words = key.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let (head, tail) = word.split_at(word.len().min(1));
        name + &head.to_ascii_uppercase() + tail
    })
}

fn family(scene: &mut Scene<'_>) -> Option<(&'static str, Vec<NodeId>)> {
    let families =
        [("the permissions' fields", GRANTS), ("the texts' fields", ACCESS), ("all", "")];
    let (said, start) = scene.pick(&families)?;
    let all =
        named(scene).into_iter().filter(|id| name_of(scene, *id).starts_with(start)).collect();
    Some((said, all))
}

pub(crate) fn family_gone(scene: &mut Scene<'_>) -> Option<String> {
    let (said, all) = family(scene)?;
    for id in all {
        scene.dom.get_mut(id)?.attrs.remove("name");
    }
    Some(said.to_owned())
}

pub(crate) fn family_renamed(scene: &mut Scene<'_>) -> Option<String> {
    let (said, all) = family(scene)?;
    let style = scene.rng.u8(..3);
    for id in all {
        let node = scene.dom.get_mut(id)?;
        let new = renamed(node.attr("name")?, style);
        set(node, "name", &new);
    }
    Some(said.to_owned())
}

pub(crate) fn fields_gone(scene: &mut Scene<'_>) -> Option<String> {
    let control = scene.control(&[Control::Owner, Control::Expiration, Control::Permissions])?;
    if !scene.is_single(control) {
        return None;
    }
    let fields = scene.anatomy.part(control)?.fields.clone();
    for field in fields {
        if scene.dom.get(field).is_some_and(|node| node.attr("type") == Some("hidden")) {
            scene.dom.take(field);
        }
    }
    Some(control.to_string())
}

/// The content script keeps class names that look written by hand, and drops what is neither text nor
/// control nor has a telling class or another attribute: a bare `div` that lost its `js-` class is
/// not in a snapshot.
pub(crate) fn classes(scene: &mut Scene<'_>) -> Option<String> {
    let with_class = scene.dom.all(|node| node.attr("class").is_some());
    for id in &with_class {
        let (hash, letters) = (scene.hash(), scene.rng.bool());
        let node = scene.dom.get_mut(*id)?;
        let word = node.attr("class").and_then(|class| class.split('-').next()).unwrap_or_default();
        let class = format!("prc-{word}-{hash}");
        if letters && class.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-') {
            set(node, "class", &class);
        } else {
            node.attrs.remove("class");
        }
        let is_bare = matches!(node.tag.as_str(), "div" | "span" | "p" | "strong")
            && node.attrs.keys().all(|name| name == "class")
            && node.text.is_empty();
        if is_bare {
            scene.dom.unwrap_node(*id);
        }
    }
    Some(format!("all {}", with_class.len()))
}
