//! What every valid token may read, and what answers to nobody in particular.

use serde_json::json;

use super::answer::{Answer, Refusal, rate};
use super::{bodies, gate};
use crate::state::State;
use crate::token::Token;

/// Answers that need no token at all.
pub(super) fn is_open(segments: &[&str]) -> bool {
    matches!(segments, ["rate_limit" | "meta" | "versions"] | ["orgs", _])
}

/// `None` if the address asks for more than that.
pub(super) fn answer(state: &State, segments: &[&str], token: Option<&Token>) -> Option<Answer> {
    Some(match segments {
        ["user"] => Answer::ok(bodies::user(state)),
        ["meta"] => Answer::ok(json!({ "verifiable_password_authentication": false })),
        ["versions"] => Answer::ok(json!(super::VERSIONS)),
        ["rate_limit"] => {
            let (limit, used, reset) = rate(state, token.is_some());
            let core = json!({
                "limit": limit, "used": used, "remaining": limit - used, "reset": reset, "resource": "core",
            });
            Answer::ok(json!({ "resources": { "core": core }, "rate": core }))
        }
        // Both are empty lists for a fine-grained token (modelcontextprotocol/registry pull request 1435).
        ["user", "orgs"] | ["user", "memberships", "orgs"] => Answer::ok(json!([])),
        ["orgs", login] => match state.world.organization(login) {
            None => Refusal::NotFound.into(),
            Some(organization) => {
                match token.and_then(|token| gate::refusal(state, organization, token)) {
                    Some(refusal) => refusal.into(),
                    None => Answer::ok(bodies::organization(organization)),
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
