//! Where two signs of one control say different things, or a page is not what it seems, nothing is
//! guessed. And what a person may point at, control by control.

// A test may fail loudly.
#![allow(clippy::unwrap_used)]

mod support;

use support::{fixture, permission};
use tokenwright_core::page_state::{Phase, RepositoryAccess};
use tokenwright_core::permission::{Level, Scope};
use tokenwright_core::reading::{Doubt, Reading};
use tokenwright_core::target::{Target, Touch};
use tokenwright_page::{
    Attrs, Control, Node, NodeId, Pointable, SCHEMA, Snapshot, read, read_with,
};

fn node(page: &mut Snapshot, fits: impl Fn(&Node) -> bool) -> &mut Node {
    page.nodes.iter_mut().find(|node| fits(node)).unwrap()
}

fn has(name: &str, value: &str) -> impl Fn(&Node) -> bool {
    move |node| node.attr(name) == Some(value)
}

fn radio(value: &str) -> impl Fn(&Node) -> bool {
    move |node| node.attr("type") == Some("radio") && node.value.as_deref() == Some(value)
}

fn repositories(page: &Snapshot) -> Reading<RepositoryAccess> {
    read(page).state.repositories
}

#[track_caller]
fn clash(page: &Snapshot, one: RepositoryAccess, other: RepositoryAccess) {
    let doubt = Doubt::Disagreement(one.label().into(), other.label().into());
    assert_eq!(repositories(page), Reading::NotUnderstood(doubt));
}

#[test]
fn two_repository_choices_at_once_are_none() {
    let mut page = fixture("wanted");
    assert_eq!(repositories(&page), Reading::Found(RepositoryAccess::Public));
    node(&mut page, radio("all")).checked = true;
    clash(&page, RepositoryAccess::Public, RepositoryAccess::All);
}

#[test]
fn a_repository_choice_that_sends_another_than_it_says_is_none() {
    let mut page = fixture("wanted");
    let label = has("for", "install_target_none");
    node(&mut page, label).text = "All repositories".into();
    clash(&page, RepositoryAccess::Public, RepositoryAccess::All);
    let mut page = fixture("wanted");
    node(&mut page, radio("none")).value = Some("selected".into());
    assert!(repositories(&page).found().is_none());
}

#[test]
fn without_any_choice_that_is_on_none_is_told() {
    let mut page = fixture("wanted");
    node(&mut page, radio("none")).checked = false;
    let doubt = Doubt::Unknown("no choice".into());
    assert_eq!(repositories(&page), Reading::NotUnderstood(doubt));
}

/// A hidden field beside the buttons, or in their place.
#[test]
fn what_is_sent_for_the_repositories_is_held_against_the_buttons() {
    let with_field = |value: &str| {
        let mut page = fixture("wanted");
        let mut field = node(&mut page, radio("none")).clone();
        field.id = NodeId(90_000);
        field.attrs.insert("type".into(), "hidden".into());
        field.attrs.remove("id");
        field.value = Some(value.into());
        (field.checked, field.hidden) = (false, true);
        let at = page.nodes.iter().position(radio("none")).unwrap();
        page.nodes.insert(at, field);
        page
    };
    assert_eq!(repositories(&with_field("none")), Reading::Found(RepositoryAccess::Public));
    clash(&with_field("all"), RepositoryAccess::Public, RepositoryAccess::All);
    let mut alone = with_field("all");
    alone.nodes.retain(|node| node.attr("type") != Some("radio"));
    assert_eq!(repositories(&alone), Reading::Found(RepositoryAccess::All));
    assert_eq!(read(&alone).lacks(&repositories_target()), Some(choice()));
}

fn choice() -> Pointable {
    Pointable::Repositories(RepositoryAccess::Selected)
}

fn repositories_target() -> Target {
    Target::Repositories { choose: RepositoryAccess::Selected }
}

#[test]
fn two_fields_of_one_name_that_hold_different_texts_are_none() {
    let mut page = fixture("wanted");
    let is_name = has("name", "user_programmatic_access[name]");
    let at = page.nodes.iter().position(&is_name).unwrap();
    let mut double = page.nodes[at].clone();
    double.id = NodeId(90_000);
    double.value = Some("Another".into());
    page.nodes.insert(at + 1, double);
    let seen = read(&page);
    assert!(matches!(&seen.state.name, Reading::NotUnderstood(Doubt::Disagreement(_, other))
        if other == "Another"));
    assert_eq!(seen.locate(&Target::Name).control, None);
    assert_eq!(seen.lacks(&Target::Name), None, "a finger does not settle it");
}

/// Each sign alone is enough to name the strategy; two new tokens at once are no new token.
#[test]
fn a_new_token_is_found_by_any_of_its_signs() {
    let by = |page: &Snapshot| {
        let seen = read(page);
        let found = seen.strategies().iter().find(|(control, _)| *control == Control::Token);
        (seen.state.phase == Phase::TokenShown, found.map(|(_, by)| *by))
    };
    let is_token = has("id", "new-access-token");
    let mut page = fixture("token-shown");
    assert_eq!(by(&page), (true, Some("id")));
    let id = page.nodes.iter().find(|node| is_token(node)).unwrap().id;
    node(&mut page, |node| node.id == id).attrs.remove("id");
    assert_eq!(by(&page), (true, Some("label")));
    node(&mut page, |node| node.id == id).attrs.remove("aria-label");
    assert_eq!(by(&page), (true, Some("class")));
    for node in &mut page.nodes {
        node.attrs.remove("class");
    }
    assert_eq!(by(&page), (true, Some("text")));

    let mut double = page.nodes.iter().find(|node| node.id == id).unwrap().clone();
    double.id = NodeId(90_000);
    page.nodes.push(double);
    assert_eq!(by(&page), (false, None));
}

/// A field to search in, one to type in, and one that is not shown may hold a pasted one.
#[test]
fn a_token_that_somebody_pasted_is_no_new_one() {
    let changes: [fn(&mut Node); 4] = [
        |node| drop(node.attrs.insert("type".into(), "search".into())),
        |node| node.tag = "textarea".into(),
        |node| node.hidden = true,
        |node| node.value = Some("[ghp_…]".into()),
    ];
    for (at, change) in changes.into_iter().enumerate() {
        let mut page = fixture("token-shown");
        change(node(&mut page, has("id", "new-access-token")));
        assert_eq!(read(&page).state.token_prefix, None, "change {at}");
    }
}

/// A closed section of the older form has to be opened first; of two that say the same, none is believed.
#[test]
fn a_closed_section_is_pointed_at_if_it_is_the_only_one() {
    let mut page = fixture("accordion");
    let read_level = permission("members", Some(Level::Read));
    let is_shown = |node: &&mut Node| node.tag == "details" && !node.hidden;
    let rows: Vec<NodeId> = page.nodes.iter_mut().filter(is_shown).map(|node| node.id).collect();
    assert!(!rows.is_empty(), "the saved page has sections");
    // Closed, without any row that could be read.
    let gone = |node: &Node| node.attr("data-resource").is_some() || node.tag == "li";
    let mut inside: Vec<NodeId> = Vec::new();
    page.nodes.retain(|node| {
        let is_gone = gone(node) || node.parent.is_some_and(|parent| inside.contains(&parent));
        if is_gone {
            inside.push(node.id);
        }
        !is_gone
    });
    for node in &mut page.nodes {
        if node.tag == "details" {
            node.open = false;
            node.attrs.remove("open");
        }
    }
    let spot = read(&page).locate(&read_level);
    let Some((touch, Touch::Section)) = spot.touch else { panic!("{spot:?}") };
    assert_eq!(spot.control, Some(touch));
    let summary = page.nodes.iter().find(|node| node.id == touch).unwrap();
    assert_eq!(summary.tag, "summary");

    let section = summary.parent.unwrap();
    let copies: Vec<Node> = page
        .nodes
        .iter()
        .filter(|node| is_within(&page, node, section))
        .cloned()
        .map(|mut node| {
            node.id = NodeId(node.id.0 + 90_000);
            node.parent = node.parent.map(|parent| {
                if parent == section || is_id_within(&page, parent, section) {
                    NodeId(parent.0 + 90_000)
                } else {
                    parent
                }
            });
            node
        })
        .collect();
    let end = page.nodes.iter().rposition(|node| is_within(&page, node, section)).unwrap();
    let rest = page.nodes.split_off(end + 1);
    page.nodes.extend(copies.into_iter().chain(rest));
    assert_eq!(read(&page).locate(&read_level).touch, None);
}

fn is_within(page: &Snapshot, node: &Node, around: NodeId) -> bool {
    node.id == around || node.parent.is_some_and(|parent| is_id_within(page, parent, around))
}

fn is_id_within(page: &Snapshot, id: NodeId, around: NodeId) -> bool {
    page.nodes.iter().find(|node| node.id == id).is_some_and(|node| is_within(page, node, around))
}

#[test]
fn what_is_pointed_at_has_the_name_that_github_gives_it() {
    let all = [
        (Pointable::Name, "Token name"),
        (Pointable::Description, "Description"),
        (Pointable::Owner, "Resource owner"),
        (Pointable::Expiration, "Expiration"),
        (choice(), "Only select repositories"),
        (Pointable::Tab(Scope::Organization), "Organization"),
        (Pointable::AddPermissions, "Add permissions"),
        (Pointable::Generate, "Generate token"),
    ];
    for (what, label) in all {
        assert_eq!(what.label(), label);
    }
}

/// On a page with the whole form nothing has to be pointed at, and what is no control cannot be.
#[test]
fn a_finger_is_asked_for_only_where_something_is_missing() {
    let page = fixture("form-acme");
    let seen = read(&page);
    let targets = support::targets();
    for (name, target) in &targets {
        assert_eq!(seen.lacks(target), None, "{name}");
        assert_eq!(seen.pinned(target), None, "{name}");
    }
    let heading = page.nodes.iter().find(|node| node.tag == "strong").unwrap().id;
    for what in [Pointable::Owner, Pointable::Generate, choice(), Pointable::Description] {
        assert_eq!(seen.pin(what, heading), None, "{what:?}");
    }
    let elsewhere = fixture("elsewhere");
    for (name, target) in &targets {
        assert_eq!(read(&elsewhere).lacks(target), None, "{name}");
        assert_eq!(read(&elsewhere).pinned(target), None, "{name}");
    }
}

/// A page in an unknown language whose controls have lost names, ids and classes.
#[test]
fn each_control_that_was_pointed_at_is_used_and_named() {
    type Case = (Pointable, Target, fn(&Node) -> bool);
    let cases: [Case; 2] = [
        (Pointable::Description, Target::Description, |node| node.tag == "textarea"),
        (choice(), repositories_target(), |node| {
            node.attr("type") == Some("radio") && node.value.as_deref() == Some("selected")
        }),
    ];
    for (what, target, is_it) in cases {
        let mut page = fixture("wanted");
        let at = page.nodes.iter().position(is_it).unwrap();
        let id = page.nodes[at].id;
        for node in &mut page.nodes {
            let is_radio = node.attr("type") == Some("radio");
            if node.id == id && node.tag == "textarea" {
                node.tag = "input".into();
            }
            if node.id == id || is_radio {
                node.attrs.remove("name");
                node.attrs.remove("id");
                node.attrs.remove("aria-label");
                node.value = node.value.take().filter(|_| !is_radio);
            }
            if node.tag == "label" || node.tag == "legend" || node.tag == "h2" || node.tag == "h3" {
                node.text = "Etwas".into();
                node.attrs.remove("for");
            }
        }
        assert_eq!(read(&page).lacks(&target), Some(what), "{what:?}");
        let pins = [read(&page).pin(what, id).unwrap()];
        let seen = read_with(&page, &pins);
        assert_eq!(seen.pinned(&target), Some(what));
        assert_eq!(seen.lacks(&target), None);
        assert_eq!(seen.locate(&target).control, Some(id));
    }
}

#[test]
fn a_text_that_is_no_snapshot_says_why() {
    let says = |json: &str| Snapshot::from_json(json).unwrap_err().to_string();
    let begins = "this is no snapshot of a page: ";
    assert_eq!(
        says(r#"{"schema":"other/1"}"#),
        format!("{begins}its schema is other/1, not {SCHEMA}")
    );
    for (json, why) in [
        ("[]", "expected a snapshot"),
        (r#"{"nodes":[1]}"#, "expected a node"),
        (r#"{"nodes":[{"id":1,"tag":"a","attrs":2}]}"#, "expected attributes"),
        (r#"{"nodes":[{"id":1}]}"#, "missing field `tag`"),
        (
            r#"{"nodes":[{"id":1,"tag":"a","url":"x"}]}"#,
            "a node has a field that is the snapshot's",
        ),
        (r#"{"text":"x"}"#, "a snapshot has a field that is a node's"),
        (r#"{"colour":"red"}"#, "unknown field `colour`"),
    ] {
        let said = says(json);
        assert!(said.starts_with(begins) && said.contains(why), "{json}: {said}");
    }
    let whole = Snapshot { truncated: true, ..fixture("form-errors") };
    assert_eq!(Snapshot::from_json(&whole.to_json()).as_ref(), Ok(&whole));
}

#[test]
fn attributes_are_a_list_in_which_each_name_stands_once() {
    let mut attrs = Attrs::default();
    assert!(attrs.is_empty());
    assert_eq!(attrs.insert("id".into(), "one".into()), None);
    assert_eq!(attrs.insert("id".into(), "two".into()), Some("one".into()));
    assert_eq!(attrs.insert("class".into(), "a".into()), None);
    assert_eq!((attrs.len(), attrs.is_empty()), (2, false));
    assert_eq!(attrs.keys().collect::<Vec<_>>(), ["id", "class"]);
    assert_eq!(attrs.iter().collect::<Vec<_>>(), [("id", "two"), ("class", "a")]);
    assert!(attrs.contains_key("class") && !attrs.contains_key("name"));
    attrs.get_mut("class").unwrap().push('b');
    attrs.retain(|name, value| {
        value.push('!');
        name == "class"
    });
    assert_eq!(attrs.iter().collect::<Vec<_>>(), [("class", "ab!")]);
    assert_eq!(attrs.remove("id"), None);
    assert_eq!(attrs.remove("class"), Some("ab!".into()));
    attrs.insert("id".into(), "one".into());
    attrs.clear();
    assert!(attrs.is_empty());
}
