//! Bodies and headers of the API's answers (docs of version 2026-03-10; headers captured 2026-08 to 2026-10).

use serde_json::{Value, json};

use crate::calendar::Moment;
use crate::exchange::{Reply, Request};
use crate::fault::ApiFault;
use crate::state::State;
use crate::token::{Kind, Token};
use crate::world::ExpiryFormat;

/// Headers a page may read. The expiration and the accepted permissions are not among them.
const EXPOSED: &str = "ETag, Link, Location, Retry-After, X-GitHub-OTP, X-RateLimit-Limit, \
    X-RateLimit-Remaining, X-RateLimit-Used, X-RateLimit-Resource, X-RateLimit-Reset, X-OAuth-Scopes, \
    X-Accepted-OAuth-Scopes, X-Poll-Interval, X-GitHub-Media-Type, X-GitHub-SSO, X-GitHub-Request-Id, \
    Deprecation, Sunset, Warning";
const ALLOWED: &str = "Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, \
    If-Unmodified-Since, X-GitHub-OTP, X-Requested-With, User-Agent, X-GitHub-Api-Version";
const DOCUMENTATION: &str = "https://docs.github.com/rest";
const HOURLY: u32 = 5000;

/// The page of an overloaded GitHub, by its title.
pub(crate) const UNICORN: &str = "<!DOCTYPE html><html><head><title>Unicorn! &middot; GitHub</title></head>\
    <body><p>We had issues producing the response to your request.</p></body></html>";

/// An answer before it gets the headers that all answers have.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Option<Value>,
    /// `key=level`, alternatives separated by semicolons.
    pub(super) accepted: Option<String>,
    pub(super) more: Vec<(&'static str, String)>,
}

impl Answer {
    pub(super) fn ok(body: Value) -> Self {
        Self { status: 200, body: Some(body), accepted: None, more: Vec::new() }
    }

    pub(super) fn empty(status: u16) -> Self {
        Self { status, body: None, accepted: None, more: Vec::new() }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.more.push((name, value.into()));
        self
    }

    pub(super) fn into_reply(
        self,
        state: &State,
        request: &Request,
        token: Option<&Token>,
    ) -> Reply {
        let body = self.body.map(|body| body.to_string()).unwrap_or_default();
        let mut reply = Reply::new(self.status, "application/json; charset=utf-8", body)
            .with("access-control-allow-origin", "*")
            .with("access-control-expose-headers", EXPOSED)
            .with("x-github-media-type", "github.v3; format=json")
            .with("x-github-request-id", request_id(state.api_calls))
            .with("vary", "Accept, Authorization, Cookie, X-GitHub-OTP,Accept-Encoding, Accept, X-Requested-With")
            .with("server", "github.com");
        let version = request.header("x-github-api-version").unwrap_or(super::VERSIONS[0]);
        reply = reply.with("x-github-api-version-selected", version);
        if let Some(accepted) = self.accepted {
            reply = reply.with("x-accepted-github-permissions", accepted);
        }
        reply = rate_headers(reply, state, token.is_some());
        if let Some(token) = token {
            reply = token_headers(reply, state, token);
        }
        reply.headers.extend(self.more);
        reply
    }
}

/// Answer to a page's question whether it may send this.
pub(super) fn preflight() -> Reply {
    Reply::new(204, "text/plain", "")
        .with("access-control-allow-origin", "*")
        .with("access-control-allow-headers", ALLOWED)
        .with("access-control-allow-methods", "GET, POST, PATCH, PUT, DELETE")
        .with("access-control-expose-headers", EXPOSED)
        .with("access-control-max-age", "86400")
}

/// Why nothing is told. Texts as quoted in public issues and in the documentation (2022 to 2026).
#[derive(Debug, Clone)]
pub(super) enum Refusal {
    RequiresAuthentication,
    BadCredentials,
    UnknownVersion,
    NotAccessible,
    NotFound,
    LifetimeTooLong { organization: String, days: u32, token: u64 },
    FineGrainedForbidden(String),
    ClassicForbidden(String),
    Saml(String),
    IpAllowList(String),
    Suspended,
    PaymentProblem,
    RateLimited(u64),
    SecondaryRateLimited,
    Overloaded,
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Self {
        let body = json!({
            "message": refusal.message(),
            "documentation_url": DOCUMENTATION,
            "status": refusal.status().to_string(),
        });
        let answer = Self { body: Some(body), ..Self::empty(refusal.status()) };
        match refusal {
            Refusal::Saml(organization) => answer.with(
                "x-github-sso",
                format!("required; url=https://github.com/orgs/{organization}/sso?authorization_request=AAAA"),
            ),
            Refusal::SecondaryRateLimited => answer.with("retry-after", "60"),
            _ => answer,
        }
    }
}

impl Refusal {
    fn status(&self) -> u16 {
        match self {
            Self::RequiresAuthentication | Self::BadCredentials => 401,
            Self::UnknownVersion => 400,
            Self::NotFound => 404,
            Self::PaymentProblem => 422,
            Self::SecondaryRateLimited => 429,
            Self::Overloaded => 503,
            _ => 403,
        }
    }

    fn message(&self) -> String {
        match self {
            Self::RequiresAuthentication => "Requires authentication".to_owned(),
            Self::BadCredentials => "Bad credentials".to_owned(),
            // Not quoted anywhere; only the status is documented.
            Self::UnknownVersion => "The requested API version is not supported".to_owned(),
            Self::NotAccessible => "Resource not accessible by personal access token".to_owned(),
            Self::NotFound => "Not Found".to_owned(),
            Self::LifetimeTooLong { organization, days, token } => format!(
                "The '{organization}' organization forbids access via a fine-grained personal access tokens \
                 if the token's lifetime is greater than {days} days. Please adjust your token's lifetime at \
                 the following URL: https://github.com/settings/personal-access-tokens/{token}"
            ),
            Self::FineGrainedForbidden(organization) => format!(
                "The '{organization}' organization forbids access via a fine-grained personal access tokens. \
                 Please use a GitHub App, OAuth App, or a personal access token (classic)."
            ),
            Self::ClassicForbidden(organization) => format!(
                "`{organization}` forbids access via a personal access token (classic). Please use a GitHub \
                 App, OAuth App, or a personal access token with fine-grained permissions."
            ),
            Self::Saml(_) => {
                "Resource protected by organization SAML enforcement. You must grant your \
                              Personal Access token access to this organization."
                    .to_owned()
            }
            Self::IpAllowList(organization) => format!(
                "Although you appear to have the correct authorization credentials, the `{organization}` \
                 organization has an IP allow list enabled, and your IP address is not permitted to access \
                 this resource."
            ),
            Self::Suspended => "Sorry. Your account was suspended.".to_owned(),
            Self::PaymentProblem => {
                "There is a problem with your account's associated payment method.".to_owned()
            }
            Self::RateLimited(user) => format!("API rate limit exceeded for user ID {user}."),
            Self::SecondaryRateLimited => {
                "You have exceeded a secondary rate limit. Please wait a few \
                                           minutes before you try again."
                    .to_owned()
            }
            Self::Overloaded => {
                "No server is currently available to service your request.".to_owned()
            }
        }
    }
}

/// What `/rate_limit` and the headers say.
pub(super) fn rate(state: &State, signed_in: bool) -> (u32, u32, i64) {
    let limit = if signed_in { HOURLY } else { 60 };
    let used = match state.fault {
        Some(ApiFault::RateLimited) => limit,
        _ => state.api_calls.min(limit - 1),
    };
    (limit, used, state.world.now().0 + 1800)
}

fn rate_headers(reply: Reply, state: &State, signed_in: bool) -> Reply {
    let (limit, used, reset) = rate(state, signed_in);
    reply
        .with("x-ratelimit-limit", limit.to_string())
        .with("x-ratelimit-remaining", (limit - used).to_string())
        .with("x-ratelimit-used", used.to_string())
        .with("x-ratelimit-reset", reset.to_string())
        .with("x-ratelimit-resource", "core")
}

/// Every authenticated answer says when the token ends, refusals too; none if it does not end.
fn token_headers(mut reply: Reply, state: &State, token: &Token) -> Reply {
    if let Kind::Classic(scopes) = &token.kind {
        reply = reply.with("x-oauth-scopes", scopes.join(", ")).with("x-accepted-oauth-scopes", "");
    }
    let end = match state.fault {
        Some(ApiFault::ExpiryIsNow) => Some(state.world.now()),
        _ => token.expires,
    };
    let Some(end) = end else { return reply };
    let text = match state.world.api.expiry {
        ExpiryFormat::Utc => format!("{} UTC", end.plain()),
        ExpiryFormat::Offset => format!("{} -0500", Moment(end.0 - 5 * 3600).plain()),
    };
    reply.with("github-authentication-token-expiration", text)
}

fn request_id(call: u32) -> String {
    format!("D0B1:{:05X}:1A2B3C:4D5E6F:{:08X}", call * 17, 0x6900_0000_u32.wrapping_add(call))
}
