//! Pages whose evidence is incomplete: what is left must not be taken for all there is.

// A test may fail loudly.
#![allow(clippy::unwrap_used)]

mod support;

use support::{fixture, permission};
use tokenwright_core::page_state::{Grants, Phase};
use tokenwright_core::permission::{Level, PermissionId, Scope};
use tokenwright_core::reading::Reading;
use tokenwright_core::target::{Target, Touch};
use tokenwright_page::{Node, NodeId, Snapshot, read};

fn nodes<'s>(
    page: &'s mut Snapshot,
    fits: impl Fn(&Node) -> bool + 's,
) -> impl Iterator<Item = &'s mut Node> {
    page.nodes.iter_mut().filter(move |node| fits(node))
}

fn with_role(role: &str) -> impl Fn(&Node) -> bool + '_ {
    move |node| node.attr("role") == Some(role)
}

fn field(key: &str) -> impl Fn(&Node) -> bool {
    let name = format!("integration[default_permissions][{key}]");
    move |node| node.attr("name") == Some(&name)
}

fn without_names(page: &mut Snapshot) {
    for node in nodes(page, |node| node.tag != "meta") {
        node.attrs.remove("name");
    }
}

/// Takes an element out, and all that is in it.
fn take_out(page: &mut Snapshot, fits: impl Fn(&Node) -> bool) {
    let mut gone: Vec<NodeId> = Vec::new();
    page.nodes.retain(|node| {
        let goes = fits(node) || node.parent.is_some_and(|parent| gone.contains(&parent));
        if goes {
            gone.push(node.id);
        }
        !goes
    });
}

fn grants(page: &Snapshot) -> Grants {
    read(page).state.permissions.found().unwrap().clone()
}

fn id(scope: Scope, key: &str) -> PermissionId {
    PermissionId::new(scope, key)
}

#[test]
fn an_owner_list_is_told_only_if_every_entry_is_understood() {
    let whole = fixture("owner-list-open");
    assert_eq!(read(&whole).state.owners_offered.found().unwrap().len(), 3);
    let options = whole.nodes.iter().filter(|node| with_role("option")(node)).map(|node| node.id);
    for option in options.take(3) {
        let mut page = whole.clone();
        nodes(&mut page, |node| node.id == option).next().unwrap().attrs.remove("role");
        assert_eq!(read(&page).state.owners_offered, Reading::Absent, "no role at {option:?}");

        let mut page = whole.clone();
        for node in nodes(&mut page, |node| node.id == option || node.parent == Some(option)) {
            node.attrs.remove("data-value");
            node.text.clear();
        }
        assert_eq!(read(&page).state.owners_offered, Reading::Absent, "no words at {option:?}");
    }
}

#[test]
fn an_owner_list_without_the_chosen_owner_is_not_whole() {
    let mut page = fixture("owner-list-open");
    take_out(&mut page, |node| {
        node.attr("role") == Some("option") && node.attr("data-value") == Some("mona")
    });
    take_out(&mut page, |node| {
        node.tag == "li" && node.attr("data-fg-limit-exempt") == Some("true")
    });
    let state = read(&page).state;
    assert_eq!(state.owner.found().map(String::as_str), Some("mona"));
    assert_eq!(state.owners_offered, Reading::Absent);
}

#[test]
fn a_tab_that_was_overlooked_leaves_doubt() {
    let mut whole = fixture("too-much");
    without_names(&mut whole);
    let tabs: Vec<_> = whole.nodes.iter().filter(|n| with_role("tab")(n)).map(|n| n.id).collect();
    assert_eq!(tabs.len(), 2);
    for tab in tabs {
        let mut page = whole.clone();
        nodes(&mut page, |node| node.id == tab).next().unwrap().attrs.remove("role");
        let complete = read(&page).state.permissions.found().is_some_and(|grants| grants.complete);
        assert!(!complete, "without the role of {tab:?}");

        let mut page = whole.clone();
        take_out(&mut page, |node| node.id == tab);
        let complete = read(&page).state.permissions.found().is_some_and(|grants| grants.complete);
        assert!(!complete, "without {tab:?}");
    }
}

#[test]
fn rows_and_counters_are_enough_if_the_nameless_fields_agree() {
    let mut page = fixture("wanted");
    without_names(&mut page);
    let read_so = grants(&page);
    assert!(read_so.complete);
    assert_eq!(read_so.known.len(), 2);
}

#[test]
fn a_level_without_name_and_type_leaves_doubt() {
    let mut page = fixture("too-much");
    for node in nodes(&mut page, field("contents")) {
        node.attrs.remove("name");
        node.attrs.remove("type");
    }
    for node in nodes(&mut page, with_role("tab")) {
        node.attrs.remove("role");
    }
    assert!(!grants(&page).complete);
}

#[test]
fn fields_of_nobody_are_not_the_forms() {
    let mut page = fixture("wanted");
    let body = page.nodes.iter().find(|node| node.tag == "body").unwrap().id;
    let stray = |number: u32, key: &str| {
        let mut node = Node {
            id: NodeId(90_000 + number),
            parent: Some(body),
            tag: "input".into(),
            value: Some("write".into()),
            ..Node::default()
        };
        node.attrs.insert("type".into(), "hidden".into());
        let name = format!("integration[default_permissions][{key}]");
        node.attrs.insert("name".into(), name);
        node
    };
    page.nodes.extend([stray(1, "contents"), stray(2, "members")]);
    let expected = grants(&fixture("wanted"));
    assert_eq!(grants(&page), expected, "beside the form's own");

    for node in nodes(&mut page, |node| field("contents")(node) && node.id.0 < 90_000) {
        node.attrs.remove("name");
    }
    assert!(!grants(&page).known.contains_key(&id(Scope::Repository, "contents")));

    take_out(&mut page, |node| {
        field("x")(node)
            || (node.tag == "input"
                && node.id.0 < 90_000
                && node.attr("name").is_some_and(|name| name.starts_with("integration")))
    });
    assert!(!grants(&page).known.contains_key(&id(Scope::Repository, "contents")));
}

#[test]
fn a_picker_outside_of_any_form_is_read_if_it_is_the_only_one() {
    let mut page = fixture("wanted");
    let expected = grants(&page).known;
    let body = page.nodes.iter().find(|node| node.tag == "body").unwrap().id;
    let island = page.nodes.iter().position(|node| node.tag == "react-partial").unwrap();
    let mut moved = vec![page.nodes[island].id];
    page.nodes[island].parent = Some(body);
    for node in &page.nodes[island + 1..] {
        if node.parent.is_some_and(|parent| moved.contains(&parent)) {
            moved.push(node.id);
        }
    }
    let (out, rest): (Vec<Node>, Vec<Node>) =
        page.nodes.into_iter().partition(|node| moved.contains(&node.id));
    page.nodes = rest.into_iter().chain(out).collect();
    assert_eq!(grants(&page).known, expected);
}

#[test]
fn a_hidden_field_is_no_description() {
    for without_type in [false, true] {
        let mut page = fixture("form-acme");
        take_out(&mut page, |node| node.tag == "textarea" || node.text == "Resource owner");
        if without_type {
            for node in nodes(&mut page, |node| node.attr("name") == Some("target_name")) {
                node.attrs.remove("type");
            }
        }
        let page = read(&page);
        assert_eq!(page.state.description.found(), None);
        assert_eq!(page.locate(&Target::Description).control, None);
    }
}

#[test]
fn a_tab_that_may_be_open_is_not_pointed_at() {
    let mut page = fixture("wanted");
    let members = permission("members", Some(Level::Read));
    for node in nodes(&mut page, with_role("tab")) {
        node.attrs.remove("aria-selected");
    }
    // The only tab is open, whether it says so or not.
    let touch = read(&page).locate(&members).touch.unwrap();
    assert_eq!(touch.1, Touch::AccessButton);

    let mut page = fixture("too-much");
    let contents = Target::Permission {
        id: id(Scope::Repository, "contents"),
        title: "Contents".into(),
        choose: None,
    };
    let before = [read(&page).locate(&members).touch, read(&page).locate(&contents).touch];
    assert!(before.iter().flatten().any(|(_, touch)| *touch == Touch::Tab), "{before:?}");
    for node in nodes(&mut page, with_role("tab")) {
        node.attrs.remove("aria-selected");
    }
    for target in [members, contents] {
        assert_eq!(read(&page).locate(&target).touch, None, "{target:?}");
    }
}

#[test]
fn an_owner_in_the_address_that_github_does_not_know_is_no_refusal() {
    let mut page = fixture("unknown-owner");
    let state = read(&page).state;
    assert_eq!((state.phase, state.errors.len()), (Phase::Filling, 1));

    for node in nodes(&mut page, |node| node.text.starts_with("Cannot find")) {
        node.text = "Der angegebene Eigentümer wurde nicht gefunden: nobody".into();
    }
    let state = read(&page).state;
    assert_eq!((state.phase, state.errors.len()), (Phase::Filling, 1));

    for node in nodes(&mut page, |node| node.text.starts_with("Der angegebene")) {
        node.text = "Name has already been taken".into();
    }
    assert_eq!(read(&page).state.phase, Phase::FormErrors);
}

#[test]
fn the_next_button_behind_a_label_may_be_another_controls() {
    let mut page = fixture("form-acme");
    take_out(&mut page, |node| node.attr("id") == Some("resource-owner-select-panel-button"));
    take_out(&mut page, |node| node.tag == "label" && node.text == "Expiration");
    let owner = Target::Owner { choose: "acme".into() };
    assert_eq!(read(&page).locate(&owner).control, None);
}

/// The page of a token that exists, with one of its texts changed.
fn existing(from: &str, to: &str) -> Snapshot {
    let mut page = fixture("detail");
    let node = nodes(&mut page, |node| node.text.starts_with(from)).next().unwrap();
    node.text = to.into();
    page
}

#[test]
fn a_sentence_that_is_not_understood_may_say_more() {
    let sentence = "Read access to github copilot business and members";
    assert!(grants(&fixture("detail")).complete);
    let others = [
        "Write access to members",
        "access to members",
        "Read access to something new and members",
        "Read access to members Maintain access to everything",
    ];
    for other in others {
        let page = existing(sentence, other);
        let grants = read(&page).state.permissions.found().cloned().unwrap_or_default();
        assert!(!grants.complete || grants.known.len() > 1, "{other}: {grants:?}");
    }
    assert!(
        !grants(&existing(sentence, &format!("{sentence} {}", "and so on ".repeat(30)))).complete
    );
}

#[test]
fn what_somebody_wrote_is_no_end_of_a_token() {
    let written = "A token that has no expiration date yet";
    let page = existing("Expires on", written);
    assert_eq!(read(&page).state.expiration.found(), None);
    let page = existing("Expires on", "Expires on Jul 2147483647 2026");
    assert_eq!(read(&page).state.expiration.found(), None);
}
