//! Finding one control in several independent ways, and noticing when they contradict each other.

use tokenwright_core::reading::Doubt;

use crate::tree::{At, Tree};
use crate::words;

/// A control and the strategy that found it first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) at: At,
    pub(crate) strategy: &'static str,
}

/// The strategy of last resort: the user said so.
pub(crate) const POINTED_AT: &str = "pointed at";

/// A control, or why it was not found.
pub(crate) type Sought = Result<Found, Doubt>;

/// What several strategies find: the one control that all of them mean, or nothing.
#[derive(Debug)]
pub(crate) struct Search<'t, 'a> {
    tree: &'t Tree<'a>,
    pub(crate) found: Sought,
}

impl<'t, 'a> Search<'t, 'a> {
    pub(crate) fn new(tree: &'t Tree<'a>) -> Self {
        Self { tree, found: Err(Doubt::NotFound) }
    }

    /// Adds what a strategy takes for the very control.
    pub(crate) fn strong(&mut self, strategy: &'static str, all: Vec<At>) {
        for at in all {
            match &self.found {
                Err(Doubt::NotFound) => self.found = Ok(Found { at, strategy }),
                Ok(first) if first.at != at => {
                    let doubt = clash(&said(self.tree, first.at), &said(self.tree, at));
                    self.found = Err(doubt);
                }
                _ => {}
            }
        }
    }

    /// Adds what a strategy finds that only describes the control; comes last, and counts if no
    /// strong one found any.
    pub(crate) fn weak(mut self, strategy: &'static str, all: Vec<At>) -> Sought {
        if matches!(self.found, Err(Doubt::NotFound)) {
            self.strong(strategy, all);
        }
        self.found
    }
}

/// How to name a control to the user who has to look for it.
fn said(tree: &Tree<'_>, at: At) -> String {
    match tree.node(at).value.as_deref() {
        Some(value) if !value.is_empty() => value.to_owned(),
        _ => tree.name(at),
    }
}

/// Two witnesses say different things.
pub(crate) fn clash(one: &str, other: &str) -> Doubt {
    Doubt::Disagreement(words::bounded(one, 80), words::bounded(other, 80))
}

/// Something was read that has no known meaning.
pub(crate) fn unknown(text: &str) -> Doubt {
    Doubt::Unknown(words::bounded(text, 80))
}

/// Why a control was not found.
pub(crate) fn why(sought: &Sought) -> Doubt {
    sought.as_ref().err().cloned().unwrap_or(Doubt::NotFound)
}

/// The only one of them.
pub(crate) fn only(all: &[At]) -> Option<At> {
    match all {
        [at] => Some(*at),
        _ => None,
    }
}
