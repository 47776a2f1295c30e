//! "Resource owner": a button with a list that GitHub loads when it is opened.

use tokenwright_core::reading::Reading;

use super::menu;
use crate::form::Form;
use crate::point::Pointable;
use crate::strategy::{Search, Sought, clash, only, unknown, why};
use crate::tree::{At, Tree, kept};
use crate::words;

const FIELD: &str = "target_name";

/// Field name, ids, label and list markup were seen 2025-07 to 2026-10 in several public scripts
/// and a log of the live page.
pub(crate) fn find(form: Form<'_, '_>) -> Sought {
    let tree = form.tree;
    let mut search = Search::new(tree);
    search.strong("field name", menu::of_fields(form, FIELD, "select-panel"));
    search.strong("id", form.with_id("resource-owner-select-panel-button"));
    search.strong(
        "label",
        form.labelled("Resource owner", &|at| menu::opens(tree, at, "action-menu")),
    );
    let takes_one = |at: At| {
        tree.node(at).says("data-select-variant", "single") && form.is_under(at, "Resource owner")
    };
    let single = form.tagged_that("select-panel", &takes_one);
    let found = search.weak("structure", menu::faces(tree, single));
    form.or_pointed(Pointable::Owner, found)
}

/// The chosen login: what the form will send, held against what the button says.
pub(crate) fn read(form: Form<'_, '_>, button: &Sought) -> Reading<String> {
    let tree = form.tree;
    let says = button.as_ref().ok().map(|found| tree.text(found.at));
    let sent = match form.sends_as(FIELD) {
        Ok(sent) => sent,
        Err(doubt) => return Reading::NotUnderstood(doubt),
    };
    let doubt = match (sent.filter(|sent| !sent.is_empty()), says) {
        (Some(sent), _) if !words::is_login(sent) => unknown(sent),
        (Some(sent), Some(says)) if !words::names(&says, sent) => clash(sent, &says),
        (Some(sent), _) => return Reading::Found(sent.to_owned()),
        (None, Some(says)) if words::is_login(&says) => return Reading::Found(says),
        (None, Some(says)) => unknown(&says),
        (None, None) => why(button),
    };
    Reading::NotUnderstood(doubt)
}

/// The logins of the list, if it is open and every entry of it was understood.
pub(crate) fn offered(
    tree: &Tree<'_>,
    button: &Sought,
    owner: Option<&String>,
) -> Reading<Vec<String>> {
    let list = button.as_ref().ok().and_then(|button| open_list(tree, button.at));
    if list.is_some_and(|list| came_empty(tree, list)) {
        return Reading::Found(Vec::new());
    }
    let logins = list.and_then(|list| whole(tree, list)).unwrap_or_default();
    // The list always offers the owner that is chosen; one without it is not whole.
    let has_chosen = owner.is_some_and(|owner| logins.contains(owner));
    if has_chosen { Reading::Found(logins) } else { Reading::Absent }
}

/// Whether the list says that it has nothing, though nobody searches in it (the words: 2025-12). It
/// "intermittently fails to load" (2026-08).
fn came_empty(tree: &Tree<'_>, list: At) -> bool {
    let says_so = |at: At| words::begins(&tree.node(at).text, "No results found");
    whole(tree, list).is_some_and(|logins| logins.is_empty())
        && !tree.shown_in(list, &says_so).is_empty()
}

/// All logins of the list, if it certainly has no other entries.
fn whole(tree: &Tree<'_>, list: At) -> Option<Vec<String>> {
    let options = options(tree, list);
    for at in tree.within(list) {
        let node = tree.node(at);
        let is_filter = node.tag == "input"
            && !node.says("type", "hidden")
            && node.value.as_deref().is_some_and(|value| !value.trim().is_empty());
        let is_entry = node.tag == "li" || (tree.is_button(at) && is_listed(tree, at, list));
        if is_filter || ((is_entry || menu::is_item(tree, at)) && !holds(tree, &options, at)) {
            return None;
        }
    }
    Some(options.into_iter().map(|(_, login)| login).collect())
}

fn holds(tree: &Tree<'_>, options: &[(At, String)], entry: At) -> bool {
    let next = options.partition_point(|(option, _)| *option < entry);
    options.get(next).is_some_and(|(option, _)| tree.is_in(*option, entry))
}

fn is_listed(tree: &Tree<'_>, at: At, list: At) -> bool {
    let is_list = |around: At| {
        let node = tree.node(around);
        around >= list
            && (matches!(node.tag.as_str(), "ul" | "ol" | "li") || node.says("role", "listbox"))
    };
    tree.closest_that(at, &is_list).is_some()
}

/// The option for this login in the open list.
pub(crate) fn option(tree: &Tree<'_>, button: At, login: &str) -> Option<At> {
    let mut found = None;
    for (at, offered) in options(tree, open_list(tree, button)?) {
        if offered.eq_ignore_ascii_case(login) {
            if found.is_some() {
                return None;
            }
            found = Some(at);
        }
    }
    found
}

/// The list, if it is open.
pub(crate) fn open_list(tree: &Tree<'_>, button: At) -> Option<At> {
    let list = menu::opened_by(tree, button).or_else(|| {
        let panel = tree.closest(button, "select-panel")?;
        tree.shown_in(panel, &|at| tree.node(at).tag == "dialog").first().copied()
    })?;
    let node = tree.node(list);
    (node.tag != "dialog" || node.open).then_some(list)
}

/// The longest lifetime that the chosen owner allows. The list says it (`data-fg-limit`, two
/// sources, 2025-07 and 2026), or a sentence on the form (2025-12; with 0 it is a hidden template).
pub(crate) fn limit(form: Form<'_, '_>, owner: Option<&String>) -> Option<u32> {
    let tree = form.tree;
    let is_chosen =
        |at: At| owner.is_some_and(|owner| tree.node(at).says("data-value", owner.as_str()));
    let options = kept(tree.with_role("option"), &|at| tree.is_in(at, form.at) && is_chosen(at));
    if let Some(item) = only(&options).and_then(|option| tree.closest(option, "li")) {
        let node = tree.node(item);
        if !node.says("data-fg-limit-exempt", "true")
            && let Some(limit) = node.attr("data-fg-limit").and_then(|limit| limit.parse().ok())
        {
            return Some(limit);
        }
    }
    for at in tree.within(form.at) {
        let text = &tree.node(at).text;
        let days = words::number_between(text, "maximum lifetime of", "day")
            .or_else(|| words::number_between(text, "between 1 and", "day"));
        if days.is_some_and(|days| days > 0) && tree.is_shown(at) {
            return days;
        }
    }
    None
}

fn options(tree: &Tree<'_>, list: At) -> Vec<(At, String)> {
    let mut options = Vec::new();
    for at in menu::items(tree, list) {
        let text = tree.text(at);
        let login = tree.node(at).attr("data-value").unwrap_or(&text);
        if words::is_login(login) && words::names(&text, login) {
            options.push((at, login.to_owned()));
        }
    }
    options
}
