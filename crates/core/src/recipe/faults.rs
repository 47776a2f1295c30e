//! What a recipe must not ask, because GitHub would not give it: found before anybody starts.

use std::collections::BTreeSet;

use super::{
    ANYTHING, LONGEST_DESCRIPTION, LONGEST_LIFETIME, LONGEST_NAME, Never, OwnerKind,
    PermissionRule, Recipe, TextRule,
};
use crate::catalogue::Catalogue;
use crate::page_state::RepositoryAccess;
use crate::permission::Scope;
use crate::repository::{MOST_REPOSITORIES, RepositoryName};

/// Longest of the sentences a vendor may write, in characters.
const LONGEST_SENTENCE: usize = 500;

/// One sentence for each fault, none if the recipe can be used.
pub(super) fn of(recipe: &Recipe) -> Vec<String> {
    let mut faults = Vec::new();
    texts(recipe, &mut faults);
    lifetime(recipe, &mut faults);
    repositories(recipe, &mut faults);
    permissions(recipe, &mut faults);
    faults
}

fn texts(recipe: &Recipe, faults: &mut Vec<String>) {
    let id = &recipe.id;
    let id_is_plain = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if id.is_empty() || id.len() > 60 || !id_is_plain {
        faults.push("“id” must be lower-case words joined by hyphens.".into());
    }
    if id == ANYTHING {
        faults.push(format!("“id” must not be “{ANYTHING}”, which stands for no recipe."));
    }
    let length = |rule: &Option<TextRule>| rule.as_ref().map(|rule| rule.value.chars().count());
    if let Some(name) = length(&recipe.name)
        && !(1..=LONGEST_NAME).contains(&name)
    {
        faults.push(format!("“name” has {name} characters; GitHub takes 1 to {LONGEST_NAME}."));
    }
    let long_texts = [("description", &recipe.description), ("request", &recipe.request)];
    for (field, rule) in long_texts {
        if let Some(length) = length(rule).filter(|length| *length > LONGEST_DESCRIPTION) {
            faults.push(format!(
                "“{field}” has {length} characters; GitHub takes at most {LONGEST_DESCRIPTION}."
            ));
        }
    }
    let sentences = [&recipe.title, &recipe.vendor, &recipe.summary, &recipe.owner.why];
    let lists = recipe.before.iter().chain(&recipe.after);
    let rules = recipe.permissions.required.iter().chain(&recipe.permissions.optional);
    let all = sentences.into_iter().chain(lists).chain(rules.map(|rule| &rule.why));
    if all.into_iter().any(|text| text.chars().count() > LONGEST_SENTENCE) {
        faults.push(format!("A text has more than {LONGEST_SENTENCE} characters."));
    }
    if recipe.source.url.as_ref().is_some_and(|url| !url.starts_with("https://")) {
        faults.push("“source.url” must start with https://.".into());
    }
}

fn lifetime(recipe: &Recipe, faults: &mut Vec<String>) {
    let Some(rule) = &recipe.expiration else { return };
    let days = &rule.days;
    let is_open = days.is_empty() && rule.never != Never::Asked;
    if is_open || days.iter().any(|d| !(1..=LONGEST_LIFETIME).contains(d)) {
        faults.push(format!("“expiration.days” must name 1 to {LONGEST_LIFETIME} days."));
    }
}

fn repositories(recipe: &Recipe, faults: &mut Vec<String>) {
    let Some(rule) = &recipe.repositories else { return };
    if rule.names.is_empty() {
        return;
    }
    if rule.access != RepositoryAccess::Selected {
        faults.push("“repositories.names” needs the access “selected”.".into());
    }
    let is_name = |name: &String| RepositoryName::is_well_formed(name);
    if rule.names.len() > MOST_REPOSITORIES || !rule.names.iter().all(is_name) {
        faults.push(format!(
            "“repositories.names” must be up to {MOST_REPOSITORIES} names of repositories, without their owner."
        ));
    }
}

fn permissions(recipe: &Recipe, faults: &mut Vec<String>) {
    let rules = &recipe.permissions;
    let mut seen = BTreeSet::new();
    for rule in rules.required.iter().chain(&rules.optional) {
        if !seen.insert(&rule.permission) {
            faults.push(format!("“{}” is named twice.", rule.permission));
        }
        faults.extend(permission(recipe, rule));
    }
}

fn permission(recipe: &Recipe, rule: &PermissionRule) -> Option<String> {
    let id = &rule.permission;
    let Some(known) = Catalogue::built_in().get(id) else {
        return Some(format!("GitHub has no permission “{id}” that Tokenwright knows of."));
    };
    if !known.levels.contains(&rule.level) {
        let level = rule.level.label();
        return Some(format!("“{}” has no level “{level}”.", known.title));
    }
    match (id.scope, recipe.owner.kind) {
        (Scope::Account, OwnerKind::Organization) => Some(format!(
            "“{}” is an account permission, which a token of an organization cannot have.",
            known.title
        )),
        (Scope::Organization, OwnerKind::User) => Some(format!(
            "“{}” is an organization permission, which a token of a user cannot have.",
            known.title
        )),
        (Scope::Repository, _) if recipe.access() == Some(RepositoryAccess::Public) => {
            Some(format!(
                "“{}” is a repository permission, which “Public repositories” does not offer.",
                known.title
            ))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::recipe::Recipe;

    /// Parses the Milestone recipe with one piece of its text replaced.
    #[track_caller]
    fn check(old: &str, new: &str, expected: Expect) {
        let good = include_str!("../../data/recipes/milestone-copilot.json");
        assert!(good.contains(old), "the recipe has no {old}");
        let error = Recipe::parse(&good.replacen(old, new, 1)).unwrap_err();
        expected.assert_eq(&error.to_string());
    }

    #[test]
    fn an_unknown_field_is_named() {
        check(
            r#""vendor""#,
            r#""vendr""#,
            expect![
                "This is not a recipe: unknown field `vendr`, expected one of `schema`, `id`, `title`, `vendor`, `summary`, `source`, `before`, `owner`, `name`, `description`, `request`, `expiration`, `repositories`, `permissions`, `after` at line 5 column 9."
            ],
        );
    }

    #[test]
    fn another_schema_is_refused() {
        check(
            "tokenwright.recipe/1",
            "tokenwright.recipe/2",
            expect![
                "This is not a recipe: unknown variant `tokenwright.recipe/2`, expected `tokenwright.recipe/1` at line 2 column 34."
            ],
        );
    }

    #[test]
    fn what_github_does_not_have_is_a_fault() {
        check(
            "organization:members",
            "organization:membrs",
            expect![
                "This recipe cannot be used. GitHub has no permission “organization:membrs” that Tokenwright knows of."
            ],
        );
        check(
            "organization:organization_copilot_metrics\",\n        \"level\": \"read\"",
            "organization:organization_copilot_metrics\",\n        \"level\": \"write\"",
            expect![
                "This recipe cannot be used. “Organization Copilot metrics” has no level “Read and write”."
            ],
        );
    }

    #[test]
    fn what_the_owner_or_the_repository_access_excludes_is_a_fault() {
        check(
            "organization:members",
            "repository:contents",
            expect![
                "This recipe cannot be used. “Contents” is a repository permission, which “Public repositories” does not offer."
            ],
        );
        check(
            "organization:members",
            "account:emails",
            expect![
                "This recipe cannot be used. “Email addresses” is an account permission, which a token of an organization cannot have."
            ],
        );
    }

    #[test]
    fn a_name_that_github_would_cut_is_a_fault() {
        check(
            "Copilot Token (read-only)\"",
            "Copilot Token (read-only), please\"",
            expect!["This recipe cannot be used. “name” has 45 characters; GitHub takes 1 to 40."],
        );
    }

    #[test]
    fn repositories_are_named_where_they_are_selected() {
        check(
            "\"access\": \"public\"",
            "\"access\": \"public\", \"names\": [\"anvil\"]",
            expect![
                "This recipe cannot be used. “repositories.names” needs the access “selected”."
            ],
        );
        check(
            "\"access\": \"public\"",
            "\"access\": \"selected\", \"names\": [\"acme/anvil\"]",
            expect![
                "This recipe cannot be used. “repositories.names” must be up to 20 names of repositories, without their owner."
            ],
        );
    }

    #[test]
    fn a_lifetime_beyond_a_year_is_a_fault() {
        check(
            "365, 366",
            "365, 3660",
            expect!["This recipe cannot be used. “expiration.days” must name 1 to 366 days."],
        );
    }

    #[test]
    fn no_recipe_can_stand_for_none() {
        check(
            "\"milestone-copilot\"",
            "\"anything\"",
            expect![
                "This recipe cannot be used. “id” must not be “anything”, which stands for no recipe."
            ],
        );
    }

    #[test]
    fn a_huge_file_is_not_read() {
        let huge = " ".repeat(70_000);
        assert_eq!(Recipe::parse(&huge), Err(crate::recipe::RecipeError::TooLarge));
    }
}
