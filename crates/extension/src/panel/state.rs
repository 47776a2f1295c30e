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
    runs: u32,
}

/// A press of "Generate token".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attempt {
    /// The form at that moment.
    pub(crate) witness: Witness,
    stage: Stage,
}

/// How far an attempt has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The form was sent; GitHub may ask to confirm.
    Pressed,
    /// GitHub asks to confirm.
    Asked,
    /// The confirmation was sent.
    Confirmed,
    /// The attempt began before GitHub's page was loaded anew, and had come no further than this.
    Resumed,
    /// The token is shown.
    Shown,
    /// The list came without a token.
    Failed,
}

/// What the memory of this tab should do about the attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Nothing.
    Same,
    /// Keep this form: it is being sent.
    Keep,
    /// Forget the form that was kept.
    Forget,
}

/// The verification of the token that is shown.
#[derive(Debug, Default)]
pub(crate) enum Validation {
    /// Not asked for yet.
    #[default]
    Idle,
    /// Under way; the number tells a late result from the one that is awaited.
    Running(u32),
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
            runs: 0,
        }
    }

    /// The page is this now; `submitted` if a form is being sent at this moment.
    pub(crate) fn see(&mut self, snapshot: Snapshot, submitted: bool) -> Turn {
        self.snapshot = snapshot;
        self.evaluate();
        if self.page.phase != Phase::TokenShown {
            self.validation = Validation::Idle;
        }
        let before = self.attempt.is_some();
        let kept = if submitted { self.send() } else { self.follow() };
        match (before, self.attempt.is_some()) {
            (true, false) => Turn::Forget,
            _ => kept,
        }
    }

    /// A form is being sent. Any other than the token's form is another errand.
    fn send(&mut self) -> Turn {
        let stage = match self.page.phase {
            Phase::Confirming => Stage::Confirmed,
            _ => Stage::Pressed,
        };
        self.attempt = witness(&self.page, self.today).map(|witness| Attempt { witness, stage });
        if self.attempt.is_some() { Turn::Keep } else { Turn::Same }
    }

    /// What the page has become tells how the attempt went on.
    fn follow(&mut self) -> Turn {
        let Some(attempt) = &mut self.attempt else { return Turn::Same };
        let next = match (self.page.phase, attempt.stage) {
            // The token is there, so the form has served: a reload shows neither again.
            (Phase::TokenShown, Stage::Shown) => return Turn::Same,
            (Phase::TokenShown, _) => {
                attempt.stage = Stage::Shown;
                return Turn::Forget;
            }
            (Phase::Confirming, Stage::Pressed | Stage::Asked) => Some(Stage::Asked),
            (Phase::List, Stage::Pressed | Stage::Confirmed | Stage::Failed) => Some(Stage::Failed),
            // GitHub may ask for the password or load in between.
            (Phase::Sudo | Phase::Loading, stage) if stage != Stage::Shown => Some(stage),
            (Phase::Confirming, Stage::Confirmed) => Some(Stage::Confirmed),
            (Phase::Filling, stage @ (Stage::Pressed | Stage::Confirmed)) => Some(stage),
            // The dialog was closed, the form was refused, or the user went elsewhere.
            _ => None,
        };
        match next {
            Some(stage) => attempt.stage = stage,
            None => self.attempt = None,
        }
        Turn::Same
    }

    /// Takes up an attempt that began before GitHub's page was loaded anew.
    pub(crate) fn resume(&mut self, form: &Snapshot, on: Date) {
        let witness = witness(&tokenwright_page::read(form).state, on);
        self.attempt = witness.map(|witness| Attempt { witness, stage: Stage::Resumed });
    }

    /// The token is for this organization.
    pub(crate) fn choose_owner(&mut self, owner: Option<Login>) {
        if self.owner != owner {
            // What was found out is about another organization.
            self.validation = Validation::Idle;
        }
        self.owner = owner;
        self.evaluate();
    }

    /// Begins a verification, if none is under way and it is known what to hold the token against.
    pub(crate) fn begin(&mut self) -> Option<u32> {
        if matches!(self.validation, Validation::Running(_)) || self.owner.is_none() {
            return None;
        }
        self.runs += 1;
        self.validation = Validation::Running(self.runs);
        Some(self.runs)
    }

    /// Takes the result of this run; one that nobody waits for any more is dropped.
    pub(crate) fn finish(&mut self, run: u32, done: Done) {
        if matches!(self.validation, Validation::Running(awaited) if awaited == run) {
            self.validation = Validation::Done(Box::new(done));
        }
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
        let failed = self.attempt.as_ref().is_some_and(|attempt| attempt.stage == Stage::Failed);
        if failed { NOTHING_CREATED } else { &self.list.headline }
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
