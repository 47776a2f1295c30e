//! The way to one permission: its row, or the tab or section it stands under, or the list that adds.

use tokenwright_core::catalogue::Catalogue;
use tokenwright_core::permission::{Level, PermissionId};
use tokenwright_core::reading::Doubt;
use tokenwright_core::target::Touch;

use super::Place;
use crate::control::picker::{self, Picker};
use crate::control::row::{Row, Shown};
use crate::control::{menu, sections};
use crate::point::Pointable;
use crate::read::{Controls, Page};

/// Where to give this permission this level.
pub(super) fn grant(
    page: &Page<'_>,
    form: &Controls,
    id: &PermissionId,
    level: Level,
) -> Option<Place> {
    let tree = &page.tree;
    let picker = &form.picker;
    if let Some(row) = picker.row(id) {
        return Some(level_of(page, picker, row, Some(level)));
    }
    if !picker.sections.is_empty() {
        return section(page, picker, id);
    }
    if picker.tabs.scope() != Some(id.scope) {
        return tab(picker, id);
    }
    if may_be_set(page, id, picker) {
        // The list may show it in a way that was not understood, and adding it again removes it.
        return None;
    }
    let add = picker.add.as_ref().ok()?.at;
    let touch = match picker::overlay(tree) {
        Some((overlay, scope)) if scope == id.scope => {
            let entry = picker::entry(tree, overlay, Catalogue::built_in().get(id)?);
            entry.map(|at| (at, Touch::PermissionInList))
        }
        Some(_) => None,
        None if menu::is_expanded(tree, add) => None,
        None => Some((add, Touch::AddPermissions)),
    };
    Some(Place { control: Some(add), touch })
}

/// Where to take this permission away.
pub(super) fn remove(page: &Page<'_>, form: &Controls, id: &PermissionId) -> Option<Place> {
    let picker = &form.picker;
    match picker.row(id) {
        Some(row) if row.shown == Shown::NoAccess => None,
        Some(row) => Some(level_of(page, picker, row, None)),
        None if picker.sections.is_empty() => tab(picker, id),
        None => section(page, picker, id),
    }
}

/// Where to take away a permission that the catalogue does not know.
pub(super) fn remove_unknown(form: &Controls, name: &str) -> Option<Place> {
    let is_it = |row: &&Row| row.id.is_none() && row.title == name;
    let row = form.picker.rows.iter().find(is_it)?;
    if form.picker.rows.iter().rfind(is_it)?.access != row.access {
        return None;
    }
    Some(Place { control: Some(row.access), touch: row.remove.map(|at| (at, Touch::Remove)) })
}

/// What a person would have to point at to get to this permission.
pub(super) fn lacks(form: &Controls, id: &PermissionId) -> Option<Pointable> {
    let picker = &form.picker;
    if picker.row(id).is_some() || !picker.sections.is_empty() {
        return None;
    }
    if picker.tabs.scope() != Some(id.scope) {
        let tabs = &picker.tabs.all;
        let is_known = tabs.iter().any(|tab| tab.scope == Some(id.scope));
        return (!tabs.is_empty() && !is_known).then_some(Pointable::Tab(id.scope));
    }
    matches!(picker.add, Err(Doubt::NotFound)).then_some(Pointable::AddPermissions)
}

fn level_of(page: &Page<'_>, picker: &Picker, row: &Row, level: Option<Level>) -> Place {
    let remove = || row.remove.filter(|_| level.is_none());
    let touch = picker::level_item(&page.tree, picker, row, level)
        .map(|at| (at, Touch::Choice))
        .or_else(|| Some((remove()?, Touch::Remove)))
        .unwrap_or((row.access, Touch::AccessButton));
    Place { control: Some(row.access), touch: Some(touch) }
}

fn may_be_set(page: &Page<'_>, id: &PermissionId, picker: &Picker) -> bool {
    page.state.permissions.found().is_none_or(|grants| {
        grants.known.contains_key(id) || !(grants.complete || picker.lists_all())
    })
}

fn tab(picker: &Picker, id: &PermissionId) -> Option<Place> {
    let tab = picker.tabs.closed(id.scope)?;
    Some(Place { control: Some(tab.at), touch: Some((tab.at, Touch::Tab)) })
}

fn section(page: &Page<'_>, picker: &Picker, id: &PermissionId) -> Option<Place> {
    let section = sections::of(&picker.sections, id.scope)?;
    let opener = sections::opener(&page.tree, section)?;
    Some(Place { control: Some(opener), touch: Some((opener, Touch::Section)) })
}
