//! Data that a permission opens: any GET of the catalogue.

use serde_json::json;

use super::answer::Answer;
use super::call::Call;
use super::refusal::Refusal;
use super::{bodies, gate, repositories};
use crate::catalogue::{self, Opening};
use crate::token::{Kind, Token};
use crate::world::Organization;

/// `None` if no permission is known to open this address.
pub(super) fn answer(call: &Call, token: Option<&Token>) -> Option<Answer> {
    let openings = catalogue::opening(&call.segments);
    let first = openings.first()?;
    let asked = Asked { call, openings: &openings };
    let mut answer = match token {
        None => Refusal::RequiresAuthentication.into(),
        Some(token) => asked.answer(token, first.get.is_list()),
    };
    answer.accepted = Some(accepted(&openings));
    Some(answer)
}

/// `members=read`, alternatives separated by semicolons.
fn accepted(openings: &[Opening]) -> String {
    let each =
        |opening: &Opening| format!("{}={}", opening.permission.key, opening.get.level().name());
    openings.iter().map(each).collect::<Vec<_>>().join("; ")
}

struct Asked<'a> {
    call: &'a Call<'a>,
    openings: &'a [Opening],
}

/// Whose data an address names.
enum Owner<'a> {
    Organization(&'a Organization),
    Repository { owner: &'a str, name: &'a str },
    User,
    Nobody,
}

impl Asked<'_> {
    fn answer(&self, token: &Token, is_list: bool) -> Answer {
        let granted = match self.owner() {
            Owner::Nobody => Err(Refusal::NotFound),
            Owner::User if self.call.segments == ["user", "repos"] => {
                return repositories::of_user(self.call, token);
            }
            Owner::User => self.of_user(token),
            Owner::Organization(organization) => {
                if let Some(refusal) = gate::refusal(self.call, organization, token) {
                    Err(refusal)
                } else if let Some(public) = self.public_part(organization, token) {
                    return public;
                } else {
                    self.of_organization(organization, token)
                }
            }
            Owner::Repository { owner, name } => self.of_repository(owner, name, token),
        };
        match granted {
            Err(refusal) => refusal.into(),
            Ok(()) => bodies::governed(self.call)
                .unwrap_or_else(|| Answer::ok(if is_list { json!([]) } else { json!({}) })),
        }
    }

    fn owner(&self) -> Owner<'_> {
        let world = &self.call.state.world;
        if let ["repos", owner, name, ..] = self.call.segments.as_slice() {
            return Owner::Repository { owner, name };
        }
        let marker = self
            .call
            .segments
            .as_slice()
            .iter()
            .position(|part| ["orgs", "organizations"].contains(part));
        if let Some(login) = marker.and_then(|at| self.call.segments.get(at + 1)) {
            return world.organization(login).map_or(Owner::Nobody, Owner::Organization);
        }
        match self.call.segments.as_slice() {
            ["users", login, ..] if !world.is_user(login) => Owner::Nobody,
            _ => Owner::User,
        }
    }

    fn of_user(&self, token: &Token) -> Result<(), Refusal> {
        // Stars and watched repositories are the same for everybody (probes of public analyzers, 2026-08).
        let same_for_all = matches!(
            self.call.segments.as_slice(),
            ["user" | "users", .., "starred" | "subscriptions"] | ["user", "starred", ..]
        );
        let owned = self.call.state.world.is_user(&token.owner) || is_classic(token);
        if same_for_all || (owned && self.holds(token)) {
            Ok(())
        } else {
            Err(Refusal::NotAccessible)
        }
    }

    fn of_organization(&self, organization: &Organization, token: &Token) -> Result<(), Refusal> {
        if is_classic(token) {
            return if self.holds(token) && organization.role.is_some() {
                Ok(())
            } else {
                Err(Refusal::NotFound)
            };
        }
        if token.pending || token.owner != organization.login || !self.holds(token) {
            return Err(Refusal::NotAccessible);
        }
        if organization.role.is_none() || self.openings.iter().all(|o| o.get.enterprise_cloud) {
            return Err(Refusal::NotFound);
        }
        let owners_only = self.openings.iter().all(|opening| opening.permission.owner_only);
        match (owners_only && !organization.is_owner(), self.call.state.world.api.not_an_owner) {
            (false, _) => Ok(()),
            (true, 403) => Err(Refusal::NotAccessible),
            (true, _) => Err(Refusal::NotFound),
        }
    }

    fn of_repository(&self, owner: &str, name: &str, token: &Token) -> Result<(), Refusal> {
        let mut all = self.call.state.world.repositories_of(owner);
        let Some(repository) = all.find(|repository| repository.name == name) else {
            return Err(Refusal::NotFound);
        };
        if let Some(organization) = self.call.state.world.organization(owner)
            && let Some(refusal) = gate::refusal(self.call, organization, token)
        {
            return Err(refusal);
        }
        let reached = is_classic(token)
            || (token.owner == owner && !token.pending && token.repositories.reaches(name));
        let open_to_all = self.openings.iter().any(|opening| opening.permission.public_reads);
        if repository.private && !reached {
            Err(Refusal::NotFound)
        } else if (!repository.private && open_to_all) || (reached && self.holds(token)) {
            repositories::switched_off(self.call, repository).map_or(Ok(()), Err)
        } else {
            Err(Refusal::NotAccessible)
        }
    }

    /// Addresses that answer with public data where the permission is missing.
    fn public_part(&self, organization: &Organization, token: &Token) -> Option<Answer> {
        let full = self.of_organization(organization, token).is_ok();
        match self.call.segments.as_slice() {
            ["orgs", _, "members"] if !full => Some(Answer::ok(json!([]))),
            ["orgs", _, "members", login] => Some(match full {
                true if self.call.state.world.is_user(login) => Answer::empty(204),
                true => Refusal::NotFound.into(),
                false => Answer::empty(302).with(
                    "location",
                    self.call.url(&format!("/orgs/{}/public_members/{login}", organization.login)),
                ),
            }),
            ["orgs", _, "public_members"] => Some(Answer::ok(json!([]))),
            ["orgs", _, "public_members", _] => Some(Refusal::NotFound.into()),
            ["orgs", _, "repos"] => {
                Some(repositories::of_organization(self.call, organization, token))
            }
            _ => None,
        }
    }

    /// The right itself, apart from whose data it is.
    fn holds(&self, token: &Token) -> bool {
        match &token.kind {
            Kind::FineGrained => self.openings.iter().any(|opening| {
                let granted = token.grants.get(&opening.permission.key);
                granted.is_some_and(|level| *level >= opening.get.level())
            }),
            Kind::Classic(scopes) => {
                scopes.iter().any(|scope| match self.call.segments.as_slice() {
                    ["repos", ..] => *scope == "repo",
                    ["orgs", _, "copilot", ..] => {
                        ["manage_billing:copilot", "read:org", "admin:org"].contains(scope)
                    }
                    ["user", "memberships", ..] | ["orgs" | "organizations", ..] => {
                        ["read:org", "write:org", "admin:org"].contains(scope)
                    }
                    _ => *scope == "user",
                })
            }
        }
    }
}

fn is_classic(token: &Token) -> bool {
    matches!(token.kind, Kind::Classic(_))
}
