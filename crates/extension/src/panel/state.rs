//! What the panel knows, and how it changes. No browser in here: what happened comes in, and what
//! to show is read off.

use tokenwright_core::checklist::{Checklist, Wanted};
use tokenwright_core::date::Date;
use tokenwright_core::judge::Witness;
use tokenwright_core::login::Login;
use tokenwright_core::page_state::{PageState, Phase, Place};
use tokenwright_core::recipe::Recipe;
use tokenwright_core::target::Target;
use tokenwright_core::{NOTHING_CREATED, evaluate};
use tokenwright_page::{NodeId, Snapshot};

use crate::marks;
use crate::message::Mark;
use crate::run::{Done, Wish};

/// Everything the panel knows.
pub(crate) struct State {
    pub(crate) recipe: &'static Recipe,
    pub(crate) owner: Option<Login>,
    pub(crate) folded: bool,
    pub(crate) list: Checklist,
    /// The marks for the page as it is now.
    pub(crate) marks: Vec<Mark>,
    /// The control of each item of the list.
    pub(crate) controls: Vec<Option<NodeId>>,
    /// The element that shows the new token.
    pub(crate) token: Option<NodeId>,
    pub(crate) attempt: Option<Attempt>,
    pub(crate) validation: Validation,
    pub(crate) today: Date,
    snapshot: Snapshot,
    page: PageState,
}

/// A press of "Generate token".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attempt {
    /// The form at that moment.
    pub(crate) witness: Witness,
    /// Whether a token was shown since.
    pub(crate) token_shown: bool,
}

/// What became of the latest attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// The same as before.
    Same,
    /// A form is being sent: this is a new attempt.
    Begun,
    /// Its token was shown and is gone.
    Over,
}

/// The verification of the token that is shown.
#[derive(Debug, Default)]
pub(crate) enum Validation {
    /// Not asked for yet.
    #[default]
    Idle,
    /// Under way.
    Running,
    /// Done.
    Done(Box<Done>),
}

impl State {
    /// The panel before it has seen the page.
    pub(crate) fn new(recipe: &'static Recipe, today: Date) -> Self {
        let page = PageState::default();
        let list = evaluate(Wanted { recipe, owner: None, today }, &page);
        Self {
            recipe,
            owner: None,
            folded: false,
            list,
            marks: Vec::new(),
            controls: Vec::new(),
            token: None,
            attempt: None,
            validation: Validation::Idle,
            today,
            snapshot: Snapshot::default(),
            page,
        }
    }

    /// The page is this now; `submitted` if a form is being sent at this moment.
    pub(crate) fn see(&mut self, snapshot: Snapshot, submitted: bool) -> Turn {
        self.snapshot = snapshot;
        self.evaluate();
        if self.page.phase != Phase::TokenShown {
            self.validation = Validation::Idle;
        }
        self.turn(submitted)
    }

    fn turn(&mut self, submitted: bool) -> Turn {
        if submitted && let Some(witness) = witness(&self.page, self.today) {
            self.attempt = Some(Attempt { witness, token_shown: false });
            return Turn::Begun;
        }
        let shown = self.page.phase == Phase::TokenShown;
        match &mut self.attempt {
            Some(attempt) if shown => attempt.token_shown = true,
            // The token that this attempt made is gone from the page; what follows is another one.
            Some(attempt) if attempt.token_shown => {
                self.attempt = None;
                return Turn::Over;
            }
            _ => {}
        }
        Turn::Same
    }

    /// Takes up an attempt that began before GitHub's page was loaded anew.
    pub(crate) fn resume(&mut self, form: &Snapshot, on: Date) {
        let witness = witness(&tokenwright_page::read(form).state, on);
        self.attempt = witness.map(|witness| Attempt { witness, token_shown: false });
    }

    /// The token is for this organization.
    pub(crate) fn choose_owner(&mut self, owner: Option<Login>) {
        self.owner = owner;
        self.evaluate();
    }

    fn evaluate(&mut self) {
        let page = tokenwright_page::read(&self.snapshot);
        let wanted = Wanted { recipe: self.recipe, owner: self.owner.as_ref(), today: self.today };
        self.list = evaluate(wanted, &page.state);
        self.marks = marks::marks(&self.list, &page);
        let control = |target| page.locate(target).control;
        self.controls = self.list.items.iter().map(|item| control(&item.target)).collect();
        self.token = control(&Target::Token);
        self.page = page.state;
    }

    /// What to do or to know now.
    pub(crate) fn headline(&self) -> &str {
        let failed_silently = self.list.phase == Phase::List
            && self.attempt.as_ref().is_some_and(|attempt| !attempt.token_shown);
        if failed_silently { NOTHING_CREATED } else { &self.list.headline }
    }

    /// What a verification of the shown token is held against, once the organization is known.
    pub(crate) fn wish(&self) -> Option<Wish> {
        let witness = self.attempt.as_ref().map(|attempt| attempt.witness.clone());
        let owner = self.owner.clone()?;
        Some(Wish { recipe: self.recipe, owner, witness })
    }
}

/// What this page witnesses, if it is the form.
fn witness(page: &PageState, on: Date) -> Option<Witness> {
    let form = page.place == Place::NewToken
        && matches!(page.phase, Phase::Filling | Phase::Confirming | Phase::FormErrors);
    form.then(|| Witness { page: page.clone(), on })
}

#[cfg(test)]
mod tests;
