//! Bodies and headers of the API's answers (docs of version 2026-03-10; headers captured 2026-08 to 2026-10).

use serde_json::Value;

use super::call::Call;
use crate::calendar::Moment;
use crate::edition::Edition;
use crate::exchange::Reply;
use crate::fault::ApiFault;
use crate::token::{Kind, Token};
use crate::world::ExpiryFormat;

/// Headers a page may read. The expiration and the accepted permissions are not among them.
const EXPOSED: &str = "ETag, Link, Location, Retry-After, X-GitHub-OTP, X-RateLimit-Limit, \
    X-RateLimit-Remaining, X-RateLimit-Used, X-RateLimit-Resource, X-RateLimit-Reset, X-OAuth-Scopes, \
    X-Accepted-OAuth-Scopes, X-Poll-Interval, X-GitHub-Media-Type, X-GitHub-SSO, X-GitHub-Request-Id, \
    Deprecation, Sunset, Warning";
const ALLOWED: &str = "Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, \
    If-Unmodified-Since, X-GitHub-OTP, X-Requested-With, User-Agent, X-GitHub-Api-Version";
const HOURLY: u32 = 5000;

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

    pub(super) fn into_reply(self, call: &Call, token: Option<&Token>) -> Reply {
        let body = self.body.map(|body| body.to_string()).unwrap_or_default();
        let mut reply = Reply::new(self.status, "application/json; charset=utf-8", body)
            .with("access-control-allow-origin", "*")
            .with("access-control-expose-headers", EXPOSED)
            .with("x-github-media-type", "github.v3; format=json")
            .with("x-github-request-id", request_id(call.state.api_calls))
            .with("vary", "Accept, Authorization, Cookie, X-GitHub-OTP,Accept-Encoding, Accept, X-Requested-With")
            .with("server", "github.com");
        let version = call.request.header("x-github-api-version").unwrap_or(super::VERSIONS[0]);
        reply = reply.with("x-github-api-version-selected", version);
        reply = with_version(reply, call.edition);
        if let Some(accepted) = self.accepted {
            reply = reply.with("x-accepted-github-permissions", accepted);
        }
        reply = rate_headers(reply, call, token.is_some());
        if let Some(token) = token {
            reply = token_headers(reply, call, token);
        }
        reply.headers.extend(self.more);
        reply
    }
}

/// Answer to a page's question whether it may send this.
pub(super) fn preflight(edition: Edition) -> Reply {
    let reply = Reply::new(204, "text/plain", "")
        .with("access-control-allow-origin", "*")
        .with("access-control-allow-headers", ALLOWED)
        .with("access-control-allow-methods", "GET, POST, PATCH, PUT, DELETE")
        .with("access-control-expose-headers", EXPOSED)
        .with("access-control-max-age", "86400");
    with_version(reply, edition)
}

fn with_version(reply: Reply, edition: Edition) -> Reply {
    match edition.version() {
        Some(version) => reply.with("x-github-enterprise-version", version),
        None => reply,
    }
}

/// What `/rate_limit` and the headers say.
pub(super) fn rate(call: &Call, signed_in: bool) -> (u32, u32, i64) {
    let limit = if signed_in { HOURLY } else { 60 };
    let used = match call.fault {
        Some(ApiFault::RateLimited) => limit,
        _ => call.state.api_calls.min(limit - 1),
    };
    (limit, used, call.state.world.now().0 + 1800)
}

fn rate_headers(reply: Reply, call: &Call, signed_in: bool) -> Reply {
    let (limit, used, reset) = rate(call, signed_in);
    reply
        .with("x-ratelimit-limit", limit.to_string())
        .with("x-ratelimit-remaining", (limit - used).to_string())
        .with("x-ratelimit-used", used.to_string())
        .with("x-ratelimit-reset", reset.to_string())
        .with("x-ratelimit-resource", "core")
}

/// Every authenticated answer says when the token ends, refusals too; none if it does not end.
fn token_headers(mut reply: Reply, call: &Call, token: &Token) -> Reply {
    if let Kind::Classic(scopes) = &token.kind {
        reply = reply.with("x-oauth-scopes", scopes.join(", ")).with("x-accepted-oauth-scopes", "");
    }
    let end = match call.fault {
        Some(ApiFault::ExpiryIsNow) => Some(call.state.world.now()),
        _ => token.expires,
    };
    let Some(end) = end else { return reply };
    let text = match call.state.world.api.expiry {
        ExpiryFormat::Utc => format!("{} UTC", end.plain()),
        ExpiryFormat::Offset => format!("{} -0500", Moment(end.0 - 5 * 3600).plain()),
    };
    reply.with("github-authentication-token-expiration", text)
}

fn request_id(call: u32) -> String {
    format!("D0B1:{:05X}:1A2B3C:4D5E6F:{:08X}", call * 17, 0x6900_0000_u32.wrapping_add(call))
}
