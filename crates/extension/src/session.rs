//! A token on a page of ours, from the press of the button to the last "Check again". It is held in
//! this page's memory and nowhere else, and dropped on "Forget", on leaving, and after a while.

mod action;
mod audit_view;
mod progress_view;
mod reminding;
mod result_view;
mod runs;
mod view;
mod watching;

use std::cell::RefCell;
use std::rc::Rc;

use tokenwright_core::answer::Answer;
use tokenwright_core::judge::TokenFacts;
use tokenwright_core::token::Token;
use tokenwright_core::{token, watch, words};

use crate::browser;
use crate::client::Client;
use crate::run::{self, Done, Wish};
use crate::task;
use action::Action;
use runs::{again, ask, audit, tell_change};
use view::View;
use watching::{begin_watch, forget_in_time};

/// A session that buttons, timers and running requests share.
pub(crate) type Shared = Rc<RefCell<Session>>;

/// One token, what was asked about it and what was found out.
pub(crate) struct Session {
    view: View,
    wish: Option<Wish>,
    facts: Option<TokenFacts>,
    token: Option<Rc<Token>>,
    answers: Vec<Answer>,
    done: Option<Done>,
    audited: bool,
    running: Option<Rc<Client>>,
    /// While GitHub is asked again by itself: how often it was.
    watching: Option<u32>,
    /// Tells one watch from the next.
    watches: u32,
    /// Grows with every token, so that a late timer drops none but its own.
    turn: u32,
    page: Page,
}

/// What a session needs of the page that it is on.
pub(crate) struct Page {
    /// Told when a run begins or ends.
    pub(crate) changed: Rc<dyn Fn()>,
    /// What the page's form asks now; if it cannot be asked, the form says why.
    pub(crate) wish: Rc<dyn Fn() -> Option<Wish>>,
}

impl Session {
    /// A session without a token, shown in this place.
    pub(crate) fn new(place: web_sys::HtmlElement, page: Page) -> Self {
        Self {
            view: View::new(place),
            wish: None,
            facts: None,
            token: None,
            answers: Vec::new(),
            done: None,
            audited: false,
            running: None,
            watching: None,
            watches: 0,
            turn: 0,
            page,
        }
    }

    /// Whether requests are under way.
    pub(crate) fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Whether something was found out.
    pub(crate) fn is_done(&self) -> bool {
        self.done.is_some()
    }

    /// Forgets the token and everything about it, and ends what is under way.
    pub(crate) fn reset(&mut self) {
        self.turn += 1;
        self.end_run();
        self.wish = None;
        self.facts = None;
        self.token = None;
        self.answers.clear();
        self.done = None;
        self.audited = false;
        self.watching = None;
        self.view.clear();
    }

    fn end_run(&mut self) {
        if let Some(client) = self.running.take() {
            client.stop();
        }
    }

    fn conclude(&mut self) {
        let (Some(wish), Some(facts)) = (&self.wish, &self.facts) else { return };
        let done = run::conclude(wish, facts, &self.answers, self.audited, browser::now());
        let before = self.done.replace(done);
        let Some(done) = &self.done else { return };
        // What has not changed stays as it is: opened, selected, focused.
        if before.as_ref().is_some_and(|before| before.says_the_same(done)) {
            self.view.renew(done);
        } else {
            self.view.show(done);
        }
        if self.watching.is_none() || !self.may_change() {
            self.offer();
        }
    }

    /// Offers what can be done next with the token.
    fn offer(&self) {
        if let Some(done) = &self.done {
            self.view.offer(done, self.token.is_some(), self.may_change());
        }
    }

    /// Whether asking again later can tell something else, and within a time that a page waits.
    fn may_change(&self) -> bool {
        let Some(done) = &self.done else { return false };
        watch::pause(0, done.result.verdict, &self.answers, browser::now()).is_some()
    }

    /// Ends a watch, and a run that it has under way: the user wants something else.
    fn end_watch_for_another(&mut self) {
        if self.watching.take().is_some() {
            self.end_run();
        }
    }

    /// Whether to go on to the audit by itself: it is what was asked for, if there is no recipe.
    fn wants_audit(&self) -> bool {
        let of_anything = self.wish.as_ref().is_some_and(|wish| wish.recipe.is_anything());
        of_anything && self.done.as_ref().is_some_and(|done| done.may_audit)
    }

    /// Drops the token; what was found out stays.
    fn forget(&mut self) {
        self.turn += 1;
        self.end_run();
        self.token = None;
        self.watching = None;
        self.view.forgotten();
    }
}

/// Verifies the pasted text; nothing is sent if it is no fine-grained token, nor while a run is under
/// way.
pub(crate) fn verify(session: &Shared, wish: Wish, pasted: String) {
    {
        let mut this = session.borrow_mut();
        if this.is_running() {
            return;
        }
        this.reset();
        let inspection = token::inspect(&pasted);
        let facts = TokenFacts::from(&inspection);
        this.token =
            inspection.token.ok().filter(|_| facts.worth_asking(&wish.recipe)).map(Rc::new);
        this.facts = Some(facts);
        this.wish = Some(wish);
        if this.token.is_none() {
            this.conclude();
            this.view.focus();
            return;
        }
    }
    drop(pasted);
    ask(session, None);
    forget_in_time(session);
}

/// Does what a button of the session asks; whether it was one.
pub(crate) fn act(session: &Shared, button: &str) -> bool {
    let Some(action) = Action::of(button) else { return false };
    match action {
        Action::Stop => {
            let mut this = session.borrow_mut();
            this.watching = None;
            if let Some(client) = &this.running {
                client.stop();
            }
        }
        Action::Again => again(session),
        Action::Audit => audit(session),
        Action::Watch => begin_watch(session),
        Action::EndWatch => {
            let mut this = session.borrow_mut();
            this.watching = None;
            this.view.watch(false, "");
        }
        Action::Remind => reminding::remind(session),
        Action::Forget => {
            session.borrow_mut().forget();
            session.borrow().view.focus();
            tell_change(session);
        }
        Action::Copy(format) => {
            let Some(text) = written(session, format) else { return true };
            let session = Rc::clone(session);
            task::spawn(async move {
                let copied = browser::copy(&text).await;
                let says = if copied { words::COPIED } else { words::COPY_REFUSED };
                session.borrow().view.tell(says);
            });
        }
        Action::Save(format) => {
            if let Some(text) = written(session, format) {
                let saved = browser::save(format.file_name(), format.kind(), &text);
                session.borrow().view.tell(if saved { words::SAVED } else { words::SAVE_REFUSED });
            }
        }
    }
    true
}

fn written(session: &Shared, format: action::Format) -> Option<String> {
    let this = session.borrow();
    let report = &this.done.as_ref()?.report;
    Some(match format {
        action::Format::Markdown => report.to_markdown(),
        action::Format::Json => report.to_json(),
    })
}
