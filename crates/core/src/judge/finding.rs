//! One thing found out about a token, and where that is from.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::answers::Answers;
use crate::api_path::ApiPath;
use crate::code::{Code, Verdict};
use crate::permission::PermissionId;

/// Names a finding in reports and in the panel.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingId {
    /// Shape and validity.
    Token,
    /// Lifetime.
    Expiry,
    /// Organization and gate.
    Owner,
    /// One permission.
    Permission(PermissionId),
    /// What goes beyond the recipe.
    NothingMore,
    /// Whether GitHub could be asked.
    Connection,
}

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Token => f.write_str("token"),
            Self::Expiry => f.write_str("expiry"),
            Self::Owner => f.write_str("owner"),
            Self::Permission(id) => write!(f, "permission:{id}"),
            Self::NothingMore => f.write_str("nothing-more"),
            Self::Connection => f.write_str("connection"),
        }
    }
}

impl Serialize for FindingId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Where a finding's knowledge is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Evidence {
    /// GitHub's API answered so.
    #[serde(rename = "answered")]
    AnsweredByGitHub,
    /// It stood on the form when the token was made.
    #[serde(rename = "form")]
    SeenOnForm,
    /// Neither: it is known from the token's text, or not known.
    #[serde(rename = "none")]
    None,
}

impl Evidence {
    /// The evidence as the contract writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AnsweredByGitHub => "answered",
            Self::SeenOnForm => "form",
            Self::None => "none",
        }
    }

    /// The evidence in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::AnsweredByGitHub => "answered by GitHub",
            Self::SeenOnForm => "seen on the form",
            Self::None => "no evidence",
        }
    }
}

/// One thing found out about the token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which question it answers.
    pub id: FindingId,
    /// The question in words.
    pub title: String,
    /// The answer as a code.
    pub code: Code,
    /// Where it is from.
    pub evidence: Evidence,
    /// The answer in words, with its reason.
    pub says: String,
    /// What may be behind it, most likely first; none where the answer says it all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<String>,
    /// What to do next, if anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Whether it could be told with another try, and was not: then nobody may say that it works.
    #[serde(skip)]
    pub unfinished: bool,
    /// The requests it stands on, each with what was answered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<String>,
}

impl Finding {
    /// What this finding means for the verdict, were it the only one.
    pub fn weight(&self) -> Verdict {
        match (&self.id, self.code) {
            // That nobody can see what else a token may do is so for every token: no remark.
            (FindingId::NothingMore, Code::NotProvable) => Verdict::Ready,
            (_, Code::NotProvable) if self.unfinished => Verdict::CouldNotCheck,
            (_, code) => code.verdict(),
        }
    }
}

/// What was found out, before it is attached to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) code: Code,
    pub(super) evidence: Evidence,
    pub(super) says: String,
    pub(super) causes: Vec<String>,
    pub(super) next: Option<String>,
    pub(super) unfinished: bool,
}

impl Judged {
    pub(super) fn answered(code: Code, says: impl Into<String>) -> Self {
        Self::new(code, Evidence::AnsweredByGitHub, says)
    }

    pub(super) fn on_form(code: Code, says: impl Into<String>) -> Self {
        Self::new(code, Evidence::SeenOnForm, says)
    }

    pub(super) fn without_evidence(code: Code, says: impl Into<String>) -> Self {
        Self::new(code, Evidence::None, says)
    }

    fn new(code: Code, evidence: Evidence, says: impl Into<String>) -> Self {
        Self {
            code,
            evidence,
            says: says.into(),
            causes: Vec::new(),
            next: None,
            unfinished: false,
        }
    }

    /// It could be told with another try, and was not.
    #[must_use]
    pub(super) fn unfinished(self) -> Self {
        Self { unfinished: true, ..self }
    }

    #[must_use]
    pub(super) fn next(self, next: impl Into<String>) -> Self {
        Self { next: Some(next.into()), ..self }
    }

    #[must_use]
    pub(super) fn maybe_next(self, next: Option<String>) -> Self {
        Self { next, ..self }
    }

    #[must_use]
    pub(super) fn causes(self, causes: Vec<String>) -> Self {
        Self { causes, ..self }
    }

    /// The finding on this question, with the requests it stands on.
    pub(super) fn on(
        self,
        id: FindingId,
        title: impl Into<String>,
        asked: &[ApiPath],
        known: &Answers<'_>,
    ) -> Finding {
        let Self { code, evidence, says, causes, next, unfinished } = self;
        let asked = asked.iter().filter_map(|path| known.get(path));
        let asked = asked.map(|answer| format!("GET {} → {}", answer.path, answer.words()));
        Finding {
            id,
            title: title.into(),
            code,
            evidence,
            says,
            causes,
            next,
            unfinished,
            asked: asked.collect(),
        }
    }
}
