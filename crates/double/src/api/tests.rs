//! The API's rules, asked without a network.

mod editions;
mod faults;
mod repositories;

use serde_json::Value;

use crate::edition::Edition;
use crate::exchange::{Reply, Request};
use crate::fault::ApiFault;
use crate::hosts;
use crate::scenario::Scenario;
use crate::state::State;
use crate::token::Repositories;
use crate::wish::{TokenKind, TokenWish};

const BILLING: &str = "/orgs/acme/copilot/billing";
const MEMBERSHIP: &str = "/user/memberships/orgs/acme";
const INSTALLATIONS: &str = "/orgs/acme/installations?per_page=1";

#[test]
fn the_good_token_reads_what_it_was_granted_and_no_more() {
    let mut asker = Asker::new(Scenario::Happy, TokenWish::default());
    assert_eq!(asker.json("/user")["login"], "mona");
    assert_eq!(asker.json(MEMBERSHIP)["role"], "admin");
    assert_eq!(asker.json(BILLING)["seat_breakdown"]["total"], 12);
    let seats = asker.json("/orgs/acme/copilot/billing/seats?per_page=1");
    assert_eq!(seats["total_seats"], 12);
    assert_eq!(seats["seats"].as_array().unwrap().len(), 1);
    for refused in [
        INSTALLATIONS,
        "/orgs/acme/copilot/metrics/reports/organization-28-day/latest",
        "/orgs/acme/hooks",
        "/user/emails",
        "/user/memberships/orgs/globex",
    ] {
        asker.is_refused(refused, 403, "Resource not accessible by personal access token");
    }
    assert_eq!(asker.json("/orgs/acme/repos?type=private").as_array().unwrap().len(), 0);
}

#[test]
fn seats_open_with_administration_too_and_the_header_says_so() {
    let wish = TokenWish {
        permissions: vec![("organization_administration", "read")],
        ..TokenWish::default()
    };
    let mut asker = Asker::new(Scenario::Happy, wish);
    let reply = asker.get(BILLING);
    assert_eq!(reply.status, 200);
    assert_eq!(
        header(&reply, "x-accepted-github-permissions"),
        Some("organization_administration=read; organization_copilot_seat_management=read"),
    );
    assert_eq!(asker.get(INSTALLATIONS).status, 200);
    assert_eq!(asker.get("/orgs/acme/rulesets").status, 403, "that list needs the level write");
    assert_eq!(asker.get(MEMBERSHIP).status, 403);
}

#[test]
fn who_is_no_owner_gets_no_seats_whatever_was_granted() {
    let mut hidden = Asker::new(Scenario::NotAnOwner, TokenWish::default());
    assert_eq!(hidden.json(MEMBERSHIP)["role"], "member");
    hidden.is_refused(BILLING, 404, "Not Found");
    let mut forbidden = Asker::new(Scenario::NotAnOwnerForbidden, TokenWish::default());
    forbidden.is_refused(BILLING, 403, "Resource not accessible");
}

#[test]
fn a_waiting_token_reads_the_user_and_nothing_of_the_organization() {
    let wish = TokenWish { pending: true, ..TokenWish::default() };
    let mut asker = Asker::new(Scenario::ApprovalRequired, wish);
    assert_eq!(asker.get("/user").status, 200);
    assert_eq!(asker.get("/orgs/acme").status, 200);
    asker.is_refused(MEMBERSHIP, 403, "Resource not accessible");
}

#[test]
fn policies_speak_before_permissions_and_on_public_data() {
    let mut short = Asker::new(Scenario::ShortLifetime, TokenWish::default());
    for path in ["/orgs/acme", BILLING, "/orgs/acme/public_members"] {
        short.is_refused(path, 403, "lifetime is greater than 90 days");
    }
    assert_eq!(short.get("/user").status, 200);
    let mut forbidden = Asker::new(Scenario::NoFineGrained, TokenWish::default());
    forbidden.is_refused(BILLING, 403, "forbids access via a fine-grained personal access");
    let classic = TokenWish { kind: TokenKind::Classic(vec!["read:org"]), ..TokenWish::default() };
    let mut classic = Asker::new(Scenario::NoClassic, classic);
    classic.is_refused(BILLING, 403, "forbids access via a personal access token (classic)");
}

#[test]
fn expiry_is_told_on_every_answer_but_not_exposed_to_pages() {
    let mut asker = Asker::new(Scenario::Happy, TokenWish::default());
    for path in ["/user", INSTALLATIONS] {
        let reply = asker.get(path);
        let end = header(&reply, "github-authentication-token-expiration").unwrap();
        assert!(end.len() == 23 && end.ends_with(" UTC"), "{end}");
        let exposed = header(&reply, "access-control-expose-headers").unwrap().to_lowercase();
        assert!(!exposed.contains("expiration") && !exposed.contains("accepted-github"));
    }
    let endless = TokenWish { expires_in_days: None, owner: "mona", ..TokenWish::default() };
    let mut asker = Asker::new(Scenario::Happy, endless);
    assert_eq!(header(&asker.get("/user"), "github-authentication-token-expiration"), None);
    let mut offset = Asker::new(Scenario::ExpiryWithOffset, TokenWish::default());
    let reply = offset.get("/user");
    assert!(header(&reply, "github-authentication-token-expiration").unwrap().ends_with(" -0500"));
}

#[test]
fn dead_and_foreign_tokens_look_alike() {
    let expired = TokenWish { made_days_ago: 40, expires_in_days: Some(30), ..Default::default() };
    let revoked = TokenWish { revoked: true, ..TokenWish::default() };
    for wish in [expired, revoked] {
        Asker::new(Scenario::Happy, wish).is_refused("/user", 401, "Bad credentials");
    }
    let mut foreign = Asker::new(Scenario::Happy, TokenWish::default());
    foreign.authorization = Some("Bearer github_pat_unheard_of".to_owned());
    foreign.is_refused("/user", 401, "Bad credentials");
    foreign.authorization = None;
    foreign.is_refused("/user", 401, "Requires authentication");
    assert_eq!(foreign.get("/meta").status, 200);
}

#[test]
fn both_schemes_and_only_known_versions_are_taken() {
    let mut asker = Asker::new(Scenario::Happy, TokenWish::default());
    let reply = asker.get("/user");
    assert_eq!(header(&reply, "x-github-api-version-selected"), Some("2022-11-28"));
    asker.authorization = asker.authorization.map(|text| text.replace("Bearer", "token"));
    assert_eq!(asker.get("/user").status, 200);
    asker.version = Some("1999-01-01");
    asker.is_refused("/user", 400, "version");
}

#[test]
fn private_repositories_are_hidden_unless_selected() {
    let wish = TokenWish {
        permissions: vec![("metadata", "read"), ("contents", "read")],
        repositories: Repositories::Selected(vec!["rocket-skates".to_owned()]),
        ..TokenWish::default()
    };
    let mut asker = Asker::new(Scenario::Happy, wish);
    assert_eq!(asker.get("/repos/acme/rocket-skates/branches").status, 200);
    assert_eq!(asker.get("/repos/acme/anvil/branches").status, 200, "public");
    asker.is_refused("/repos/acme/dehydrated-boulders/branches", 404, "Not Found");
    asker.is_refused("/repos/acme/rocket-skates/hooks", 403, "Resource not accessible");
    assert_eq!(asker.json("/orgs/acme/repos?type=private")[0]["name"], "rocket-skates");
}

#[test]
fn faults_hold_until_they_are_lifted() {
    let mut asker = Asker::new(Scenario::Happy, TokenWish::default());
    asker.state.faults.everywhere = Some(ApiFault::RateLimited);
    asker.is_refused("/user", 403, "API rate limit exceeded for user ID");
    assert_eq!(header(&asker.get("/user"), "x-ratelimit-remaining"), Some("0"));
    asker.state.faults.everywhere = Some(ApiFault::SecondaryRateLimited);
    assert_eq!(header(&asker.get("/user"), "retry-after"), Some("60"));
    asker.state.faults.everywhere = Some(ApiFault::TruncatedJson);
    assert!(serde_json::from_slice::<Value>(&asker.get("/user").body).is_err());
    asker.state.faults.everywhere = Some(ApiFault::SamlEnforced);
    assert!(header(&asker.get(BILLING), "x-github-sso").unwrap().starts_with("required; url="));
    asker.state.faults.everywhere = Some(ApiFault::NeverAnswers);
    assert!(asker.get("/user").silent);
    asker.state.faults.everywhere = None;
    assert_eq!(asker.get("/user").status, 200);
}

#[test]
fn what_is_not_in_the_facts_is_noticed_even_without_a_token() {
    let mut asker = Asker::new(Scenario::Happy, TokenWish::default());
    asker.authorization = None;
    for (method, path) in [("GET", "/unheard/of"), ("POST", "/user"), ("DELETE", BILLING)] {
        let reply = asker.send(method, path);
        assert_eq!((reply.status, reply.known), (501, false), "{method} {path}");
    }
    assert_eq!(asker.send("OPTIONS", "/user").status, 204);
    assert_eq!(asker.state.recorded.iter().filter(|request| !request.known).count(), 3);
}

struct Asker {
    state: State,
    authorization: Option<String>,
    version: Option<&'static str>,
    edition: Edition,
}

impl Asker {
    fn new(scenario: Scenario, wish: TokenWish) -> Self {
        let mut state = State::new(scenario.world());
        let token = state.mint(wish);
        Self {
            state,
            authorization: Some(format!("Bearer {token}")),
            version: None,
            edition: Edition::Public,
        }
    }

    fn get(&mut self, address: &str) -> Reply {
        self.send("GET", address)
    }

    fn send(&mut self, method: &str, address: &str) -> Reply {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let authorization = self.authorization.clone().map(|v| ("authorization".to_owned(), v));
        let version = self.version.map(|v| ("x-github-api-version".to_owned(), v.to_owned()));
        let request = Request {
            host: self.edition.host().to_owned(),
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers: authorization.into_iter().chain(version).collect(),
            body: String::new(),
        };
        hosts::answer(&mut self.state, &request)
    }

    fn json(&mut self, address: &str) -> Value {
        let reply = self.get(address);
        assert_eq!(reply.status, 200, "{address}");
        serde_json::from_slice(&reply.body).unwrap()
    }

    fn is_refused(&mut self, address: &str, status: u16, message: &str) {
        let reply = self.get(address);
        let body: Value = serde_json::from_slice(&reply.body).unwrap();
        assert_eq!(reply.status, status, "{address}: {body}");
        assert_eq!(body["status"], status.to_string(), "the status is text in the body");
        assert!(body["message"].as_str().unwrap().contains(message), "{address}: {body}");
    }
}

fn header<'a>(reply: &'a Reply, name: &str) -> Option<&'a str> {
    reply.headers.iter().find(|(n, _)| *n == name).map(|(_, value)| value.as_str())
}
