//! Words held against a recipe.

use crate::catalogue::Catalogue;
use crate::recipe::Recipe;

/// Most words that are looked for.
const MOST: usize = 20;

/// What a person looks for.
pub(super) struct Words<F> {
    words: Vec<String>,
    lowercase: F,
}

impl<F: Fn(&str) -> String> Words<F> {
    pub(super) fn new(typed: &str, lowercase: F) -> Self {
        Self { words: typed.split_whitespace().take(MOST).map(&lowercase).collect(), lowercase }
    }

    /// Whether each word stands somewhere in the recipe.
    pub(super) fn are_in(&self, recipe: &Recipe) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let text = (self.lowercase)(&text(recipe));
        self.words.iter().all(|word| text.contains(word))
    }
}

/// What is looked through; no word spans two lines.
fn text(recipe: &Recipe) -> String {
    let Recipe { title, vendor, summary, id, permissions, .. } = recipe;
    let mut text = [title, vendor, summary, id].map(String::as_str).join("\n");
    for rule in permissions.required.iter().chain(&permissions.optional) {
        let permission = &rule.permission;
        for part in [&Catalogue::built_in().title(permission), &permission.key] {
            text.push('\n');
            text.push_str(part);
        }
    }
    text
}
