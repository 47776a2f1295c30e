//! The face of the permissions picker: tabs, rows, and the overlay of "Add permissions".
//! Texts, labels and roles were seen 2025-12 in a log of the live page and 2026 in three scripts.

use tokenwright_core::catalogue::{Catalogue, Permission};
use tokenwright_core::permission::{Level, PermissionId, Scope};
use tokenwright_core::reading::Doubt;

use super::menu;
use crate::form::Form;
use crate::strategy::{Found, Search};
use crate::tree::{At, Tree};
use crate::words;

const MORE: &str = ". More information available below.";

/// What can be seen of the picker.
#[derive(Debug)]
pub(crate) struct Picker {
    pub(crate) tabs: Vec<Tab>,
    pub(crate) rows: Vec<Row>,
    pub(crate) add: Result<Found, Doubt>,
}

/// One tab; it shows the permissions of one scope.
#[derive(Debug)]
pub(crate) struct Tab {
    pub(crate) at: At,
    pub(crate) scope: Option<Scope>,
    pub(crate) selected: bool,
    /// How many permissions are set under it, if it says so.
    pub(crate) count: Option<u32>,
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
    pub(crate) access: Option<At>,
    pub(crate) remove: Option<At>,
}

pub(crate) fn find(form: Form<'_, '_>) -> Picker {
    let tabs = tabs(form);
    let scope = selected(&tabs);
    let rows = rows(form, scope);
    let add = add_button(form, &rows);
    Picker { tabs, rows, add }
}

impl Picker {
    /// The scope whose permissions are listed.
    pub(crate) fn scope(&self) -> Option<Scope> {
        selected(&self.tabs)
    }

    /// The tab of this scope, if there is exactly one.
    pub(crate) fn tab(&self, scope: Scope) -> Option<&Tab> {
        let mut same = self.tabs.iter().filter(|tab| tab.scope == Some(scope));
        let tab = same.next()?;
        same.next().is_none().then_some(tab)
    }

    /// The row of this permission, if it is listed exactly once.
    pub(crate) fn row(&self, id: &PermissionId) -> Option<&Row> {
        let mut same = self.rows.iter().filter(|row| row.id.as_ref() == Some(id));
        let row = same.next()?;
        same.next().is_none().then_some(row)
    }

    /// Whether every permission of the open tab is listed and was understood.
    pub(crate) fn lists_all(&self) -> bool {
        let mut selected = self.tabs.iter().filter(|tab| tab.selected);
        let count = selected.next().and_then(|tab| tab.count);
        self.rows.iter().all(|row| row.id.is_some())
            && count.is_none_or(|count| usize::try_from(count) == Ok(self.rows.len()))
    }

    /// How many permissions all tabs together say are set.
    pub(crate) fn count(&self) -> Option<u32> {
        let counts: Option<Vec<u32>> = self.tabs.iter().map(|tab| tab.count).collect();
        counts.filter(|counts| !counts.is_empty()).map(|counts| counts.iter().sum())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tabs.is_empty() && self.rows.is_empty() && self.add.is_err()
    }
}

fn selected(tabs: &[Tab]) -> Option<Scope> {
    let mut selected = tabs.iter().filter(|tab| tab.selected);
    let tab = selected.next()?;
    if selected.next().is_some() { None } else { tab.scope }
}

fn tabs(form: Form<'_, '_>) -> Vec<Tab> {
    let tree = form.tree;
    let tabs = tree.with_role("tab").iter().copied().filter(|at| form.holds(*at));
    tabs.map(|at| {
        let text = tree.text(at);
        Tab {
            at,
            scope: scope_in(&text),
            selected: tree.node(at).says("aria-selected", "true"),
            count: words::trailing_number(&text),
        }
    })
    .collect()
}

/// "Repositories", "Account", and for organizations a word that was not seen: either number is taken.
fn scope_in(text: &str) -> Option<Scope> {
    let first = text.split(|c: char| !c.is_alphabetic()).next()?.to_ascii_lowercase();
    match first.as_str() {
        "repository" | "repositories" => Some(Scope::Repository),
        "organization" | "organizations" => Some(Scope::Organization),
        "account" | "user" => Some(Scope::Account),
        _ => None,
    }
}

fn rows(form: Form<'_, '_>, scope: Option<Scope>) -> Vec<Row> {
    form.tagged("li").filter_map(|at| row(form.tree, at, scope)).collect()
}

fn row(tree: &Tree<'_>, at: At, scope: Option<Scope>) -> Option<Row> {
    let node = tree.node(at);
    let buttons = || tree.within(at).filter(|b| tree.node(*b).tag == "button" && tree.is_shown(*b));
    let access = buttons().find(|b| is_access(tree, *b));
    let label = node.attr("aria-label").and_then(|label| label.strip_suffix(MORE));
    let remove = buttons().find(|b| removed_by(tree, *b).is_some());
    let heading = tree
        .within(at)
        .find(|h| {
            tree.is_shown(*h) && matches!(tree.node(*h).tag.as_str(), "h2" | "h3" | "h4" | "h5")
        })
        .map(|h| tree.node(h).text.clone());
    if access.is_none() || (label.is_none() && remove.is_none() && heading.is_none()) {
        return None;
    }
    let titles: Vec<String> =
        [label.map(str::to_owned), remove.and_then(|b| removed_by(tree, b)), heading]
            .into_iter()
            .flatten()
            .collect();
    let known = |title: &String| Catalogue::built_in().by_title(scope?, title).map(Permission::id);
    let mut ids: Vec<PermissionId> = titles.iter().filter_map(known).collect();
    ids.sort();
    ids.dedup();
    Some(Row {
        title: titles.first().cloned().unwrap_or_default(),
        // Titles that name two permissions name none.
        id: if ids.len() == 1 { ids.pop() } else { None },
        scope,
        level: access.and_then(|b| level_in(&tree.text(b))),
        access,
        remove,
    })
}

fn is_access(tree: &Tree<'_>, at: At) -> bool {
    let text = tree.text(at);
    words::begins(&text, "access")
        || (menu::is_opener(tree, at) && (level_in(&text).is_some() || text.contains(':')))
}

fn removed_by(tree: &Tree<'_>, at: At) -> Option<String> {
    tree.name(at).strip_prefix("Remove ").map(str::to_owned)
}

/// The level in "Access: Read-only".
fn level_in(text: &str) -> Option<Level> {
    let words = text.rsplit(':').next().unwrap_or_default().trim();
    [Level::Read, Level::Write, Level::Admin]
        .into_iter()
        .find(|level| words::same(words, level.label()))
}

fn add_button(form: Form<'_, '_>, rows: &[Row]) -> Result<Found, Doubt> {
    let tree = form.tree;
    let by_text = form.tagged("button").filter(|at| {
        let name = tree.name(*at);
        words::same(name.trim_start_matches(['+', ' ']), "Add permissions")
    });
    let by_structure = form.tagged("button").filter(|at| {
        let is_of_row = rows.iter().any(|row| row.access == Some(*at) || row.remove == Some(*at));
        tree.closest(*at, "react-partial").is_some()
            && !is_of_row
            && menu::is_opener(tree, *at)
            && tree.closest(*at, "li").is_none()
    });
    Search::default().strong("text", by_text).weak("structure", by_structure).one(tree)
}

/// The open overlay of "Add permissions", and the scope whose permissions it lists.
pub(crate) fn overlay(tree: &Tree<'_>) -> Option<(At, Scope)> {
    let dialogs = tree.with_role("dialog").iter().chain(tree.tagged("dialog"));
    dialogs.copied().filter(|at| tree.is_shown(*at)).find_map(|at| {
        let scope = tree.within(at).filter(|h| tree.is_shown(*h)).find_map(|h| {
            let text = &tree.node(h).text;
            let middle = text.strip_prefix("Select ")?.strip_suffix(" permissions")?;
            scope_in(middle)
        })?;
        Some((at, scope))
    })
}

/// The entry of this permission in the open overlay, if it is not chosen yet.
pub(crate) fn entry(tree: &Tree<'_>, overlay: At, permission: &Permission) -> Option<At> {
    let mut same = tree
        .within(overlay)
        .filter(|at| tree.is_shown(*at) && is_entry(tree, *at))
        .filter(|at| permission.is_titled(&tree.name(*at)));
    let at = same.next()?;
    (same.next().is_none() && !is_chosen(tree, at)).then_some(at)
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
    let access = row.access?;
    let menu = menu::opened_by(tree, access).or_else(|| only_menu(tree, picker, access))?;
    let wanted = level.map_or("No access", Level::label);
    let mut same = menu::items(tree, menu, &["menuitemradio", "option"])
        .into_iter()
        .filter(|at| words::begins(&tree.text(*at), wanted));
    let at = same.next()?;
    same.next().is_none().then_some(at)
}

/// The only open menu, if only this button says that it opened one.
fn only_menu(tree: &Tree<'_>, picker: &Picker, access: At) -> Option<At> {
    let expanded = |at: &At| tree.node(*at).says("aria-expanded", "true");
    let mut opened = picker.rows.iter().filter_map(|row| row.access).filter(expanded);
    if opened.next() != Some(access) || opened.next().is_some() {
        return None;
    }
    let in_row_menu = |at: &At| tree.is_shown(*at) && tree.closest(*at, "action-menu").is_none();
    let mut menus = tree.with_role("menu").iter().copied().filter(in_row_menu);
    let menu = menus.next()?;
    menus.next().is_none().then_some(menu)
}
