//! What a form would send decides, wherever in the page it stands: fields elsewhere that name the form, fields that
//! look set and are not sent, and pages that could not be read to their end.

// A test may fail loudly.
#![allow(clippy::unwrap_used)]

mod support;

use support::fixture;
use tokenwright_core::page_state::{Grants, Phase, RepositoryAccess};
use tokenwright_core::permission::{Level, PermissionId, Scope};
use tokenwright_core::reading::{Doubt, Reading};
use tokenwright_page::{Control, Node, NodeId, Snapshot, read};

const CONTENTS: &str = "integration[default_permissions][contents]";
const MEMBERS: &str = "integration[default_permissions][members]";

fn node(page: &mut Snapshot, fits: impl Fn(&Node) -> bool) -> &mut Node {
    page.nodes.iter_mut().find(|node| fits(node)).unwrap()
}

fn has(name: &str, value: &str) -> impl Fn(&Node) -> bool {
    move |node| node.attr(name) == Some(value)
}

/// The form as asked for, with one more element at the end of the page, outside of the form.
fn with_field(attrs: &[(&str, &str)], value: &str) -> Snapshot {
    let mut page = fixture("wanted");
    let body = node(&mut page, |node| node.tag == "body").id;
    let mut field = Node { id: NodeId(90_000), parent: Some(body), ..Node::default() };
    "input".clone_into(&mut field.tag);
    for (name, value) in attrs {
        field.attrs.insert((*name).into(), (*value).into());
    }
    (field.value, field.hidden) = (Some(value.into()), true);
    page.nodes.push(field);
    page
}

fn is_certain(page: &Snapshot) -> bool {
    read(page).state.permissions.found().is_some_and(Grants::is_certain)
}

/// HTML: a field belongs to the form around it, unless it names another one.
#[test]
fn a_field_elsewhere_that_names_the_form_is_sent_with_it() {
    let form = "new_user_programmatic_access";
    assert!(is_certain(&fixture("wanted")));
    assert!(is_certain(&with_field(&[("name", CONTENTS)], "write")));
    assert!(!is_certain(&with_field(&[("name", CONTENTS), ("form", form)], "write")));
    assert!(is_certain(&with_field(&[("name", CONTENTS), ("form", "another")], "write")));
    let mut page = fixture("wanted");
    node(&mut page, has("name", MEMBERS)).attrs.insert("form".into(), "another".into());
    assert_eq!(members(&page), None);
}

fn members(page: &Snapshot) -> Option<Level> {
    let state = read(page).state;
    let grants = state.permissions.found()?;
    grants.known.get(&PermissionId::new(Scope::Organization, "members"))?.found().copied()
}

#[test]
fn a_field_that_is_not_sent_is_no_permission_whatever_its_row_says() {
    assert_eq!(members(&fixture("wanted")), Some(Level::Read));
    let spoils: [fn(&mut Node); 3] = [
        |field| drop(field.attrs.insert("disabled".into(), String::new())),
        |field| drop(field.attrs.insert("type".into(), "checkbox".into())),
        |field| drop(field.attrs.insert("type".into(), "radio".into())),
    ];
    for (number, spoil) in spoils.into_iter().enumerate() {
        let mut page = fixture("wanted");
        spoil(node(&mut page, has("name", MEMBERS)));
        assert_eq!(members(&page), None, "spoil {number}");
        assert!(!is_certain(&page), "spoil {number}");
    }
}

/// A disabled group sends nothing but what is in its title (HTML).
#[test]
fn a_disabled_group_around_a_field_keeps_it_back() {
    for (around, expected) in [("div", None), ("label", None), ("legend", Some(Level::Read))] {
        let mut page = fixture("wanted");
        let at = page.nodes.iter().position(has("name", MEMBERS)).unwrap();
        let (parent, id) = (page.nodes[at].parent, page.nodes[at].id);
        let mut group = Node { id: NodeId(90_000), parent, ..Node::default() };
        "fieldset".clone_into(&mut group.tag);
        group.attrs.insert("disabled".into(), String::new());
        let mut inside =
            Node { id: NodeId(90_001), parent: Some(NodeId(90_000)), ..Node::default() };
        around.clone_into(&mut inside.tag);
        page.nodes.splice(at..at, [group, inside]);
        node(&mut page, |node| node.id == id).parent = Some(NodeId(90_001));
        assert_eq!(members(&page), expected, "{around}");
    }
}

#[test]
fn a_button_that_would_send_a_permission_makes_the_list_uncertain() {
    let mut page = fixture("wanted");
    let at = page.nodes.iter().position(has("name", MEMBERS)).unwrap();
    let mut button = Node { id: NodeId(90_000), value: None, ..page.nodes[at].clone() };
    "button".clone_into(&mut button.tag);
    button.attrs.insert("name".into(), CONTENTS.into());
    for (kind, expected) in [("button", true), ("reset", true), ("submit", false)] {
        button.attrs.insert("type".into(), kind.into());
        page.nodes.insert(at, button.clone());
        assert_eq!(is_certain(&page), expected, "{kind}");
        page.nodes.remove(at);
    }
}

/// What is told of a field that is called like a secret is that it is there.
#[test]
fn a_field_whose_value_is_not_told_may_send_anything() {
    let form = "new_user_programmatic_access";
    let untold = |name: &str| {
        let mut page = with_field(&[("name", name), ("form", form)], "");
        page.nodes.last_mut().unwrap().value = None;
        page
    };
    assert!(!is_certain(&untold(CONTENTS)));
    assert_eq!(read(&untold("target_name")).state.owner.found(), None);
    assert_eq!(read(&untold("install_target")).state.repositories.found(), None);
    assert_eq!(read(&untold("user_programmatic_access[name]")).state.name.found(), None);
    assert_eq!(members(&untold("other")), Some(Level::Read));
}

/// The form looks filled in, and would send nothing of it.
#[test]
fn of_a_form_that_is_kept_back_as_a_whole_nothing_is_read() {
    let mut page = fixture("wanted");
    let form = node(&mut page, |node| node.tag == "form").id;
    let at = page.nodes.iter().position(|node| node.id == form).unwrap();
    for node in &mut page.nodes[at + 1..] {
        if node.parent == Some(form) {
            node.parent = Some(NodeId(90_000));
        }
    }
    let mut group = Node { id: NodeId(90_000), parent: Some(form), ..Node::default() };
    "fieldset".clone_into(&mut group.tag);
    page.nodes.insert(at + 1, group);
    assert_eq!(members(&page), Some(Level::Read));
    node(&mut page, |node| node.tag == "fieldset").attrs.insert("disabled".into(), String::new());
    let state = read(&page).state;
    assert_eq!(state.phase, Phase::Filling);
    assert_eq!(
        (state.name.found(), state.description.found(), state.owner.found()),
        (None, None, None)
    );
    assert_eq!((state.expiration.found(), state.repositories.found()), (None, None));
    assert_eq!(state.permissions.found(), None);
}

#[test]
fn a_box_that_is_not_checked_sends_no_owner() {
    let mut page = fixture("wanted");
    let field = node(&mut page, has("name", "target_name"));
    field.attrs.insert("type".into(), "checkbox".into());
    assert_eq!(read(&page).state.owner.found(), None);
    node(&mut page, has("name", "target_name")).checked = true;
    assert_eq!(read(&page).state.owner.found().map(String::as_str), Some("acme"));
}

#[test]
fn a_second_date_is_a_contradiction() {
    let mut page = fixture("custom-date");
    let date = node(&mut page, has("type", "date")).clone();
    let read_date = |page: &Snapshot| read(page).state.expiration;
    assert!(read_date(&page).found().is_some());
    let mut other = Node { id: NodeId(90_000), value: Some("2036-01-01".into()), ..date.clone() };
    other.attrs.insert("type".into(), "hidden".into());
    let at = page.nodes.iter().position(|node| node.id == date.id).unwrap();
    page.nodes.insert(at, other);
    let doubt = Doubt::Disagreement("2036-01-01".into(), date.value.unwrap());
    assert_eq!(read_date(&page), Reading::NotUnderstood(doubt));
}

/// HTML: fields in a `datalist`, and choices of several, which only their options tell.
#[test]
fn fields_with_rules_of_their_own() {
    let form = "new_user_programmatic_access";
    let mut page = with_field(&[("name", CONTENTS), ("form", form)], "write");
    let field = page.nodes.pop().unwrap();
    let mut list = Node { id: NodeId(90_001), parent: field.parent, ..Node::default() };
    "datalist".clone_into(&mut list.tag);
    page.nodes.extend([list, Node { parent: Some(NodeId(90_001)), ..field }]);
    assert!(is_certain(&page));

    let mut page = with_field(&[("name", "target_name"), ("form", form)], "acme");
    let mut option = Node { parent: Some(NodeId(90_000)), checked: true, ..Node::default() };
    "option".clone_into(&mut option.tag);
    "select".clone_into(&mut page.nodes.last_mut().unwrap().tag);
    page.nodes.push(Node { id: NodeId(90_001), ..option.clone() });
    assert_eq!(read(&page).state.owner.found().map(String::as_str), Some("acme"));
    page.nodes.push(Node { id: NodeId(90_002), ..option });
    assert_eq!(read(&page).state.owner.found(), None);
}

/// HTML: of several elements with an id, the first is the one that is named.
#[test]
fn a_field_names_the_first_element_of_an_id() {
    let form = "new_user_programmatic_access";
    let mut page = with_field(&[("name", CONTENTS), ("form", form)], "write");
    assert!(!is_certain(&page));
    let body = node(&mut page, |node| node.tag == "body").id;
    let at = page.nodes.iter().position(|node| node.id == body).unwrap();
    let mut other = Node { id: NodeId(90_001), parent: Some(body), ..Node::default() };
    "p".clone_into(&mut other.tag);
    other.attrs.insert("id".into(), form.into());
    page.nodes.insert(at + 1, other);
    assert!(is_certain(&page));
    assert!(is_certain(&with_field(&[("name", CONTENTS), ("form", "")], "write")));
}

#[test]
fn a_second_value_under_a_name_is_a_contradiction() {
    let form = "new_user_programmatic_access";
    for (name, reading) in [
        ("user_programmatic_access[name]", (|page| read(page).state.name) as fn(&_) -> _),
        ("user_programmatic_access[description]", |page| read(page).state.description),
    ] {
        let before = reading(&fixture("wanted")).found().cloned().unwrap();
        let attrs = [("name", name), ("form", form), ("type", "hidden")];
        let same = with_field(&attrs, &before);
        assert_eq!(reading(&same).found(), Some(&before));
        let doubt = Doubt::Disagreement(before, "other".into());
        assert_eq!(reading(&with_field(&attrs, "other")), Reading::NotUnderstood(doubt));
    }
}

#[test]
fn of_several_hidden_choices_each_counts() {
    let hidden =
        [("type", "hidden"), ("form", "new_user_programmatic_access"), ("name", "install_target")];
    let repositories = |page: &Snapshot| read(page).state.repositories;
    let with = |words: [&str; 2]| {
        let mut page = with_field(&hidden, words[0]);
        let more = Node { id: NodeId(90_001), ..page.nodes.last().unwrap().clone() };
        page.nodes.push(Node { value: Some(words[1].into()), ..more });
        repositories(&page)
    };
    assert_eq!(with(["", "none"]), Reading::Found(RepositoryAccess::Public));
    assert!(with(["none", "all"]).found().is_none());
    assert!(with(["all", "all"]).found().is_none());
    assert_eq!(with(["", "most"]), Reading::NotUnderstood(Doubt::Unknown("most".into())));
}

/// What a page holds beyond the end of what is told may say the contrary of all that was told.
#[test]
fn of_a_page_that_was_cut_off_nothing_is_certain() {
    let whole = fixture("wanted");
    let cut = Snapshot { truncated: true, ..whole.clone() };
    let page = read(&cut);
    let state = &page.state;
    assert_eq!(state.phase, Phase::Filling);
    assert!(page.strategies().iter().all(|(control, _)| *control != Control::Name));
    let doubt = Reading::NotUnderstood(Doubt::CutOff);
    assert_eq!((&state.name, &state.description, &state.owner), (&doubt, &doubt, &doubt));
    assert_eq!(state.expiration, Reading::NotUnderstood(Doubt::CutOff));
    assert_eq!(state.repositories, Reading::NotUnderstood(Doubt::CutOff));
    assert_eq!(state.permissions, Reading::NotUnderstood(Doubt::CutOff));
    assert_eq!(state.approval_needed, Reading::NotUnderstood(Doubt::CutOff));
    assert_eq!(state.request_message, doubt);
    // Nor is a token on a page with a form, though the form may be where nothing was told.
    let mut shown = fixture("token-shown");
    assert_eq!(read(&shown).state.phase, Phase::TokenShown);
    shown.url = whole.url;
    shown.truncated = true;
    assert_ne!(read(&shown).state.phase, Phase::TokenShown);
}

#[test]
fn more_fields_than_there_can_be_permissions_are_none() {
    let mut page = fixture("wanted");
    let at = page.nodes.iter().position(has("name", MEMBERS)).unwrap();
    let field = page.nodes[at].clone();
    let many = (0..1_001).map(|number| Node { id: NodeId(90_000 + number), ..field.clone() });
    page.nodes.splice(at..at, many);
    assert_eq!(read(&page).state.permissions, Reading::NotUnderstood(Doubt::CutOff));
}
