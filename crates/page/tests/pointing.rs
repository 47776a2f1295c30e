//! What a person points at stands in for what was not found, on this page and until it changes.

// A test may fail loudly.
#![allow(clippy::unwrap_used)]

mod support;

use support::{fixture, permission};
use tokenwright_core::page_state::RepositoryAccess;
use tokenwright_core::permission::{Level, Scope};
use tokenwright_core::target::{Target, Touch};
use tokenwright_page::{Control, NodeId, Pin, Pointable, Snapshot, read, read_with};

/// Takes away everything that tells a text field by name.
fn without_a_name_field() -> (Snapshot, NodeId) {
    let mut page = fixture("wanted");
    let id = id_of(&page, |node| node.attr("name") == Some("user_programmatic_access[name]"));
    for node in &mut page.nodes {
        if node.id == id {
            node.attrs.remove("name");
            node.attrs.remove("id");
        }
        if node.tag == "auto-check" {
            node.tag = "div".into();
        }
        if node.text.starts_with("Token name") {
            node.text = "Bezeichnung".into();
            node.attrs.remove("for");
        }
    }
    (page, id)
}

fn id_of(page: &Snapshot, fits: impl Fn(&tokenwright_page::Node) -> bool) -> NodeId {
    page.nodes.iter().find(|node| fits(node)).unwrap().id
}

#[test]
fn a_field_that_was_pointed_at_is_read_and_found_again() {
    let (page, field) = without_a_name_field();
    assert_eq!(read(&page).state.name.found(), None);
    assert_eq!(read(&page).lacks(&Target::Name), Some(Pointable::Name));

    let pin = read(&page).pin(Pointable::Name, field).unwrap();
    let pins = [pin];
    let seen = read_with(&page, &pins);
    assert!(seen.state.name.found().is_some());
    assert_eq!(seen.lacks(&Target::Name), None);
    assert_eq!(seen.pinned(&Target::Name), Some(Pointable::Name));
    assert!(seen.strategies().contains(&(Control::Name, "pointed at")));

    // Its text may change, and the page be drawn anew with other numbers.
    let mut later = page.clone();
    for node in &mut later.nodes {
        node.id = NodeId(node.id.0 + 5_000);
        node.parent = node.parent.map(|parent| NodeId(parent.0 + 5_000));
        if node.id.0 == field.0 + 5_000 {
            node.value = Some("another".into());
        }
    }
    assert_eq!(read_with(&later, &pins).state.name.found().unwrap(), "another");
}

#[test]
fn another_version_of_the_page_knows_nothing_of_it() {
    let (page, field) = without_a_name_field();
    let pin = read(&page).pin(Pointable::Name, field).unwrap();
    let mut other = page.clone();
    let mut second = other.nodes.iter().find(|node| node.id == field).unwrap().clone();
    second.id = NodeId(99_999);
    let at = other.nodes.iter().position(|node| node.id == field).unwrap();
    other.nodes.insert(at + 1, second);
    assert_eq!(read_with(&other, &[pin]).state.name.found(), None);
}

#[test]
fn what_is_found_anyway_is_believed_more_than_a_finger() {
    let page = fixture("wanted");
    let other = id_of(&page, |node| node.attr("type") == Some("search"));
    let name = id_of(&page, |node| node.attr("name") == Some("user_programmatic_access[name]"));
    assert_eq!(read(&page).pin(Pointable::Name, other), None, "no field for a text");
    let description = id_of(&page, |node| node.tag == "textarea");
    let pin = read(&page).pin(Pointable::Name, description).unwrap();
    let pins = [pin];
    let seen = read_with(&page, &pins);
    assert_eq!(seen.locate(&Target::Name).control, Some(name));
    assert_eq!(seen.pinned(&Target::Name), None);
}

#[test]
fn the_text_in_a_button_means_the_button() {
    let page = fixture("translated-empty");
    let members = permission("members", Some(Level::Read));
    let seen = read(&page);
    assert_eq!(seen.lacks(&members), Some(Pointable::Tab(Scope::Organization)));
    let tabs: Vec<_> = page.nodes.iter().filter(|it| it.attr("role") == Some("tab")).collect();
    let tab = tabs.iter().find(|tab| tab.attr("aria-selected") == Some("true")).unwrap().id;
    let text = id_of(&page, |node| node.parent == Some(tab));
    let pin = seen.pin(Pointable::Tab(Scope::Organization), text).unwrap();
    let pins = [pin];
    let seen = read_with(&page, &pins);
    assert_eq!(seen.pinned(&members), Some(Pointable::Tab(Scope::Organization)));
    assert!(matches!(seen.locate(&members).touch, Some((_, Touch::AddPermissions))));
}

#[test]
fn a_pin_is_kept_as_text() {
    let (page, field) = without_a_name_field();
    let pin = read(&page).pin(Pointable::Name, field).unwrap();
    let text = serde_json::to_string(&pin).unwrap();
    assert_eq!(serde_json::from_str::<Pin>(&text).unwrap(), pin);
    let choice = Pointable::Repositories(RepositoryAccess::Public);
    let text = serde_json::to_string(&choice).unwrap();
    assert_eq!(serde_json::from_str::<Pointable>(&text).unwrap(), choice);
}
