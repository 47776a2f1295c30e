//! Finding one control in several independent ways, and noticing when they contradict each other.

use tokenwright_core::reading::Doubt;

use crate::tree::{At, Tree};

/// A control and the strategy that found it first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) at: At,
    pub(crate) strategy: &'static str,
}

/// What each strategy found.
#[derive(Debug, Default)]
pub(crate) struct Search {
    strong: Vec<(&'static str, Vec<At>)>,
    weak: Vec<(&'static str, Vec<At>)>,
}

impl Search {
    /// Adds what a strategy found that names the very control.
    pub(crate) fn strong(mut self, name: &'static str, at: impl IntoIterator<Item = At>) -> Self {
        self.strong.push((name, distinct(at)));
        self
    }

    /// Adds what a strategy found that only describes the control; it counts if no strong one finds any.
    pub(crate) fn weak(mut self, name: &'static str, at: impl IntoIterator<Item = At>) -> Self {
        self.weak.push((name, distinct(at)));
        self
    }

    /// The one control that all strategies mean.
    pub(crate) fn one(self, tree: &Tree<'_>) -> Result<Found, Doubt> {
        decide(tree, &self.strong).or_else(|doubt| match doubt {
            Doubt::NotFound => self
                .weak
                .into_iter()
                .find(|(_, found)| !found.is_empty())
                .map_or(Err(Doubt::NotFound), |weak| decide(tree, &[weak])),
            other => Err(other),
        })
    }
}

fn decide(tree: &Tree<'_>, outcomes: &[(&'static str, Vec<At>)]) -> Result<Found, Doubt> {
    let mut all =
        outcomes.iter().flat_map(|(name, found)| found.iter().map(move |at| (*name, *at)));
    let Some((strategy, at)) = all.next() else { return Err(Doubt::NotFound) };
    match all.find(|(_, other)| *other != at) {
        None => Ok(Found { at, strategy }),
        Some((_, other)) => Err(Doubt::Disagreement(said(tree, at), said(tree, other))),
    }
}

/// How to name a control to the user who has to look for it.
fn said(tree: &Tree<'_>, at: At) -> String {
    let node = tree.node(at);
    match node.value.as_deref() {
        Some(value) if !value.is_empty() => value.to_owned(),
        _ => crate::words::bounded(&tree.name(at), 80),
    }
}

fn distinct(at: impl IntoIterator<Item = At>) -> Vec<At> {
    let mut list: Vec<At> = at.into_iter().collect();
    list.sort_unstable();
    list.dedup();
    list
}
