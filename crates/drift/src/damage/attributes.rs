//! Attributes, roles and tags that are not what is seen, and ornaments that are.

use tokenwright_page::{Node, NodeId};

use crate::dom::set;
use crate::scene::Scene;

const FAMILIES: [&str; 6] = ["aria-", "data-", "role", "for", "popovertarget", "aria-label"];

pub(crate) fn gone(scene: &mut Scene<'_>) -> Option<String> {
    let family = scene.pick(&FAMILIES)?;
    let with_it: Vec<NodeId> =
        scene.dom.all(|node| node.attrs.keys().any(|name| belongs(name, family)));
    let chosen = scene.some(&with_it);
    for id in &chosen {
        scene.dom.get_mut(*id)?.attrs.retain(|name, _| !belongs(name, family));
    }
    match chosen.as_slice() {
        [] => None,
        [one] => Some(format!("{family} of {}", scene.say(*one))),
        all => Some(format!("{family} of all {}", all.len())),
    }
}

/// What hides an ornament from readers is part of how it looks to them, and stays.
fn belongs(name: &str, family: &str) -> bool {
    match family {
        "aria-" => name.starts_with("aria-") && name != "aria-hidden",
        "data-" => name.starts_with("data-"),
        _ => name == family,
    }
}

const ENTRIES: [&str; 3] = ["option", "menuitemcheckbox", "menuitemradio"];

/// One whole list at a time; the state goes along.
pub(crate) fn roles(scene: &mut Scene<'_>) -> Option<String> {
    let is_list = |node: &Node| matches!(node.attr("role"), Some("listbox" | "menu"));
    let lists = scene.dom.all(is_list);
    let list = scene.pick(&lists)?;
    let role = scene.pick(&ENTRIES)?;
    let entries =
        scene.dom.within_that(list, |node| node.attr("role").is_some_and(|r| ENTRIES.contains(&r)));
    for entry in &entries {
        change_role(scene.dom.get_mut(*entry)?, role);
    }
    let around = if role == "option" { "listbox" } else { "menu" };
    set(scene.dom.get_mut(list)?, "role", around);
    (!entries.is_empty()).then(|| format!("{} of {} entries", role, entries.len()))
}

fn change_role(node: &mut Node, role: &str) {
    set(node, "role", role);
    let (from, to) = if role == "option" {
        ("aria-checked", "aria-selected")
    } else {
        ("aria-selected", "aria-checked")
    };
    if let Some(state) = node.attrs.remove(from) {
        set(node, to, &state);
    }
}

pub(crate) fn tags(scene: &mut Scene<'_>) -> Option<String> {
    let mut tags: Vec<String> = scene
        .dom
        .nodes()
        .iter()
        .map(|node| node.tag.clone())
        .filter(|tag| tag.contains('-') || matches!(tag.as_str(), "h2" | "h3" | "li" | "ul"))
        .collect();
    tags.sort();
    tags.dedup();
    let chosen = scene.some(&tags);
    for tag in &chosen {
        let new = other_tag(scene, tag);
        for node in scene.dom.page.nodes.iter_mut().filter(|node| node.tag == *tag) {
            node.tag = new.into();
        }
    }
    (!chosen.is_empty()).then(|| chosen.join(", "))
}

fn other_tag(scene: &mut Scene<'_>, tag: &str) -> &'static str {
    match tag {
        "h2" => "h1",
        "h3" => ["h2", "h4", "legend"][scene.rng.usize(..3)],
        "li" => ["div", "article"][scene.rng.usize(..2)],
        _ => ["div", "section"][scene.rng.usize(..2)],
    }
}

const ICONS: [&str; 5] = ["▸", "✓", "ⓘ", "🕒", "⌄"];
const BADGES: [&str; 3] = ["New", "Beta", "Preview"];

/// Into labels, headings and buttons.
pub(crate) fn ornaments(scene: &mut Scene<'_>) -> Option<String> {
    let places: Vec<NodeId> = scene
        .in_form(|node| {
            !node.hidden && matches!(node.tag.as_str(), "label" | "button" | "a" | "h3")
        })
        .into_iter()
        .collect();
    let chosen = scene.some(&places);
    // A person tells a badge from a label's words; an icon may lack the mark of an ornament.
    let is_badge = scene.rng.u8(..4) == 0;
    let is_marked = !is_badge && scene.rng.bool();
    let text = if is_badge { scene.pick(&BADGES)? } else { scene.pick(&ICONS)? };
    let is_first = !is_badge && scene.rng.bool();
    let chosen = if is_badge { chosen.into_iter().take(1).collect() } else { chosen };
    for id in &chosen {
        let attrs: &[(&str, &str)] = if is_marked { &[("aria-hidden", "true")] } else { &[] };
        let ornament = vec![scene.dom.element("span", attrs, text)];
        if is_first {
            scene.dom.prepend(*id, ornament);
        } else {
            scene.dom.append(*id, ornament);
        }
    }
    let last = chosen.last().map(|id| scene.say(*id))?;
    let marked = if is_marked { ", marked" } else { "" };
    Some(format!("“{text}” in {}, {last}{marked}", chosen.len()))
}
