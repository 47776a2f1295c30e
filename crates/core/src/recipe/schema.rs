//! The recipe format as a JSON Schema, so that an editor completes and checks a recipe while it is
//! written. What no schema can say stays with [`Recipe::faults`].

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::faults::limits::{
    LONGEST_ADDRESS, LONGEST_ID, LONGEST_SENTENCE, LONGEST_TITLE, MOST_LIFETIMES, MOST_SENTENCES,
};
use super::{LONGEST_DESCRIPTION, LONGEST_LIFETIME, LONGEST_NAME, Recipe};
use crate::catalogue::{Catalogue, Permission};
use crate::date::Date;
use crate::permission::{Level, PermissionId};
use crate::repository::MOST_REPOSITORIES;

/// The schema of a recipe file.
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(Recipe).to_value();
    schema["title"] = "Tokenwright recipe".into();
    // The names of types that a reader of the schema does not see.
    for (pointer, limits) in limits() {
        if let Some(Value::Object(of_field)) = schema.pointer_mut(pointer)
            && let Value::Object(limits) = limits
        {
            of_field.extend(limits);
        }
    }
    schema["$defs"]["PermissionRule"]["allOf"] = levels();
    schema
}

/// What the types do not say, by the place of the field in the schema.
fn limits() -> Vec<(&'static str, Value)> {
    let text = |longest: usize| json!({ "minLength": 1, "maxLength": longest });
    let list = json!({ "maxItems": MOST_SENTENCES });
    let id = json!({ "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": LONGEST_ID });
    let days = json!({
        "maxItems": MOST_LIFETIMES,
        "items": { "type": "integer", "minimum": 1, "maximum": LONGEST_LIFETIME },
    });
    let names = json!({
        "maxItems": MOST_REPOSITORIES,
        "items": { "type": "string", "pattern": "^[A-Za-z0-9._-]{1,100}$" },
    });
    vec![
        ("/properties/id", id),
        ("/properties/title", text(LONGEST_TITLE)),
        ("/properties/vendor", text(LONGEST_TITLE)),
        ("/properties/summary", json!({ "maxLength": LONGEST_SENTENCE })),
        ("/properties/before", list.clone()),
        ("/properties/after", list),
        ("/$defs/Source/properties/document", json!({ "maxLength": LONGEST_SENTENCE })),
        (
            "/$defs/Source/properties/url",
            json!({ "pattern": "^https://[^/\\s]\\S*$", "maxLength": LONGEST_ADDRESS }),
        ),
        ("/$defs/OwnerRule/properties/why", text(LONGEST_SENTENCE)),
        ("/$defs/OwnerRule/properties/advice", json!({ "maxLength": LONGEST_SENTENCE })),
        ("/$defs/TextRule/properties/value", text(LONGEST_DESCRIPTION)),
        ("/$defs/TextRule/properties/why", text(LONGEST_SENTENCE)),
        ("/properties/name", json!({ "properties": { "value": { "maxLength": LONGEST_NAME } } })),
        ("/$defs/ExpirationRule/properties/days", days),
        ("/$defs/ExpirationRule/properties/why", text(LONGEST_SENTENCE)),
        ("/$defs/ExpirationRule/properties/advice", json!({ "maxLength": LONGEST_SENTENCE })),
        ("/$defs/RepositoryRule/properties/names", names),
        ("/$defs/RepositoryRule/properties/why", text(LONGEST_SENTENCE)),
        ("/$defs/PermissionRule/properties/why", text(LONGEST_SENTENCE)),
    ]
}

/// The levels that each permission has, one rule for those that have the same.
fn levels() -> Value {
    let all = &Catalogue::built_in().permissions;
    let mut kinds: Vec<&[Level]> = all.iter().map(|it| it.levels.as_slice()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let rule = |levels: &[Level]| {
        let of_these = all.iter().filter(|it| it.levels == levels);
        let ids: Vec<String> = of_these.map(|it| it.id().to_string()).collect();
        json!({
            "if": { "properties": { "permission": { "enum": ids } } },
            "then": { "properties": { "level": { "enum": levels } } },
        })
    };
    kinds.into_iter().map(rule).collect()
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" })
    }
}

impl JsonSchema for PermissionId {
    fn schema_name() -> Cow<'static, str> {
        "PermissionId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let all = &Catalogue::built_in().permissions;
        let ids: Vec<String> = all.iter().map(|it| it.id().to_string()).collect();
        let titles: Vec<String> = all.iter().map(described).collect();
        json_schema!({
            "description": "Scope and key of one of GitHub’s permissions.",
            "type": "string",
            "enum": ids,
            // Not of the standard; editors show them beside the names.
            "enumDescriptions": titles,
        })
    }
}

fn described(permission: &Permission) -> String {
    let levels: Vec<&str> = permission.levels.iter().map(|level| level.label()).collect();
    let section = permission.scope.section();
    format!("“{}” in “{section}”: {}", permission.title, levels.join(", "))
}
