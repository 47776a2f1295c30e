//! What an answer means for the question that was asked: every status, header and message that
//! GitHub documents or that was seen (GitHub Docs "Troubleshooting the REST API" and public issue
//! threads, 2022 to 2026, read 2026-11-22).

use super::{Answer, Failure, Outcome, Response};
use crate::code::Code;

/// What an answer means for the question that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// 2xx with a readable body, or 204.
    Answered,
    /// The token is not known to GitHub.
    BadCredentials,
    /// A policy or a gate refuses the token as a whole.
    Gate(Code),
    /// "Resource not accessible": permission, owner or approval is missing.
    Refused,
    /// GitHub says that the user's role is too small.
    RoleTooSmall,
    /// 404: what exists may be hidden.
    Hidden,
    /// GitHub says that the feature is off, or that there is nothing to show.
    FeatureOff,
    /// 451: GitHub has blocked it for everyone.
    Blocked,
    /// The answer says nothing about the token.
    Way(Trouble),
}

/// What went wrong on the way. None of these says anything about a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Trouble {
    /// The answer is not JSON of GitHub's: a proxy, a sign-in page, or cut in the middle.
    NotGitHub,
    /// A status that GitHub does not document for this.
    Undocumented,
    /// A redirect, which is not followed: it might lead to another host.
    Redirected,
    /// GitHub does not take this API version.
    VersionUnknown,
    /// GitHub's servers are overloaded or failing.
    Overloaded,
    /// The deadline passed.
    TimedOut,
    /// The connection broke before the answer was complete.
    BrokenOff,
    /// GitHub asks to wait.
    RateLimited,
    /// GitHub saw no token: something on the way took the header off.
    HeaderLost,
    /// No connection, for a reason that is not known.
    Unreachable,
    /// The host's certificate is not trusted.
    Untrusted,
    /// The name of the host was not found.
    NameNotFound,
    /// This computer has no network.
    Offline,
}

impl Trouble {
    /// The code of the contract.
    pub(crate) fn code(self) -> Code {
        match self {
            Self::NotGitHub
            | Self::Undocumented
            | Self::Redirected
            | Self::VersionUnknown
            | Self::HeaderLost => Code::UnexpectedAnswer,
            Self::Overloaded => Code::Overloaded,
            Self::TimedOut => Code::TimedOut,
            Self::RateLimited => Code::RateLimited,
            Self::BrokenOff
            | Self::Unreachable
            | Self::Untrusted
            | Self::NameNotFound
            | Self::Offline => Code::Unreachable,
        }
    }
}

impl Answer {
    /// What this answer means.
    pub(crate) fn meaning(&self) -> Meaning {
        match &self.outcome {
            Outcome::Failed(failure) => Meaning::Way(of_failure(*failure)),
            Outcome::Response(response) => match of_response(response) {
                Meaning::Answered if !self.is_of_its_path() => Meaning::Way(Trouble::NotGitHub),
                meaning => meaning,
            },
        }
    }

    /// Whether the body is what this path answers: a gateway or a sign-in page may say 200 to anything.
    fn is_of_its_path(&self) -> bool {
        let path = self.path.as_str().split('?').next().unwrap_or_default();
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        // A field that such an answer has (GitHub's REST documentation, API version 2026-03-10, seen
        // 2026-11-22). No other path is told by its end alone: a repository may be called anything.
        let field = match segments.as_slice() {
            ["user"] => {
                let user = self.response().filter(|response| response.status == 200);
                let login = user.and_then(|response| response.text("login"));
                return login.is_some_and(|login| !login.is_empty());
            }
            ["user", "memberships", "orgs", _] => "role",
            ["orgs", _, "copilot", "billing"] => "seat_breakdown",
            ["orgs", _, "copilot", "billing", "seats"] => "total_seats",
            ["orgs", _, "installations"] => "installations",
            _ => return true,
        };
        let body = self.response().and_then(|response| response.body.as_ref());
        body.is_some_and(|body| body.get(field).is_some())
    }
}

fn of_failure(failure: Failure) -> Trouble {
    match failure {
        Failure::Offline => Trouble::Offline,
        Failure::NameNotFound => Trouble::NameNotFound,
        Failure::Untrusted => Trouble::Untrusted,
        Failure::Unreachable => Trouble::Unreachable,
        Failure::BrokenOff => Trouble::BrokenOff,
        Failure::TimedOut => Trouble::TimedOut,
    }
}

fn of_response(response: &Response) -> Meaning {
    let is_json = response.body.is_some();
    match response.status {
        204 => Meaning::Answered,
        200..=299 if is_json => Meaning::Answered,
        0 | 300..=303 | 305..=399 => Meaning::Way(Trouble::Redirected),
        400 if says(response, &["version"]) => Meaning::Way(Trouble::VersionUnknown),
        401 if says(response, &["requires authentication"]) => Meaning::Way(Trouble::HeaderLost),
        // A proxy may ask for its own password with the same status.
        401 if is_json => Meaning::BadCredentials,
        403 | 429 => forbidden(response),
        404 if is_json => Meaning::Hidden,
        200..=299 | 401 | 404 => Meaning::Way(Trouble::NotGitHub),
        // 409: an empty repository. 410: issues are switched off. 422: Copilot or its payment.
        409 | 410 | 422 => Meaning::FeatureOff,
        451 => Meaning::Blocked,
        500..=599 => Meaning::Way(Trouble::Overloaded),
        _ => Meaning::Way(Trouble::Undocumented),
    }
}

/// Whether the message holds one of these, in any letter case.
fn says(response: &Response, parts: &[&str]) -> bool {
    let message = response.text("message").unwrap_or_default().to_ascii_lowercase();
    parts.iter().any(|part| message.contains(part))
}

/// Policies are looked for before "Resource not accessible", because all of them are 403.
fn forbidden(response: &Response) -> Meaning {
    let gate = GATES.iter().find(|(part, _)| says(response, &[part]));
    let refused = says(response, &["resource not accessible"]);
    let used_up = response.remaining.as_deref() == Some("0") && !refused && gate.is_none();
    let asks_to_sign_on = response.sso.as_deref().is_some_and(|sso| sso.starts_with("required"));
    if response.status == 429 || used_up || says(response, &["rate limit"]) {
        Meaning::Way(Trouble::RateLimited)
    } else if let Some((_, code)) = gate {
        Meaning::Gate(*code)
    } else if asks_to_sign_on {
        Meaning::Gate(Code::SsoRequired)
    } else if refused {
        Meaning::Refused
    } else if says(response, ROLE_TOO_SMALL) {
        Meaning::RoleTooSmall
    } else if says(response, FEATURE_OFF) {
        Meaning::FeatureOff
    } else if response.retry_after.is_some() {
        Meaning::Way(Trouble::RateLimited)
    } else if response.body.is_none() {
        Meaning::Way(Trouble::NotGitHub)
    } else {
        Meaning::Way(Trouble::Undocumented)
    }
}

/// Part of a policy's message, and its code.
const GATES: &[(&str, Code)] = &[
    ("lifetime is greater than", Code::LifetimePolicy),
    ("forbids access via a fine-grained personal access", Code::FineGrainedForbidden),
    ("forbids access via a personal access token (classic)", Code::ClassicForbidden),
    ("ip allow list", Code::IpAllowList),
    ("account was suspended", Code::Suspended),
    ("saml enforcement", Code::SsoRequired),
];

/// How GitHub speaks of a role that is too small; general knowledge, quoted nowhere in our sources.
const ROLE_TOO_SMALL: &[&str] =
    &["must have admin rights", "must be an owner", "organization owner"];

/// How GitHub speaks of a feature that is off; general knowledge, only its existence is attested
/// (public analyzers, 2026-08: "read the message").
const FEATURE_OFF: &[&str] =
    &["disabled", "not enabled", "must be enabled", "not available", "no analysis found"];
