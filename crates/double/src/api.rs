//! <https://api.github.com>: answers as the token's real grants demand, in the order GitHub is known to check.

mod answer;
mod bodies;
mod gate;
mod governed;
mod public;

use answer::{Answer, Refusal};

use crate::exchange::{Reply, Request};
use crate::fault::ApiFault;
use crate::state::State;
use crate::token::Token;

/// Versions the API knew in 2026-03 (changelog 2026-03-12); the older one is the default.
const VERSIONS: [&str; 2] = ["2022-11-28", "2026-03-10"];

/// `None` for what the facts do not speak of, and for every method that writes.
pub(crate) fn respond(state: &mut State, request: &Request) -> Option<Reply> {
    match request.method.as_str() {
        "OPTIONS" => return Some(answer::preflight()),
        "GET" => {}
        _ => return None,
    }
    state.api_calls += 1;
    let token = token_of(state, request);
    let answer = decide(state, request, &token)?;
    Some(broken_by(state.fault, answer.into_reply(state, request, token.ok().as_ref())))
}

/// Whose data is asked for is settled first, so that an unknown address is noticed whatever else is wrong.
fn decide(state: &State, request: &Request, token: &Result<Token, Refusal>) -> Option<Answer> {
    let segments = request.segments();
    let is_open = public::is_open(&segments);
    let answer = if let Some(answer) = public::answer(state, &segments, token.as_ref().ok()) {
        answer
    } else {
        governed::answer(state, &segments, &request.parameters(), token.as_ref().ok())?
    };
    Some(if let Some(trouble) = trouble_of_all(state, request, &segments) {
        trouble
    } else {
        match token {
            Ok(_) => answer,
            Err(Refusal::RequiresAuthentication) if is_open => answer,
            Err(refusal) => refusal.clone().into(),
        }
    })
}

/// What refuses every request, whoever asks for whatever.
fn trouble_of_all(state: &State, request: &Request, segments: &[&str]) -> Option<Answer> {
    let version = request.header("x-github-api-version");
    if version.is_some_and(|version| !VERSIONS.contains(&version)) {
        return Some(Refusal::UnknownVersion.into());
    }
    match state.fault {
        Some(ApiFault::RateLimited) if segments != ["rate_limit"] => {
            Some(Refusal::RateLimited(state.world.user.id).into())
        }
        Some(ApiFault::SecondaryRateLimited) => Some(Refusal::SecondaryRateLimited.into()),
        Some(ApiFault::Suspended) => Some(Refusal::Suspended.into()),
        Some(ApiFault::Overloaded) => Some(Refusal::Overloaded.into()),
        _ => None,
    }
}

fn broken_by(fault: Option<ApiFault>, mut reply: Reply) -> Reply {
    match fault {
        Some(ApiFault::NeverAnswers) => reply.silent = true,
        Some(ApiFault::BadGatewayHtml) => {
            return Reply::html(502, answer::UNICORN);
        }
        Some(ApiFault::ForeignHtml) => {
            return Reply::html(
                200,
                "<!DOCTYPE html><title>Welcome to Hotel Wi-Fi</title><p>Please sign in.",
            );
        }
        Some(ApiFault::TruncatedJson) if reply.status == 200 => {
            reply.body.truncate(reply.body.len() / 2);
        }
        _ => {}
    }
    reply
}

fn token_of(state: &State, request: &Request) -> Result<Token, Refusal> {
    let Some(header) = request.header("authorization") else {
        return Err(Refusal::RequiresAuthentication);
    };
    let (scheme, value) = header.split_once(' ').unwrap_or_default();
    let scheme_is_known = ["bearer", "token"].contains(&scheme.to_ascii_lowercase().as_str());
    state
        .tokens
        .iter()
        .find(|token| scheme_is_known && token.value == value.trim())
        .filter(|token| token.is_alive(state.world.now()))
        .cloned()
        .ok_or(Refusal::BadCredentials)
}

#[cfg(test)]
mod tests;
