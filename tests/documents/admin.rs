//! The page for administrators, held to the schema that Chromium reads and to what the rules take.

#![allow(clippy::unwrap_used, reason = "a schema that cannot be read is a failed test")]

use serde_json::{Value, json};
use tokenwright_core::policy::Policy;
use tokenwright_core::recipe::{self, Recipe};

use super::read;

fn schema() -> Value {
    serde_json::from_str(&read("extension/managed_schema.json")).unwrap()
}

fn keys() -> Vec<String> {
    schema()["properties"].as_object().unwrap().keys().cloned().collect()
}

#[test]
fn the_table_of_keys_is_the_schema() {
    let page = read("docs/admin.md");
    let table = page.split("## What can be set").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let mut listed: Vec<_> = rows.map(str::to_owned).collect();
    let mut keys = keys();
    listed.sort();
    keys.sort();
    assert_eq!(listed, keys);
    for (key, field) in schema()["properties"].as_object().unwrap() {
        for words in ["title", "description"] {
            assert!(field[words].as_str().is_some_and(|it| !it.is_empty()), "{key} has no {words}");
        }
    }
}

#[test]
fn every_key_is_one_that_the_rules_take() {
    let values = json!({
        "recipes": [recipe::by_id("milestone-copilot").unwrap()],
        "organization": "acme",
        "allowed": ["milestone-copilot"],
        "hideEditor": true,
        "hosts": ["acme.ghe.com"],
    });
    let mut set: Vec<_> = values.as_object().unwrap().keys().cloned().collect();
    let mut keys = keys();
    set.sort();
    keys.sort();
    assert_eq!(set, keys);
    let policy = Policy::read(&values.to_string());
    assert_eq!(policy.faults, [""; 0]);
    assert_eq!(policy.says().len(), keys.len());
}

#[test]
fn the_examples_can_be_used() {
    let page = read("docs/admin.md");
    let examples: Vec<Value> = page
        .split("```json")
        .skip(1)
        .map(|rest| serde_json::from_str(rest.split("```").next().unwrap()).unwrap())
        .collect();
    let [chromium, firefox] = examples.as_slice() else { panic!("{examples:#?}") };
    let manifest: Value = serde_json::from_str(&read("extension/manifest.json")).unwrap();
    let id = manifest["browser_specific_settings"]["gecko"]["id"].as_str().unwrap();
    let values = [
        &chromium["3rdparty"]["extensions"]["EXTENSION_ID"],
        &firefox["policies"]["3rdparty"]["Extensions"][id],
    ];
    for values in values {
        let policy = Policy::read(&values.to_string());
        assert_eq!(policy.faults, [""; 0]);
        assert_eq!(policy.says().len(), values.as_object().unwrap().len());
    }
}

/// Chromium drops what the schema does not name, and a recipe with it.
#[test]
fn every_field_of_a_recipe_passes_the_schema() {
    let schema = schema();
    for recipe in recipe::all() {
        let recipe: Value = serde_json::from_str(&Recipe::to_json(recipe)).unwrap();
        assert_named(&recipe, &schema["properties"]["recipes"]["items"], &schema, "recipe");
    }
}

fn assert_named(value: &Value, by: &Value, root: &Value, place: &str) {
    let by = match by["$ref"].as_str() {
        Some(id) => with_id(root, id).unwrap_or_else(|| panic!("{place}: no {id}")),
        None => by,
    };
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let place = format!("{place}.{name}");
                let named = by["properties"].get(name);
                assert_named(field, named.unwrap_or_else(|| panic!("{place}")), root, &place);
            }
        }
        Value::Array(items) => {
            for item in items {
                assert_named(item, &by["items"], root, place);
            }
        }
        _ => assert!(by["type"].is_string(), "{place}"),
    }
}

fn with_id<'a>(schema: &'a Value, id: &str) -> Option<&'a Value> {
    match schema {
        Value::Object(fields) if schema["id"] == id && fields.contains_key("type") => Some(schema),
        Value::Object(fields) => fields.values().find_map(|field| with_id(field, id)),
        Value::Array(items) => items.iter().find_map(|item| with_id(item, id)),
        _ => None,
    }
}
