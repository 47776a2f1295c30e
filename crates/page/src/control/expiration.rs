//! "Expiration": a menu of day counts, "Custom" with a date field, and "No expiration".

use tokenwright_core::date::Date;
use tokenwright_core::page_state::Expiration;
use tokenwright_core::reading::Reading;

use super::{menu, name};
use crate::form::Form;
use crate::point::Pointable;
use crate::strategy::{Search, Sought, clash, unknown, why};
use crate::tree::{At, Tree};
use crate::words;

const FIELD: &str = "user_programmatic_access[default_expires_at]";
const DATE_FIELD: &str = "user_programmatic_access[custom_expires_at]";
const STABLE_CLASS: &str = "js-new-default-token-expiration-select";

/// What one witness says; a custom date stands in a field of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Days(u32),
    Custom,
    Never,
}

/// Field name (four sources), classes and texts were seen 2025-07 to 2026-09.
pub(crate) fn find(form: Form<'_, '_>) -> Sought {
    let tree = form.tree;
    let mut search = Search::new(tree);
    search.strong("field name", menu::of_fields(form, FIELD, "action-menu"));
    let of_class = form.shown_that(&|at| tree.node(at).has_class(STABLE_CLASS));
    search.strong("class", menu::faces(tree, of_class));
    search
        .strong("label", form.labelled("Expiration", &|at| menu::opens(tree, at, "select-panel")));
    let says_so = |at| {
        menu::is_opener(tree, at)
            && from_text(&tree.text(at)).is_some()
            && form.is_under(at, "Expiration")
    };
    let found = search.weak("text", form.tagged_that("button", &says_so));
    form.or_pointed(Pointable::Expiration, found)
}

/// The field for the date of a custom expiration; seen 2025-07 to 2026.
pub(crate) fn find_date(form: Form<'_, '_>) -> Sought {
    let is_date = |at: At| form.tree.node(at).says("type", "date");
    let mut search = Search::new(form.tree);
    search.strong("field name", form.named(DATE_FIELD));
    search.strong("id", form.with_id("user_programmatic_access_custom_expires_at"));
    search.strong("label", form.labelled("Select date", &is_date));
    search.strong("structure", form.tagged_that("input", &is_date));
    search.found
}

/// The choice: what the form will send, held against what the button says. A click by a script was
/// seen to change only one of the two (2026-08).
pub(crate) fn read(form: Form<'_, '_>, button: &Sought, date: &Sought) -> Reading<Expiration> {
    let tree = form.tree;
    let text = button.as_ref().ok().map(|found| tree.text(found.at));
    let shown = text.as_deref().and_then(from_text);
    let sent = match form.sends_as(FIELD) {
        Ok(sent) => sent,
        Err(doubt) => return Reading::NotUnderstood(doubt),
    };
    let doubt = match (sent, shown) {
        (Some(""), Some(Says::Never)) => return tell(form, Says::Never, date),
        (Some(sent), shown) => match (from_field(sent), shown) {
            (Some(sent), None) => return tell(form, sent, date),
            (Some(sent), Some(shown)) if sent == shown => return tell(form, sent, date),
            (_, Some(_)) => clash(sent, text.as_deref().unwrap_or_default()),
            (None, None) => unknown(sent),
        },
        (None, Some(shown)) => return tell(form, shown, date),
        (None, None) => text.map_or_else(|| why(button), |text| unknown(&text)),
    };
    Reading::NotUnderstood(doubt)
}

fn tell(form: Form<'_, '_>, says: Says, date: &Sought) -> Reading<Expiration> {
    match says {
        Says::Days(days) => return Reading::Found(Expiration::Days(days)),
        Says::Never => return Reading::Found(Expiration::Never),
        Says::Custom => {}
    }
    match name::typed(form, date, DATE_FIELD) {
        Reading::Found(text) if text.is_empty() => Reading::Found(Expiration::CustomWithoutDate),
        Reading::Found(text) => match text.parse::<Date>() {
            Ok(date) => Reading::Found(Expiration::On(date)),
            Err(_) => Reading::NotUnderstood(unknown(&text)),
        },
        Reading::Absent => Reading::Absent,
        Reading::NotUnderstood(doubt) => Reading::NotUnderstood(doubt),
    }
}

/// The open menu's item for one of these day counts, best first.
pub(crate) fn day_item(tree: &Tree<'_>, button: At, days: &[u32]) -> Option<At> {
    let items = items(tree, button);
    days.iter().find_map(|day| only_one(&items, Says::Days(*day)))
}

/// The open menu's item "Custom".
pub(crate) fn custom_item(tree: &Tree<'_>, button: At) -> Option<At> {
    only_one(&items(tree, button), Says::Custom)
}

/// The open menu's item "No expiration".
pub(crate) fn never_item(tree: &Tree<'_>, button: At) -> Option<At> {
    only_one(&items(tree, button), Says::Never)
}

/// Whether the menu offers "No expiration", open or not: its items are there before it is opened. An
/// organization's limit takes the item out (seen 2026-09).
pub(crate) fn offers_never(tree: &Tree<'_>, button: &Sought) -> Option<bool> {
    let button = button.as_ref().ok()?.at;
    let menu = tree.closest(button, "action-menu").or_else(|| menu::opened_by(tree, button))?;
    let mut offers = None;
    for at in tree.within(menu) {
        if menu::is_item(tree, at) {
            let sends = tree.node(at).attr("data-value").and_then(from_field);
            let says = sends.or_else(|| from_text(&tree.node(at).text));
            // An item that is not understood may be the one.
            offers = Some(offers.unwrap_or(false) | (says? == Says::Never));
        }
    }
    offers
}

/// Whether the menu is open.
pub(crate) fn is_open(tree: &Tree<'_>, button: At) -> bool {
    !raw_items(tree, button).is_empty()
}

fn only_one(items: &[(At, Says)], wanted: Says) -> Option<At> {
    let mut found = None;
    for (at, says) in items {
        if *says == wanted {
            if found.is_some() {
                return None;
            }
            found = Some(*at);
        }
    }
    found
}

/// The items whose two witnesses, the value they send and the text they show, agree.
fn items(tree: &Tree<'_>, button: At) -> Vec<(At, Says)> {
    let mut items = Vec::new();
    for at in raw_items(tree, button) {
        let sends = tree.node(at).attr("data-value").and_then(from_field);
        let shows = from_text(&tree.text(at));
        if let Some(says) = sends.or(shows).filter(|says| shows.is_none_or(|shows| shows == *says))
        {
            items.push((at, says));
        }
    }
    items
}

fn raw_items(tree: &Tree<'_>, button: At) -> Vec<At> {
    let menu = tree.closest(button, "action-menu").or_else(|| menu::opened_by(tree, button));
    menu.map_or_else(Vec::new, |menu| menu::items(tree, menu))
}

/// The form sends a day count, `custom`, or for "No expiration" probably `none` (not attested for
/// this form; the form for classic tokens takes `none` in its address).
fn from_field(value: &str) -> Option<Says> {
    match value.trim() {
        "custom" => Some(Says::Custom),
        "none" => Some(Says::Never),
        days => days.parse().ok().filter(|days| *days > 0).map(Says::Days),
    }
}

/// "30 days (Jan 20, 2026)", "Custom …", "No expiration" (2025-12, 2026-09).
fn from_text(text: &str) -> Option<Says> {
    let text = text.trim_start();
    let after_number = &text[words::digits(text)..];
    if words::begins(after_number, "days") || words::begins(after_number, "day") {
        return words::leading_number(text).filter(|days| *days > 0).map(Says::Days);
    }
    if words::begins(text, "custom") {
        return Some(Says::Custom);
    }
    words::begins(text, "no expiration").then_some(Says::Never)
}
