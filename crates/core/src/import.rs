//! What a person pastes or drops to import: a recipe file or a template link, told apart here.
//! It comes from anywhere, so it is shown with its faults and risks before it is kept.

use crate::date::Date;
use crate::link;
use crate::recipe::{Fault, LONGEST_FILE, Recipe, RecipeError};

/// The id that a recipe made of a link asks for; the shelf finds one that is free.
const OF_LINK: &str = "from-a-link";

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The recipe, faults and all.
    pub recipe: Recipe,
    /// What keeps it from being used.
    pub faults: Vec<Fault>,
    /// One sentence for each part of a link that GitHub cannot have understood.
    pub unusable: Vec<String>,
}

/// Reads what was pasted.
///
/// # Errors
/// If it is neither a recipe file nor a template link; the sentence says what to change.
pub fn import(pasted: &str, today: Date) -> Result<Imported, String> {
    if pasted.len() > LONGEST_FILE {
        return Err(RecipeError::TooLarge.to_string());
    }
    let text = pasted.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err("Paste a recipe or a link, or choose a file.".into());
    }
    if is_link(text) {
        let asked = link::import(text, OF_LINK, today)?;
        let faults = asked.recipe.faults();
        return Ok(Imported { recipe: asked.recipe, faults, unusable: asked.unusable });
    }
    if !text.starts_with('{') {
        return Err("Paste a recipe file, which starts with {, or a link to GitHub’s form, which starts with https://github.com/. This is neither.".into());
    }
    let recipe = Recipe::read(text).map_err(|error| error.to_string())?;
    Ok(Imported { faults: recipe.faults(), recipe, unusable: Vec::new() })
}

fn is_link(text: &str) -> bool {
    let starts = ["https://", "http://", "www.", "github.com/"];
    !text.contains(char::is_whitespace) && starts.iter().any(|start| text.starts_with(start))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::recipe;

    fn today() -> Date {
        "2026-11-25".parse().unwrap()
    }

    #[track_caller]
    fn refused(pasted: &str, expected: Expect) {
        expected.assert_eq(&import(pasted, today()).unwrap_err());
    }

    #[test]
    fn a_recipe_comes_back_as_it_was_given_away() {
        for recipe in recipe::all() {
            let json = format!("\u{feff}\n{}", recipe.to_json());
            let imported = import(&json, today()).unwrap();
            assert_eq!(imported.recipe, *recipe);
            assert!(imported.faults.is_empty() && imported.unusable.is_empty());
        }
    }

    #[test]
    fn a_link_becomes_a_recipe() {
        let link = format!(" {}?name=Ours&contents=read&colour=red \n", link::NEW_TOKEN);
        let imported = import(&link, today()).unwrap();
        assert_eq!(imported.faults, []);
        assert_eq!(imported.recipe.title, "Ours");
        assert_eq!(imported.recipe.permissions.required.len(), 1);
        assert_eq!(imported.unusable.len(), 1, "{:?}", imported.unusable);
    }

    #[test]
    fn what_is_neither_is_refused_with_what_to_do() {
        refused(" ", expect!["Paste a recipe or a link, or choose a file."]);
        refused(
            "Give me a token, please",
            expect![
                "Paste a recipe file, which starts with {, or a link to GitHub’s form, which starts with https://github.com/. This is neither."
            ],
        );
        refused(
            "https://example.com/?name=x",
            expect![
                "Paste a link that starts with https://github.com/settings/personal-access-tokens/new? and names what is asked: this one does not fill in GitHub’s form."
            ],
        );
        refused(
            "https://github.com/settings/tokens/new?scopes=repo",
            expect![
                "Ask for a link that starts with github.com/settings/personal-access-tokens/new. This one is for a classic token, which reaches far more and which Tokenwright does not help with."
            ],
        );
        refused(
            "{}",
            expect![
                "This is not a complete recipe file. Ask for the file again, or export it again. For whoever made it: missing field `schema` at line 1 column 2."
            ],
        );
        refused(
            "{\"schema\": \"tokenwright.recipe/1\",",
            expect![
                "This is not a complete recipe file. Ask for the file again, or export it again. For whoever made it: EOF while parsing a value at line 1 column 34."
            ],
        );
        refused(&"x".repeat(LONGEST_FILE + 1), expect!["This file is too large to be a recipe."]);
    }

    #[test]
    fn a_faulty_recipe_is_read_with_its_faults() {
        let good = recipe::by_id("milestone-copilot").unwrap().to_json();
        let imported = import(&good.replace(":members", ":membrs"), today()).unwrap();
        assert_eq!(imported.faults.len(), 1, "{:?}", imported.faults);
        assert_eq!(imported.faults[0].field, "permissions.required[0]");
    }

    proptest::proptest! {
        #[test]
        fn anything_may_be_pasted(text in "(?s)(\\{|https://github\\.com/settings/personal-access-tokens/new\\?|).{0,200}") {
            if let Ok(imported) = import(&text, today()) {
                proptest::prop_assert_eq!(imported.faults, imported.recipe.faults());
            }
        }
    }
}
