//! A press of "Generate token", followed over GitHub's pages: what stood on the form then is the only
//! witness for what no request can prove.

use tokenwright_core::date::Date;
use tokenwright_core::judge::Witness;
use tokenwright_core::page_state::{PageState, Phase, Place};

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

impl Attempt {
    /// A form is being sent. Any other than the token's form is another errand.
    pub(crate) fn begin(page: &PageState, on: Date) -> Option<Self> {
        let stage = match page.phase {
            Phase::Confirming => Stage::Confirmed,
            _ => Stage::Pressed,
        };
        Some(Self { witness: witness(page, on)?, stage })
    }

    /// Takes up an attempt that began before GitHub's page was loaded anew.
    pub(crate) fn resume(page: &PageState, on: Date) -> Option<Self> {
        Some(Self { witness: witness(page, on)?, stage: Stage::Resumed })
    }

    /// What the page has become tells how the attempt went on; `None` if it is over.
    pub(crate) fn follow(self, page: &PageState) -> Option<Self> {
        let stage = match (page.phase, self.stage) {
            // The token is there, so the form has served: a reload shows neither again.
            (Phase::TokenShown, _) => Stage::Shown,
            (Phase::Confirming, Stage::Pressed | Stage::Asked) => Stage::Asked,
            (Phase::List, Stage::Pressed | Stage::Confirmed | Stage::Failed) => Stage::Failed,
            // GitHub may ask for the password or load in between.
            (Phase::Sudo | Phase::Loading, stage) if stage != Stage::Shown => stage,
            // Or for a sign that the user is no machine.
            (Phase::FormErrors, stage) if page.captcha => stage,
            (Phase::Confirming, Stage::Confirmed) => Stage::Confirmed,
            (Phase::Filling, stage @ (Stage::Pressed | Stage::Confirmed)) => stage,
            // The dialog was closed, the form was refused, or the user went elsewhere.
            _ => return None,
        };
        Some(Self { stage, ..self })
    }

    /// Whether the token is there: then the form is kept here and nowhere else.
    pub(crate) fn has_token(&self) -> bool {
        self.stage == Stage::Shown
    }

    /// Whether GitHub made no token.
    pub(crate) fn has_failed(&self) -> bool {
        self.stage == Stage::Failed
    }
}

/// What this page witnesses, if it is the form.
fn witness(page: &PageState, on: Date) -> Option<Witness> {
    let form = page.place == Place::NewToken
        && matches!(page.phase, Phase::Filling | Phase::Confirming | Phase::FormErrors);
    form.then(|| Witness { page: page.clone(), on })
}
