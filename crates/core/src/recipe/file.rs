//! A recipe as a file: read from JSON that nobody vouches for, and written.

use std::fmt;

use super::{Fault, LONGEST_FILE, Recipe};
use crate::redact;

impl Recipe {
    /// Reads a recipe file that can be used. Nothing in it is trusted: unknown fields, permissions
    /// that GitHub does not have and texts that the form would not take are faults.
    ///
    /// # Errors
    /// If the text is no recipe; the error says what to change, and where.
    pub fn parse(json: &str) -> Result<Self, RecipeError> {
        let recipe = Self::read(json)?;
        match recipe.faults() {
            faults if faults.is_empty() => Ok(recipe),
            faults => Err(RecipeError::Faulty(faults)),
        }
    }

    /// Reads a recipe file of the right format, whatever it asks: an editor opens it so that its
    /// [faults](Recipe::faults) can be repaired.
    ///
    /// # Errors
    /// If the text has not the format of a recipe.
    pub fn read(json: &str) -> Result<Self, RecipeError> {
        if json.len() > LONGEST_FILE {
            return Err(RecipeError::TooLarge);
        }
        // Some editors on Windows begin a file with a mark that JSON does not know.
        let json = json.strip_prefix('\u{feff}').unwrap_or(json);
        serde_json::from_str(json).map_err(|e| RecipeError::Malformed(e.to_string()))
    }

    /// The recipe as a file: what [`Recipe::read`] reads.
    pub fn to_json(&self) -> String {
        // No map in it has keys other than strings, so nothing can fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Whether somebody pasted a token into one of its texts: then it must rest nowhere.
    pub fn carries_token(&self) -> bool {
        redact::carries_token(&self.to_json())
    }
}

/// Why a text is no usable recipe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecipeError {
    /// The file is larger than any recipe.
    TooLarge,
    /// It is not JSON of the recipe format; the words name field, line and column.
    Malformed(String),
    /// It has the form of a recipe, but asks for what cannot be.
    Faulty(Vec<Fault>),
}

impl fmt::Display for RecipeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str("This file is too large to be a recipe."),
            Self::Malformed(what) => write!(
                f,
                "This is not a complete recipe file. Ask for the file again, or export it again. For whoever made it: {what}."
            ),
            Self::Faulty(faults) => {
                f.write_str("This recipe cannot be used.")?;
                faults.iter().try_for_each(|fault| write!(f, " {fault}"))
            }
        }
    }
}

impl std::error::Error for RecipeError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recipe::{Confidence, by_id};

    #[test]
    fn a_token_in_any_text_of_a_recipe_is_noticed() {
        let milestone = by_id("milestone-copilot").unwrap().clone();
        assert!(!milestone.carries_token());
        let token = format!("ghp_{}", "a".repeat(36));
        assert!(Recipe { after: vec![token.clone()], ..milestone.clone() }.carries_token());
        let mut asked = milestone;
        asked.permissions.optional[0].why = token;
        assert!(asked.carries_token());
    }

    /// Whoever exports a recipe gets a file as one would write it: what goes without saying is not there.
    #[test]
    fn a_file_says_how_sure_it_is_only_where_it_is_not() {
        let mut recipe = by_id("milestone-copilot").unwrap().clone();
        assert!(!recipe.to_json().contains("confidence"));
        recipe.source.confidence = Confidence::Derived;
        let json = recipe.to_json();
        assert!(json.contains("\"confidence\": \"derived\""), "{json}");
        assert_eq!(Recipe::read(&json), Ok(recipe));
    }

    /// The words come from the types, and tell whoever writes a recipe what to change.
    #[test]
    fn what_cannot_be_read_in_a_file_is_said_in_words() {
        let json = by_id("milestone-copilot").unwrap().to_json();
        for (from, to, says) in [
            ("\"2026-11-22\"", "\"last week\"", "a date is written as YYYY-MM-DD"),
            (
                "\"organization:members\"",
                "\"Members\"",
                "a permission is written as scope:key, for instance organization:members",
            ),
            ("\"organization:members\"", "\"organization:\"", "is written as scope:key"),
            ("\"organization:members\"", "\"organization:Members\"", "is written as scope:key"),
        ] {
            assert!(json.contains(from), "{from}");
            let error = Recipe::read(&json.replace(from, to)).unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
        }
    }
}
