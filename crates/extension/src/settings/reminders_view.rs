//! The reminders: what expires when, and whether the browser tells.

use std::cell::RefCell;

use tokenwright_core::date::Date;
use tokenwright_core::link;
use tokenwright_core::reminder::{self, Reminder, Reminders};
use tokenwright_core::shelf::Shelf;
use web_sys::HtmlElement;

use crate::browser::notifications::{self, Allowed};
use crate::dom::{self, Build};
use crate::label::Label;
use crate::task;
use crate::{browser, library, reminders};

/// The section "Reminders".
pub(super) struct RemindersView {
    list: HtmlElement,
    empty: HtmlElement,
    told: HtmlElement,
    undo: HtmlElement,
    state: HtmlElement,
    allow: HtmlElement,
    /// The one that was deleted last.
    deleted: RefCell<Option<Reminder>>,
    /// What is listed, and the day that its days are counted from.
    shown: RefCell<Option<(Reminders, Date)>>,
}

/// Asks the browser, at once, to allow notifications.
pub(super) fn allow(then: impl FnOnce(Allowed) + 'static) {
    let asked = notifications::allow();
    task::spawn(async move { then(asked.await) });
}

impl RemindersView {
    pub(super) fn find() -> Option<Self> {
        Some(Self {
            list: dom::by_id("reminder-list")?,
            empty: dom::by_id("no-reminders")?,
            told: dom::by_id("reminder-told")?,
            undo: dom::by_id("undo-delete")?,
            state: dom::by_id("notifications")?,
            allow: dom::by_id("allow-notifications")?,
            deleted: RefCell::new(None),
            shown: RefCell::new(None),
        })
    }

    pub(super) async fn show(&self) {
        self.show_list(&reminders::all().await).await;
        self.show_allowed(notifications::are_allowed().await);
    }

    /// The browser was asked to allow notifications.
    pub(super) async fn asked(&self, allowed: Allowed) {
        let allowed = allowed == Allowed::Yes || notifications::are_allowed().await;
        self.show_allowed(allowed);
        if allowed {
            // The button that was pressed is gone.
            focus("reminders");
        }
    }

    pub(super) async fn delete(&self, id: &str) {
        let Some((mut all, held)) = reminders::hold().await else {
            return self.tell(reminder::NOT_RECALLED);
        };
        let Some(deleted) = all.remove(id) else { return self.show_list(&all).await };
        if !reminders::keep(&held, &all).await {
            return self.tell(reminder::NOT_KEPT);
        }
        drop(held);
        *self.deleted.borrow_mut() = Some(deleted);
        self.show_list(&all).await;
        self.tell(reminder::DELETED);
        dom::show(&self.undo, true);
        drop(self.undo.focus());
    }

    /// Puts the one back that was deleted last.
    pub(super) async fn undo(&self) {
        // Taken at once: a second press has nothing to do.
        let Some(deleted) = self.deleted.borrow_mut().take() else { return };
        match put_back(deleted.clone()).await {
            Ok(all) => {
                self.show_list(&all).await;
                dom::show(&self.undo, false);
                self.tell("");
                focus("reminders");
            }
            Err(fault) => {
                // Unless another one was deleted meanwhile, which is what the button is about then.
                self.deleted.borrow_mut().get_or_insert(deleted);
                self.tell(fault);
            }
        }
    }

    /// Everything is deleted: what could be undone too.
    pub(super) fn forget_deleted(&self) {
        self.deleted.borrow_mut().take();
        dom::show(&self.undo, false);
        self.tell("");
    }

    /// A list that is the same is left as it is: coming back to the window asks for it, and what replaces
    /// a button under the pointer swallows the click that brought the user back.
    async fn show_list(&self, all: &Reminders) {
        let recipes = library::shelf().await;
        let today = browser::today();
        let wanted = Some((all.clone(), today));
        if *self.shown.borrow() == wanted {
            return;
        }
        self.shown.replace(wanted);
        let row = |(index, reminder)| row(index, reminder, &recipes, today);
        dom::fill(&self.list, all.iter().enumerate().map(row));
        dom::set_text(&self.empty, reminder::NONE_YET);
        dom::show(&self.empty, all.is_empty());
    }

    fn show_allowed(&self, allowed: bool) {
        dom::set_text(&self.state, if allowed { reminder::ALLOWED } else { reminder::NOT_ALLOWED });
        dom::show(&self.allow, !allowed);
    }

    fn tell(&self, words: &str) {
        dom::set_text(&self.told, words);
    }
}

/// The list with this one in it again, or why it is not.
async fn put_back(deleted: Reminder) -> Result<Reminders, &'static str> {
    let (mut all, held) = reminders::hold().await.ok_or(reminder::NOT_RECALLED)?;
    all.put(deleted).map_err(|_| reminder::NO_ROOM)?;
    if reminders::keep(&held, &all).await { Ok(all) } else { Err(reminder::NOT_KEPT) }
}

fn focus(id: &str) {
    if let Some(place) = dom::by_id(id) {
        drop(place.focus());
    }
}

fn row(index: usize, reminder: &Reminder, shelf: &Shelf, today: Date) -> Build {
    let name = format!("reminder-{index}");
    let facts = Build::new("div")
        .class("facts")
        .child(Build::new("strong").attr("id", &name).text(&reminder.name))
        .child(Build::new("span").class("quiet").text(&reminder.whose()))
        .child(Build::new("span").class("when").text(&reminder.until(today)));
    let delete = Build::new("button")
        .attr("type", "button")
        .attr("data-do", "delete-reminder")
        .attr("data-item", &reminder.id())
        .attr("aria-describedby", &name)
        .label(Label::Delete);
    let buttons =
        Build::new("p").class("buttons").maybe(form_link(reminder, shelf, &name)).child(delete);
    let row = Build::new("li").attr("data-reminder", &reminder.last_four);
    let row = if reminder.is_soon(today) { row.attr("data-soon", "") } else { row };
    row.child(facts).child(buttons)
}

/// Leads to the form that makes a new one, if it is known what for.
fn form_link(reminder: &Reminder, shelf: &Shelf, name: &str) -> Option<Build> {
    let recipe = shelf.by_id(reminder.recipe.as_deref()?)?.recipe;
    let address = link::template(recipe, reminder.login().as_ref(), &reminder.host);
    let link = Build::new("a").class("button").attr("target", "_blank").attr("href", &address);
    Some(link.attr("aria-describedby", name).label(Label::OpenForm))
}
