//! Saved pages, and what was read from them as lines for a person.
// Each test file uses its part of this.
#![allow(dead_code)]

use expect_test::Expect;
use tokenwright_core::page_state::{PageState, RepositoryAccess};
use tokenwright_core::permission::{Level, PermissionId, Scope};
use tokenwright_core::reading::Reading;
use tokenwright_core::target::Target;
use tokenwright_page::{NodeId, Page, Snapshot, read};

/// All saved pages with a form that can be filled in.
pub(crate) const FORMS: [&str; 13] = [
    "form-acme",
    "form-personal",
    "owner-list-open",
    "expiration-menu-open",
    "custom-without-date",
    "custom-date",
    "add-permissions-open",
    "level-menu-open",
    "members-at-write",
    "wanted",
    "form-errors",
    "too-much",
    "approval-needed",
];

/// Those in which most is open or set.
pub(crate) const RICH_FORMS: [&str; 6] = [
    "owner-list-open",
    "expiration-menu-open",
    "add-permissions-open",
    "level-menu-open",
    "wanted",
    "approval-needed",
];

pub(crate) fn fixture(name: &str) -> Snapshot {
    let path = format!("{}/../../tests/fixtures/pages/{name}.json", env!("CARGO_MANIFEST_DIR"));
    Snapshot::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Holds what is read of a saved page against what should be.
#[track_caller]
pub(crate) fn check(name: &str, expected: Expect) {
    expected.assert_eq(&dump(&fixture(name)));
}

/// What a person would be told of this page.
pub(crate) fn dump(snapshot: &Snapshot) -> String {
    let page = read(snapshot);
    let mut lines = state(&page.state);
    lines.push(String::new());
    for (name, target) in targets() {
        let spot = page.locate(&target);
        let touch = spot.touch.map_or_else(
            || "-".to_owned(),
            |(node, touch)| format!("{touch:?} {}", describe(&page, snapshot, node)),
        );
        let control = spot.control.map_or("-".into(), |node| describe(&page, snapshot, node));
        let same = spot.touch.is_some_and(|(node, _)| Some(node) == spot.control);
        lines.push(if same {
            format!("{name}: {touch}")
        } else {
            format!("{name}: {control} → {touch}")
        });
    }
    lines.push(String::new());
    lines.extend(page.strategies().iter().map(|(control, by)| format!("{control:?} by {by}")));
    lines.join("\n")
}

/// What the page says, one line a field.
pub(crate) fn state(state: &PageState) -> Vec<String> {
    let mut lines = vec![
        format!("phase {} at {:?}", state.phase.as_str(), state.place),
        format!("signed in as {}", state.signed_in_as.as_deref().unwrap_or("?")),
        format!("owner {} of {}", say(&state.owner), say(&state.owners_offered)),
        format!("limit {:?}, never offered {:?}", state.owner_limit, state.never_offered),
        format!("name {}", say(&state.name)),
        format!("description {}", say(&state.description)),
        format!("expiration {}", say(&state.expiration)),
        format!("repositories {}", say(&state.repositories)),
    ];
    match &state.permissions {
        Reading::Found(grants) => {
            let known = grants.known.iter().map(|(id, level)| format!(" {id} {}", say(level)));
            let unknown = grants.unknown.iter().map(|name| format!(" ?{name}"));
            let all: String = known.chain(unknown).collect();
            lines.push(format!("permissions{all} complete={}", grants.complete));
        }
        other => lines.push(format!("permissions {}", say(other))),
    }
    let message = say(&state.request_message);
    lines.push(format!("approval needed {}, message {message}", say(&state.approval_needed)));
    lines.push(format!("errors {:?}, captcha {}", state.errors, state.captcha));
    lines.push(format!("token {:?}", state.token_prefix));
    lines
}

fn say<T: std::fmt::Debug>(reading: &Reading<T>) -> String {
    match reading {
        Reading::Found(value) => format!("{value:?}"),
        Reading::Absent => "absent".into(),
        Reading::NotUnderstood(doubt) => format!("not understood: {doubt:?}"),
    }
}

fn describe(_: &Page<'_>, snapshot: &Snapshot, node: NodeId) -> String {
    let at = snapshot.nodes.iter().position(|other| other.id == node).unwrap();
    let found = &snapshot.nodes[at];
    let what =
        found.attr("name").or(found.attr("id")).or(found.attr("aria-label")).map(str::to_owned);
    let what = what.unwrap_or_else(|| {
        let mut inside = vec![node];
        let mut text = found.text.clone();
        for other in &snapshot.nodes[at + 1..] {
            if other.parent.is_none_or(|parent| !inside.contains(&parent)) {
                break;
            }
            inside.push(other.id);
            text = format!("{text} {}", other.text);
        }
        text.trim().to_owned()
    });
    format!("<{} {what}>", found.tag)
}

/// The targets of the Milestone recipe for acme.
pub(crate) fn targets() -> Vec<(&'static str, Target)> {
    vec![
        ("owner", Target::Owner { choose: "acme".into() }),
        ("name", Target::Name),
        ("description", Target::Description),
        (
            "expiration",
            Target::Expiration {
                days: vec![365, 366],
                until: "2027-11-23".parse().unwrap(),
                never: false,
            },
        ),
        ("repositories", Target::Repositories { choose: RepositoryAccess::Public }),
        ("members", permission("members", Some(Level::Read))),
        ("copilot", permission("organization_copilot_seat_management", Some(Level::Read))),
        ("remove members", permission("members", None)),
        ("generate", Target::Generate),
        ("confirm", Target::Confirm),
        ("token", Target::Token),
    ]
}

pub(crate) fn permission(key: &str, choose: Option<Level>) -> Target {
    let id = PermissionId::new(Scope::Organization, key);
    Target::Permission { id, title: String::new(), choose }
}
