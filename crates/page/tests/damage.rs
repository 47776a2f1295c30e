//! Pages damaged on purpose: what is read stays right or becomes "not understood", never wrong.

// A test may fail loudly.
#![allow(clippy::unwrap_used)]

mod support;

use std::fmt::Debug;

use expect_test::expect;
use support::{FORMS, RICH_FORMS, fixture, targets};
use tokenwright_core::page_state::{Grants, PageState};
use tokenwright_core::reading::Reading;
use tokenwright_page::{Node, NodeId, Page, Snapshot, read};

/// A way to spoil one element; `false` if there is nothing to spoil.
type Damage = (&'static str, fn(&mut Node) -> bool);

const DAMAGES: [Damage; 9] = [
    ("no name", |node| node.attrs.remove("name").is_some()),
    ("no id", |node| node.attrs.remove("id").is_some()),
    ("no class", |node| node.attrs.remove("class").is_some()),
    ("no role", |node| node.attrs.remove("role").is_some()),
    ("no label", |node| node.attrs.remove("aria-label").is_some()),
    ("no data", |node| {
        let before = node.attrs.len();
        node.attrs.retain(|name, _| !name.starts_with("data-"));
        node.attrs.len() < before
    }),
    ("other tag", |node| {
        let is_wrapper = node.tag.contains('-') || node.tag.starts_with('h');
        if is_wrapper {
            node.tag = "div".into();
        }
        is_wrapper
    }),
    ("translated text", |node| translate(&mut node.text)),
    ("translated label", |node| node.attrs.get_mut("aria-label").is_some_and(translate)),
];

/// Words that no page has; digits stay, as they do in a translation.
fn translate(text: &mut String) -> bool {
    let other: String =
        text.chars().map(|c| if c.is_ascii_alphabetic() { 'ж' } else { c }).collect();
    let changed = other != *text;
    *text = other;
    changed
}

#[test]
fn one_kind_of_damage_everywhere() {
    for name in FORMS {
        let whole = fixture(name);
        for (damage, spoil) in DAMAGES {
            let mut page = whole.clone();
            for node in &mut page.nodes {
                spoil(node);
            }
            holds(&format!("{name}, {damage} everywhere"), &read(&whole), &page);
        }
    }
}

#[test]
fn two_kinds_of_damage_everywhere() {
    for name in FORMS {
        let whole = fixture(name);
        for (one, first) in DAMAGES {
            for (other, second) in DAMAGES {
                let mut page = whole.clone();
                for node in &mut page.nodes {
                    first(node);
                    second(node);
                }
                holds(&format!("{name}, {one} and {other} everywhere"), &read(&whole), &page);
            }
        }
    }
}

#[test]
fn one_element_damaged() {
    for name in RICH_FORMS {
        let whole = fixture(name);
        let was = read(&whole);
        for at in 0..whole.nodes.len() {
            for (damage, spoil) in DAMAGES {
                let mut page = whole.clone();
                if spoil(&mut page.nodes[at]) {
                    holds(&format!("{name}, {damage} at {:?}", whole.nodes[at]), &was, &page);
                }
            }
        }
    }
}

/// As if the element had been unwrapped: what is in it moves up.
#[test]
fn one_element_gone() {
    for name in RICH_FORMS {
        let whole = fixture(name);
        let was = read(&whole);
        for at in 0..whole.nodes.len() {
            let mut page = whole.clone();
            let gone = page.nodes.remove(at);
            for node in page.nodes.iter_mut().filter(|node| node.parent == Some(gone.id)) {
                node.parent = gone.parent;
            }
            holds(&format!("{name} without {gone:?}"), &was, &page);
        }
    }
}

#[test]
fn wrappers_around_every_element_change_nothing() {
    for name in FORMS {
        let whole = fixture(name);
        let mut page = whole.clone();
        page.nodes = whole.nodes.iter().flat_map(wrapped).collect();
        assert_eq!(read(&page).state, read(&whole).state, "{name}");
        holds(name, &read(&whole), &page);
    }
}

fn wrapped(node: &Node) -> [Node; 2] {
    let id = NodeId(node.id.0 + 100_000);
    let wrapper = Node { id, parent: node.parent, tag: "div".into(), ..Node::default() };
    [wrapper, Node { parent: Some(id), ..node.clone() }]
}

/// A second form, not rendered, with everything set otherwise.
#[test]
fn a_hidden_copy_of_the_form_changes_nothing() {
    for name in FORMS {
        let whole = fixture(name);
        let mut page = whole.clone();
        page.nodes.extend(decoys(&whole, true));
        assert_eq!(read(&page).state, read(&whole).state, "{name}");
    }
}

/// A second form that looks the same: nobody can say which one counts.
#[test]
fn a_second_form_is_never_believed() {
    for name in FORMS {
        let whole = fixture(name);
        let mut page = whole.clone();
        page.nodes.extend(decoys(&whole, false));
        let state = read(&page).state;
        assert_eq!(state.owner.found(), None, "{name}");
        assert_eq!(state.permissions.found(), None, "{name}");
    }
}

fn decoys(whole: &Snapshot, hidden: bool) -> Vec<Node> {
    let form = whole.nodes.iter().position(|node| node.tag == "form" && node.attr("id").is_some());
    let form = form.unwrap();
    let mut inside = vec![whole.nodes[form].id];
    let mut copies = vec![whole.nodes[form].clone()];
    copies[0].parent = None;
    for node in &whole.nodes[form + 1..] {
        if node.parent.is_some_and(|parent| inside.contains(&parent)) {
            inside.push(node.id);
            copies.push(node.clone());
        }
    }
    for copy in &mut copies {
        copy.id = NodeId(copy.id.0 + 200_000);
        copy.parent = copy.parent.map(|parent| NodeId(parent.0 + 200_000));
        copy.hidden |= hidden;
        copy.checked = !copy.checked;
        copy.value = copy.value.as_ref().map(|_| "write".to_owned());
    }
    copies
}

/// Everything that is claimed of the damaged page is claimed of the whole one.
#[track_caller]
fn holds(what: &str, was: &Page<'_>, damaged: &Snapshot) {
    let now = read(damaged);
    state_holds(what, &was.state, &now.state);
    places_hold(what, was, &now, damaged);
}

#[track_caller]
fn state_holds(what: &str, was: &PageState, now: &PageState) {
    same(what, &was.owner, &now.owner);
    same(what, &was.name, &now.name);
    same(what, &was.description, &now.description);
    same(what, &was.expiration, &now.expiration);
    same(what, &was.repositories, &now.repositories);
    if let (Some(was), Some(now)) = (was.permissions.found(), now.permissions.found()) {
        grants_hold(what, was, now);
    }
}

#[track_caller]
fn same<T: PartialEq + Debug>(what: &str, was: &Reading<T>, now: &Reading<T>) {
    if now.found().is_some() {
        assert_eq!(was, now, "{what}");
    }
}

#[track_caller]
fn grants_hold(what: &str, was: &Grants, now: &Grants) {
    for (id, level) in &now.known {
        if level.found().is_some() {
            assert_eq!(was.known.get(id), Some(level), "{what}: {id}");
        }
    }
    if now.complete {
        assert_eq!(was, now, "{what}");
    }
}

/// What is pointed at is what was pointed at, or another step of the way to it.
#[track_caller]
fn places_hold(what: &str, was: &Page<'_>, now: &Page<'_>, damaged: &Snapshot) {
    for (name, target) in targets() {
        let (was, now) = (was.locate(&target), now.locate(&target));
        let Some((at, touch)) = now.touch else { continue };
        let is_known = was.control == Some(at) || was.touch.is_some_and(|(node, _)| node == at);
        let is_step = || {
            let node = damaged.nodes.iter().find(|node| node.id == at).unwrap();
            (name == "expiration" && is_step_to_a_date(node))
                || (name == "remove members" && node.attr("aria-label") == Some("Remove Members"))
        };
        assert!(is_known || is_step(), "{what}: {name} points at {at:?} as {touch:?}, not {was:?}");
    }
}

/// The ways to a lifetime besides the best one: by way of the menu, of "Custom" and of its date.
fn is_step_to_a_date(node: &Node) -> bool {
    node.attr("data-value") == Some("custom")
        || node.text.starts_with("Custom")
        || node.attr("id") == Some("expiration-menu-button")
        || node.attr("popovertarget") == Some("expiration-menu-overlay")
        || node.attr("type") == Some("date")
}

/// What is left of the form that meets the recipe when one thing is gone everywhere.
#[test]
fn what_is_still_read() {
    let mut lines = Vec::new();
    for (damage, spoil) in DAMAGES {
        let mut page = fixture("wanted");
        for node in &mut page.nodes {
            spoil(node);
        }
        lines.push(format!("{damage}: {}", left(&read(&page))));
    }
    expect![[r#"
        no name: filling, 9 places
        no id: filling, 9 places
        no class: filling, 9 places
        no role: filling, 6 places
        no label: filling, 9 places
        no data: filling, 9 places
        other tag: filling, 9 places
        translated text: filling, 6 places -owner
        translated label: filling, 9 places"#]]
    .assert_eq(&lines.join("\n"));
}

fn left(page: &Page<'_>) -> String {
    let state = &page.state;
    let permissions = state.permissions.found();
    let read = [
        ("owner", state.owner.found().is_some()),
        ("name", state.name.found().is_some()),
        ("description", state.description.found().is_some()),
        ("expiration", state.expiration.found().is_some()),
        ("repositories", state.repositories.found().is_some()),
        ("permissions", permissions.is_some_and(|grants| grants.known.len() == 2)),
        ("nothing more", permissions.is_some_and(|grants| grants.complete)),
    ];
    let located = targets().into_iter().filter(|(_, target)| page.locate(target).touch.is_some());
    let missing: String =
        read.iter().filter(|(_, found)| !found).map(|(name, _)| format!(" -{name}")).collect();
    format!("{}, {} places{missing}", state.phase.as_str(), located.count())
}
