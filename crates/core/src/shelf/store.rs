//! A person's own recipes as the browser stores them: one JSON list.

use serde_json::Value;

use crate::recipe::{LONGEST_FILE, Recipe};

/// Most recipes of a person's own.
pub const MOST_OWN: usize = 100;
/// Longest list that is read, in bytes.
const LONGEST: usize = MOST_OWN * LONGEST_FILE;

/// The recipes as one text: what [`own_from_json`] reads. What is beyond [`MOST_OWN`] is left out.
pub fn own_to_json(recipes: &[Recipe]) -> String {
    let kept = &recipes[..recipes.len().min(MOST_OWN)];
    serde_json::to_string(kept).unwrap_or_else(|_| "[]".into())
}

/// Reads what was stored: the recipes that can be used, and one sentence for each of the others.
pub fn own_from_json(json: &str) -> (Vec<Recipe>, Vec<String>) {
    let (mut recipes, mut faults) = (Vec::new(), Vec::new());
    if json.trim().is_empty() {
        return (recipes, faults);
    }
    if json.len() > LONGEST {
        faults.push("Your recipes are too large to be read.".into());
        return (recipes, faults);
    }
    let values: Vec<Value> = match serde_json::from_str(json) {
        Ok(values) => values,
        Err(error) => {
            faults.push(format!("Your recipes cannot be read: {error}."));
            return (recipes, faults);
        }
    };
    if values.len() > MOST_OWN {
        faults.push(format!("You have more than {MOST_OWN} recipes. The others are left out."));
    }
    for value in values.into_iter().take(MOST_OWN) {
        match Recipe::parse(&value.to_string()) {
            Ok(recipe) => recipes.push(recipe),
            Err(error) => faults.push(format!("{}: {error}", name(&value))),
        }
    }
    (recipes, faults)
}

/// What a recipe that cannot be read calls itself.
fn name(value: &Value) -> String {
    let title = value.get("title").and_then(Value::as_str).unwrap_or("A recipe without title");
    title.chars().filter(|c| !c.is_control()).take(100).collect()
}
