//! Answers held against a recipe: one finding an id, each with its code, its evidence and a
//! sentence. Two kinds of evidence are never mixed: what GitHub answered, and what stood on the
//! form when the token was made.

mod connection;
mod expiry;
mod nothing_more;
mod owner;
mod permission;
mod token;

use std::fmt;

use serde::{Serialize, Serializer};

use crate::answer::{Answer, Meaning};
use crate::code::{Code, Verdict};
use crate::date::{Date, Moment};
use crate::login::Login;
use crate::page_state::PageState;
use crate::permission::PermissionId;
use crate::plan::ApiPath;
use crate::recipe::Recipe;
use crate::token::{Inspection, Kind, Removed, TokenFault};

/// Everything a verification is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// What the token is for.
    pub recipe: &'a Recipe,
    /// The organization or user that it should belong to.
    pub owner: &'a Login,
    /// What is known of the token without asking.
    pub token: &'a TokenFacts,
    /// What came back.
    pub answers: &'a [Answer],
    /// What stood on the form when the token was made, if that was seen.
    pub witness: Option<&'a Witness>,
    /// When the answers came.
    pub now: Moment,
}

/// What is known of a token without asking GitHub; nothing secret in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenFacts {
    /// The kind, or why the text is no token.
    pub kind: Result<Kind, TokenFault>,
    /// Prefix and last four characters.
    pub redacted: Option<String>,
    /// What stood around it and was taken off.
    pub removed: Vec<Removed>,
    /// Whether its checksum contradicts it.
    pub looks_damaged: bool,
}

impl From<&Inspection> for TokenFacts {
    fn from(seen: &Inspection) -> Self {
        Self {
            kind: seen.token.as_ref().map(crate::token::Token::kind).map_err(|fault| *fault),
            redacted: seen.token.as_ref().ok().map(crate::token::Token::redacted),
            removed: seen.removed.clone(),
            looks_damaged: seen.looks_damaged,
        }
    }
}

impl TokenFacts {
    /// Whether asking GitHub can tell more: not for a text that is no fine-grained token.
    pub fn worth_asking(&self) -> bool {
        self.kind == Ok(Kind::FineGrained)
    }
}

/// The form as it was seen when "Generate token" was pressed: the only witness for "read only" and
/// for "nothing more", which no request can prove.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Witness {
    /// The form.
    pub page: PageState,
    /// The user's date then.
    pub on: Date,
}

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
    /// What to do next, if anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Everything found out about a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// All of it in one word.
    pub verdict: Verdict,
    /// All of it in one or two sentences.
    pub headline: String,
    /// The login of the token's user, if GitHub told it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login: Option<String>,
    /// The findings, in the order of the questions.
    pub findings: Vec<Finding>,
}

/// Judges the answers. Never fails, whatever they are.
pub fn judge(case: &Case<'_>) -> Verification {
    let mut findings = vec![token::finding(case)];
    if case.token.worth_asking() {
        findings.extend(connection::finding(case));
        if case.token_is_alive() {
            findings.extend([expiry::finding(case), owner::finding(case)].into_iter().flatten());
            let rules = &case.recipe.permissions.required;
            findings.extend(rules.iter().map(|rule| permission::finding(rule, case)));
            findings.push(nothing_more::finding(case));
        }
    }
    let verdict = findings.iter().map(Finding::weight).max().unwrap_or(Verdict::CouldNotCheck);
    Verification {
        verdict,
        headline: headline(verdict, case, &findings),
        login: case
            .answer(&ApiPath::user())
            .and_then(|a| a.response()?.text("login"))
            .map(Into::into),
        findings,
    }
}

/// Whether the next round of requests can tell more, given the answers so far.
pub fn go_on(answers: &[Answer]) -> bool {
    answers.iter().all(|answer| answer.meaning() == Meaning::Answered)
}

impl Finding {
    fn weight(&self) -> Verdict {
        match (&self.id, self.code) {
            // That nobody can see what else a token may do is so for every token: no remark.
            (FindingId::NothingMore, Code::NotProvable) => Verdict::Ready,
            (_, code) => code.verdict(),
        }
    }
}

impl<'a> Case<'a> {
    fn answer(&self, path: &ApiPath) -> Option<&'a Answer> {
        self.answers.iter().find(|answer| answer.path == *path)
    }

    fn meaning(&self, path: &ApiPath) -> Option<Meaning> {
        self.answer(path).map(Answer::meaning)
    }

    /// Whether GitHub answered who the token belongs to.
    fn token_is_alive(&self) -> bool {
        self.meaning(&ApiPath::user()) == Some(Meaning::Answered)
    }

    /// The role of the token's user in the organization, if GitHub told it: `admin` is an owner.
    fn role(&self) -> Option<&'a str> {
        let answer = self.answer(&ApiPath::membership(self.owner))?;
        (answer.meaning() == Meaning::Answered).then(|| answer.response()?.text("role")).flatten()
    }
}

fn headline(verdict: Verdict, case: &Case<'_>, findings: &[Finding]) -> String {
    let vendor = &case.recipe.vendor;
    let worst = || {
        let weighty = findings.iter().find(|finding| finding.weight() == verdict);
        weighty.map(|finding| finding.says.clone()).unwrap_or_default()
    };
    match verdict {
        Verdict::Ready => format!("Ready. The token does what {vendor} asks."),
        Verdict::ReadyWithRemarks => {
            format!("It works for {vendor}, with a remark. {}", worst())
        }
        Verdict::CouldNotCheck => format!("Could not be checked. {}", worst()),
        Verdict::NotReady => format!("Not ready. {}", worst()),
        Verdict::Waiting => format!("Waiting. {}", worst()),
    }
}

#[cfg(test)]
mod tests;
