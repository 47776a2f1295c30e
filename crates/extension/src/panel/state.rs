//! What the panel knows, and how it changes. No browser in here: what happened comes in, and what
//! to show is read off.

use tokenwright_core::checklist::{Checklist, Wanted};
use tokenwright_core::date::Date;
use tokenwright_core::judge::Witness;
use tokenwright_core::login::Login;
use tokenwright_core::page_state::{Phase, Place};
use tokenwright_core::recipe::Recipe;
use tokenwright_core::target::Target;
use tokenwright_core::{NOTHING_CREATED, evaluate};
use tokenwright_page::{Page, Snapshot};

use crate::run::{Done, Wish};

/// Everything the panel knows.
pub(crate) struct State {
    pub(crate) recipe: &'static Recipe,
    pub(crate) owner: Option<Login>,
    pub(crate) folded: bool,
    pub(crate) page: Page,
    pub(crate) list: Checklist,
    pub(crate) attempt: Option<Attempt>,
    pub(crate) validation: Validation,
    pub(crate) today: Date,
}

/// A press of "Generate token".
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Attempt {
    /// The form at that moment.
    pub(crate) witness: Witness,
    /// Whether a token was shown since.
    pub(crate) token_shown: bool,
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
        let page = tokenwright_page::read(&Snapshot::default());
        let list = evaluate(Wanted { recipe, owner: None, today }, &page.state);
        Self {
            recipe,
            owner: None,
            folded: false,
            page,
            list,
            attempt: None,
            validation: Validation::Idle,
            today,
        }
    }

    /// The page is this now; `submitted` if a form is being sent at this moment.
    pub(crate) fn see(&mut self, snapshot: &Snapshot, submitted: bool) {
        self.page = tokenwright_page::read(snapshot);
        let form = self.page.state.place == Place::NewToken
            && matches!(self.page.state.phase, Phase::Filling | Phase::Confirming);
        if form && submitted {
            let witness = Witness { page: self.page.state.clone(), on: self.today };
            self.attempt = Some(Attempt { witness, token_shown: false });
        }
        let shown = self.page.state.phase == Phase::TokenShown;
        match &mut self.attempt {
            Some(attempt) if shown => attempt.token_shown = true,
            // The token that this attempt made is gone from the page; what follows is another one.
            Some(attempt) if attempt.token_shown => self.attempt = None,
            _ => {}
        }
        if !shown {
            self.validation = Validation::Idle;
        }
        self.evaluate();
    }

    /// The token is for this organization.
    pub(crate) fn choose_owner(&mut self, owner: Option<Login>) {
        self.owner = owner;
        self.evaluate();
    }

    fn evaluate(&mut self) {
        let wanted = Wanted { recipe: self.recipe, owner: self.owner.as_ref(), today: self.today };
        self.list = evaluate(wanted, &self.page.state);
    }

    /// What to do or to know now.
    pub(crate) fn headline(&self) -> &str {
        let failed_silently = self.list.phase == Phase::List
            && self.attempt.as_ref().is_some_and(|attempt| !attempt.token_shown);
        if failed_silently { NOTHING_CREATED } else { &self.list.headline }
    }

    /// The number of the element that shows the new token.
    pub(crate) fn token_node(&self) -> Option<u32> {
        self.page.locate(&Target::Token).control
    }

    /// What a verification of the shown token is held against, once the organization is known.
    pub(crate) fn wish(&self) -> Option<Wish> {
        let witness = self.attempt.as_ref().map(|attempt| attempt.witness.clone());
        let owner = self.owner.clone()?;
        Some(Wish { recipe: self.recipe, owner, witness })
    }
}
