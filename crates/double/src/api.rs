//! <https://api.github.com> and its like: answers as the token's real grants demand, in the order GitHub is known to check.

mod answer;
mod bodies;
mod broken;
mod call;
mod gate;
mod governed;
mod public;
mod refusal;
mod repositories;

use answer::Answer;
use call::Call;
use refusal::Refusal;

use crate::edition::Edition;
use crate::exchange::{Reply, Request};
use crate::fault::ApiFault;
use crate::state::State;
use crate::token::Token;

/// Versions the API knew in 2026-03 (changelog 2026-03-12); the older one is the default.
const VERSIONS: [&str; 2] = ["2022-11-28", "2026-03-10"];

/// `None` for what the facts do not speak of, and for every method that writes.
pub(crate) fn respond(state: &mut State, request: &Request, edition: Edition) -> Option<Reply> {
    match request.method.as_str() {
        "OPTIONS" => return Some(answer::preflight(edition)),
        "GET" => {}
        _ => return None,
    }
    state.api_calls += 1;
    let call = Call::of(state, request, edition)?;
    let token = token_of(&call);
    let answer = decide(&call, &token)?;
    Some(broken::broken_by(call.fault, answer.into_reply(&call, token.ok().as_ref())))
}

/// Whose data is asked for is settled first, so that an unknown address is noticed whatever else is wrong.
fn decide(call: &Call, token: &Result<Token, Refusal>) -> Option<Answer> {
    let is_open = public::is_open(&call.segments);
    let answer = if let Some(answer) = public::answer(call, token.as_ref().ok()) {
        answer
    } else {
        governed::answer(call, token.as_ref().ok())?
    };
    Some(if let Some(trouble) = trouble_of_all(call) {
        trouble.into()
    } else {
        match token {
            Ok(_) => answer,
            Err(Refusal::RequiresAuthentication) if is_open => answer,
            Err(refusal) => refusal.clone().into(),
        }
    })
}

/// What refuses every request, whoever asks for whatever.
fn trouble_of_all(call: &Call) -> Option<Refusal> {
    let version = call.request.header("x-github-api-version");
    if version.is_some_and(|version| !VERSIONS.contains(&version)) {
        return Some(Refusal::UnknownVersion);
    }
    match call.fault? {
        ApiFault::RateLimited if call.segments != ["rate_limit"] => {
            Some(Refusal::RateLimited(call.state.world.user.id))
        }
        ApiFault::SecondaryRateLimited => Some(Refusal::SecondaryRateLimited),
        ApiFault::TooManyRequests => Some(Refusal::TooManyRequests),
        ApiFault::Suspended => Some(Refusal::Suspended),
        ApiFault::Overloaded => Some(Refusal::Overloaded),
        ApiFault::ServerError => Some(Refusal::ServerError),
        ApiFault::GatewayTimeout => Some(Refusal::GatewayTimeout),
        ApiFault::Blocked if call.segments.first() == Some(&"repos") => Some(Refusal::Blocked),
        _ => None,
    }
}

fn token_of(call: &Call) -> Result<Token, Refusal> {
    let header = call.request.header("authorization");
    let Some(header) = header.filter(|_| call.fault != Some(ApiFault::HeaderLost)) else {
        return Err(Refusal::RequiresAuthentication);
    };
    let (scheme, value) = header.split_once(' ').unwrap_or_default();
    let scheme_is_known = ["bearer", "token"].contains(&scheme.to_ascii_lowercase().as_str());
    let state = call.state;
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
