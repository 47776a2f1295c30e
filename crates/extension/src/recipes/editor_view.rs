//! The editor's form. Its fields stand in `recipes.html` and are called as in the file; the rows of
//! permissions and what is offered are made here.

use tokenwright_core::catalogue::{Catalogue, Permission};
use tokenwright_core::draft::{Draft, PERMISSIONS, Row};
use tokenwright_core::permission::Level;
use tokenwright_core::words;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

use super::controls;
use super::gallery_view::button;
use crate::dom::{self, Build};
use crate::label::Label;

/// Fills the form.
pub(super) fn fill(draft: &Draft) {
    dom::each("[data-field]", |control| controls::set_value(control, draft.text(&control.id())));
    if let Some(search) = dom::by_id(PERMISSIONS) {
        controls::set_value(&search, "");
    }
    show_needed(draft);
    show_rows(draft);
}

/// Takes over what stands in a control; whether it is one of the form.
pub(super) fn write(draft: &mut Draft, field: &str, value: &str) -> bool {
    if let Some((row, part)) = row_of(field) {
        let Some(row) = draft.rows.get_mut(row) else { return false };
        match part {
            "" => {
                if let Some(level) = Level::from_word(value) {
                    row.rule.level = level;
                }
            }
            ".why" => value.clone_into(&mut row.rule.why),
            ".optional" => row.is_optional = value == OPTIONAL,
            _ => return false,
        }
        return true;
    }
    let is_field = dom::by_id(field).is_some_and(|control| control.has_attribute("data-field"));
    if is_field {
        draft.set(field, value.to_owned());
    }
    is_field
}

/// Shows the fields that another one calls for.
pub(super) fn show_needed(draft: &Draft) {
    dom::each("[data-needs]", |field| {
        let needs = field.get_attribute("data-needs").unwrap_or_default();
        if let Some(field) = field.dyn_ref::<HtmlElement>() {
            dom::show(field, !draft.text(&needs).is_empty());
        }
    });
}

/// Shows the permissions of the draft.
pub(super) fn show_rows(draft: &Draft) {
    if let Some(place) = dom::by_id("rows") {
        dom::fill(&place, draft.rows.iter().enumerate().map(|(at, it)| row(at, it)));
    }
}

/// Shows the permissions that may be meant by what was typed.
pub(super) fn show_offers(found: &[&Permission], typed: &str) {
    let (Some(place), Some(told)) = (dom::by_id("offers"), dom::by_id("offered")) else { return };
    let is_asked = !typed.trim().is_empty();
    let says = if is_asked { words::recipes::offered(found.len()) } else { String::new() };
    dom::set_text(&told, &says);
    dom::fill(&place, found.iter().map(|known| offer(known)));
}

/// Asks whether what was written is to be lost.
pub(super) fn ask_to_discard() {
    if let Some(dialog) = question() {
        drop(dialog.show_modal());
    }
}

/// Takes the question away.
pub(super) fn close_question() {
    if let Some(dialog) = question() {
        dialog.close();
    }
}

fn question() -> Option<HtmlDialogElement> {
    dom::by_id("discard")?.dyn_into().ok()
}

/// What the choice between the two lists of the file is called in the form.
const OPTIONAL: &str = "optional";
const REQUIRED: &str = "required";

/// `permissions[2].why` in its parts: the row, and the part of it.
fn row_of(field: &str) -> Option<(usize, &str)> {
    let (row, part) = field.strip_prefix(PERMISSIONS)?.strip_prefix('[')?.split_once(']')?;
    Some((row.parse().ok()?, part))
}

fn row(at: usize, row: &Row) -> Build {
    let id = &row.rule.permission;
    let title = Catalogue::built_in().title(id);
    let field = |part: &str| format!("{PERMISSIONS}[{at}]{part}");
    let heading = field(".title");
    let head = Build::new("p")
        .class("head")
        .child(Build::new("strong").attr("id", &heading).class("title").text(&title))
        .child(Build::new("code").text(&id.to_string()))
        .child(
            button("remove-row", Label::Remove)
                .attr("data-row", &at.to_string())
                .attr("aria-describedby", &heading),
        );
    let levels = levels(row).into_iter().map(|level| (level.as_str(), level.label().to_owned()));
    let kinds = [(REQUIRED, Label::RowRequired.text()), (OPTIONAL, Label::RowOptional.text())];
    let kind = if row.is_optional { OPTIONAL } else { REQUIRED };
    let why = Build::new("input").attr("autocomplete", "off").attr("value", &row.rule.why);
    let group = Build::new("div")
        .attr("role", "group")
        .attr("aria-labelledby", &heading)
        .child(head)
        .child(
            Build::new("div")
                .class("choices")
                .child(labelled(
                    &field(""),
                    Label::RowLevel,
                    &title,
                    choice(levels, row.rule.level.as_str()),
                ))
                .child(labelled(&field(".optional"), Label::RowKind, &title, choice(kinds, kind))),
        )
        .child(labelled(&field(".why"), Label::RowWhy, &title, why));
    Build::new("li").child(group)
}

/// The levels that the permission has, and the one that the draft asks, should it not exist.
fn levels(row: &Row) -> Vec<Level> {
    let known = Catalogue::built_in().get(&row.rule.permission);
    let mut levels = known.map(|known| known.levels.clone()).unwrap_or_default();
    if !levels.contains(&row.rule.level) {
        levels.push(row.rule.level);
    }
    levels
}

fn labelled(id: &str, label: Label, name: &str, control: Build) -> Build {
    // What a list of faults calls it: every row has such a field.
    let control = control.attr("id", id).attr("data-name", name);
    Build::new("div")
        .class("field")
        .child(Build::new("label").attr("for", id).label(label))
        .child(control)
}

fn choice<'a>(options: impl IntoIterator<Item = (&'a str, String)>, chosen: &str) -> Build {
    let option = |(value, words): (&str, String)| {
        let option = Build::new("option").attr("value", value).text(&words);
        if value == chosen { option.attr("selected", "") } else { option }
    };
    Build::new("select").children(options.into_iter().map(option))
}

fn offer(known: &Permission) -> Build {
    let id = known.id().to_string();
    let words = Label::AddNamed.with(&[&known.title]);
    let add = Build::new("button")
        .attr("type", "button")
        .attr("data-do", "add-row")
        .attr("data-permission", &id)
        .text(&words);
    Build::new("li").child(add).child(Build::new("code").text(&id))
}

/// What a field is called, for a list of faults.
pub(super) fn name_of(field: &Element) -> String {
    if let Some(name) = field.get_attribute("data-name") {
        return name;
    }
    let selector = format!("label[for=\"{}\"]", field.id());
    let label = dom::document().and_then(|page| page.query_selector(&selector).ok().flatten());
    // The hint behind it is in a span of its own.
    let label = label.map(|label| label.first_element_child().unwrap_or(label));
    label.and_then(|label| label.text_content()).unwrap_or_default()
}
