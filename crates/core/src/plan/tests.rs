//! What is asked for which recipe, and in how many rounds.

use expect_test::{Expect, expect};
use serde_json::json;

use super::*;
use crate::answer::{Outcome, Response};
use crate::date::Date;
use crate::login::Login;
use crate::permission::Scope;
use crate::recipe;
use crate::repository::RepositoryName;

const MILESTONE: &str = include_str!("../../data/recipes/milestone-copilot.json");

/// The rounds, with every request answered by 200 and the login `mona`.
fn rounds(recipe: &Recipe, subject: &Subject) -> Vec<Vec<ApiPath>> {
    let mut answers = Vec::new();
    let mut rounds = Vec::new();
    loop {
        let round = next(recipe, subject, &answers);
        if round.is_empty() {
            return rounds;
        }
        for path in &round {
            let body = Some(json!({ "login": "mona" }));
            let response = Response { status: 200, body, ..Response::default() };
            answers.push(Answer::new(path.clone(), Outcome::Response(response)));
        }
        rounds.push(round);
    }
}

fn subject(owner: &str, repositories: &[&str]) -> Subject {
    let owner = Login::parse(owner).unwrap();
    let names = repositories.iter().map(|name| RepositoryName::parse(name, &owner).unwrap());
    let names = names.collect();
    Subject::new(owner, Date::new(2026, 11, 25).unwrap()).with_repositories(names)
}

#[track_caller]
fn check(recipe: &Recipe, subject: &Subject, expected: Expect) {
    let rounds = rounds(recipe, subject);
    let text =
        |round: &Vec<ApiPath>| round.iter().map(|path| format!("{path}\n")).collect::<String>();
    expected.assert_eq(&rounds.iter().map(text).collect::<Vec<_>>().join("\n"));
}

/// A recipe that asks for these permissions, in the shape of Milestone's.
fn asking(owner: &str, access: &str, rules: &[(&str, &str)]) -> Recipe {
    let mut json: serde_json::Value = serde_json::from_str(MILESTONE).unwrap();
    json["owner"] = json!({ "kind": owner, "why": "Because." });
    json["repositories"] = json!({ "access": access, "why": "Because." });
    let rules = rules.iter().map(|(permission, level)| {
        json!({ "permission": permission, "level": level, "why": "Because." })
    });
    json["permissions"] = json!({ "required": rules.collect::<Vec<_>>() });
    Recipe::parse(&json.to_string()).unwrap()
}

#[test]
fn milestone_takes_six_requests_in_two_rounds() {
    let recipe = recipe::by_id("milestone-copilot").unwrap();
    check(
        recipe,
        &subject("acme", &[]),
        expect![[r#"
        /user

        /user/memberships/orgs/acme
        /orgs/acme/copilot/billing
        /orgs/acme/copilot/billing/seats?per_page=1
        /orgs/acme/installations?per_page=1
        /orgs/acme/repos?type=private&per_page=1
    "#]],
    );
}

#[test]
fn repository_permissions_are_tried_on_the_first_and_each_is_looked_at() {
    let rules = [("repository:contents", "read"), ("repository:administration", "write")];
    let recipe = asking("organization", "selected", &rules);
    check(
        &recipe,
        &subject("acme", &["rocket-skates", "anvil"]),
        expect![[r#"
        /user

        /user/memberships/orgs/acme
        /repos/acme/rocket-skates/commits?per_page=1
        /repos/acme/rocket-skates/actions/permissions
        /repos/acme/rocket-skates/interaction-limits/pulls/creation-cap
        /repos/acme/rocket-skates
        /repos/acme/anvil
        /orgs/acme/repos?type=private&per_page=3
    "#]],
    );
}

#[test]
fn without_a_repository_nothing_is_asked_about_repository_permissions() {
    let recipe = asking("organization", "selected", &[("repository:contents", "read")]);
    check(
        &recipe,
        &subject("acme", &[]),
        expect![[r#"
        /user

        /user/memberships/orgs/acme
    "#]],
    );
}

/// An organization's token is asked for its user's place there, whoever the recipe is for.
#[test]
fn the_membership_is_asked_unless_the_token_is_for_its_own_user() {
    let asks = |kind: &str, owner: &str| {
        let recipe = asking(kind, "all", &[("repository:contents", "read")]);
        let second = rounds(&recipe, &subject(owner, &[])).swap_remove(1);
        second.iter().any(|path| path.as_str().starts_with("/user/memberships/"))
    };
    assert!(asks("any", "acme") && asks("organization", "acme") && asks("user", "acme"));
    assert!(asks("organization", "mona"));
}

#[test]
fn a_recipe_without_repository_permissions_asks_about_no_repository() {
    let recipe = recipe::by_id("milestone-copilot").unwrap();
    let all = rounds(recipe, &subject("acme", &["rocket-skates"])).concat();
    assert!(all.iter().all(|path| !path.as_str().starts_with("/repos/")), "{all:?}");
}

#[test]
fn account_permissions_are_asked_for_the_user_with_the_login_that_github_told() {
    let rules = [("account:emails", "read"), ("account:plan", "read"), ("account:gists", "write")];
    let recipe = asking("user", "public", &rules);
    check(
        &recipe,
        &subject("mona", &[]),
        expect![[r#"
        /user

        /user/emails?per_page=1
        /users/mona/settings/billing/usage/summary
        /user/repos?visibility=private&affiliation=owner&per_page=1
    "#]],
    );
}

#[test]
fn a_level_above_the_one_asked_for_is_tried_where_a_read_tells_it() {
    let rules = [("organization:organization_administration", "read")];
    let recipe = asking("organization", "public", &rules);
    check(
        &recipe,
        &subject("acme", &[]),
        expect![[r#"
        /user

        /user/memberships/orgs/acme
        /orgs/acme/installations?per_page=1
        /orgs/acme/rulesets?per_page=1
        /orgs/acme/repos?type=private&per_page=1
    "#]],
    );
}

#[test]
fn every_permission_of_github_can_be_planned_in_two_rounds_without_asking_twice() {
    for permission in &Catalogue::built_in().permissions {
        for level in &permission.levels {
            let id = permission.id();
            let (owner, login) = match id.scope {
                Scope::Account => ("user", "mona"),
                Scope::Organization | Scope::Repository => ("organization", "acme"),
            };
            let recipe = asking(owner, "all", &[(&id.to_string(), level.as_str())]);
            let rounds = rounds(&recipe, &subject(login, &["rocket-skates"]));
            assert!(rounds.len() <= 2, "{id}");
            let all = rounds.concat();
            let once: std::collections::BTreeSet<_> = all.iter().collect();
            assert_eq!(once.len(), all.len(), "{id}");
            assert!(all.iter().all(|path| !path.as_str().contains(['{', '}'])), "{id}");
        }
    }
}
