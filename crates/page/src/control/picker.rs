//! The face of the permissions: tabs or sections, rows, and the overlay of "Add permissions".
//! Texts, labels and roles were seen 2025-12 in a log of the live page and 2026 in three scripts.

use tokenwright_core::catalogue::Permission;
use tokenwright_core::permission::{Level, PermissionId, Scope};

use super::menu;
use super::row::{self, Row};
use super::sections::{self, Section};
use super::tabs::{self, Tabs};
use crate::form::Form;
use crate::point::Pointable;
use crate::strategy::{Search, Sought, only};
use crate::tree::{At, Tree, kept};
use crate::words;

/// What can be seen of the picker.
#[derive(Debug)]
pub(crate) struct Picker {
    pub(crate) tabs: Tabs,
    /// Of the older form, which has no tabs.
    pub(crate) sections: Vec<Section>,
    pub(crate) rows: Vec<Row>,
    pub(crate) add: Sought,
    /// Whether there was more to look through than there can be.
    pub(crate) is_cut_off: bool,
}

/// Far more elements than the rows of all permissions have together.
const MOST_LOOKED_AT: usize = 100_000;
/// Ten times as many rows as GitHub has permissions.
const MOST_ROWS: usize = 1_000;

pub(crate) fn find(form: Form<'_, '_>) -> Picker {
    let tabs = tabs::find(form);
    let sections = sections::find(form);
    let mut rows = Vec::new();
    let mut looked_at = 0;
    for at in form.tagged("li") {
        looked_at += form.tree.within(at).len();
        if looked_at > MOST_LOOKED_AT || rows.len() > MOST_ROWS {
            break;
        }
        let scope = match sections.as_slice() {
            [] => tabs.scope(),
            sections => sections::around(form.tree, sections, at),
        };
        if let Some(row) = row::read(form.tree, at, scope) {
            rows.push(row);
        }
    }
    let add = add_button(form);
    let is_cut_off = looked_at > MOST_LOOKED_AT || rows.len() > MOST_ROWS;
    Picker { tabs, sections, rows, add, is_cut_off }
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
        self.tabs.all.is_empty()
            && self.sections.is_empty()
            && self.rows.is_empty()
            && self.add.is_err()
    }
}

fn add_button(form: Form<'_, '_>) -> Sought {
    let tree = form.tree;
    let says_so = |at: At| {
        tree.is_button(at) && {
            let name = tree.name(at);
            words::same(name.strip_prefix('+').unwrap_or(&name), "Add permissions")
        }
    };
    let fits = |at: At| {
        menu::is_opener(tree, at)
            && tree.closest(at, "react-partial").is_some()
            // The buttons of the rows are in lists.
            && tree.closest(at, "li").is_none()
    };
    let mut search = Search::new(tree);
    search.strong("text", form.shown_that(&says_so));
    let found = search.weak("structure", form.shown_that(&fits));
    form.or_pointed(Pointable::AddPermissions, found)
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
    if let Some(own) = row.own_item(tree, level) {
        return Some(own);
    }
    let menu = menu::opened_by(tree, row.access).or_else(|| only_menu(tree, picker, row.access))?;
    only(&tree.shown_in(menu, &|at| row::is_choice_of(tree, at, level)))
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
