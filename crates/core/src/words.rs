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

/// The page report is on the clipboard.
pub const PAGE_COPIED: &str = "Copied. It says how the page is built, without tokens, names or texts of yours. Read it, then add it to an issue of Tokenwright.";
/// The user pointed at something that the control cannot be.
pub const NOT_IT: &str = "That element cannot be it. Try again, at its middle.";

/// The user is to point at a control on GitHub’s page.
pub fn point_at(label: &str) -> String {
    format!("Click on “{label}” on the page. The page does not notice this click. Escape ends it.")
}

/// A form was opened by a link that asks for so many things.
pub fn link_offer(parameters: usize) -> String {
    let things = if parameters == 1 { "1 thing".into() } else { format!("{parameters} things") };
    format!(
        "A link opened this form and asks for {things}. GitHub does not always fill in all of them."
    )
}

/// The page's address names a recipe that does not exist.
pub fn unknown_recipe(id: &str) -> String {
    let id: String = id.chars().take(60).collect();
    format!("There is no recipe called “{id}”. Choose one from the list.")
}
