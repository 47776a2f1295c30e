//! The face of the permissions picker: tabs, rows, and the overlay of "Add permissions".
//! Texts, labels and roles were seen 2025-12 in a log of the live page and 2026 in three scripts.

use tokenwright_core::catalogue::{Catalogue, Permission};
use tokenwright_core::permission::{Level, PermissionId, Scope};

use super::menu;
use super::tabs::{self, Tabs};
use crate::form::Form;
use crate::strategy::{Search, Sought, only};
use crate::tree::{At, Tree, kept};
use crate::words;

const MORE: &str = ". More information available below.";

/// What can be seen of the picker.
#[derive(Debug)]
pub(crate) struct Picker {
    pub(crate) tabs: Tabs,
    pub(crate) rows: Vec<Row>,
    pub(crate) add: Sought,
}

/// One permission that is set, in the tab that is open.
#[derive(Debug)]
pub(crate) struct Row {
    /// GitHub's title for it.
    pub(crate) title: String,
    /// Which permission it is, if its tab and its title were understood.
    pub(crate) id: Option<PermissionId>,
    /// The scope of its tab.
    pub(crate) scope: Option<Scope>,
    /// The level, if its words were understood.
    pub(crate) level: Option<Level>,
    pub(crate) access: At,
    pub(crate) remove: Option<At>,
}

pub(crate) fn find(form: Form<'_, '_>) -> Picker {
    let tabs = tabs::find(form);
    let mut rows = Vec::new();
    for at in form.tagged("li") {
        if let Some(row) = row(form.tree, at, tabs.scope()) {
            rows.push(row);
        }
    }
    let add = add_button(form, &rows);
    Picker { tabs, rows, add }
}

impl Picker {
    /// The row of this permission, if it is listed exactly once.
    pub(crate) fn row(&self, id: &PermissionId) -> Option<&Row> {
        let mut found = None;
        for row in &self.rows {
            if row.id.as_ref() == Some(id) {
                if found.is_some() {
                    return None;
                }
                found = Some(row);
            }
        }
        found
    }

    /// Whether every permission of the open tab is listed and was understood.
    pub(crate) fn lists_all(&self) -> bool {
        self.rows.iter().all(|row| row.id.is_some())
            && self
                .tabs
                .open()
                .and_then(|tab| tab.count)
                .is_none_or(|count| count == self.rows.len())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tabs.all.is_empty() && self.rows.is_empty() && self.add.is_err()
    }
}

fn row(tree: &Tree<'_>, at: At, scope: Option<Scope>) -> Option<Row> {
    let mut access = None;
    let mut remove = None;
    // What may be its title, best first: label, button, heading.
    let mut titles = [None, None, None];
    titles[0] = tree.node(at).attr("aria-label").and_then(|label| label.strip_suffix(MORE));
    for part in tree.within(at) {
        let node = tree.node(part);
        match node.tag.as_str() {
            _ if !tree.is_shown(part) => {}
            "button" => {
                if access.is_none() && is_access(tree, part) {
                    access = Some(part);
                } else if remove.is_none() && removed_by(tree, part).is_some() {
                    remove = Some(part);
                }
            }
            "h2" | "h3" | "h4" | "h5" if titles[2].is_none() => titles[2] = Some(&*node.text),
            _ => {}
        }
    }
    let access = access?;
    let removed = remove.and_then(|button| removed_by(tree, button));
    titles[1] = removed.as_deref();
    let title = titles.iter().flatten().next()?;
    Some(Row {
        title: (*title).to_owned(),
        id: scope.and_then(|scope| named(scope, &titles)),
        scope,
        level: level_in(&tree.text(access)),
        access,
        remove,
    })
}

/// The permission with these titles. Titles that name two permissions name none.
fn named(scope: Scope, titles: &[Option<&str>]) -> Option<PermissionId> {
    let mut found: Option<&Permission> = None;
    for title in titles.iter().flatten() {
        let Some(permission) = Catalogue::built_in().by_title(scope, title) else { continue };
        if found.is_some_and(|found| found.key != permission.key) {
            return None;
        }
        found = Some(permission);
    }
    found.map(Permission::id)
}

fn is_access(tree: &Tree<'_>, at: At) -> bool {
    let text = tree.text(at);
    words::begins(&text, "access")
        || (menu::is_opener(tree, at)
            && (level_in(&text).is_some() || words::cut(&text, b':').0 != text))
}

fn removed_by(tree: &Tree<'_>, at: At) -> Option<String> {
    tree.name(at).strip_prefix("Remove ").map(str::to_owned)
}

/// The level in "Access: Read-only".
fn level_in(text: &str) -> Option<Level> {
    let mut word = text;
    while !words::cut(word, b':').1.is_empty() {
        word = words::cut(word, b':').1;
    }
    [Level::Read, Level::Write, Level::Admin]
        .into_iter()
        .find(|level| words::same(word, level.label()))
}

fn add_button(form: Form<'_, '_>, rows: &[Row]) -> Sought {
    let tree = form.tree;
    let says_so = |at: At| {
        let name = tree.name(at);
        words::same(name.strip_prefix('+').unwrap_or(&name), "Add permissions")
    };
    let fits = |at: At| {
        menu::is_opener(tree, at)
            && tree.closest(at, "react-partial").is_some()
            && tree.closest(at, "li").is_none()
            && !rows.iter().any(|row| row.access == at || row.remove == Some(at))
    };
    let mut search = Search::new(tree);
    search.strong("text", form.tagged_that("button", &says_so));
    search.weak("structure", form.tagged_that("button", &fits))
}

/// The open overlay of "Add permissions", and the scope whose permissions it lists.
pub(crate) fn overlay(tree: &Tree<'_>) -> Option<(At, Scope)> {
    let mut dialogs = tree.with_role("dialog");
    dialogs.append(&mut tree.tagged("dialog"));
    for dialog in dialogs {
        for part in tree.within(dialog) {
            if tree.is_shown(part)
                && let Some(scope) = listed_under(&tree.node(part).text)
            {
                return Some((dialog, scope));
            }
        }
    }
    None
}

fn listed_under(heading: &str) -> Option<Scope> {
    tabs::scope_in(heading.strip_prefix("Select ")?.strip_suffix(" permissions")?)
}

/// The entry of this permission in the open overlay, if it is not chosen yet.
pub(crate) fn entry(tree: &Tree<'_>, overlay: At, permission: &Permission) -> Option<At> {
    let entries =
        tree.shown_in(overlay, &|at| is_entry(tree, at) && permission.is_titled(&tree.name(at)));
    only(&entries).filter(|at| !is_chosen(tree, *at))
}

/// Sources disagree on the role of the entries: option, menuitemcheckbox, checkbox (2026).
fn is_entry(tree: &Tree<'_>, at: At) -> bool {
    let node = tree.node(at);
    matches!(node.attr("role"), Some("option" | "menuitemcheckbox" | "checkbox"))
        || (node.tag == "input" && node.says("type", "checkbox"))
}

fn is_chosen(tree: &Tree<'_>, at: At) -> bool {
    let node = tree.node(at);
    node.checked || node.says("aria-selected", "true") || node.says("aria-checked", "true")
}

/// The item for this level ("No access" for none) in the menu that the row's button opened.
pub(crate) fn level_item(
    tree: &Tree<'_>,
    picker: &Picker,
    row: &Row,
    level: Option<Level>,
) -> Option<At> {
    let menu = menu::opened_by(tree, row.access).or_else(|| only_menu(tree, picker, row.access))?;
    let wanted = level.map_or("No access", Level::label);
    let fits = |at| menu::is_item(tree, at) && words::begins(&tree.text(at), wanted);
    only(&tree.shown_in(menu, &fits))
}

/// The only open menu, if only this button says that it opened one.
fn only_menu(tree: &Tree<'_>, picker: &Picker, access: At) -> Option<At> {
    for row in &picker.rows {
        if menu::is_expanded(tree, row.access) != (row.access == access) {
            return None;
        }
    }
    let fits = |at| tree.is_shown(at) && tree.closest(at, "action-menu").is_none();
    only(&kept(tree.with_role("menu"), &fits))
}
