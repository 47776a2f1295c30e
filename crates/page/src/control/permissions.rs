//! What is set under "Permissions": the hidden fields that the form sends, held against the rows,
//! the tabs' counters and the titles that a person sees.

use tokenwright_core::catalogue::Catalogue;
use tokenwright_core::page_state::Grants;
use tokenwright_core::permission::{Level, PermissionId, Scope};
use tokenwright_core::reading::{Doubt, Reading};

use super::picker::Picker;
use super::row::{NO_ACCESS, Row, Shown};
use crate::form::Form;
use crate::sending::{Entry, entry};
use crate::snapshot::Node;
use crate::strategy::{clash, unknown};
use crate::tree::At;

/// Six sources, 2022 to 2026; all keys are there, unset ones at `none` (formerly empty).
const BEFORE: &str = "integration[default_permissions][";

/// Ten times as many as GitHub has permissions.
const MOST_FIELDS: usize = 1_000;

/// The permissions that are set, and the strategy that found them.
pub(crate) fn read(form: Form<'_, '_>, picker: &Picker) -> (Reading<Grants>, Option<&'static str>) {
    let fields = Fields::find(form);
    if fields.entries.len() > MOST_FIELDS || picker.is_cut_off {
        return (Reading::NotUnderstood(Doubt::CutOff), None);
    }
    if fields.entries.is_empty() {
        return from_rows(form, picker);
    }
    let all = fields.all();
    let is_sent = |(_, said): &(&str, Vec<Entry<'_>>)| said.iter().any(|it| *it != Entry::HeldBack);
    if !all.iter().any(is_sent) {
        // Fields that are all kept back are no form's that could be sent.
        return (Reading::NotUnderstood(Doubt::NotFound), None);
    }
    let mut grants = Grants::default();
    for (key, said) in all {
        let Some(level) = level(&said) else { continue };
        match Catalogue::built_in().by_key(key) {
            Some(permission) => drop(grants.known.insert(permission.id(), level)),
            None => grants.unknown.push(key.to_owned()),
        }
    }
    let is_covered = !picker.sections.is_empty()
        || picker.rows.len() <= grants.known.len() + grants.unknown.len();
    let certain = hold_against_rows(&mut grants, picker, &fields) && is_covered;
    grants.complete = certain && nameless(form).set == 0 && counters_agree(&grants, picker);
    (Reading::Found(grants), Some("field name"))
}

/// The fields of permissions, sent or not.
struct Fields<'t, 'a> {
    /// The key in a field's name, and what is sent for it.
    entries: Vec<(&'a str, Entry<'t>)>,
}

impl<'t, 'a> Fields<'t, 'a> {
    fn find(form: Form<'t, 'a>) -> Self {
        let tree = form.tree;
        let mut all = Vec::new();
        for tag in ["input", "select", "textarea", "button"] {
            all.append(&mut tree.tagged(tag));
        }
        let named = |at: At| Some((key(tree.node(at))?, at));
        let all: Vec<(&str, At)> = all.into_iter().filter_map(named).collect();
        let in_form = all.iter().map(|(key, at)| (*key, form.entry(*at)));
        let in_form: Vec<_> = in_form.filter(|(_, said)| *said != Entry::NoField).collect();
        let entries = match island(form) {
            // Outside of any form, because this one has none.
            Some(island) if in_form.is_empty() => {
                let apart = all.into_iter().filter(|(_, at)| tree.is_in(*at, island));
                apart.map(|(key, at)| (key, entry(tree, at))).collect()
            }
            _ => in_form,
        };
        Self { entries }
    }

    /// Each key once, with what is sent for it.
    fn all(&self) -> Vec<(&'a str, Vec<Entry<'t>>)> {
        let mut all: Vec<(&str, Vec<Entry<'_>>)> = Vec::new();
        for (key, entry) in &self.entries {
            match all.iter_mut().find(|(other, _)| other == key) {
                Some((_, said)) => said.push(*entry),
                None => all.push((key, vec![*entry])),
            }
        }
        all
    }

    /// Whether there is a field for this key, sent or not.
    fn has(&self, wanted: &str) -> bool {
        self.entries.iter().any(|(key, _)| *key == wanted)
    }
}

/// "No access"; formerly an empty value.
pub(crate) fn is_unset(value: &str) -> bool {
    matches!(value, "" | "none")
}

/// The key in the name of a permission's field.
pub(crate) fn key(node: &Node) -> Option<&str> {
    let key = node.attr("name")?.strip_prefix(BEFORE)?.strip_suffix(']')?;
    (!key.is_empty() && key.len() <= 80).then_some(key)
}

/// The picker's place if it is drawn outside of any form: React's only island, which then is not in
/// the form, or the portal in which its overlays are rendered (2026).
fn island(form: Form<'_, '_>) -> Option<At> {
    let tree = form.tree;
    let islands = tree.tagged("react-partial");
    let portals = tree.with_id("__primerPortalRoot__");
    let place = match (islands.as_slice(), portals.as_slice()) {
        ([island], _) => *island,
        ([], [portal]) => *portal,
        _ => return None,
    };
    (tree.is_shown(place) && tree.closest(place, "form").is_none()).then_some(place)
}

/// The level that a key's fields name; nothing if it is not set.
fn level(said: &[Entry<'_>]) -> Option<Reading<Level>> {
    let mut first = None;
    let mut is_set = false;
    for entry in said {
        match entry {
            Entry::Sent(word) => {
                is_set |= !is_unset(word);
                match first {
                    Some(first) if first != *word => {
                        return Some(Reading::NotUnderstood(clash(first, word)));
                    }
                    _ => first = Some(*word),
                }
            }
            Entry::Untold => return Some(Reading::NotUnderstood(Doubt::NotFound)),
            Entry::HeldBack | Entry::NoField => {}
        }
    }
    let word = first.filter(|_| is_set)?;
    Some(match Level::from_word(word) {
        Some(level) => Reading::Found(level),
        None => Reading::NotUnderstood(unknown(word)),
    })
}

/// The rows are a second witness of the fields. Whether all of them were understood or covered.
fn hold_against_rows(grants: &mut Grants, picker: &Picker, fields: &Fields<'_, '_>) -> bool {
    let mut certain = true;
    for row in &picker.rows {
        let Some(id) = &row.id else { continue };
        let reading = match (grants.known.get(id), row.shown) {
            (Some(Reading::Found(sent)), Shown::Level(level)) if *sent != level => {
                Reading::NotUnderstood(clash(sent.label(), level.label()))
            }
            (Some(Reading::Found(sent)), Shown::NoAccess) => {
                Reading::NotUnderstood(clash(sent.label(), NO_ACCESS))
            }
            (Some(_), _) | (None, Shown::NoAccess) => continue,
            // The form would not send it, yet the page lists it. In the older form it is listed in
            // any case.
            (None, Shown::Level(level)) if fields.has(&id.key) => {
                Reading::NotUnderstood(clash(NO_ACCESS, level.label()))
            }
            (None, Shown::NotUnderstood) if fields.has(&id.key) => {
                if picker.sections.is_empty() {
                    Reading::NotUnderstood(clash(NO_ACCESS, "a level"))
                } else {
                    continue;
                }
            }
            (None, shown) => {
                certain = false;
                read_of(shown)
            }
        };
        grants.known.insert(id.clone(), reading);
    }
    certain
}

fn read_of(shown: Shown) -> Reading<Level> {
    match shown {
        Shown::Level(level) => Reading::Found(level),
        Shown::NoAccess | Shown::NotUnderstood => Reading::NotUnderstood(Doubt::NotFound),
    }
}

/// Fields that hold a level but do not say of what.
#[derive(Default)]
struct Nameless {
    /// Those at `none`.
    unset: usize,
    set: usize,
}

/// A field that lost its name may have lost its type as well; a text field that a person fills in
/// says what it is.
fn nameless(form: Form<'_, '_>) -> Nameless {
    let tree = form.tree;
    let mut found = Nameless::default();
    for at in tree.tagged("input") {
        let node = tree.node(at);
        let is_other = matches!(node.attr("type"), Some(kind) if kind != "hidden");
        if is_other || key(node).is_some() || !form.sends(at) {
            continue;
        }
        let name = node.attr("name").unwrap_or_default();
        let may_be_one = name.is_empty() || name.contains("permission");
        match node.value.as_deref() {
            Some("none") => found.unset += usize::from(may_be_one),
            // Nothing else of the form sends such a word, by whatever name.
            Some(word) if Level::from_word(word).is_some() => found.set += 1,
            _ => {}
        }
    }
    found
}

/// Whether the tabs count as many as were read. Whether "Metadata", which comes along by itself, is
/// counted was not seen; if it is not, one more is read than counted, and none is missed.
fn counters_agree(grants: &Grants, picker: &Picker) -> bool {
    let read = grants.known.len() + grants.unknown.len();
    let metadata = PermissionId::new(Scope::Repository, "metadata");
    let has_metadata = || grants.known.contains_key(&metadata);
    picker.tabs.counted.is_none_or(|count| count == read || (count + 1 == read && has_metadata()))
}

/// Without fields: what the open tab lists. Complete only if the counters of all tabs say that this
/// is all, and the fields that lost their names hold as many levels.
fn from_rows(form: Form<'_, '_>, picker: &Picker) -> (Reading<Grants>, Option<&'static str>) {
    let rows = picker.rows.as_slice();
    let tabs = &picker.tabs;
    if rows.is_empty() && tabs.counted.is_none() {
        return (Reading::NotUnderstood(Doubt::NotFound), None);
    }
    let mut grants = Grants::default();
    for row in rows.iter().filter(|row| row.shown != Shown::NoAccess) {
        // Without an id it is a new permission, or a known one by a new name: nobody can say.
        if let Some(id) = &row.id {
            add(&mut grants, id, row);
        }
    }
    let nameless = nameless(form);
    grants.complete = rows.iter().all(|row| row.level().is_some() && row.id.is_some())
        && tabs.are_all
        && tabs.counted == Some(rows.len())
        && nameless.set == rows.len()
        && nameless.set + nameless.unset > 0;
    (Reading::Found(grants), Some("rows"))
}

fn add(grants: &mut Grants, id: &PermissionId, row: &Row) {
    let read = read_of(row.shown);
    let reading = match grants.known.get(id) {
        Some(before) if *before != read => Reading::NotUnderstood(Doubt::NotFound),
        _ => read,
    };
    grants.known.insert(id.clone(), reading);
}
