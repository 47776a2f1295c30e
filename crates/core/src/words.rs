//! Sentences of our own pages that belong to no rule.

pub mod recipes;

use crate::code::Verdict;

/// The clipboard has it.
pub const COPIED: &str = "Copied.";
/// The clipboard was refused.
pub const COPY_REFUSED: &str =
    "The browser did not allow copying. Select the text and copy it yourself.";
/// The report was saved as a file.
pub const SAVED: &str = "The browser saves the report with your downloads.";
/// The browser has no way to save the report.
pub const SAVE_REFUSED: &str = "The browser did not allow a download. Copy the report instead.";
/// A run has begun.
pub const ASKING: &str = "Asking GitHub.";
/// A first run was stopped by the user.
pub const STOPPED: &str = "Stopped. Nothing was found out.";
/// A later run was stopped by the user.
pub const STOPPED_AGAIN: &str = "Stopped. What was found out before stays.";
/// The token was dropped from the page's memory.
pub const FORGOTTEN: &str = "The token is forgotten.";
/// Where a token is while it can be checked again.
pub const HELD: &str = "So that you can check again, this page keeps the token in its memory until you leave the page, press “Forget the token”, or do not use it for 15 minutes.";
/// No recipe is chosen.
pub const CHOOSE_RECIPE: &str = "Choose what the token is for.";
/// A setting is kept.
pub const SETTING_SAVED: &str = "Saved.";
/// The browser did not keep a setting.
pub const NOT_SAVED: &str = "The browser did not keep this. Try again.";
/// The panel will stand as if it had never been moved.
pub const PANEL_RESET: &str =
    "The panel stands at its usual place again when you open GitHub’s form next.";
/// All that was remembered is gone.
pub const EVERYTHING_DELETED: &str = "Everything that Tokenwright remembered is deleted.";

/// The page report is on the clipboard.
pub const PAGE_COPIED: &str = "Copied. It says how the page is built, without tokens, names or texts of yours. Read it, then add it to an issue of Tokenwright.";
/// The user pointed at something that the control cannot be.
pub const NOT_IT: &str =
    "Click again, in the middle of the control. What you clicked is something else.";

/// The user is to point at a control on GitHub’s page.
pub fn point_at(label: &str) -> String {
    format!("Click on “{label}” on the page. The page does not notice this click. Escape ends it.")
}

/// A form was opened by a link that asks for so many things.
pub fn link_offer(parameters: usize) -> String {
    let things = if parameters == 1 { "1 thing".into() } else { format!("{parameters} things") };
    format!(
        "A link opened this form and asks for {things}. GitHub does not always fill in everything."
    )
}

/// What is said before the causes of a refusal, which are listed.
pub fn before_causes(count: usize) -> &'static str {
    if count == 1 { "Most likely:" } else { "Most likely first:" }
}

/// The title of a page that has waited for this verdict.
pub fn title_of(verdict: Verdict) -> String {
    let news = match verdict {
        Verdict::Ready | Verdict::ReadyWithRemarks => "It works",
        Verdict::NotReady => "Not ready",
        Verdict::Waiting | Verdict::CouldNotCheck => "Still waiting",
    };
    format!("{news} · Tokenwright")
}

/// The page's address names a recipe that does not exist.
pub fn unknown_recipe(id: &str) -> String {
    let id: String = id.chars().take(60).collect();
    format!("Choose a recipe from the list: there is none called “{id}”.")
}
