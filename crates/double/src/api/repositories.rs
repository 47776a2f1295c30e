//! Repositories: who sees which, and what is switched off in them.

use serde_json::{Value, json};

use super::answer::Answer;
use super::call::Call;
use super::gate;
use super::refusal::Refusal;
use crate::catalogue::{self, Scope};
use crate::form_data::FormData;
use crate::token::{Kind, Token};
use crate::world::{Organization, Repository};

/// What `GET /repos/{owner}/{repo}` tells; lists tell the same (docs of version 2026-03-10).
pub(super) fn body(call: &Call, repository: &Repository) -> Value {
    let world = &call.state.world;
    let Repository { id, owner, name, private, .. } = repository;
    let (number, kind) = match world.organization(owner) {
        Some(organization) => (Some(organization.id), "Organization"),
        None => (world.is_user(owner).then_some(world.user.id), "User"),
    };
    json!({
        "id": id,
        "name": name,
        "full_name": format!("{owner}/{name}"),
        "private": private,
        "owner": { "login": owner, "id": number, "type": kind },
        "html_url": call.page(&format!("/{owner}/{name}")),
        "url": call.url(&format!("/repos/{owner}/{name}")),
        "default_branch": "main",
    })
}

/// `GET /orgs/{org}/repos`.
pub(super) fn of_organization(call: &Call, organization: &Organization, token: &Token) -> Answer {
    let parameters = call.request.parameters();
    let all = call.state.world.repositories_of(&organization.login);
    let seen = all.filter(|it| is_seen(call, it, token) && fits(it, parameters.text("type")));
    list(call, seen, &parameters)
}

/// `GET /user/repos`: those of the user and of the user's organizations.
pub(super) fn of_user(call: &Call, token: &Token) -> Answer {
    let parameters = call.request.parameters();
    let affiliation = parameters.get("affiliation").unwrap_or("owner,organization_member");
    let world = &call.state.world;
    let seen = world.repositories.iter().filter(|repository| {
        let wanted = match world.organization(&repository.owner) {
            Some(organization) => {
                organization.role.is_some()
                    && gate::refusal(call, organization, token).is_none()
                    && affiliation.contains("organization_member")
            }
            None => world.is_user(&repository.owner) && affiliation.contains("owner"),
        };
        wanted
            && is_seen(call, repository, token)
            && fits(repository, parameters.text("visibility"))
    });
    list(call, seen, &parameters)
}

/// Why something of a repository does not answer though the token may read it. The statuses of issues, Dependabot alerts
/// and secret scanning are noted in public analyzers (2026-08); all else here, every text included, is assumed.
pub(super) fn switched_off(call: &Call, repository: &Repository) -> Option<Refusal> {
    let ["repos", _, _, rest @ ..] = call.segments.as_slice() else { return None };
    let features = repository.features;
    match rest {
        ["issues", ..] if !features.issues => Some(Refusal::IssuesOff),
        ["dependabot", "alerts", ..] if !features.dependabot_alerts => {
            Some(Refusal::DependabotAlertsOff)
        }
        ["secret-scanning", ..] if !features.secret_scanning => Some(Refusal::SecretScanningOff),
        ["code-scanning", "alerts" | "analyses" | "sarifs", ..] if !features.code_scanning => {
            Some(Refusal::CodeScanningOff)
        }
        ["commits"] if features.empty => Some(Refusal::RepositoryEmpty),
        // TruffleHog (2026-08): 422 without parameters shows the level write.
        ["codespaces", "permissions_check"] if call.request.query.is_empty() => {
            Some(Refusal::ValidationFailed)
        }
        _ => None,
    }
}

/// Private ones are listed for a fine-grained token only if it reaches them with any repository permission.
fn is_seen(call: &Call, repository: &Repository, token: &Token) -> bool {
    if !repository.private {
        return true;
    }
    let world = &call.state.world;
    let belongs = match world.organization(&repository.owner) {
        Some(organization) => organization.role.is_some(),
        None => world.is_user(&repository.owner),
    };
    belongs
        && match &token.kind {
            Kind::Classic(scopes) => scopes.contains(&"repo"),
            Kind::FineGrained => {
                !token.pending
                    && token.owner == repository.owner
                    && token.repositories.reaches(&repository.name)
                    && holds_any(token)
            }
        }
}

fn holds_any(token: &Token) -> bool {
    let of_repositories = catalogue::all().iter().filter(|it| it.scope == Scope::Repository);
    of_repositories.into_iter().any(|permission| token.grants.contains_key(&permission.key))
}

fn fits(repository: &Repository, wanted: &str) -> bool {
    match wanted {
        "private" => repository.private,
        "public" => !repository.private,
        _ => true,
    }
}

/// The first page.
fn list<'a>(
    call: &Call,
    repositories: impl Iterator<Item = &'a Repository>,
    parameters: &FormData,
) -> Answer {
    let per_page = parameters.text("per_page").parse().unwrap_or(30_usize).clamp(1, 100);
    Answer::ok(repositories.take(per_page).map(|repository| body(call, repository)).collect())
}
