//! Faults of recipes, each put into a good one.

use expect_test::{Expect, expect};

use crate::recipe::Recipe;

/// Parses the Milestone recipe with one piece of its text replaced.
#[track_caller]
fn check(old: &str, new: &str, expected: Expect) {
    let good = include_str!("../../../data/recipes/milestone-copilot.json");
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
            "This recipe cannot be used. “permissions.required[0]”: GitHub has no permission “organization:membrs” that Tokenwright knows of. Did you mean “organization:members” (Members)?"
        ],
    );
    check(
        "organization:organization_copilot_metrics\",\n        \"level\": \"read\"",
        "organization:organization_copilot_metrics\",\n        \"level\": \"write\"",
        expect![
            "This recipe cannot be used. “permissions.optional[0]”: “Organization Copilot metrics” has no level “Read and write”, only Read-only."
        ],
    );
}

#[test]
fn what_the_owner_or_the_repository_access_excludes_is_a_fault() {
    check(
        "organization:members",
        "repository:contents",
        expect![
            "This recipe cannot be used. “permissions.required[0]”: “Contents” is a repository permission, which “Public repositories” does not offer."
        ],
    );
    check(
        "organization:members",
        "account:emails",
        expect![
            "This recipe cannot be used. “permissions.required[0]”: “Email addresses” is an account permission, which a token of an organization cannot have."
        ],
    );
}

#[test]
fn a_name_that_github_would_cut_is_a_fault() {
    check(
        "Copilot Token (read-only)\"",
        "Copilot Token (read-only), please\"",
        expect![
            "This recipe cannot be used. “name”: The token name has 45 characters; GitHub takes at most 40."
        ],
    );
}

#[test]
fn repositories_are_named_where_they_are_selected() {
    check(
        "\"access\": \"public\"",
        "\"access\": \"public\", \"names\": [\"anvil\"]",
        expect![
            "This recipe cannot be used. “repositories.names”: Names of repositories need the access “selected”."
        ],
    );
    check(
        "\"access\": \"public\"",
        "\"access\": \"selected\", \"names\": [\"acme/anvil\"]",
        expect![
            "This recipe cannot be used. “repositories.names”: Give at most 20 names of repositories, without their owner."
        ],
    );
}

#[test]
fn a_lifetime_beyond_a_year_is_a_fault() {
    check(
        "365, 366",
        "365, 3660",
        expect!["This recipe cannot be used. “expiration.days”: Name lifetimes of 1 to 366 days."],
    );
}

#[test]
fn no_recipe_can_stand_for_none() {
    check(
        "\"milestone-copilot\"",
        "\"anything\"",
        expect![
            "This recipe cannot be used. “id”: Choose another id: “anything” stands for no recipe."
        ],
    );
}

#[test]
fn a_huge_file_is_not_read() {
    let huge = " ".repeat(70_000);
    assert_eq!(Recipe::parse(&huge), Err(crate::recipe::RecipeError::TooLarge));
}
