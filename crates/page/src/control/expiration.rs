//! "Expiration": a menu of day counts, "Custom" with a date field, and "No expiration".

use tokenwright_core::date::Date;
use tokenwright_core::page_state::Expiration;
use tokenwright_core::reading::{Doubt, Reading};

use super::menu;
use crate::form::Form;
use crate::strategy::{Found, Search};
use crate::tree::{At, Tree};
use crate::words;

const FIELD: &str = "user_programmatic_access[default_expires_at]";
const STABLE_CLASS: &str = "js-new-default-token-expiration-select";

/// What one witness says; a custom date stands in a field of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Days(u32),
    Custom,
    Never,
}

/// Field name (four sources), classes and texts were seen 2025-07 to 2026-09.
pub(crate) fn find(form: Form<'_, '_>) -> Result<Found, Doubt> {
    let tree = form.tree;
    let by_field = form
        .sent(FIELD)
        .filter_map(|at| tree.closest(at, "action-menu"))
        .flat_map(|component| menu::face(tree, component));
    let by_class = form
        .shown()
        .filter(|at| tree.node(*at).has_class(STABLE_CLASS))
        .flat_map(|component| menu::face(tree, component));
    let by_text = form
        .tagged("button")
        .filter(|at| menu::is_opener(tree, *at) && from_text(&tree.text(*at)).is_some());
    Search::default()
        .strong("field name", by_field)
        .strong("class", by_class)
        .strong("label", form.labelled("Expiration", |at| menu::is_opener(tree, at)))
        .weak("text", by_text)
        .one(tree)
}

/// The field for the date of a custom expiration; seen 2025-07 to 2026.
pub(crate) fn find_date(form: Form<'_, '_>) -> Result<Found, Doubt> {
    let tree = form.tree;
    let is_date = |at: &At| tree.node(*at).says("type", "date");
    Search::default()
        .strong("field name", form.named("user_programmatic_access[custom_expires_at]"))
        .strong("id", form.with_id("user_programmatic_access_custom_expires_at"))
        .strong("label", form.labelled("Select date", |at| is_date(&at)))
        .strong("structure", form.tagged("input").filter(is_date))
        .one(tree)
}

/// The choice: what the form will send, held against what the button says. A click by a script was
/// seen to change only one of the two (2026-08).
pub(crate) fn read(
    form: Form<'_, '_>,
    button: &Result<Found, Doubt>,
    date: &Result<Found, Doubt>,
) -> Reading<Expiration> {
    let tree = form.tree;
    let mut sent: Vec<&str> =
        form.sent(FIELD).filter_map(|at| tree.node(at).value.as_deref()).collect();
    sent.dedup();
    let text = button.as_ref().ok().map(|found| tree.text(found.at));
    let shown = text.as_deref().and_then(from_text);
    let said = match (sent.as_slice(), shown) {
        ([one, other, ..], _) => return disagree(one, other),
        ([""], Some(Says::Never)) => Says::Never,
        ([sent], shown) => match (from_field(sent), shown) {
            (Some(sent), None) => sent,
            (Some(sent), Some(shown)) if sent == shown => sent,
            (_, Some(_)) => return disagree(sent, text.as_deref().unwrap_or_default()),
            (None, None) => return unknown(sent),
        },
        ([], Some(shown)) => shown,
        ([], None) => {
            return match text {
                Some(text) => unknown(&text),
                None => Reading::NotUnderstood(button.clone().err().unwrap_or(Doubt::NotFound)),
            };
        }
    };
    match said {
        Says::Days(days) => Reading::Found(Expiration::Days(days)),
        Says::Never => Reading::Found(Expiration::Never),
        Says::Custom => custom(tree, date),
    }
}

fn custom(tree: &Tree<'_>, date: &Result<Found, Doubt>) -> Reading<Expiration> {
    let found = match date {
        Ok(found) => found,
        Err(doubt) => return Reading::NotUnderstood(doubt.clone()),
    };
    match tree.node(found.at).value.as_deref().unwrap_or_default() {
        "" => Reading::Found(Expiration::CustomWithoutDate),
        text => match text.parse::<Date>() {
            Ok(date) => Reading::Found(Expiration::On(date)),
            Err(_) => unknown(text),
        },
    }
}

/// The open menu's item for one of these day counts, best first.
pub(crate) fn day_item(tree: &Tree<'_>, button: At, days: &[u32]) -> Option<At> {
    let items = items(tree, button);
    days.iter().find_map(|day| only(&items, Says::Days(*day)))
}

/// The open menu's item "Custom".
pub(crate) fn custom_item(tree: &Tree<'_>, button: At) -> Option<At> {
    only(&items(tree, button), Says::Custom)
}

/// Whether the menu is open.
pub(crate) fn is_open(tree: &Tree<'_>, button: At) -> bool {
    !raw_items(tree, button).is_empty()
}

fn only(items: &[(At, Says)], wanted: Says) -> Option<At> {
    let mut same = items.iter().filter(|(_, says)| *says == wanted);
    let (at, _) = same.next()?;
    same.next().is_none().then_some(*at)
}

/// The items whose two witnesses, the value they send and the text they show, agree.
fn items(tree: &Tree<'_>, button: At) -> Vec<(At, Says)> {
    let understood = |at: At| {
        let sends = tree.node(at).attr("data-value").map(from_field);
        let shows = from_text(&tree.text(at));
        match (sends.flatten(), shows) {
            (Some(sends), Some(shows)) => (sends == shows).then_some((at, sends)),
            (Some(says), None) | (None, Some(says)) => Some((at, says)),
            (None, None) => None,
        }
    };
    raw_items(tree, button).into_iter().filter_map(understood).collect()
}

fn raw_items(tree: &Tree<'_>, button: At) -> Vec<At> {
    let menu = tree.closest(button, "action-menu").or_else(|| menu::opened_by(tree, button));
    menu.map_or_else(Vec::new, |menu| menu::items(tree, menu, &["menuitemradio", "option"]))
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
    let after_number = text.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    if words::begins(after_number, "days") || words::begins(after_number, "day") {
        return words::leading_number(text).filter(|days| *days > 0).map(Says::Days);
    }
    if words::begins(text, "custom") {
        return Some(Says::Custom);
    }
    words::begins(text, "no expiration").then_some(Says::Never)
}

fn unknown(text: &str) -> Reading<Expiration> {
    Reading::NotUnderstood(Doubt::Unknown(words::bounded(text, 80)))
}

fn disagree(one: &str, other: &str) -> Reading<Expiration> {
    let short = |text: &str| words::bounded(text, 80);
    Reading::NotUnderstood(Doubt::Disagreement(short(one), short(other)))
}
