//! Pages that are wrong in one thing. A reader that guesses what a recipe wants to hear is right on
//! a page that meets it; on these it is caught.

use tokenwright_page::{Node, NodeId, Snapshot};

use crate::anatomy::GRANTS;
use crate::dom::{Dom, hide, set};

/// A change of what the page says, made wherever it says it.
type Edit = fn(&mut Dom);

const NAME: &str = "Milestone’s Copilot Token (read-only)";
const DESCRIPTION: &str =
    "Token to be used by Milestone integration to gather metadata and generate analytics.";

const EDITS: [(&str, Edit); 12] = [
    ("ideal", |_| {}),
    ("ideal-owner-globex", owner_globex),
    ("ideal-90-days", |dom| days(dom, "90", "90 days (Feb 21, 2027)")),
    ("ideal-no-expiration", |dom| days(dom, "none", "No expiration")),
    ("ideal-short-date", |dom| {
        field(dom, "user_programmatic_access[custom_expires_at]", "2027-01-23");
    }),
    ("ideal-all-repositories", all_repositories),
    ("ideal-straight-quote", |dom| {
        field(dom, "user_programmatic_access[name]", "Milestone's Copilot Token (read-only)");
    }),
    ("ideal-no-description", |dom| field(dom, "user_programmatic_access[description]", "")),
    ("ideal-no-members", no_members),
    ("ideal-copilot-at-write", copilot_at_write),
    ("ideal-one-more", one_more),
    ("ideal-one-more-elsewhere", one_more_elsewhere),
];

/// The page that meets the Milestone recipe, and what becomes of it by one wrong choice each; made
/// from the recorded page `wanted`.
pub(crate) fn derived(wanted: &Snapshot) -> Vec<(&'static str, Snapshot)> {
    let mut ideal = Dom::new(wanted.clone());
    field(&mut ideal, "user_programmatic_access[name]", NAME);
    field(&mut ideal, "user_programmatic_access[description]", DESCRIPTION);
    let edited = |edit: Edit| {
        let mut dom = ideal.clone();
        edit(&mut dom);
        dom.page
    };
    EDITS.into_iter().map(|(name, edit)| (name, edited(edit))).collect()
}

fn field(dom: &mut Dom, name: &str, value: &str) {
    for node in dom.page.nodes.iter_mut().filter(|node| node.attr("name") == Some(name)) {
        node.value = Some(value.to_owned());
    }
}

fn grant(dom: &mut Dom, key: &str, level: &str) {
    field(dom, &format!("{GRANTS}{key}]"), level);
}

/// The shown words of a node that is found by its id or, in the picker, by what is around it.
fn say(dom: &mut Dom, around: Option<NodeId>, old: &str, new: &str) {
    let Some(around) = around else { return };
    for id in dom.within_that(around, |node| node.text == old) {
        if let Some(node) = dom.get_mut(id) {
            new.clone_into(&mut node.text);
        }
    }
}

fn with_id(dom: &Dom, id: &str) -> Option<NodeId> {
    dom.first(|node| node.attr("id") == Some(id))
}

fn choose(dom: &mut Dom, component: &str, value: &str) {
    let Some(component) = with_id(dom, component) else { return };
    for id in dom.within_that(component, |node| node.attr("data-value").is_some()) {
        let Some(node) = dom.get_mut(id) else { continue };
        let is_it = if node.attr("data-value") == Some(value) { "true" } else { "false" };
        for state in ["aria-checked", "aria-selected"] {
            if node.attr(state).is_some() {
                set(node, state, is_it);
            }
        }
    }
}

fn owner_globex(dom: &mut Dom) {
    field(dom, "target_name", "globex");
    choose(dom, "resource-owner-select-panel", "globex");
    let button = with_id(dom, "resource-owner-select-panel-button");
    say(dom, button, "acme", "globex");
    let form = with_id(dom, "new_user_programmatic_access");
    say(dom, form, "Limit set by acme", "Limit set by globex");
}

fn days(dom: &mut Dom, value: &str, text: &str) {
    field(dom, "user_programmatic_access[default_expires_at]", value);
    choose(dom, "expiration-menu", value);
    let button = with_id(dom, "expiration-menu-button");
    say(dom, button, "Custom between 1 and 366 days", text);
    // The date is there for "Custom" only.
    let date = dom.first(|node| node.attr("class") == Some("js-custom-expiration"));
    if let Some(date) = date {
        let mut subtree = dom.take(date);
        hide(&mut subtree);
        if let Some(behind) = with_id(dom, "expiration-menu") {
            dom.insert_after(behind, subtree);
        }
    }
}

fn all_repositories(dom: &mut Dom) {
    for node in dom.page.nodes.iter_mut().filter(|node| node.attr("name") == Some("install_target"))
    {
        node.checked = node.value.as_deref() == Some("all");
    }
}

fn row(dom: &Dom, title: &str) -> Option<NodeId> {
    let label = format!("{title}. More information available below.");
    dom.first(|node| node.attr("aria-label") == Some(&label))
}

fn counter(dom: &mut Dom, old: &str, new: &str) {
    let tab = dom.first(|node| node.attr("role") == Some("tab"));
    say(dom, tab, old, new);
}

fn no_members(dom: &mut Dom) {
    grant(dom, "members", "none");
    if let Some(row) = row(dom, "Members") {
        dom.take(row);
    }
    counter(dom, "2", "1");
}

fn copilot_at_write(dom: &mut Dom) {
    grant(dom, "organization_copilot_seat_management", "write");
    let row = row(dom, "GitHub Copilot Business");
    say(dom, row, "Read-only", "Read and write");
}

fn one_more(dom: &mut Dom) {
    grant(dom, "organization_administration", "read");
    counter(dom, "2", "3");
    let Some(row) = row(dom, "Members") else { return };
    let mut copy = dom.copy(row);
    for node in &mut copy {
        retitle(node);
    }
    dom.insert_before(row, copy);
}

fn retitle(node: &mut Node) {
    node.text = node.text.replace("Organization members and teams.", "Manage the organization.");
    node.text = node.text.replace("Members", "Administration");
    if let Some(label) = node.attrs.get_mut("aria-label") {
        *label = label.replace("Members", "Administration");
    }
}

/// In a tab that is not open, so that only its counter and the hidden fields tell.
fn one_more_elsewhere(dom: &mut Dom) {
    grant(dom, "contents", "read");
    grant(dom, "metadata", "read");
    all_repositories(dom);
    let Some(tab) = dom.first(|node| node.attr("role") == Some("tab")) else { return };
    let mut copy = dom.copy(tab);
    for node in &mut copy {
        node.text = match node.text.as_str() {
            "Organization" => "Repositories".into(),
            other => other.into(),
        };
        if node.attr("aria-selected").is_some() {
            set(node, "aria-selected", "false");
        }
    }
    dom.insert_after(tab, copy);
}
