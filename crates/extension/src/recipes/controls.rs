//! Form controls of any kind as texts.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use crate::dom;

/// What a checkbox says when it is checked.
const YES: &str = "yes";

/// What stands in a control.
pub(super) fn value(control: &Element) -> String {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        return match input.type_().as_str() {
            "checkbox" if input.checked() => YES.into(),
            "checkbox" => String::new(),
            _ => input.value(),
        };
    }
    if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        return select.value();
    }
    control.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default()
}

/// Puts a text into a control.
pub(super) fn set_value(control: &Element, text: &str) {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        if input.type_() == "checkbox" {
            input.set_checked(text == YES);
        } else {
            input.set_value(text);
        }
    } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        select.set_value(text);
    } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
}

/// What stands in the control of this id.
pub(super) fn value_of(id: &str) -> String {
    dom::by_id(id).map(|control| value(&control)).unwrap_or_default()
}

/// Leads to the element of this id.
pub(super) fn focus(id: &str) {
    if let Some(element) = dom::by_id(id) {
        drop(element.focus());
    }
}

/// Leads to the first element in this place that the selector names.
pub(super) fn focus_in(place: &Element, selector: &str) -> bool {
    let found = place.query_selector(selector).ok().flatten();
    let found = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|element| element.focus().is_ok())
}
