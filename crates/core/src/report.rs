//! The report: what was seen on the form and what GitHub answered, as JSON
//! (`tokenwright.report/1`) and as Markdown. Never a token, only its prefix and last four characters.

mod markdown;

use serde::Serialize;

use crate::answer::{Answer, Outcome, Timing};
use crate::api_path::{API_VERSION, ApiPath};
use crate::audit::Audit;
use crate::checklist::Checklist;
use crate::date::{Date, Moment};
use crate::judge::{TokenFacts, Verification};
use crate::recipe::Recipe;
use crate::redact::redact;
use crate::subject::Subject;

/// The version of the report format.
pub const SCHEMA: &str = "tokenwright.report/1";

/// Everything that a helper needs to tell the cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// What wrote it.
    pub made_by: MadeBy,
    /// The recipe, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipe: Option<RecipeName>,
    /// The organization or user that the token is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The repositories that were named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub repositories: Vec<String>,
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
    /// What was found out, if it was held against a recipe.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub result: Option<Verification>,
    /// What else the token can do, if that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audit: Option<Audit>,
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
    /// What GitHub says the address wants (`x-accepted-github-permissions`), never what the token has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wants: Option<String>,
    /// `x-github-request-id`, for GitHub Support.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// When it was sent and answered.
    #[serde(flatten)]
    pub timing: Timing,
}

impl Report {
    /// A report with nothing in it yet.
    pub fn new(recipe: Option<&Recipe>, subject: Option<&Subject>) -> Self {
        let name = |recipe: &Recipe| RecipeName {
            id: recipe.id.clone(),
            title: recipe.title.clone(),
            seen: recipe.source.seen,
        };
        let repositories = subject.map_or(&[][..], |subject| &subject.repositories);
        Self {
            schema: SCHEMA,
            made_by: MadeBy { name: "Tokenwright for GitHub", version: env!("CARGO_PKG_VERSION") },
            recipe: recipe.filter(|recipe| !recipe.is_anything()).map(name),
            owner: subject.map(|subject| subject.owner.to_string()),
            repositories: repositories.iter().map(ToString::to_string).collect(),
            form: None,
            verification: None,
        }
    }

    /// Adds what was seen on the form.
    #[must_use]
    pub fn with_form(self, on: Date, checklist: Checklist) -> Self {
        Self { form: Some(Form { on, checklist }), ..self }
    }

    /// Adds what GitHub answered, with what was found out from it.
    #[must_use]
    pub fn with_answers(
        self,
        at: Moment,
        token: &TokenFacts,
        answers: &[Answer],
        result: Option<Verification>,
        audit: Option<Audit>,
    ) -> Self {
        let asked = Asked {
            at,
            api_version: API_VERSION,
            token: token.redacted.clone(),
            result,
            audit,
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
        let response = answer.response();
        let header = |text: Option<&String>| text.map(|text| redact(text));
        let answered = match &answer.outcome {
            Outcome::Failed(failure) => failure.words().into(),
            Outcome::Response(response) => response.status.to_string(),
        };
        Self {
            get: answer.path.clone(),
            answered,
            message: answer.message(),
            wants: header(response.and_then(|response| response.accepted.as_ref())),
            request_id: header(response.and_then(|response| response.request_id.as_ref())),
            timing: answer.timing,
        }
    }
}
