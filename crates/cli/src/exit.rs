//! What the program ends with: the one place that gives a verdict its number.

use std::process::ExitCode;

use tokenwright_core::code::Verdict;

/// What the program ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Exit {
    /// The token does what the recipe asks.
    Ready = 0,
    /// It does, and there is something to know.
    Remarks = 1,
    /// Wrong usage, an unreadable recipe, or a result that could not be written.
    Unusable = 2,
    /// An owner of the organization has to approve the token first.
    Waiting = 3,
    /// Something is wrong with the token.
    NotReady = 4,
    /// Something could not be asked or was not answered.
    NotChecked = 5,
}

impl From<Verdict> for Exit {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Ready => Self::Ready,
            Verdict::ReadyWithRemarks => Self::Remarks,
            Verdict::CouldNotCheck => Self::NotChecked,
            Verdict::NotReady => Self::NotReady,
            Verdict::Waiting => Self::Waiting,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
