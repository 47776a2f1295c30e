//! What good tokens are answered, and the pieces that other answers are built of.

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokenwright_core::answer::{Failure, Outcome, Response};
use tokenwright_core::date::{Date, Moment};
use tokenwright_core::judge::Witness;
use tokenwright_core::page_state::{Expiration, Grants, PageState, Phase, RepositoryAccess};
use tokenwright_core::permission::{Level, PermissionId, Scope};
use tokenwright_core::reading::Reading;
use tokenwright_core::recipe::{self, Recipe};

pub(crate) const USER: &str = "/user";
pub(crate) const MEMBERSHIP: &str = "/user/memberships/orgs/acme";
pub(crate) const BILLING: &str = "/orgs/acme/copilot/billing";
pub(crate) const SEATS: &str = "/orgs/acme/copilot/billing/seats";
pub(crate) const INSTALLATIONS: &str = "/orgs/acme/installations";
pub(crate) const PRIVATE_LIST: &str = "/orgs/acme/repos";
pub(crate) const SKATES: &str = "/repos/acme/rocket-skates";
pub(crate) const ANVIL: &str = "/repos/acme/anvil";
pub(crate) const COMMITS: &str = "/repos/acme/rocket-skates/commits";
pub(crate) const ISSUES: &str = "/repos/acme/rocket-skates/issues";
pub(crate) const ACTIONS: &str = "/repos/acme/rocket-skates/actions/permissions";
pub(crate) const CREATION_CAP: &str =
    "/repos/acme/rocket-skates/interaction-limits/pulls/creation-cap";
pub(crate) const EMAILS: &str = "/user/emails";
pub(crate) const LIMITS: &str = "/user/interaction-limits";

/// Everything that is asked about acme for Milestone's recipe.
pub(crate) const ALL_OF_ACME: &[&str] = &[MEMBERSHIP, BILLING, SEATS, INSTALLATIONS, PRIVATE_LIST];
/// What a refused Milestone token is refused.
pub(crate) const ALL_BUT_LIST: &[&str] = &[MEMBERSHIP, BILLING, SEATS, INSTALLATIONS];
/// What Copilot Business opens.
pub(crate) const COPILOT_PATHS: &[&str] = &[BILLING, SEATS];
/// What a token sees of the private repository.
pub(crate) const ALL_OF_SKATES: &[&str] = &[SKATES, COMMITS, ISSUES, ACTIONS, CREATION_CAP];

/// What a good token is answered at this address, without its query.
pub(crate) fn answer(path: &str) -> Outcome {
    match path {
        USER => user(Some("2027-11-23 10:00:00 UTC")),
        MEMBERSHIP => ok(json!({ "role": "admin", "state": "active" })),
        BILLING => ok(json!({ "seat_breakdown": { "total": 3 } })),
        SEATS => ok(json!({ "total_seats": 3, "seats": [] })),
        INSTALLATIONS => refused(),
        SKATES => ok(json!({ "full_name": "acme/rocket-skates", "private": true })),
        ANVIL => ok(json!({ "full_name": "acme/anvil", "private": false })),
        // What a recipe does not ask for is refused to a good token.
        "/user/memberships/orgs/mona" => not_found(),
        "/orgs/acme/rulesets" => refused(),
        _ if path.starts_with("/repos/acme/") => ok(json!([])),
        _ => ok(json!([])),
    }
}

pub(crate) fn user(expiry: Option<&str>) -> Outcome {
    Outcome::Response(Response {
        status: 200,
        expiry: expiry.map(Into::into),
        body: Some(json!({ "login": "mona" })),
        ..Response::default()
    })
}

pub(crate) fn ok(body: Value) -> Outcome {
    Outcome::Response(Response { status: 200, body: Some(body), ..Response::default() })
}

/// A status with one of GitHub's messages.
pub(crate) fn status(status: u16, message: &str) -> Outcome {
    Outcome::Response(response(status, message))
}

/// As [`status`], to be given headers.
pub(crate) fn response(status: u16, message: &str) -> Response {
    let body = Some(json!({ "message": message, "status": status.to_string() }));
    Response { status, body, ..Response::default() }
}

/// A status with a body that is no JSON, or none, or not all of it.
pub(crate) fn bare(status: u16) -> Outcome {
    Outcome::Response(Response { status, ..Response::default() })
}

pub(crate) fn failed(failure: Failure) -> Outcome {
    Outcome::Failed(failure)
}

pub(crate) fn refused() -> Outcome {
    status(403, "Resource not accessible by personal access token")
}

pub(crate) fn not_found() -> Outcome {
    status(404, "Not Found")
}

pub(crate) fn now() -> Moment {
    Moment::from_expiry_header("2026-11-23 12:00:00 UTC").unwrap()
}

/// A token whose checksum fits.
pub(crate) fn fine_grained() -> String {
    let head = format!("github_pat_11{}_{}", "A".repeat(20), "b".repeat(43));
    let digest = Sha256::digest(head.as_bytes());
    let sum = data_encoding::BASE32_NOPAD.encode(&digest[..5]);
    format!("{head}{sum}12345678")
}

/// The same with one letter mistyped.
pub(crate) fn damaged() -> String {
    fine_grained().replacen("bb", "bc", 1)
}

/// The form of a Milestone token as it should be, when "Generate token" was pressed.
pub(crate) fn form() -> Witness {
    let grants = ["members", "organization_copilot_seat_management"];
    let id = |key| PermissionId::new(Scope::Organization, key);
    let page = PageState {
        phase: Phase::Confirming,
        owner: Reading::Found("acme".into()),
        expiration: Reading::Found(Expiration::Days(365)),
        repositories: Reading::Found(RepositoryAccess::Public),
        permissions: Reading::Found(Grants {
            known: grants.map(|key| (id(key), Reading::Found(Level::Read))).into(),
            unknown: Vec::new(),
            complete: true,
        }),
        approval_needed: Reading::Found(false),
        ..PageState::default()
    };
    Witness { page, on: Date::new(2026, 11, 23).unwrap() }
}

/// Milestone's own recipe.
pub(crate) fn milestone_recipe() -> Recipe {
    recipe::by_id("milestone-copilot").unwrap().clone()
}

/// A recipe that asks for these permissions and leaves the rest as Milestone has it.
pub(crate) fn recipe_asking(owner: &str, access: &str, rules: &[(&str, &str)]) -> Recipe {
    let mut json = serde_json::to_value(milestone_recipe()).unwrap();
    let rules = rules.iter().map(|(permission, level)| {
        json!({ "permission": permission, "level": level, "why": "Because." })
    });
    json["owner"] = json!({ "kind": owner, "why": "Because." });
    json["repositories"] = json!({ "access": access, "why": "Because." });
    json["permissions"] = json!({ "required": rules.collect::<Vec<_>>() });
    Recipe::parse(&json.to_string()).unwrap()
}
