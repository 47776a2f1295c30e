//! Sentences of the recipes page.

use crate::catalogue::Catalogue;
use crate::policy::NOTHING_OFFERED;
use crate::recipe::{PermissionRule, Recipe};
use crate::shelf::MOST_OWN;

/// Nothing has the words that were looked for.
pub const NOTHING_FOUND: &str = "No recipe has all of these words.";
/// The person has no recipes of their own, and may have some.
pub const NONE_OWN: &str =
    "You have no recipes of your own yet. Import one, duplicate one of these, or write a new one.";
/// Before a recipe that nobody vouches for is kept or used.
pub const FOREIGN: &str = "Nobody has checked this recipe but you. Know what its token could do:";
/// Recipes were saved as a file.
pub const SAVED_FILE: &str = "The browser saves the file with your downloads.";
/// The browser has no way to save the recipe.
pub const FILE_REFUSED: &str = "The browser did not allow a download.";
/// The browser did not store the recipes.
pub const NOT_KEPT: &str = "The browser did not keep this. Its storage may be full or switched off; export the recipe to have it as a file.";
/// The recipe was kept, but the policy offers others only.
pub const NOT_OFFERED: &str = "The recipe is kept, but not shown: your organization’s administrator chooses which recipes are offered here.";
/// A file could not be read.
pub const FILE_UNREADABLE: &str = "The browser could not read this file. Choose it again.";
/// What could not be read is deleted, and can come back.
pub const UNREADABLE_DELETED: &str = "What could not be read is deleted.";
/// It is back.
pub const UNREADABLE_IS_BACK: &str = "What could not be read is back.";
/// What is stored could not be asked for, so that nothing was changed.
pub const NOT_RECALLED: &str = "The browser did not say which recipes you have, so nothing was changed. Load this page again, then try once more.";
/// A draft came back after a reload.
pub const DRAFT_IS_BACK: &str =
    "Here is the recipe that you were writing. It is kept in this tab only, until you save it.";
/// Nothing the link leaves out.
pub const LINK_SAYS_ALL: &str = "The link says everything that the recipe asks.";
/// A permission search with no answer.
pub const NO_PERMISSION: &str =
    "GitHub has no other permission with all of these words that Tokenwright knows of.";
/// The policy switches the editor off.
pub const EDITOR_HIDDEN: &str = "Your organization’s administrator chooses the recipes here, so importing and writing recipes is switched off.";

/// The search found so many of so many recipes.
pub fn found(shown: usize, of: usize) -> String {
    match (shown, of) {
        (0, 0) => NOTHING_OFFERED.into(),
        (0, _) => NOTHING_FOUND.into(),
        (1, 1) => "1 recipe.".into(),
        (shown, of) if shown == of => format!("{of} recipes."),
        (shown, of) => format!("{shown} of {of} recipes."),
    }
}

/// So many permissions are offered.
pub fn offered(count: usize) -> String {
    match count {
        0 => NO_PERMISSION.into(),
        1 => "1 permission found.".into(),
        count => format!("{count} permissions found."),
    }
}

/// A permission of a recipe in short: where it stands on the form, its title, its level.
pub fn permission(rule: &PermissionRule) -> String {
    let id = &rule.permission;
    let title = short(&Catalogue::built_in().title(id));
    format!("{} · {title} · {}", id.scope.tab(), rule.level.label())
}

/// A recipe was kept for the first time.
pub fn kept(recipe: &Recipe) -> String {
    format!("“{}” is now one of your recipes.", short(&recipe.title))
}

/// A recipe was saved.
pub fn saved(recipe: &Recipe) -> String {
    format!("“{}” is saved.", short(&recipe.title))
}

/// A recipe was deleted.
pub fn deleted(recipe: &Recipe) -> String {
    format!("“{}” is deleted.", short(&recipe.title))
}

/// A deleted recipe is back.
pub fn restored(recipe: &Recipe) -> String {
    format!("“{}” is back.", short(&recipe.title))
}

/// A permission was added to a draft.
pub fn added(title: &str) -> String {
    format!("“{}” is added. Choose its level and say why it is needed.", short(title))
}

/// A permission was taken out of a draft.
pub fn removed(title: &str) -> String {
    format!("“{}” is removed.", short(title))
}

/// A draft cannot be saved for so many faults.
pub fn not_saved(faults: usize) -> String {
    let things = things(faults);
    format!("Not saved: {things} to repair first. You are at the first one.")
}

/// How a draft stands, while it is being written.
pub fn lint(faults: usize) -> String {
    match faults {
        0 => "Nothing to repair: this recipe can be saved.".into(),
        faults => format!("{} to repair before this recipe can be saved.", things(faults)),
    }
}

/// An imported recipe has faults.
pub fn faulty(faults: usize) -> String {
    format!("This recipe cannot be used yet: {} to repair. Open it in the editor.", things(faults))
}

/// No more recipes can be kept.
pub fn too_many() -> String {
    format!("You have {MOST_OWN} recipes, which is as many as are kept. Delete one first.")
}

/// A deleted recipe cannot come back, for there are as many as are kept by now.
pub fn no_room_to_restore() -> String {
    format!(
        "You have {MOST_OWN} recipes again, which is as many as are kept. Delete one in another tab, then press “Undo” once more."
    )
}

/// The title of a copy.
pub fn copy_of(title: &str) -> String {
    format!("{} (copy)", short(title))
}

/// What the administrator set cannot be used.
pub fn policy_fault(fault: &str) -> String {
    format!(
        "A setting of your organization for Tokenwright is not used. Tell your administrator: {fault}"
    )
}

/// So many of the person's own recipes cannot be read.
pub fn unreadable(count: usize) -> String {
    let (them, stay) = if count == 1 { ("it", "It stays") } else { ("them", "They stay") };
    format!(
        "{count} of your recipes cannot be read by this version of Tokenwright. {stay} stored until you delete {them}. Save {them} as a file to keep or repair {them}."
    )
}

fn things(count: usize) -> String {
    if count == 1 { "1 thing".into() } else { format!("{count} things") }
}

/// Titles come from anywhere.
fn short(title: &str) -> String {
    let plain: String = title.chars().filter(|c| !c.is_control()).take(100).collect();
    if plain.trim().is_empty() { "Untitled".into() } else { plain }
}
