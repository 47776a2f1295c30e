//! What is set under "Permissions": the hidden fields that the form sends, held against the rows,
//! the tabs' counters and the titles that a person sees.

use std::collections::BTreeMap;

use tokenwright_core::catalogue::{Catalogue, Permission};
use tokenwright_core::page_state::Grants;
use tokenwright_core::permission::{Level, PermissionId};
use tokenwright_core::reading::{Doubt, Reading};

use super::picker::{Picker, Row};
use crate::form::Form;
use crate::tree::At;
use crate::words;

/// Six sources, 2022 to 2026; all keys are there, unset ones at `none` (formerly empty).
const BEFORE: &str = "integration[default_permissions][";

/// The permissions that are set, and the strategy that found them.
pub(crate) fn read(form: Form<'_, '_>, picker: &Picker) -> (Reading<Grants>, Option<&'static str>) {
    let fields = fields(form);
    if fields.is_empty() {
        return from_rows(picker);
    }
    let mut grants = Grants::default();
    for (key, said) in &fields {
        let Some(level) = level(said) else { continue };
        match Catalogue::built_in().by_key(key) {
            Some(permission) => drop(grants.known.insert(permission.id(), level)),
            None => grants.unknown.push((*key).to_owned()),
        }
    }
    let certain = hold_against_rows(&mut grants, picker, &fields);
    grants.complete = certain && !has_nameless(form) && counters_agree(&grants, picker);
    (Reading::Found(grants), Some("field name"))
}

/// Whether the form holds any field of a permission.
pub(crate) fn has_fields(form: Form<'_, '_>) -> bool {
    !fields(form).is_empty()
}

/// Each key with all that the form would send for it.
fn fields<'a>(form: Form<'_, 'a>) -> BTreeMap<&'a str, Vec<&'a str>> {
    let tree = form.tree;
    let mut fields: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, at) in tree.names() {
        let key = name.strip_prefix(BEFORE).and_then(|rest| rest.strip_suffix(']'));
        let Some(key) = key.filter(|key| !key.is_empty() && key.len() <= 80) else { continue };
        for at in at.iter().filter(|at| belongs(form, **at)) {
            let node = tree.node(*at);
            let is_other_choice = node.says("type", "radio") && !node.checked;
            if let (Some(value), false) = (&node.value, is_other_choice) {
                fields.entry(key).or_default().push(value);
            }
        }
    }
    fields
}

/// A picker may be drawn elsewhere in the page, but never in another form.
fn belongs(form: Form<'_, '_>, at: At) -> bool {
    let of = form.tree.closest(at, "form");
    of.is_none_or(|of| of == form.at) && form.tree.node(at).attr("disabled").is_none()
}

/// The level that a key's fields name; `None` if it is not set.
fn level(said: &[&str]) -> Option<Reading<Level>> {
    let first = *said.first()?;
    if let Some(other) = said.iter().find(|other| **other != first) {
        return Some(disagree(first, other));
    }
    match first {
        "" | "none" => None,
        word => Some(match Level::from_word(word) {
            Some(level) => Reading::Found(level),
            None => Reading::NotUnderstood(Doubt::Unknown(words::bounded(word, 40))),
        }),
    }
}

/// The rows are a second witness of the fields. Whether all of them were understood or covered.
fn hold_against_rows(
    grants: &mut Grants,
    picker: &Picker,
    fields: &BTreeMap<&str, Vec<&str>>,
) -> bool {
    let mut certain = true;
    for row in &picker.rows {
        let Some(id) = &row.id else { continue };
        let shown = row.level.map_or("a level", Level::label);
        match (grants.known.get(id), row.level) {
            (Some(Reading::Found(sent)), Some(level)) if *sent != level => {
                let doubt = disagree(sent.label(), shown);
                grants.known.insert(id.clone(), doubt);
            }
            (Some(_), _) => {}
            // The form would not send it, yet the page lists it.
            (None, _) if fields.contains_key(id.key.as_str()) => {
                grants.known.insert(id.clone(), disagree("No access", shown));
            }
            (None, Some(level)) => {
                certain = false;
                grants.known.insert(id.clone(), Reading::Found(level));
            }
            (None, None) => {
                certain = false;
                grants.known.insert(id.clone(), Reading::NotUnderstood(Doubt::NotFound));
            }
        }
    }
    certain
}

/// Whether a hidden field holds a level but does not say of what.
fn has_nameless(form: Form<'_, '_>) -> bool {
    let tree = form.tree;
    tree.tagged("input").iter().any(|at| {
        let node = tree.node(*at);
        belongs(form, *at)
            && node.says("type", "hidden")
            && !node.attr("name").is_some_and(|name| name.starts_with(BEFORE))
            && node.value.as_deref().is_some_and(|value| Level::from_word(value).is_some())
    })
}

/// Whether the tabs count as many as were read. Whether "Metadata", which comes along by itself, is
/// counted was not seen.
fn counters_agree(grants: &Grants, picker: &Picker) -> bool {
    let read = grants.known.len() + grants.unknown.len();
    let metadata = grants.known.keys().any(|id| id.key == "metadata");
    picker.count().is_none_or(|count| {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        count == read || (metadata && count + 1 == read)
    })
}

/// Without fields: what the open tab lists, complete only if the counters say that this is all.
fn from_rows(picker: &Picker) -> (Reading<Grants>, Option<&'static str>) {
    let Some(count) = picker.count() else {
        if picker.rows.is_empty() {
            return (Reading::NotUnderstood(Doubt::NotFound), None);
        }
        return (Reading::Found(listed(picker)), Some("rows"));
    };
    let mut grants = listed(picker);
    let understood = picker.rows.iter().all(|row| row.level.is_some() && row.scope.is_some());
    grants.complete = understood && usize::try_from(count) == Ok(picker.rows.len());
    (Reading::Found(grants), Some("rows"))
}

fn listed(picker: &Picker) -> Grants {
    let mut grants = Grants::default();
    for row in &picker.rows {
        match &row.id {
            Some(id) => add(&mut grants.known, id, row),
            // English words around a title that no permission has: GitHub has a new one.
            None if row.scope.is_some() && row.level.is_some() => {
                grants.unknown.push(words::bounded(&row.title, 80));
            }
            None => {}
        }
    }
    grants
}

fn add(known: &mut BTreeMap<PermissionId, Reading<Level>>, id: &PermissionId, row: &Row) {
    let read = row.level.map_or(Reading::NotUnderstood(Doubt::NotFound), Reading::Found);
    match known.get(id) {
        Some(before) if *before != read => {
            known.insert(id.clone(), Reading::NotUnderstood(Doubt::NotFound));
        }
        _ => drop(known.insert(id.clone(), read)),
    }
}

/// What is known of a permission.
pub(crate) fn permission(id: &PermissionId) -> Option<&'static Permission> {
    Catalogue::built_in().get(id)
}

fn disagree(one: &str, other: &str) -> Reading<Level> {
    let short = |text: &str| words::bounded(text, 40);
    Reading::NotUnderstood(Doubt::Disagreement(short(one), short(other)))
}
