//! "Validate this token": the session beside GitHub's page, whose token comes from that page.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use tokenwright_core::subject::Subject;
use web_sys::HtmlElement;

use super::{Panel, Shared};
use crate::dom;
use crate::message::ToPage;
use crate::run::Wish;
use crate::session::{self, Session};

/// A session that tells the panel when it asks GitHub, and asks what the panel asks.
pub(super) fn session_of(panel: &Weak<RefCell<Panel>>, place: HtmlElement) -> session::Shared {
    let (shown, asked) = (panel.clone(), panel.clone());
    let changed = Rc::new(move || {
        if let Some(panel) = shown.upgrade() {
            panel.borrow_mut().refresh();
        }
    });
    let wish = Rc::new(move || asked.upgrade()?.borrow_mut().wish());
    Rc::new(RefCell::new(Session::new(place, session::Page { changed, wish })))
}

/// Starts the verification of the token that the user asked for; one that nobody asked for is dropped.
pub(super) fn verify(panel: &Shared, pasted: String) {
    let (session, wish) = {
        let mut panel = panel.borrow_mut();
        if !std::mem::take(&mut panel.awaits_token) {
            return;
        }
        let Some(wish) = panel.wish() else { return panel.refresh() };
        (Rc::clone(&panel.session), wish)
    };
    session::verify(&session, wish, pasted);
    panel.borrow_mut().refresh();
}

/// Nothing of the token outlives the page, nor its place in the back-forward cache.
pub(super) fn end_on_leaving(panel: &Shared) {
    let Some(window) = web_sys::window() else { return };
    let left = Rc::clone(panel);
    dom::on(&window, "pagehide", move |_| {
        let mut panel = left.borrow_mut();
        panel.awaits_token = false;
        panel.session.borrow_mut().reset();
        panel.refresh();
    });
}

impl Panel {
    /// Drops what was found out about another token or another owner.
    pub(super) fn drop_what_lapsed(&mut self) {
        if self.epoch != self.state.epoch {
            self.epoch = self.state.epoch;
            self.awaits_token = false;
            self.session.borrow_mut().reset();
        }
    }

    /// Shows the button, and whether GitHub is being asked.
    pub(super) fn show_validation(&self) {
        let session = self.session.borrow();
        let running = session.is_running() || self.awaits_token;
        self.view.validation(&self.state, running, session.is_done());
    }

    /// What is verified: with the repositories that the user named. If it cannot be, the panel says why.
    fn wish(&mut self) -> Option<Wish> {
        if self.state.asks_for_owner() {
            self.view.ask_owner(None);
            return None;
        }
        let wish = self.state.wish()?;
        let Subject { owner, today, .. } = wish.subject;
        match Subject::of(&wish.recipe, owner, &self.view.typed_repositories(), today) {
            Ok(subject) => {
                self.view.tell_of_repositories("");
                Some(Wish { subject, ..wish })
            }
            Err(error) => {
                self.view.tell_of_repositories(&error.to_string());
                None
            }
        }
    }

    /// Asks GitHub's page for the token that it shows.
    pub(super) fn validate(&mut self) {
        if self.session.borrow().is_running() || self.awaits_token {
            return;
        }
        if let Some(node) = self.state.token
            && self.wish().is_some()
        {
            self.awaits_token = true;
            self.tell(&ToPage::Take { node });
            self.refresh();
        }
    }
}
