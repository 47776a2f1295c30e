//! Which host a request is for, and the record of it.

use crate::edition::Edition;
use crate::exchange::{Recorded, Reply, Request};
use crate::state::State;
use crate::{api, assets, site};

/// The names the double answers for.
pub(crate) const GITHUB_HOSTS: [&str; 6] = [
    "github.com",
    ASSETS,
    "acme.ghe.com",
    Edition::Public.host(),
    Edition::Residency.host(),
    Edition::Server.host(),
];

const ASSETS: &str = "github.githubassets.com";

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
    let edition = Edition::asked(&request.host, &request.path);
    let mut reply = asked_for_by_the_browser_itself(request)
        .or_else(|| match (edition, request.host.as_str()) {
            (Some(edition), _) => api::respond(state, request, edition),
            (None, ASSETS) => assets::respond(request),
            (None, host) if Edition::has_pages_at(host) => enterprise(state, request),
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

/// The same pages as github.com's, with script and style from their own host: so a Server has them; of a
/// data residency nothing public says where it has them.
fn enterprise(state: &mut State, request: &Request) -> Option<Reply> {
    let reply = assets::respond(request).or_else(|| site::respond(state, request))?;
    Some(reply.replacing(ASSETS, &request.host))
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
