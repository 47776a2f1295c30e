//! What keeps a draft from being saved: beside each field, and all of it in one list.

use tokenwright_core::recipe::Fault;
use tokenwright_core::words;
use web_sys::Element;

use super::editor_view::name_of;
use crate::dom::{self, Build};
use crate::label::Label;

/// Shows these faults, of so many that there are.
pub(super) fn show(faults: &[&Fault], of: usize) {
    dom::each("#editor [aria-invalid=true]", |control| {
        let id = control.id();
        if faults.iter().all(|fault| fault.field != id) {
            tell(control, "");
        }
    });
    for fault in faults {
        if let Some(control) = dom::by_id(&fault.field) {
            let of_field = faults.iter().filter(|other| other.field == fault.field);
            let says: Vec<&str> = of_field.map(|fault| fault.says.as_str()).collect();
            tell(&control, &says.join("\n"));
        }
    }
    if let Some(place) = dom::by_id("lint") {
        dom::set_text(&place, &words::recipes::lint(of));
    }
    if let Some(list) = dom::by_id("faults") {
        dom::fill(&list, faults.iter().filter_map(|fault| item(fault)));
    }
}

/// A fault in the list, as a button that leads to its field.
fn item(fault: &Fault) -> Option<Build> {
    let control = dom::by_id(&fault.field)?;
    let words = Label::WithTitle.with(&[&name_of(&control), &fault.says]);
    let button = Build::new("button")
        .attr("type", "button")
        .class("link")
        .attr("data-do", "go-to")
        .attr("data-field-of", &fault.field)
        .text(&words);
    Some(Build::new("li").child(button))
}

/// Says below a control what is wrong with it.
fn tell(control: &Element, says: &str) {
    let id = format!("fault:{}", control.id());
    let line = dom::by_id(&id).or_else(|| {
        let line = Build::new("p").attr("id", &id).class("error").finish();
        control.after_with_node_1(&line).ok()?;
        drop(control.set_attribute("aria-describedby", &id));
        dom::by_id(&id)
    });
    let Some(line) = line else { return };
    dom::set_text(&line, says);
    dom::show(&line, !says.is_empty());
    drop(if says.is_empty() {
        control.remove_attribute("aria-invalid")
    } else {
        control.set_attribute("aria-invalid", "true")
    });
}
