//! What came back from GitHub's API, and what it means. Not being reachable is an answer too.

mod body;
mod meaning;

use serde_json::Value;

use crate::api_path::ApiPath;
use crate::date::Moment;
use crate::limits;
use crate::redact::redact;

pub(crate) use meaning::{Meaning, Trouble};

/// The outcome of one request.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What was asked.
    pub path: ApiPath,
    /// What came back.
    pub outcome: Outcome,
    /// When it was asked, and how long the answer took.
    pub timing: Timing,
}

/// When a request was sent and answered, in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Timing {
    /// From the start of the run until the request was sent.
    pub sent_after_ms: u32,
    /// From then until its answer was read, or given up.
    pub took_ms: u32,
}

/// What came back from one request.
#[derive(Debug, Clone, PartialEq)]
#[allow(
    clippy::large_enum_variant,
    reason = "a run has dozens of them, most are responses, and wasm’s are small"
)]
pub enum Outcome {
    /// GitHub, or something before it, answered.
    Response(Response),
    /// No answer came.
    Failed(Failure),
}

/// One answer, reduced to what the rules read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Response {
    /// The HTTP status; 0 for a redirect that a browser reports without its status.
    pub status: u16,
    /// `github-authentication-token-expiration`
    pub expiry: Option<String>,
    /// `x-accepted-github-permissions`: what the address wants, never what the token has.
    pub accepted: Option<String>,
    /// `x-oauth-scopes`, which tokens with scopes have and fine-grained ones have not
    pub scopes: Option<String>,
    /// `x-github-request-id`
    pub request_id: Option<String>,
    /// `x-ratelimit-remaining`
    pub remaining: Option<String>,
    /// `x-ratelimit-reset`, in seconds since 1970
    pub reset: Option<String>,
    /// `retry-after`, in seconds
    pub retry_after: Option<String>,
    /// `x-github-sso`
    pub sso: Option<String>,
    /// What the rules read of the body, if it is JSON; `None` if it was something else, too large, or cut.
    pub body: Option<Value>,
}

/// Why no answer came. A browser tells less than a program: it knows neither DNS nor TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Failure {
    /// This computer has no network.
    Offline,
    /// The name of the host was not found.
    NameNotFound,
    /// The host's certificate is not trusted.
    Untrusted,
    /// No connection, for a reason that is not known.
    Unreachable,
    /// The connection broke before the answer was complete.
    BrokenOff,
    /// The deadline passed.
    TimedOut,
}

/// Whether a `content-type` announces a body that can be read.
pub fn is_json(content_type: Option<&str>) -> bool {
    content_type.is_some_and(|kind| kind.to_ascii_lowercase().contains("json"))
}

impl Failure {
    /// The failure in a report.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::NameNotFound => "host not found",
            Self::Untrusted => "certificate not trusted",
            Self::Unreachable => "unreachable",
            Self::BrokenOff => "broken off",
            Self::TimedOut => "timed out",
        }
    }
}

impl Response {
    /// Reads of an answer what the rules read, and nothing else. `header` gives a header by its name
    /// in lower case; `body` is what was read of the body, if it [is JSON](is_json).
    pub fn read(status: u16, header: impl Fn(&str) -> Option<String>, body: Option<&[u8]>) -> Self {
        let header = |name| header(name).filter(|value| value.len() <= limits::HEADER);
        Self {
            status,
            expiry: header("github-authentication-token-expiration"),
            accepted: header("x-accepted-github-permissions"),
            scopes: header("x-oauth-scopes"),
            request_id: header("x-github-request-id"),
            remaining: header("x-ratelimit-remaining"),
            reset: header("x-ratelimit-reset"),
            retry_after: header("retry-after"),
            sso: header("x-github-sso"),
            body: body.and_then(body::body),
        }
    }

    /// A text field of the body, bounded to what a sentence can carry, and without anything that is
    /// shaped like a token or a long part of one.
    pub(crate) fn text(&self, field: &str) -> Option<String> {
        Some(redact(self.body.as_ref()?.get(field)?.as_str()?))
    }

    /// A text field of the body as it came: for what is parsed by rules of its own.
    pub(crate) fn raw(&self, field: &str) -> Option<&str> {
        self.body.as_ref()?.get(field)?.as_str()
    }

    /// When the token expires, if the header was there and could be read.
    pub(crate) fn expires(&self) -> Option<Moment> {
        self.expiry.as_deref().and_then(Moment::from_expiry_header)
    }

    /// How long GitHub asks to wait, in seconds: its `retry-after`, else until its limit is reset.
    pub(crate) fn asks_to_wait(&self, now: Moment) -> Option<u32> {
        let seconds = self.retry_after.as_deref().and_then(|text| text.trim().parse().ok());
        let used_up = self.remaining.as_deref() == Some("0");
        let reset = || {
            let at = self.reset.as_deref()?.trim().parse().ok()?;
            let left = Moment::from_unix_seconds(at).seconds_since(now);
            u32::try_from(left).ok().filter(|_| used_up)
        };
        seconds.or_else(reset)
    }
}

impl Answer {
    /// An answer of which no times are known.
    pub fn new(path: ApiPath, outcome: Outcome) -> Self {
        Self { path, outcome, timing: Timing::default() }
    }

    pub(crate) fn response(&self) -> Option<&Response> {
        match &self.outcome {
            Outcome::Response(response) => Some(response),
            Outcome::Failed(_) => None,
        }
    }

    /// Status and message, for a report: "403 Resource not accessible by personal access token".
    pub(crate) fn words(&self) -> String {
        match &self.outcome {
            Outcome::Failed(failure) => failure.words().into(),
            Outcome::Response(Response { status: 0, .. }) => "a redirect".into(),
            Outcome::Response(response) => match self.message() {
                Some(message) => format!("{} {message}", response.status),
                None => response.status.to_string(),
            },
        }
    }

    /// GitHub's own message, if it refused; without anything that is shaped like a token.
    pub(crate) fn message(&self) -> Option<String> {
        let response = self.response().filter(|response| response.status >= 400)?;
        response.text("message")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_header_is_read_by_its_own_name() {
        let echo = |name: &str| Some(name.to_owned());
        let read = Response::read(204, echo, None);
        assert_eq!(
            read,
            Response {
                status: 204,
                expiry: echo("github-authentication-token-expiration"),
                accepted: echo("x-accepted-github-permissions"),
                scopes: echo("x-oauth-scopes"),
                request_id: echo("x-github-request-id"),
                remaining: echo("x-ratelimit-remaining"),
                reset: echo("x-ratelimit-reset"),
                retry_after: echo("retry-after"),
                sso: echo("x-github-sso"),
                body: None,
            }
        );
    }

    #[test]
    fn a_header_that_is_too_long_is_none() {
        let of = |length: usize| Response::read(200, |_| Some("x".repeat(length)), Some(b"{}"));
        assert_eq!(of(limits::HEADER).sso.map(|text| text.len()), Some(limits::HEADER));
        assert_eq!(of(limits::HEADER + 1).sso, None);
        assert_eq!(of(1).body, Some(serde_json::json!({})));
    }

    #[test]
    fn json_is_told_by_its_type() {
        assert!(is_json(Some("application/json; charset=utf-8")));
        assert!(is_json(Some("application/vnd.github+JSON")));
        assert!(!is_json(Some("text/html")));
        assert!(!is_json(None));
    }

    #[test]
    fn a_report_names_what_came_back() {
        let words = |outcome| Answer::new(ApiPath::user(), outcome).words();
        let response = |status, message: Option<&str>| {
            let body = message.map(|message| serde_json::json!({ "message": message }));
            Outcome::Response(Response { status, body, ..Response::default() })
        };
        assert_eq!(words(response(0, None)), "a redirect");
        assert_eq!(words(response(404, Some("Not Found"))), "404 Not Found");
        assert_eq!(words(response(399, Some("fine"))), "399");
        assert_eq!(words(response(400, Some("bad"))), "400 bad");
        let failures = [
            (Failure::Offline, "offline"),
            (Failure::NameNotFound, "host not found"),
            (Failure::Untrusted, "certificate not trusted"),
            (Failure::Unreachable, "unreachable"),
            (Failure::BrokenOff, "broken off"),
            (Failure::TimedOut, "timed out"),
        ];
        for (failure, says) in failures {
            assert_eq!(words(Outcome::Failed(failure)), says);
        }
    }
}
