//! Which requests prove a recipe. Only GETs can be expressed, and only paths of the catalogue.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::catalogue::Catalogue;
use crate::login::Login;
use crate::permission::PermissionId;
use crate::recipe::{OwnerKind, PermissionRule, Recipe};

/// The API version that every request names (GitHub changelog 2026-03-12).
pub const API_VERSION: &str = "2026-03-10";

/// A path of GitHub's API to GET. There is no way to write another verb or another host.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ApiPath(String);

impl ApiPath {
    /// The path that any valid token may ask: who it belongs to.
    pub fn user() -> Self {
        Self("/user".into())
    }

    /// The user's membership in an organization: proves Members, and tells the role.
    pub fn membership(owner: &Login) -> Self {
        Self(format!("/user/memberships/orgs/{owner}"))
    }

    /// A path of the catalogue with `{org}` filled in; `None` if it has other blanks, which need
    /// more than an organization's name.
    pub(crate) fn filled(template: &str, owner: &Login) -> Option<Self> {
        let path = template.replace("{org}", owner.as_str());
        (path.starts_with('/') && !path.contains('{')).then_some(Self(path))
    }

    /// The path, beginning with `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ApiPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for ApiPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// The requests of one verification. A round starts when the one before is answered; the requests
/// of one round go out together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Never more than two rounds.
    pub rounds: Vec<Vec<ApiPath>>,
}

/// The smallest set of requests that proves the recipe: first who the token belongs to, then in
/// one wave what it may do, and what it must not.
pub fn plan(recipe: &Recipe, owner: &Login) -> Plan {
    let mut second: Vec<ApiPath> = Vec::new();
    let mut add = |path: ApiPath| {
        if !second.contains(&path) {
            second.push(path);
        }
    };
    if recipe.owner.kind == OwnerKind::Organization {
        add(ApiPath::membership(owner));
    }
    for rule in &recipe.permissions.required {
        proofs(rule, owner).into_iter().for_each(&mut add);
        for (_, path) in counter_proofs(recipe, &rule.permission, owner) {
            add(path);
        }
    }
    let first = vec![ApiPath::user()];
    Plan { rounds: if second.is_empty() { vec![first] } else { vec![first, second] } }
}

/// The paths that all must answer if the token holds this permission at this level.
pub(crate) fn proofs(rule: &PermissionRule, owner: &Login) -> Vec<ApiPath> {
    let Some(known) = Catalogue::built_in().get(&rule.permission) else {
        return Vec::new();
    };
    let fact = &known.probe;
    let paths =
        fact.get.iter().chain(&fact.also_get).chain(
            fact.get_for_write.iter().filter(|_| rule.level > crate::permission::Level::Read),
        );
    paths.filter_map(|path| ApiPath::filled(path, owner)).collect()
}

/// Permissions outside the recipe that open the same path, each with a path that only it opens: if
/// that one is refused, the permission itself is what answered.
pub(crate) fn counter_proofs(
    recipe: &Recipe,
    id: &PermissionId,
    owner: &Login,
) -> Vec<(PermissionId, ApiPath)> {
    let catalogue = Catalogue::built_in();
    let keys = catalogue.get(id).map(|known| known.probe.also_opened_by.as_slice());
    keys.unwrap_or_default()
        .iter()
        .filter_map(|key| catalogue.by_key(key))
        .filter(|other| recipe.permission(&other.id()).is_none())
        .filter_map(|other| {
            let path = ApiPath::filled(other.probe.get.as_deref()?, owner)?;
            Some((other.id(), path))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::recipe;

    #[test]
    fn milestone_takes_five_requests_in_two_rounds() {
        let recipe = recipe::by_id("milestone-copilot").unwrap();
        let plan = plan(recipe, &Login::parse("acme").unwrap());
        let rounds: Vec<String> = plan
            .rounds
            .iter()
            .map(|round| round.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
            .collect();
        expect![[r"
            /user

            /user/memberships/orgs/acme
            /orgs/acme/copilot/billing
            /orgs/acme/copilot/billing/seats?per_page=1
            /orgs/acme/installations?per_page=1"]]
        .assert_eq(&rounds.join("\n\n"));
    }

    #[test]
    fn a_path_with_blanks_that_nobody_can_fill_is_not_asked() {
        let owner = Login::parse("acme").unwrap();
        assert_eq!(ApiPath::filled("/repos/{owner}/{repo}/hooks", &owner), None);
    }
}
