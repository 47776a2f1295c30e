//! `docs/write-a-recipe.md`: its table of fields is the schema's, and its recipes can be used.

use std::collections::BTreeSet;

use serde_json::Value;
use tokenwright_core::recipe::{self, Recipe};

const GUIDE: &str = "docs/write-a-recipe.md";

#[test]
fn the_table_of_fields_is_the_schema() {
    let guide = crate::read(GUIDE);
    let section = guide.split("## Every field").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
    let listed: BTreeSet<(String, bool)> = rows
        .map(|row| {
            let mut cells = row.split(" | ");
            let field = cells.next().unwrap().trim_end_matches('`');
            (field.to_owned(), cells.next().unwrap() == "yes")
        })
        .collect();
    let schema = recipe::schema();
    let mut fields = Fields { schema: &schema, all: BTreeSet::new(), types: BTreeSet::new() };
    fields.collect("", &schema);
    assert_eq!(listed, fields.all);
}

#[test]
fn every_recipe_in_the_guide_can_be_used() {
    let guide = crate::read(GUIDE);
    let blocks: Vec<_> = guide.split("```json\n").skip(1).collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        let json = block.split("```").next().unwrap();
        Recipe::parse(json).unwrap_or_else(|error| panic!("{error}\n{json}"));
    }
}

/// The fields of the format, each with whether it must be there.
struct Fields<'a> {
    schema: &'a Value,
    all: BTreeSet<(String, bool)>,
    /// Types that were seen: the fields of a type that several fields have are listed once.
    types: BTreeSet<&'a str>,
}

impl<'a> Fields<'a> {
    fn collect(&mut self, path: &str, object: &'a Value) {
        let Some(properties) = object["properties"].as_object() else { return };
        // The order of the types decides which of several fields lists a type's fields.
        let order = ["name", "required"];
        let mut names: Vec<&String> = properties.keys().collect();
        names.sort_by_key(|name| !order.contains(&name.as_str()));
        for name in names {
            let is_required =
                object["required"].as_array().is_some_and(|all| all.iter().any(|it| it == name));
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            self.all.insert((path.clone(), is_required));
            self.follow(&path, &properties[name]);
        }
    }

    fn follow(&mut self, path: &str, of_field: &'a Value) {
        if let Some(items) = of_field.get("items") {
            return self.follow(&format!("{path}[]"), items);
        }
        let options = of_field["anyOf"].as_array();
        let reference = options.and_then(|all| all.first()).unwrap_or(of_field).get("$ref");
        let Some(name) = reference.and_then(Value::as_str) else { return };
        let name = name.trim_start_matches("#/$defs/");
        if self.types.insert(name) {
            self.collect(path, &self.schema["$defs"][name]);
        }
    }
}
