//! What the user does, led to what it means.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event, KeyboardEvent};

use super::action::Action;
use super::keeping::Change;
use super::{Page, Shared, controls, file, import_view, keeping, using};
use crate::dom;

/// Takes up everything that the user does.
pub(super) fn listen(page: &Shared) {
    let Some(document) = dom::document() else { return };
    on(page, &document, "click", |page, event| {
        let Some(button) = dom::attribute_at(event, "data-do") else { return };
        if let Some(action) = Action::of(&button) {
            act(page, action, event);
        }
    });
    on(page, &document, "input", |page, event| {
        if let Some(control) = target(event) {
            page.borrow_mut().typed(&control);
        }
    });
    // Values come with "input". "change" comes also while this page moves the focus, in between.
    on(page, &document, "change", |page, event| {
        let Some(control) = target(event) else { return };
        match control.id().as_str() {
            "file" => file::chosen(page, &control),
            // A link that is shown leads to the one before.
            "host" => page.borrow().show_gallery(),
            _ => {}
        }
    });
    on(page, &document, "submit", |page, event| {
        event.prevent_default();
        // Not `id()`: for a form with a field called "id" that is the field.
        match target(event).and_then(|form| form.get_attribute("id")).as_deref() {
            Some("editor-form") => Page::save(page),
            Some("import-form") => page.borrow_mut().look(),
            _ => {}
        }
    });
    on(page, &document, "keydown", |page, event| {
        let is_enter = event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Enter");
        match target(event).map(|control| control.id()).as_deref() {
            Some("permissions") if is_enter => {
                event.prevent_default();
                page.borrow_mut().add_first();
            }
            Some("use-owner") if is_enter => {
                if let Some(id) = dom::attribute_at(event, "data-id") {
                    using::act(page, super::action::CardAction::Open, &id, "");
                }
            }
            _ => {}
        }
    });
    listen_to_files(page, &document);
    if let Some(window) = web_sys::window() {
        on(page, &window, "hashchange", |page, _| page.borrow().show_asked());
    }
}

/// Files and texts may be dropped anywhere, unless something is being written.
fn listen_to_files(page: &Shared, document: &web_sys::Document) {
    // Without this the browser would show the file in the place of this page.
    on(page, document, "dragover", |_, event| event.prevent_default());
    on(page, document, "drop", |page, event| {
        event.prevent_default();
        let is_free = page.borrow().editor.is_none() && page.borrow().may_edit();
        if let Some(drop) = event.dyn_ref::<DragEvent>().filter(|_| is_free) {
            file::dropped(page, drop);
        }
    });
}

fn on(
    page: &Shared,
    place: &web_sys::EventTarget,
    event: &str,
    handler: impl Fn(&Shared, &Event) + 'static,
) {
    let page = Rc::clone(page);
    dom::on(place, event, move |event| handler(&page, &event));
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn act(page: &Shared, action: Action, event: &Event) {
    let data = |name| dom::attribute_at(event, name).unwrap_or_default();
    match action {
        Action::Card(action) => using::act(page, action, &data("data-id"), &data("data-opener")),
        Action::ClearSearch => {
            let this = page.borrow();
            this.gallery.clear_search();
            this.gallery.show(&this.library);
            this.gallery.focus_search();
        }
        Action::Undo => keeping::undo(page),
        Action::SaveUnreadable => page.borrow().save_unreadable(),
        Action::DeleteUnreadable => keeping::change(page, Change::DeleteUnreadable),
        Action::Import => page.borrow_mut().open_import(),
        Action::LeaveImport => page.borrow_mut().leave_import(),
        Action::KeepImported => import_view::keep(page, false),
        Action::ReplaceByImported => import_view::keep(page, true),
        Action::EditImported => page.borrow_mut().edit_imported(),
        Action::New => page.borrow_mut().begin_new(),
        Action::AddRow => page.borrow_mut().add_row(&data("data-permission")),
        Action::RemoveRow => page.borrow_mut().remove_row(&data("data-row")),
        Action::GoTo => controls::focus(&data("data-field-of")),
        Action::LeaveEditor => page.borrow_mut().leave_editor(),
        Action::Discard => page.borrow_mut().discard(),
        Action::KeepWriting => page.borrow().keep_writing(),
    }
}

impl Page {
    /// Something was typed or chosen.
    fn typed(&mut self, control: &Element) {
        match control.id().as_str() {
            "search" => self.gallery.show(&self.library),
            "permissions" => self.offer_permissions(),
            _ => self.write(control),
        }
    }
}
