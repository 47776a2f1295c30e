//! The report: what was seen on the form and what GitHub answered, as JSON
//! (`tokenwright.report/1`) and as Markdown. Never a token, only its prefix and last four characters.

mod markdown;

use serde::Serialize;

use crate::answer::{Answer, Failure, Outcome};
use crate::checklist::Checklist;
use crate::date::{Date, Moment};
use crate::judge::{TokenFacts, Verification};
use crate::login::Login;
use crate::plan::{API_VERSION, ApiPath};
use crate::recipe::Recipe;

/// The version of the report format.
pub const SCHEMA: &str = "tokenwright.report/1";

/// Everything that a helper needs to tell the cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// What wrote it.
    pub made_by: MadeBy,
    /// The recipe.
    pub recipe: RecipeName,
    /// The organization or user that the token is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// What was seen on GitHub's form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    /// What GitHub's API answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification: Option<Asked>,
}

/// Name and version of the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MadeBy {
    /// "Tokenwright for GitHub".
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// Names the recipe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecipeName {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The day on which the vendor's document was read.
    pub seen: Date,
}

/// The form, as it was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Form {
    /// The user's date then.
    pub on: Date,
    /// The form held against the recipe.
    #[serde(flatten)]
    pub checklist: Checklist,
}

/// A verification with what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// When, in UTC.
    pub at: Moment,
    /// The API version that was named.
    pub api_version: &'static str,
    /// The token, redacted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// What was found out.
    #[serde(flatten)]
    pub result: Verification,
    /// What was asked and what came back.
    pub requests: Vec<Request>,
}

/// One request, without anything secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Request {
    /// The path.
    pub get: ApiPath,
    /// The HTTP status, or why there is none.
    pub answered: String,
    /// GitHub's own message, if it refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// `x-github-request-id`, for GitHub Support.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

impl Report {
    /// A report on this recipe, with nothing in it yet.
    pub fn new(recipe: &Recipe, owner: Option<&Login>) -> Self {
        Self {
            schema: SCHEMA,
            made_by: MadeBy { name: "Tokenwright for GitHub", version: env!("CARGO_PKG_VERSION") },
            recipe: RecipeName {
                id: recipe.id.clone(),
                title: recipe.title.clone(),
                seen: recipe.source.seen,
            },
            owner: owner.map(ToString::to_string),
            form: None,
            verification: None,
        }
    }

    /// Adds what was seen on the form.
    #[must_use]
    pub fn with_form(self, on: Date, checklist: Checklist) -> Self {
        Self { form: Some(Form { on, checklist }), ..self }
    }

    /// Adds what GitHub answered.
    #[must_use]
    pub fn with_verification(
        self,
        at: Moment,
        token: &TokenFacts,
        answers: &[Answer],
        result: Verification,
    ) -> Self {
        let asked = Asked {
            at,
            api_version: API_VERSION,
            token: token.redacted.clone(),
            result,
            requests: answers.iter().map(Request::from).collect(),
        };
        Self { verification: Some(asked), ..self }
    }

    /// The report as JSON.
    pub fn to_json(&self) -> String {
        // Every key is a string and no value can fail, so the default is never reached.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The report as Markdown.
    pub fn to_markdown(&self) -> String {
        markdown::write(self)
    }
}

impl From<&Answer> for Request {
    fn from(answer: &Answer) -> Self {
        let (answered, message, request_id) = match &answer.outcome {
            Outcome::Failed(Failure::Unreachable) => ("unreachable".into(), None, None),
            Outcome::Failed(Failure::TimedOut) => ("timed out".into(), None, None),
            Outcome::Response(response) => {
                let refused = response.status >= 400;
                let message = response.text("message").filter(|_| refused).map(redact);
                (response.status.to_string(), message, response.request_id.as_deref().map(redact))
            }
        };
        Self { get: answer.path.clone(), answered, message, request_id }
    }
}

/// Text of an answer, cut and without anything shaped like a token: an answer is untrusted, and
/// might echo what was sent.
fn redact(text: &str) -> String {
    let cut: String = text.chars().filter(|c| !c.is_control()).take(300).collect();
    let mut clean = String::with_capacity(cut.len());
    let mut rest = cut.as_str();
    while let Some((start, prefix)) = first_prefix(rest) {
        let body = &rest[start + prefix.len()..];
        let end = body.find(|c: char| !c.is_ascii_alphanumeric() && !"_.-".contains(c));
        clean.push_str(&rest[..start + prefix.len()]);
        clean.push('…');
        rest = &body[end.unwrap_or(body.len())..];
    }
    without_numbers(&(clean + rest))
}

/// The text without the number of a token, which GitHub puts into addresses of its settings.
fn without_numbers(text: &str) -> String {
    const PAGE: &str = "/personal-access-tokens/";
    match text.split_once(PAGE) {
        Some((before, after)) => {
            let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{before}{PAGE}…{rest}")
        }
        None => text.to_owned(),
    }
}

fn first_prefix(text: &str) -> Option<(usize, &'static str)> {
    let kinds = crate::token::Kind::ALL.iter().map(|kind| kind.prefix());
    kinds.filter_map(|prefix| text.find(prefix).map(|at| (at, prefix))).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_token_is_left_out() {
        let policy = "at https://github.com/settings/personal-access-tokens/1234567 please";
        assert_eq!(
            redact(policy),
            "at https://github.com/settings/personal-access-tokens/… please"
        );
    }

    #[test]
    fn an_answer_that_echoes_a_token_is_redacted() {
        let echo = format!("bad token github_pat_11{} and ghp_abc.", "x".repeat(80));
        assert_eq!(redact(&echo), "bad token github_pat_… and ghp_…");
    }
}
