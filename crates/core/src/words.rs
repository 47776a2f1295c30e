//! Sentences of our own pages that belong to no rule.

/// The clipboard has it.
pub const COPIED: &str = "Copied.";
/// The clipboard was refused.
pub const COPY_REFUSED: &str =
    "The browser did not allow copying. Select the text and copy it yourself.";
/// A verification is under way.
pub const ASKING: &str = "Asking GitHub. This takes a second or two.";
/// No recipe is chosen.
pub const CHOOSE_RECIPE: &str = "Choose what the token is for.";

/// The page's address names a recipe that does not exist.
pub fn unknown_recipe(id: &str) -> String {
    let id: String = id.chars().take(60).collect();
    format!("There is no recipe called “{id}”. Choose one from the list.")
}
