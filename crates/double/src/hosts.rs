//! Which host a request is for, and the record of it.

use crate::edition::Edition;
use crate::exchange::{Recorded, Reply, Request};
use crate::state::State;
use crate::{api, assets, site};

/// The names the double answers for.
pub(crate) const GITHUB_HOSTS: [&str; 5] = [
    "github.com",
    "github.githubassets.com",
    Edition::Public.host(),
    Edition::Residency.host(),
    Edition::Server.host(),
];

const ICON: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><circle cx=".5" cy=".5" r=".5"/></svg>"#;

/// Answers a request and records it.
pub(crate) fn answer(state: &mut State, request: &Request) -> Reply {
    if !GITHUB_HOSTS.contains(&request.host.as_str()) {
        // Browsers call home, and in tests every name leads here.
        let reply = Reply::new(404, "text/plain", "Not one of GitHub's hosts.\n");
        let number = state.noise.len() + 1;
        state.noise.push(Recorded::new(number, request, &reply));
        return reply;
    }
    let edition = Edition::of(&request.host);
    let mut reply = asked_for_by_the_browser_itself(request)
        .or_else(|| match (edition, request.host.as_str()) {
            (Some(edition), _) => api::respond(state, request, edition),
            (None, "github.githubassets.com") => assets::respond(request),
            (None, _) => site::respond(state, request),
        })
        .unwrap_or_else(|| Reply::unknown(request));
    if edition.is_some() {
        reply.pause += state.api_delay;
    }
    let number = state.recorded.len() + 1;
    state.recorded.push(Recorded::new(number, request, &reply));
    reply
}

fn asked_for_by_the_browser_itself(request: &Request) -> Option<Reply> {
    if request.method == "GET" && request.path == "/favicon.ico" {
        return Some(Reply::new(200, "image/svg+xml", ICON));
    }
    let asked = request.path == "/robots.txt"
        || request.path.starts_with("/.well-known/")
        || request.path.starts_with("/apple-touch-icon");
    (asked && request.method == "GET").then(|| Reply::new(404, "text/plain", ""))
}
