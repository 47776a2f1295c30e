//! Elements from text. Text is inserted as text only, so nothing that GitHub's page or an API answer
//! says can become markup.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, Element, Event, EventTarget, HtmlElement};

use crate::label::Label;

/// The page's document. Extension pages always have one.
pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element with this id, for pages whose skeleton stands in their HTML.
pub(crate) fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Does something with every element of the page that the selector names.
pub(crate) fn each(selector: &str, work: impl Fn(&Element)) {
    let Some(found) = document().and_then(|page| page.query_selector_all(selector).ok()) else {
        return;
    };
    for node in (0..found.length()).filter_map(|index| found.item(index)) {
        work(node.unchecked_ref());
    }
}

/// The page has filled itself: from now on it is seen, and nothing in it moves by itself.
pub(crate) fn stands() {
    each("main", |main| drop(main.remove_attribute("aria-busy")));
}

/// Whether this document is a frame in a page.
pub(crate) fn is_framed() -> bool {
    let parent = web_sys::window().and_then(|window| Some((window.parent().ok()??, window)));
    parent.is_some_and(|(parent, window)| parent != window)
}

/// Takes everything off the page.
pub(crate) fn empty_page() {
    if let Some(body) = document().and_then(|document| document.body()) {
        body.set_text_content(None);
    }
}

#[wasm_bindgen]
extern "C" {
    /// Fails on names that no element can have only, and ours are all names of HTML.
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    fn create_element(tag: &str) -> Element;
}

/// A new element, built in one expression.
pub(crate) struct Build(Element);

impl Build {
    /// An element of this kind.
    pub(crate) fn new(tag: &str) -> Self {
        Self(create_element(tag))
    }

    /// Sets an attribute.
    pub(crate) fn attr(self, name: &str, value: &str) -> Self {
        // Only names of our own are set, which are all valid.
        drop(self.0.set_attribute(name, value));
        self
    }

    /// Sets its class.
    pub(crate) fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// Sets its text.
    pub(crate) fn text(self, text: &str) -> Self {
        self.0.set_text_content(Some(text));
        self
    }

    /// Sets its text to a label of ours.
    pub(crate) fn label(self, label: Label) -> Self {
        self.text(&label.text())
    }

    /// Adds a child at its end.
    pub(crate) fn child(self, child: Self) -> Self {
        drop(self.0.append_child(&child.0));
        self
    }

    /// Adds a child if there is one.
    pub(crate) fn maybe(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds children at its end.
    pub(crate) fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// The finished element.
    pub(crate) fn finish(self) -> Element {
        self.0
    }
}

/// Replaces everything in an element.
pub(crate) fn fill(place: &Element, children: impl IntoIterator<Item = Build>) {
    place.set_text_content(None);
    for child in children {
        drop(place.append_child(&child.0));
    }
}

/// What has the focus, if it is in this element.
pub(crate) fn focus_in(place: &Element) -> Option<Element> {
    let focused = document().and_then(|document| document.active_element());
    focused.filter(|focused| place.contains(Some(focused)))
}

/// Sets a text only if it is another one: a live region speaks on every change.
pub(crate) fn set_text(place: &Element, text: &str) {
    if place.text_content().as_deref() != Some(text) {
        place.set_text_content(Some(text));
    }
}

/// Says beside a field what is wrong with it; nothing if it is fine.
pub(crate) fn tell_fault(field: &Element, place: &HtmlElement, reason: &str) {
    set_text(place, reason);
    show(place, !reason.is_empty());
    let invalid = if reason.is_empty() { "false" } else { "true" };
    drop(field.set_attribute("aria-invalid", invalid));
}

/// Shows or hides an element.
pub(crate) fn show(place: &HtmlElement, shown: bool) {
    if place.hidden() == shown {
        place.set_hidden(!shown);
    }
}

/// Calls the handler on every such event, for as long as the page lives.
pub(crate) fn on(target: &EventTarget, event: &str, handler: impl FnMut(Event) + 'static) {
    listen(target, event, Box::new(handler));
}

/// Apart, so that it is in the module once and not for each handler.
fn listen(target: &EventTarget, event: &str, handler: Box<dyn FnMut(Event)>) {
    let closure = Closure::wrap(handler);
    if target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).is_ok() {
        closure.forget();
    }
}

/// The nearest element around an event's target that carries this attribute, and its value.
pub(crate) fn attribute_at(event: &Event, name: &str) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(&format!("[{name}]")).ok()??.get_attribute(name)
}

/// Brings the part of the page into view that its address names after `#`, and gives it the focus: the
/// browser looked for it before the page was filled.
pub(crate) fn scroll_to_asked() {
    let asked = web_sys::window().and_then(|window| window.location().hash().ok());
    if let Some(part) = asked.as_deref().and_then(|hash| by_id(hash.strip_prefix('#')?)) {
        part.scroll_into_view();
        drop(part.focus());
    }
}
