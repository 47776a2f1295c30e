//! What every valid token may read, and what answers to nobody in particular.

use serde_json::json;

use super::answer::{Answer, rate};
use super::call::Call;
use super::refusal::Refusal;
use super::{bodies, gate};
use crate::token::Token;

/// Answers that need no token at all.
pub(super) fn is_open(segments: &[&str]) -> bool {
    matches!(segments, ["rate_limit" | "meta" | "versions"] | ["orgs", _])
}

/// `None` if the address asks for more than that.
pub(super) fn answer(call: &Call, token: Option<&Token>) -> Option<Answer> {
    Some(match call.segments.as_slice() {
        ["user"] => Answer::ok(bodies::user(call)),
        ["meta"] => Answer::ok(json!({ "verifiable_password_authentication": false })),
        ["versions"] => Answer::ok(json!(super::VERSIONS)),
        ["rate_limit"] => {
            let (limit, used, reset) = rate(call, token.is_some());
            let core = json!({
                "limit": limit, "used": used, "remaining": limit - used, "reset": reset, "resource": "core",
            });
            Answer::ok(json!({ "resources": { "core": core }, "rate": core }))
        }
        // Both are empty lists for a fine-grained token (modelcontextprotocol/registry pull request 1435).
        ["user", "orgs"] | ["user", "memberships", "orgs"] => Answer::ok(json!([])),
        ["orgs", login] => match call.state.world.organization(login) {
            None => Refusal::NotFound.into(),
            Some(organization) => {
                match token.and_then(|token| gate::refusal(call, organization, token)) {
                    Some(refusal) => refusal.into(),
                    None => Answer::ok(bodies::organization(call, organization)),
                }
            }
        },
        // Closed on 2026-04-02 (changelog 2026-01-29).
        ["orgs", _, "copilot", "metrics"] | ["orgs", _, "team", _, "copilot", "metrics"] => {
            Refusal::NotFound.into()
        }
        _ => return None,
    })
}
