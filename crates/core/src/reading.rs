//! What a control says, if it could be read. Doubt is a value here, never a guess.

use serde::{Deserialize, Serialize};

/// The outcome of reading one control of GitHub's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is", content = "what")]
pub enum Reading<T> {
    /// The control was found and says this.
    Found(T),
    /// This page has no such control in this state, and none is missing.
    Absent,
    /// The control should be there, but what it says is not certain.
    NotUnderstood(Doubt),
}

/// Why a control could not be read with certainty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "why", content = "saw")]
pub enum Doubt {
    /// No strategy found the control.
    NotFound,
    /// The control was found, but it says something that has no known meaning.
    Unknown(String),
    /// Two witnesses of one control say different things.
    Disagreement(String, String),
    /// The page could not be read completely, and what was not read may say otherwise.
    CutOff,
}

impl<T> Reading<T> {
    /// The value, if there is a certain one.
    pub fn found(&self) -> Option<&T> {
        match self {
            Self::Found(value) => Some(value),
            Self::Absent | Self::NotUnderstood(_) => None,
        }
    }
}

impl<T> Default for Reading<T> {
    /// Nothing was read yet, so nothing is claimed.
    fn default() -> Self {
        Self::NotUnderstood(Doubt::NotFound)
    }
}
