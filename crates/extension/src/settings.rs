//! The settings page, `settings.html`: a view for each of its sections.

mod data_view;
mod general_view;
mod hosts_view;
mod policy_view;
mod reminders_view;

use std::rc::Rc;

use crate::task;
use crate::{dom, library};
use general_view::GeneralView;
use hosts_view::HostsView;
use reminders_view::RemindersView;

/// The sections that can be changed here.
struct Page {
    general: GeneralView,
    reminders: RemindersView,
    hosts: Rc<HostsView>,
}

/// Fills the sections, then waits for the user.
pub(crate) async fn start() {
    let (Some(general), Some(reminders)) = (GeneralView::find(), RemindersView::find()) else {
        return;
    };
    let Some(hosts) = HostsView::start() else { return };
    let page = Rc::new(Page { general, reminders, hosts });
    listen(&page);
    page.show().await;
    dom::scroll_to_asked();
}

impl Page {
    async fn show(&self) {
        let library = library::library().await;
        self.general.show(&library).await;
        policy_view::show(&library);
        self.reminders.show().await;
        self.hosts.show().await;
    }
}

fn listen(page: &Rc<Page>) {
    let (Some(document), Some(window)) = (dom::document(), web_sys::window()) else { return };
    let clicked = Rc::clone(page);
    dom::on(&document, "click", move |event| {
        if let Some(button) = dom::attribute_at(&event, "data-do") {
            let item = dom::attribute_at(&event, "data-item").unwrap_or_default();
            act(&clicked, &button, item);
        }
    });
    let submitted = Rc::clone(page);
    dom::on(&document, "submit", move |event| {
        event.prevent_default();
        let page = Rc::clone(&submitted);
        task::spawn(async move { page.general.save_owner().await });
    });
    let chosen = Rc::clone(page);
    dom::on(&document, "change", move |event| {
        if dom::attribute_at(&event, "id").as_deref() == Some("recipe") {
            let page = Rc::clone(&chosen);
            task::spawn(async move { page.general.save_recipe().await });
        }
    });
    // Another page of ours may have kept a reminder meanwhile.
    let returned = Rc::clone(page);
    dom::on(&window, "focus", move |_| {
        let page = Rc::clone(&returned);
        task::spawn(async move { page.reminders.show().await });
    });
}

fn act(page: &Rc<Page>, button: &str, item: String) {
    let page = Rc::clone(page);
    match button {
        "reset-panel" => task::spawn(async move { page.general.reset_panel().await }),
        "allow-notifications" => reminders_view::allow(move |allowed| {
            task::spawn(async move { page.reminders.asked(allowed).await });
        }),
        "delete-reminder" => task::spawn(async move { page.reminders.delete(&item).await }),
        "undo-delete" => task::spawn(async move { page.reminders.undo().await }),
        "ask-to-delete" => data_view::ask(true),
        "keep-everything" => data_view::ask(false),
        "delete-everything" => task::spawn(async move {
            let deleted = data_view::delete().await;
            page.reminders.forget_deleted();
            page.show().await;
            data_view::tell(deleted);
        }),
        _ => {}
    }
}
