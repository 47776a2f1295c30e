//! One run of a session: it begins unless one is under way, and its result counts only while somebody
//! waits for it.

use std::rc::Rc;
use std::time::Duration;

use tokenwright_core::answer::Answer;
use tokenwright_core::token::Token;
use tokenwright_core::{limits, words};

use super::{Session, Shared};
use crate::client::Client;
use crate::run::{self, Wish};
use crate::task;

/// How a run ended, for what comes after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// With a result.
    Done,
    /// By the user, or because nobody waits for it any more.
    Stopped,
}

/// What a run under way needs, apart from the session that it belongs to.
pub(super) struct Running {
    client: Rc<Client>,
    wish: Wish,
    token: Rc<Token>,
}

impl Session {
    /// Begins a run of at most this time; `None` if one is under way, or there is nothing to ask.
    pub(super) fn begin(&mut self, wish: Option<Wish>, time: Duration) -> Option<Running> {
        if self.is_running() {
            return None;
        }
        let wish = wish.or_else(|| self.wish.clone())?;
        let running = Running {
            client: Rc::new(Client::new(&wish.host, time)?),
            wish,
            token: Rc::clone(self.token.as_ref()?),
        };
        self.running = Some(Rc::clone(&running.client));
        self.view.begin(self.watching.is_some());
        Some(running)
    }

    /// Takes what a run has found out; whether anybody still waits for it.
    fn finish(&mut self, running: &Running, answers: Vec<Answer>) -> Ended {
        let is_awaited = |client: &Rc<Client>| Rc::ptr_eq(client, &running.client);
        if !self.running.as_ref().is_some_and(is_awaited) {
            return Ended::Stopped;
        }
        self.running = None;
        // A verification that was stopped half-way proves nothing; an audit keeps what it has.
        if running.client.is_stopped() && !self.audited {
            self.view.stopped();
            if self.is_done() {
                self.offer();
                self.view.tell(words::STOPPED_AGAIN);
            }
            return Ended::Stopped;
        }
        // Answers are judged by what they were asked for, and by nothing else.
        self.wish = Some(running.wish.clone());
        self.answers = answers;
        self.conclude();
        if running.client.is_stopped() { Ended::Stopped } else { Ended::Done }
    }
}

/// Verifies the token that is held once more, by what the page's form asks now.
pub(super) fn again(session: &Shared) {
    session.borrow_mut().end_watch_for_another();
    if session.borrow().is_running() {
        return;
    }
    let wish_now = Rc::clone(&session.borrow().page.wish);
    let Some(wish) = wish_now() else { return };
    let mut this = session.borrow_mut();
    let of_use = this.facts.as_ref().is_some_and(|facts| facts.worth_asking(&wish.recipe));
    if of_use {
        drop(this);
        ask(session, Some(wish));
    } else {
        this.wish = Some(wish);
        this.answers.clear();
        this.conclude();
        this.view.focus();
    }
}

/// Verifies the token that is held, by this wish or by the one that it was verified by before.
pub(super) fn ask(session: &Shared, wish: Option<Wish>) {
    let Some(running) = session.borrow_mut().begin(wish, limits::VERIFICATION) else { return };
    session.borrow_mut().audited = false;
    let session = Rc::clone(session);
    task::spawn(async move {
        tell_change(&session);
        let ended = verify_once(&session, running).await;
        if ended == Ended::Done && session.borrow().wants_audit() {
            audit(&session);
        } else {
            session.borrow().view.focus();
        }
        tell_change(&session);
    });
}

pub(super) async fn verify_once(session: &Shared, running: Running) -> Ended {
    let heard = |heard, of| session.borrow().view.progress(heard, of);
    let answers = run::verify(&running.wish, &running.token, &running.client, &heard).await;
    session.borrow_mut().finish(&running, answers)
}

/// Asks what else the token can do.
pub(super) fn audit(session: &Shared) {
    session.borrow_mut().end_watch_for_another();
    let Some(running) = session.borrow_mut().begin(None, limits::AUDIT) else { return };
    session.borrow_mut().audited = true;
    let answers = session.borrow().answers.clone();
    let session = Rc::clone(session);
    task::spawn(async move {
        tell_change(&session);
        let answers = {
            let heard = |heard, of| session.borrow().view.progress(heard, of);
            let Running { wish, token, client, .. } = &running;
            run::audit(&wish.subject, answers, token, client, &heard).await
        };
        session.borrow_mut().finish(&running, answers);
        session.borrow().view.focus_audit();
        tell_change(&session);
    });
}

pub(super) fn tell_change(session: &Shared) {
    let changed = Rc::clone(&session.borrow().page.changed);
    changed();
}
