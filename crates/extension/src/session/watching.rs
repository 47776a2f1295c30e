//! What happens by itself while the page stays open: GitHub is asked again until something changes, and
//! a token that nobody uses is dropped.

use std::rc::Rc;
use std::time::Duration;

use tokenwright_core::{limits, watch, words};

use super::runs;
use super::{Session, Shared};
use crate::browser;
use crate::task;

/// Asks again by itself, with longer and longer pauses, until something changes or it has been long
/// enough.
pub(super) fn begin_watch(session: &Shared) {
    {
        let mut this = session.borrow_mut();
        if this.watching.is_some() || this.token.is_none() {
            return;
        }
        this.watching = Some(0);
        this.watches += 1;
        this.view.watch(true, "");
    }
    let session = Rc::clone(session);
    task::spawn(async move {
        let watch = session.borrow().watches;
        while let Some(seconds) = pause(&session) {
            session.borrow().view.watch(true, &watch::says(seconds));
            browser::after(Duration::from_secs(seconds.into())).await;
            if !session.borrow().is_watching(watch) {
                return;
            }
            let running = session.borrow_mut().begin(None, limits::VERIFICATION);
            // A run of the user's own is under way: the next turn is soon enough.
            if let Some(running) = running {
                session.borrow_mut().audited = false;
                runs::tell_change(&session);
                runs::verify_once(&session, running).await;
                runs::tell_change(&session);
            }
            let mut this = session.borrow_mut();
            this.watching = this.watching.map(|asked| asked + 1);
        }
        let mut this = session.borrow_mut();
        if this.is_watching(watch) {
            this.end_watch();
        }
    });
}

/// Seconds until GitHub is asked again.
fn pause(session: &Shared) -> Option<u32> {
    let this = session.borrow();
    let verdict = this.done.as_ref()?.result.verdict;
    watch::pause(this.watching?, verdict, &this.answers, browser::now())
}

impl Session {
    fn is_watching(&self, watch: u32) -> bool {
        self.watching.is_some() && self.watches == watch
    }

    /// The watch has ended by itself: with news, or without.
    fn end_watch(&mut self) {
        self.watching = None;
        let Some(done) = &self.done else { return };
        let verdict = done.result.verdict;
        self.offer();
        self.view.tell(watch::end(verdict, self.may_change()).unwrap_or(&done.result.headline));
        browser::set_title(&words::title_of(verdict));
    }
}

/// Drops the token when it has not been used for a while.
pub(super) fn forget_in_time(session: &Shared) {
    let session = Rc::clone(session);
    task::spawn(async move {
        let turn = session.borrow().turn;
        loop {
            browser::after(limits::UNUSED).await;
            let mut this = session.borrow_mut();
            if this.turn != turn || this.token.is_none() {
                return;
            }
            if !this.is_running() && this.watching.is_none() {
                this.forget();
                return;
            }
        }
    });
}
