//! `docs/recipe.schema.json`: the recipe format for editors, made from the types.

use expect_test::{expect, expect_file};
use jsonschema::Validator;
use serde_json::{Value, json};
use tokenwright_core::recipe::{self, Recipe};

#[test]
fn the_schema_equals_the_types() {
    let schema = serde_json::to_string_pretty(&recipe::schema()).unwrap() + "\n";
    expect_file!["../../docs/recipe.schema.json"].assert_eq(&schema);
}

#[test]
fn every_built_in_recipe_meets_the_schema() {
    let validator = validator();
    for recipe in recipe::all() {
        let json = serde_json::from_str(&recipe.to_json()).unwrap();
        assert_eq!(errors(&validator, &json), "", "{}", recipe.id);
    }
}

/// What the schema refuses, core refuses as well; each is one change of a good recipe.
#[test]
fn what_an_editor_underlines_is_a_fault() {
    let table = [
        ("/colour", json!("red")),
        ("/schema", json!("tokenwright.recipe/2")),
        ("/id", json!("Not an id")),
        ("/title", json!("")),
        ("/vendor", json!("")),
        ("/owner/why", json!("")),
        ("/owner/advice", json!("x".repeat(501))),
        ("/after", json!(vec!["x"; 21])),
        ("/repositories/names", json!(["a/b"])),
        ("/permissions/required/0/why", json!("")),
        ("/name/value", json!("x".repeat(41))),
        ("/name/why", json!("")),
        ("/source/url", json!("http://example.com")),
        ("/source/seen", json!("yesterday")),
        ("/expiration/days", json!([0])),
        ("/expiration/days", json!([367])),
        ("/expiration/never", json!("maybe")),
        ("/repositories/access", json!("none")),
        ("/owner/kind", json!("company")),
        ("/before", json!(vec!["x"; 21])),
        ("/permissions/required/0/permission", json!("organization:membrs")),
        ("/permissions/required/0/level", json!("admin")),
        ("/permissions/optional/0/level", json!("write")),
    ];
    let validator = validator();
    let mut seen = Vec::new();
    for (pointer, value) in table {
        let recipe = recipe::by_id("milestone-copilot").unwrap();
        let mut json = serde_json::to_value(recipe).unwrap();
        let (parent, field) = pointer.rsplit_once('/').unwrap();
        json.pointer_mut(parent).unwrap()[field] = value;
        assert!(Recipe::parse(&json.to_string()).is_err(), "core takes {pointer}");
        let errors = errors(&validator, &json);
        assert_ne!(errors, "", "the schema takes {pointer}");
        seen.push(format!("{pointer}: {errors}"));
    }
    expect![[r#"
        /colour: the recipe
        /schema: /schema
        /id: /id
        /title: /title
        /vendor: /vendor
        /owner/why: /owner/why
        /owner/advice: /owner/advice
        /after: /after
        /repositories/names: /repositories
        /permissions/required/0/why: /permissions/required/0/why
        /name/value: /name/value
        /name/why: /name
        /source/url: /source/url
        /source/seen: /source/seen
        /expiration/days: /expiration
        /expiration/days: /expiration
        /expiration/never: /expiration
        /repositories/access: /repositories
        /owner/kind: /owner/kind
        /before: /before
        /permissions/required/0/permission: /permissions/required/0/permission
        /permissions/required/0/level: /permissions/required/0/level
        /permissions/optional/0/level: /permissions/optional/0/level"#]]
    .assert_eq(&seen.join("\n"));
}

/// The schema is for writers only; what ships is built without it.
#[test]
fn only_the_tests_ask_for_the_schema() {
    for member in ["core", "page", "extension", "cli", "double", "drift", "xtask"] {
        let manifest = crate::read(&format!("crates/{member}/Cargo.toml"));
        assert!(!manifest.contains("\"schema\""), "{member} builds core with the schema");
        assert!(!manifest.contains("jsonschema"), "{member} depends on the validator");
    }
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&recipe::schema()).unwrap_or_else(|error| panic!("{error}"))
}

/// Where the recipe does not meet the schema.
fn errors(validator: &Validator, json: &Value) -> String {
    let errors = validator.iter_errors(json);
    let place = |path: String| if path.is_empty() { "the recipe".to_owned() } else { path };
    errors.map(|error| place(error.instance_path().to_string())).collect::<Vec<_>>().join(", ")
}
