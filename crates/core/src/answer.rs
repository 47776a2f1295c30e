//! What came back from GitHub's API, and what it means. Not being reachable is an answer too.

use serde_json::Value;

use crate::code::Code;
use crate::date::Moment;
use crate::plan::ApiPath;

/// The outcome of one request.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What was asked.
    pub path: ApiPath,
    /// What came back.
    pub outcome: Outcome,
}

/// What came back from one request.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// GitHub, or something before it, answered.
    Response(Response),
    /// No answer came.
    Failed(Failure),
}

/// One answer, reduced to what the rules read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// `github-authentication-token-expiration`
    pub expiry: Option<String>,
    /// `x-github-request-id`
    pub request_id: Option<String>,
    /// `x-ratelimit-remaining`
    pub remaining: Option<String>,
    /// `retry-after`, in seconds
    pub retry_after: Option<String>,
    /// `x-github-sso`
    pub sso: Option<String>,
    /// The body as JSON; `None` if it was something else, too large, or cut.
    pub body: Option<Value>,
}

/// Why no answer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Failure {
    /// No connection: offline, name not found, refused, reset.
    Unreachable,
    /// The deadline passed.
    TimedOut,
}

/// What an answer means for the question that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// 2xx with a readable body.
    Answered,
    /// The token is not known to GitHub.
    BadCredentials,
    /// A policy or a gate refuses the token as a whole.
    Gate(Code),
    /// "Resource not accessible": permission, owner or approval is missing.
    Refused,
    /// 404: what exists may be hidden.
    Hidden,
    /// 422: the feature is not there for this organization.
    Unprocessable,
    /// The answer says nothing about the token.
    Way(Code),
}

impl Response {
    /// A text field of the body, bounded to what a sentence can carry.
    pub(crate) fn text(&self, field: &str) -> Option<&str> {
        let text = self.body.as_ref()?.get(field)?.as_str()?;
        Some(text.char_indices().nth(300).map_or(text, |(end, _)| &text[..end]))
    }

    /// When the token expires, if the header was there and could be read.
    pub(crate) fn expires(&self) -> Option<Moment> {
        self.expiry.as_deref().and_then(Moment::from_expiry_header)
    }
}

impl Answer {
    pub(crate) fn response(&self) -> Option<&Response> {
        match &self.outcome {
            Outcome::Response(response) => Some(response),
            Outcome::Failed(_) => None,
        }
    }

    pub(crate) fn meaning(&self) -> Meaning {
        match of_outcome(&self.outcome) {
            Meaning::Answered if !self.is_of_its_path() => Meaning::Way(Code::UnexpectedAnswer),
            meaning => meaning,
        }
    }

    /// Whether the body is what this path answers: a gateway or a sign-in page may say 200 to anything.
    fn is_of_its_path(&self) -> bool {
        let path = self.path.as_str().split('?').next().unwrap_or_default();
        let telling = TELLING_FIELDS.iter().find(|(end, _)| path.ends_with(end));
        let body = self.response().and_then(|response| response.body.as_ref());
        telling.is_none_or(|(_, field)| body.is_some_and(|body| body.get(field).is_some()))
    }
}

/// A field that the answer to such a path has (GitHub's REST documentation, API version 2026-03-10,
/// seen 2026-11-22).
const TELLING_FIELDS: &[(&str, &str)] = &[
    ("/user", "login"),
    ("/copilot/billing", "seat_breakdown"),
    ("/copilot/billing/seats", "total_seats"),
    ("/installations", "installations"),
];

fn of_outcome(outcome: &Outcome) -> Meaning {
    match outcome {
        Outcome::Failed(Failure::Unreachable) => Meaning::Way(Code::Unreachable),
        Outcome::Failed(Failure::TimedOut) => Meaning::Way(Code::TimedOut),
        Outcome::Response(response) => of_response(response),
    }
}

fn of_response(response: &Response) -> Meaning {
    match response.status {
        200..=299 if response.status == 204 || response.body.is_some() => Meaning::Answered,
        401 => Meaning::BadCredentials,
        403 | 429 => forbidden(response),
        404 if response.body.is_some() => Meaning::Hidden,
        422 => Meaning::Unprocessable,
        500..=599 => Meaning::Way(Code::Overloaded),
        _ => Meaning::Way(Code::UnexpectedAnswer),
    }
}

/// Policies are looked for before "Resource not accessible", because all of them are 403. The
/// messages are matched in part and without letter case (public issue threads, 2023 to 2026).
fn forbidden(response: &Response) -> Meaning {
    let message = response.text("message").unwrap_or_default().to_ascii_lowercase();
    let says = |part: &str| message.contains(part);
    if says("rate limit") || response.remaining.as_deref() == Some("0") || response.status == 429 {
        Meaning::Way(Code::RateLimited)
    } else if says("lifetime is greater than") {
        Meaning::Gate(Code::LifetimePolicy)
    } else if says("forbids access via a fine-grained personal access") {
        Meaning::Gate(Code::FineGrainedForbidden)
    } else if says("forbids access via a personal access token (classic)") {
        Meaning::Gate(Code::ClassicForbidden)
    } else if says("ip allow list") {
        Meaning::Gate(Code::IpAllowList)
    } else if says("account was suspended") {
        Meaning::Gate(Code::Suspended)
    } else if says("saml enforcement")
        || response.sso.as_deref().is_some_and(|sso| sso.starts_with("required"))
    {
        Meaning::Gate(Code::SsoRequired)
    } else if says("resource not accessible") {
        Meaning::Refused
    } else if response.retry_after.is_some() {
        Meaning::Way(Code::RateLimited)
    } else {
        Meaning::Way(Code::UnexpectedAnswer)
    }
}
