//! A person's own recipes as the browser stores them: one JSON list.

use serde_json::Value;

use crate::recipe::Recipe;
use crate::stored_list;

/// Most recipes of a person's own.
pub const MOST_OWN: usize = 100;

/// What is stored of a person's own recipes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stored {
    /// Those that can be used, at most [`MOST_OWN`].
    pub recipes: Vec<Recipe>,
    /// The others.
    pub unreadable: Unreadable,
}

/// What is stored and cannot be used, as it was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Unreadable(Vec<Value>);

impl Stored {
    /// Reads what was stored.
    pub fn read(json: &str) -> Self {
        let mut stored = Self::default();
        for value in stored_list::read(json) {
            match Recipe::parse(&value.to_string()) {
                Ok(recipe) if stored.recipes.len() < MOST_OWN => stored.recipes.push(recipe),
                _ => stored.unreadable.0.push(value),
            }
        }
        stored
    }

    /// The text that [`Stored::read`] reads.
    pub fn json(recipes: &[Recipe], unreadable: &Unreadable) -> String {
        stored_list::write(recipes, &unreadable.0)
    }
}

impl Unreadable {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One sentence for each of them.
    pub fn says(&self) -> Vec<String> {
        let says = |value: &Value| match Recipe::parse(&value.to_string()) {
            Ok(recipe) => {
                format!("{}: You have more than {MOST_OWN} recipes.", plain(&recipe.title))
            }
            Err(error) => format!("{}: {error}", name(value)),
        };
        self.0.iter().map(says).collect()
    }

    /// All of them as a file to keep.
    pub fn file(&self) -> String {
        match self.0.as_slice() {
            [Value::String(text)] => text.clone(),
            values => format!("{:#}", Value::from(values)),
        }
    }

    /// Puts those of another list to these.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }
}

/// What a recipe that cannot be read calls itself.
fn name(value: &Value) -> String {
    plain(value.get("title").and_then(Value::as_str).unwrap_or("A recipe without title"))
}

fn plain(title: &str) -> String {
    title.chars().filter(|c| !c.is_control()).take(100).collect()
}
