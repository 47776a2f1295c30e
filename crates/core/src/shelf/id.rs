//! Ids for recipes that have none, or one that another recipe has.

use crate::link::LINK;
use crate::recipe::{ANYTHING, is_id};

/// Longest id that is made, so that a number still fits behind it.
const LONGEST: usize = 50;
/// The id of what has no words.
const NAMELESS: &str = "recipe";

/// An id that is free, as near to these words as an id can be.
pub(super) fn free(wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let base = slug(wanted);
    if !is_taken(&base) {
        return base;
    }
    let numbered = (2_u32..).map(|number| format!("{base}-{number}"));
    numbered.into_iter().find(|id| !is_taken(id)).unwrap_or(base)
}

/// Whether the id stands for no recipe.
pub(super) fn is_reserved(id: &str) -> bool {
    [ANYTHING, LINK].contains(&id)
}

/// Lower-case words joined by hyphens; what is no letter or digit parts words.
fn slug(text: &str) -> String {
    let plain = text.chars().map(|c| c.to_ascii_lowercase());
    let plain: String = plain.map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let joined = plain.split_whitespace().collect::<Vec<_>>().join("-");
    let cut = joined.get(..LONGEST).unwrap_or(&joined).trim_matches('-');
    if is_id(cut) { cut.to_owned() } else { NAMELESS.to_owned() }
}
