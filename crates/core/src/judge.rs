//! Answers held against a recipe: one finding an id, each with its code, its evidence and a
//! sentence. Two kinds of evidence are never mixed: what GitHub answered, and what stood on the
//! form when the token was made.

mod cause;
mod connection;
mod expiry;
mod finding;
mod headline;
mod nothing_more;
mod owner;
mod permission;
mod repositories;
mod token;

use serde::Serialize;

use crate::answer::{Answer, Meaning};
use crate::answers::Answers;
use crate::api_path::ApiPath;
use crate::code::Verdict;
use crate::date::{Date, Moment};
use crate::page_state::PageState;
use crate::recipe::Recipe;
use crate::subject::Subject;
use crate::token::{Inspection, Kind, Removed, Token, TokenFault};

pub use finding::{Evidence, Finding, FindingId};

/// Everything a verification is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// What the token is for.
    pub recipe: &'a Recipe,
    /// Whose it should be, and what it should reach.
    pub subject: &'a Subject,
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
            kind: seen.token.as_ref().map(Token::kind).map_err(|fault| *fault),
            redacted: seen.token.as_ref().ok().map(Token::redacted),
            removed: seen.removed.clone(),
            looks_damaged: seen.looks_damaged,
        }
    }
}

impl TokenFacts {
    /// Whether asking GitHub can tell more: for a recipe only of a fine-grained token, without one of
    /// every token that belongs to a person.
    pub fn worth_asking(&self, recipe: &Recipe) -> bool {
        match self.kind {
            Ok(Kind::FineGrained) => true,
            Ok(Kind::Classic | Kind::OAuth | Kind::AppUser) => recipe.is_anything(),
            Ok(Kind::Installation | Kind::Refresh) | Err(_) => false,
        }
    }

    /// Whether the token has permissions, which an audit can ask about; others have scopes.
    pub fn has_permissions(&self) -> bool {
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
    if case.token.worth_asking(case.recipe) {
        findings.extend(connection::finding(case));
        if case.token_is_alive() {
            findings.extend([expiry::finding(case), owner::finding(case)].into_iter().flatten());
            findings.extend(repositories::finding(case));
            let rules = &case.recipe.permissions.required;
            findings.extend(rules.iter().map(|rule| permission::finding(rule, case)));
            if !case.recipe.is_anything() {
                findings.push(nothing_more::finding(case));
            }
            findings = worst_of_each(findings);
        }
    }
    let verdict = findings.iter().map(Finding::weight).max().unwrap_or(Verdict::CouldNotCheck);
    Verification {
        verdict,
        headline: headline::headline(verdict, case, &findings),
        login: case.known().user().map(|login| login.to_string()),
        findings,
    }
}

/// A recipe that asks for Metadata and names repositories has two findings of that id.
fn worst_of_each(findings: Vec<Finding>) -> Vec<Finding> {
    findings.into_iter().fold(Vec::new(), |mut kept: Vec<Finding>, finding| {
        let same = kept.iter().position(|other| other.id == finding.id);
        match same {
            Some(at) if kept[at].weight() >= finding.weight() => return kept,
            Some(at) => drop(kept.remove(at)),
            None => {}
        }
        kept.push(finding);
        kept
    })
}

impl<'a> Case<'a> {
    fn known(&self) -> Answers<'a> {
        Answers { subject: self.subject, all: self.answers }
    }

    /// Whether GitHub answered who the token belongs to.
    fn token_is_alive(&self) -> bool {
        self.known().meaning(&ApiPath::user()) == Some(Meaning::Answered)
    }

    /// What was asked because of the recipe; an audit asks more, which proves nothing against it.
    fn asked_for_recipe(&self) -> Vec<&'a Answer> {
        let known = self.known();
        let round = crate::plan::second_round(self.recipe, &known);
        let all = [ApiPath::user()].into_iter().chain(round);
        all.filter_map(|path| known.get(&path)).collect()
    }
}

#[cfg(test)]
mod tests;
