//! "Resource owner": a button with a list that GitHub loads when it is opened.

use tokenwright_core::reading::{Doubt, Reading};

use super::menu;
use crate::form::Form;
use crate::strategy::{Found, Search};
use crate::tree::{At, Tree};
use crate::words;

const FIELD: &str = "target_name";

/// Field name, ids, label and list markup were seen 2025-07 to 2026-10 in several public scripts
/// and a log of the live page.
pub(crate) fn find(form: Form<'_, '_>) -> Result<Found, Doubt> {
    let tree = form.tree;
    let by_field = form
        .sent(FIELD)
        .filter_map(|at| tree.closest(at, "select-panel"))
        .flat_map(|panel| menu::face(tree, panel));
    let single = form
        .tagged("select-panel")
        .filter(|at| tree.node(*at).says("data-select-variant", "single"))
        .flat_map(|panel| menu::face(tree, panel));
    Search::default()
        .strong("field name", by_field)
        .strong("id", form.with_id("resource-owner-select-panel-button"))
        .strong("label", form.labelled("Resource owner", |at| menu::is_opener(tree, at)))
        .weak("structure", single)
        .one(tree)
}

/// The chosen login: what the form will send, held against what the button says.
pub(crate) fn read(form: Form<'_, '_>, button: &Result<Found, Doubt>) -> Reading<String> {
    let mut sent: Vec<&str> =
        form.sent(FIELD).filter_map(|at| form.tree.node(at).value.as_deref()).collect();
    sent.dedup();
    let says = button.as_ref().ok().map(|found| form.tree.text(found.at));
    match (sent.as_slice(), says) {
        ([one, other, ..], _) => disagree(one, other),
        (&[sent], says) if words::is_login(sent) => match says {
            Some(says) if !names(&says, sent) => disagree(sent, &says),
            _ => Reading::Found(sent.to_owned()),
        },
        (&[sent], _) if !sent.is_empty() => {
            Reading::NotUnderstood(Doubt::Unknown(words::bounded(sent, 80)))
        }
        (_, Some(says)) if words::is_login(&says) => Reading::Found(says),
        (_, Some(says)) => Reading::NotUnderstood(Doubt::Unknown(words::bounded(&says, 80))),
        (_, None) => Reading::NotUnderstood(button.clone().err().unwrap_or(Doubt::NotFound)),
    }
}

/// The logins of the list, if it is open and whole.
pub(crate) fn offered(tree: &Tree<'_>, button: Option<At>) -> Reading<Vec<String>> {
    let Some(list) = button.and_then(|button| open_list(tree, button)) else {
        return Reading::Absent;
    };
    let filtered = tree.within(list).any(|at| {
        let node = tree.node(at);
        node.tag == "input"
            && node.value.as_deref().is_some_and(|value| !value.trim().is_empty())
            && !node.says("type", "hidden")
    });
    let logins: Vec<String> = options(tree, list).into_iter().map(|(_, login)| login).collect();
    if filtered || logins.is_empty() { Reading::Absent } else { Reading::Found(logins) }
}

/// The option for this login in the open list.
pub(crate) fn option(tree: &Tree<'_>, button: At, login: &str) -> Option<At> {
    let mut same = options(tree, open_list(tree, button)?)
        .into_iter()
        .filter(|(_, offered)| offered.eq_ignore_ascii_case(login));
    let (at, _) = same.next()?;
    same.next().is_none().then_some(at)
}

/// Whether the list is open.
pub(crate) fn open_list(tree: &Tree<'_>, button: At) -> Option<At> {
    let list = menu::opened_by(tree, button).or_else(|| {
        let panel = tree.closest(button, "select-panel")?;
        tree.within(panel).find(|at| tree.node(*at).tag == "dialog" && tree.is_shown(*at))
    })?;
    let node = tree.node(list);
    (node.tag != "dialog" || node.open).then_some(list)
}

/// The longest lifetime that the chosen owner allows. The list says it (`data-fg-limit`, two
/// sources, 2025-07 and 2026), or a sentence on the form (2025-12; with 0 it is a hidden template).
pub(crate) fn limit(form: Form<'_, '_>, owner: Option<&String>) -> Option<u32> {
    let tree = form.tree;
    let item = tree
        .with_role("option")
        .iter()
        .filter(|at| tree.is_in(**at, form.at))
        .find(|at| {
            owner.is_some() && tree.node(**at).attr("data-value") == owner.map(String::as_str)
        })
        .and_then(|at| tree.closest(*at, "li"));
    if let Some(item) = item {
        let node = tree.node(item);
        if !node.says("data-fg-limit-exempt", "true")
            && let Some(limit) = node.attr("data-fg-limit").and_then(|limit| limit.parse().ok())
        {
            return Some(limit);
        }
    }
    let sentences = form.shown().map(|at| tree.node(at).text.as_str());
    sentences
        .filter_map(|text| {
            words::number_between(text, "maximum lifetime of", "day")
                .or_else(|| words::number_between(text, "between 1 and", "day"))
        })
        .find(|days| *days > 0)
}

fn options(tree: &Tree<'_>, list: At) -> Vec<(At, String)> {
    menu::items(tree, list, &["option", "menuitemradio"])
        .into_iter()
        .filter_map(|at| {
            let text = tree.text(at);
            let login =
                tree.node(at).attr("data-value").map_or_else(|| text.clone(), str::to_owned);
            (words::is_login(&login) && names(&text, &login)).then_some((at, login))
        })
        .collect()
}

/// Whether the login stands in the text as a word.
fn names(text: &str, login: &str) -> bool {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
        .any(|word| word.eq_ignore_ascii_case(login))
}

fn disagree<T>(one: &str, other: &str) -> Reading<T> {
    let short = |text: &str| words::bounded(text, 80);
    Reading::NotUnderstood(Doubt::Disagreement(short(one), short(other)))
}
