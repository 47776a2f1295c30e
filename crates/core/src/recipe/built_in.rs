//! The recipes that ship with this version, one file each in `data/recipes`.

use std::sync::OnceLock;

use super::Recipe;

/// Every file of `data/recipes`, in the order in which they are offered: the first is the one the
/// panel starts with, the others follow by name. Tests compare the list with the folder.
const FILES: &[(&str, &str)] = &[
    ("milestone-copilot", include_str!("../../data/recipes/milestone-copilot.json")),
    ("auto-approve", include_str!("../../data/recipes/auto-approve.json")),
    ("create-pull-request", include_str!("../../data/recipes/create-pull-request.json")),
    ("github-copilot-cli", include_str!("../../data/recipes/github-copilot-cli.json")),
    ("github-mcp-server", include_str!("../../data/recipes/github-mcp-server.json")),
    ("prowler", include_str!("../../data/recipes/prowler.json")),
    ("release-please", include_str!("../../data/recipes/release-please.json")),
    ("renovate", include_str!("../../data/recipes/renovate.json")),
    ("repository-dispatch", include_str!("../../data/recipes/repository-dispatch.json")),
    ("semantic-release", include_str!("../../data/recipes/semantic-release.json")),
];

/// All built-in recipes.
pub fn all() -> &'static [Recipe] {
    static ALL: OnceLock<Vec<Recipe>> = OnceLock::new();
    // A test parses each file, so none is left out in a released build.
    ALL.get_or_init(|| FILES.iter().filter_map(|(_, json)| Recipe::parse(json).ok()).collect())
}

/// The built-in recipe of this name.
pub fn by_id(id: &str) -> Option<&'static Recipe> {
    all().iter().find(|recipe| recipe.id == id)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::page_state::RepositoryAccess;
    use crate::permission::{Level, Scope};
    use crate::recipe::{Never, PermissionRule};

    #[test]
    fn every_file_in_the_folder_is_listed_and_is_a_recipe_of_its_name() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/recipes");
        let mut on_disk: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        on_disk.sort();
        let mut listed: Vec<_> = FILES.iter().map(|(id, _)| (*id).to_owned()).collect();
        listed.sort();
        assert_eq!(listed, on_disk);
        for (id, json) in FILES {
            let recipe = Recipe::parse(json).unwrap_or_else(|e| panic!("{id}: {e}"));
            assert_eq!(recipe.id, *id);
        }
    }

    #[test]
    fn milestone_asks_what_its_guide_asks() {
        let recipe = by_id("milestone-copilot").unwrap();
        let name = &recipe.name.as_ref().unwrap().value;
        assert_eq!(name, "Milestone\u{2019}s Copilot Token (read-only)");
        assert_eq!(name.chars().count(), 37);
        assert_eq!(recipe.expiration.as_ref().unwrap().days, [365, 366]);
        let required: Vec<_> =
            recipe.permissions.required.iter().map(|r| r.permission.to_string()).collect();
        assert_eq!(
            required,
            ["organization:members", "organization:organization_copilot_seat_management"]
        );
    }

    #[test]
    fn they_are_listed_by_name_after_the_first() {
        let ids: Vec<_> = all().iter().map(|recipe| recipe.id.as_str()).collect();
        assert_eq!(ids[0], "milestone-copilot");
        assert!(ids[1..].is_sorted(), "{ids:?}");
    }

    /// One row a recipe, so that a change of what users are asked to grant is seen in review.
    #[test]
    fn what_each_asks() {
        let list = |rules: &[PermissionRule]| {
            let rule =
                |rule: &PermissionRule| format!("{} {}", rule.permission, rule.level.as_str());
            rules.iter().map(rule).collect::<Vec<_>>().join(", ")
        };
        let row = |recipe: &Recipe| {
            let rules = &recipe.permissions;
            format!("{}: {} ({})\n", recipe.id, list(&rules.required), list(&rules.optional))
        };
        expect![[r#"
            milestone-copilot: organization:members read, organization:organization_copilot_seat_management read (organization:organization_copilot_metrics read)
            auto-approve: repository:pull_requests write ()
            create-pull-request: repository:contents write, repository:pull_requests write (repository:workflows write, organization:members read)
            github-copilot-cli: account:copilot_requests read ()
            github-mcp-server: repository:contents read, repository:issues read, repository:pull_requests read (repository:actions read, repository:security_events read, repository:vulnerability_alerts read, organization:members read)
            prowler: organization:organization_administration read, repository:administration read, repository:contents read, repository:vulnerability_alerts read (organization:members read)
            release-please: repository:contents write, repository:issues write, repository:pull_requests write (repository:workflows write)
            renovate: repository:contents write, repository:issues write, repository:pull_requests write, repository:statuses write (repository:workflows write, repository:vulnerability_alerts read, repository:administration read)
            repository-dispatch: repository:contents write ()
            semantic-release: repository:contents write, repository:issues write, repository:pull_requests write ()
        "#]].assert_eq(&all().iter().map(row).collect::<String>());
    }

    #[test]
    fn what_writes_to_repositories_reaches_selected_ones_and_ends() {
        let writes = |rule: &PermissionRule| {
            rule.permission.scope == Scope::Repository && rule.level > Level::Read
        };
        let strong: Vec<_> =
            all().iter().filter(|recipe| recipe.permissions.required.iter().any(writes)).collect();
        assert!(!strong.is_empty());
        for recipe in strong {
            assert_eq!(recipe.access(), Some(RepositoryAccess::Selected), "{}", recipe.id);
            let never = recipe.expiration.as_ref().map(|rule| rule.never);
            assert_eq!(never, Some(Never::Refused), "{}", recipe.id);
        }
    }
}
