//! What the toolbar button opens: start a recipe on GitHub's form, or go to a page of ours.

mod form;

use std::rc::Rc;

use tokenwright_core::link;

use crate::browser::tabs::{self, Wish};
use crate::browser::{self, Memory};
use crate::task;
use crate::{dom, reminders};
use form::Form;

/// Fills the popup from memory, then waits for the user.
pub(crate) async fn start() {
    let Some(form) = Form::fill().await else { return };
    listen(Rc::new(form));
    show_what_expires().await;
    offer_panel().await;
}

fn listen(form: Rc<Form>) {
    let Some(document) = dom::document() else { return };
    let chosen = Rc::clone(&form);
    dom::on(&document, "change", move |_| chosen.show_choice());
    dom::on(&document, "submit", move |event| {
        event.prevent_default();
        open_form(&form);
    });
    dom::on(&document, "click", |event| {
        if dom::attribute_at(&event, "data-do").as_deref() == Some("show-panel") {
            task::spawn(show_panel());
        }
    });
}

/// Opens GitHub's form as the chosen recipe asks. The panel there reads what was chosen from memory.
fn open_form(form: &Form) {
    let Some((recipe, owner)) = form.choice() else { return };
    let host = form.host();
    let address = link::template(recipe, owner.as_ref(), &host);
    let id = recipe.id.clone();
    task::spawn(async move {
        // Before the form is there, for its panel looks once.
        browser::store(Memory::Recipe, &id).await;
        browser::store(Memory::Host, host.as_str()).await;
        if let Some(owner) = owner {
            browser::store(Memory::Owner, owner.as_str()).await;
        }
        tabs::open(&address).await;
        browser::close();
    });
}

async fn offer_panel() {
    if let Some(button) = dom::by_id("show-panel") {
        dom::show(&button, tabs::in_front(Wish::Ask).await);
    }
}

async fn show_panel() {
    tabs::in_front(Wish::Open).await;
    browser::close();
}

/// Says what expires next, if that is soon: also to those who allow no notifications.
async fn show_what_expires() {
    let (Some(place), Some(says)) = (dom::by_id("soon"), dom::by_id("soon-says")) else { return };
    let today = browser::today();
    let all = reminders::all().await;
    let next = all.soon(today).next();
    dom::set_text(&says, &next.map(|reminder| reminder.short(today)).unwrap_or_default());
    dom::show(&place, next.is_some());
}
