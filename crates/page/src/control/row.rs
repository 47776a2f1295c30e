//! One permission as the page lists it, in the picker of today and in GitHub's older forms.
//! Texts and labels of the picker were seen 2025-12 in a log of the live page and 2026 in three
//! scripts; those of the accordion 2025-07 in one script and 2024-10 in a dictionary, the lists of
//! radio buttons before them 2022 to 2023 in two.

use tokenwright_core::catalogue::{Catalogue, Permission};
use tokenwright_core::permission::{Level, PermissionId, Scope};

use super::{menu, permissions};
use crate::strategy::only;
use crate::tree::{At, Tree};
use crate::words;

/// What stands behind the title in the label of a row.
const MORE: &str = ". More information available below.";

/// What GitHub calls it if a permission is not given (2024-10 and 2026).
pub(crate) const NO_ACCESS: &str = "No access";

/// One permission of a list.
#[derive(Debug)]
pub(crate) struct Row {
    /// GitHub's title for it.
    pub(crate) title: String,
    /// Which permission it is, if that was understood.
    pub(crate) id: Option<PermissionId>,
    pub(crate) shown: Shown,
    at: At,
    pub(crate) access: At,
    pub(crate) remove: Option<At>,
}

/// What a row says that the permission is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Level(Level),
    NoAccess,
    NotUnderstood,
}

impl Row {
    /// The level, if it was understood that there is one.
    pub(crate) fn level(&self) -> Option<Level> {
        match self.shown {
            Shown::Level(level) => Some(level),
            Shown::NoAccess | Shown::NotUnderstood => None,
        }
    }

    /// The item for this level ("No access" for none) among those that the row itself shows.
    pub(crate) fn own_item(&self, tree: &Tree<'_>, level: Option<Level>) -> Option<At> {
        only(&tree.shown_in(self.at, &|at| is_choice_of(tree, at, level)))
    }
}

/// Whether an item sets this level ("No access" for none): what it sends and what it says must not
/// differ.
pub(crate) fn is_choice_of(tree: &Tree<'_>, at: At, level: Option<Level>) -> bool {
    let node = tree.node(at);
    let is_radio = node.says("type", "radio");
    if !menu::is_item(tree, at) && !is_radio {
        return false;
    }
    let text = tree.name(at);
    let says = words::begins(&text, level.map_or(NO_ACCESS, Level::label));
    match node.attr("data-value").or(node.value.as_deref().filter(|_| is_radio)) {
        Some(word) => {
            sent(word) == level.map_or(Shown::NoAccess, Shown::Level)
                && (says || said(&text) == Shown::NotUnderstood)
        }
        None => says,
    }
}

/// What a sent word sets.
fn sent(word: &str) -> Shown {
    if permissions::is_unset(word) {
        return Shown::NoAccess;
    }
    Level::from_word(word).map_or(Shown::NotUnderstood, Shown::Level)
}

/// The row in this element, if it is one; `scope` is that of its place.
pub(crate) fn read(tree: &Tree<'_>, at: At, scope: Option<Scope>) -> Option<Row> {
    let mut access = None;
    let mut remove = None;
    // What may be its title, best first: label, button, heading.
    let mut titles = [None, None, None];
    titles[0] = tree.node(at).attr("aria-label").and_then(|label| label.strip_suffix(MORE));
    for part in tree.within(at) {
        let node = tree.node(part);
        if !tree.is_shown(part) {
            continue;
        }
        match node.tag.as_str() {
            "button" | "summary" if access.is_none() && is_access(tree, part) => {
                access = Some(part);
            }
            "button" if remove.is_none() && removed_by(tree, part).is_some() => {
                remove = Some(part);
            }
            "h2" | "h3" | "h4" | "h5" | "strong" if titles[2].is_none() => {
                titles[2] = Some(&*node.text);
            }
            _ => {}
        }
    }
    let access = access?;
    let removed = remove.and_then(|button| removed_by(tree, button));
    titles[1] = removed.as_deref();
    let sent = key_in(tree, at);
    let key = sent.and_then(|key| Catalogue::built_in().by_key(key));
    let scope = scope.or(key.map(|known| known.scope));
    let title = titles.iter().flatten().next().copied().or(sent)?;
    Some(Row {
        title: title.to_owned(),
        id: scope.and_then(|scope| named(scope, &titles, key)),
        shown: shown(tree, at, access),
        at,
        access,
        remove,
    })
}

/// GitHub's key in the row's own items: they name it in the older forms, also while closed.
fn key_in<'a>(tree: &Tree<'a>, row: At) -> Option<&'a str> {
    let mut found = None;
    for at in tree.within(row) {
        let node = tree.node(at);
        let Some(key) = node.attr("data-resource").or_else(|| permissions::key(node)) else {
            continue;
        };
        if found.is_some_and(|found| found != key) {
            return None;
        }
        found = Some(key);
    }
    found
}

/// The permission with these titles and this key. What names two permissions names none.
fn named(
    scope: Scope,
    titles: &[Option<&str>],
    key: Option<&'static Permission>,
) -> Option<PermissionId> {
    let mut found = key.filter(|known| known.scope == scope);
    if key.is_some() && found.is_none() {
        return None;
    }
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
        || words::begins(&text, "select an access level")
        || (menu::is_opener(tree, at)
            && (said(&text) != Shown::NotUnderstood || words::cut(&text, b':').0 != text))
}

fn removed_by(tree: &Tree<'_>, at: At) -> Option<String> {
    tree.name(at).strip_prefix("Remove ").map(str::to_owned)
}

/// The level in "Access: Read-only", or that of the one radio button that is checked.
fn shown(tree: &Tree<'_>, row: At, access: At) -> Shown {
    let mut checked = None;
    for at in tree.within(row) {
        let node = tree.node(at);
        if !node.says("type", "radio") || !node.checked {
            continue;
        }
        if checked.is_some() {
            return Shown::NotUnderstood;
        }
        checked = Some(sent(node.value.as_deref().unwrap_or_default()));
    }
    match (said(&tree.text(access)), checked) {
        (says, None) => says,
        (Shown::NotUnderstood, Some(sends)) => sends,
        (says, Some(sends)) if says == sends => says,
        _ => Shown::NotUnderstood,
    }
}

/// The level that a text ends with.
fn said(text: &str) -> Shown {
    let mut word = text;
    while !words::cut(word, b':').1.is_empty() {
        word = words::cut(word, b':').1;
    }
    if words::same(word, NO_ACCESS) {
        return Shown::NoAccess;
    }
    let levels = [Level::Read, Level::Write, Level::Admin];
    let level = levels.into_iter().find(|level| words::same(word, level.label()));
    level.map_or(Shown::NotUnderstood, Shown::Level)
}
