//! One permission, and whether the answers decide that the token has it.

use serde::Serialize;

use crate::answers::{Answers, Role};
use crate::catalogue::{Permission, Quality};
use crate::permission::{Level, PermissionId};
use crate::proof::{self, Open, Standing, Unasked};
use crate::recipe::Recipe;

/// One permission, and whether the token has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Scope and key.
    pub permission: PermissionId,
    /// Its title on GitHub's form.
    pub title: String,
    /// Whether the token has it.
    #[serde(flatten)]
    pub held: Held,
    /// Whether the token has it though the recipe does not ask for it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub beyond_recipe: bool,
    /// Why it is so, in words.
    pub says: String,
}

/// Whether a token has a permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case", tag = "held", content = "level")]
pub enum Held {
    /// GitHub answered what only this permission opens, at this level at least.
    Answered(Level),
    /// GitHub refused it.
    Refused,
    /// What came back can mean either.
    Unclear,
    /// No request can tell.
    CannotBeAsked,
    /// A token of this owner cannot have it.
    NotOffered,
}

impl Held {
    /// What a page shows it as.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answered(Level::Read) => "read",
            Self::Answered(Level::Write | Level::Admin) => "write",
            Self::Refused => "refused",
            Self::Unclear => "unclear",
            Self::CannotBeAsked => "cannot-be-asked",
            Self::NotOffered => "not-offered",
        }
    }
}

/// The answers, with what all of them together tell of the token.
pub(super) struct Known<'a> {
    pub(super) answers: &'a Answers<'a>,
    /// Whether anything proves that the token reaches the owner at all.
    pub(super) reaches_owner: bool,
}

pub(super) fn entry(
    permission: &Permission,
    offered: bool,
    recipe: Option<&Recipe>,
    known: &Known<'_>,
) -> Entry {
    let (held, says) = if offered {
        held(permission, known)
    } else {
        (Held::NotOffered, format!("Not offered for tokens of {}.", known.answers.subject.owner))
    };
    let rule = recipe.and_then(|recipe| recipe.permission(&permission.id()));
    let has = match held {
        Held::Answered(level) => Some(level),
        _ => None,
    };
    let comes_along = permission.key == "metadata";
    let beyond = has.is_some_and(|has| !comes_along && rule.is_none_or(|rule| has > rule.level));
    Entry {
        permission: permission.id(),
        title: permission.title.clone(),
        held,
        beyond_recipe: recipe.is_some() && beyond,
        says,
    }
}

fn held(permission: &Permission, known: &Known<'_>) -> (Held, String) {
    let lowest = permission.levels.first().copied().unwrap_or(Level::Read);
    // What can only be written has nothing below that to tell it from.
    if lowest == Level::Read {
        match write(permission, known.answers) {
            Standing::Granted => {
                return (
                    Held::Answered(Level::Write),
                    "GitHub answered what takes Read and write.".into(),
                );
            }
            Standing::Refused
                if reads(permission, known.answers) == Standing::Granted
                    && !role_may_be_why(permission, known.answers) =>
            {
                let says = "GitHub answered what Read-only opens, and refused what takes more.";
                return (Held::Answered(Level::Read), says.into());
            }
            _ => {}
        }
    }
    of_standing(permission, lowest, reads(permission, known.answers), known)
}

fn reads(permission: &Permission, known: &Answers<'_>) -> Standing {
    let lowest = permission.levels.first().copied().unwrap_or(Level::Read);
    proof::standing_of_one(permission, lowest, known)
}

fn write(permission: &Permission, known: &Answers<'_>) -> Standing {
    proof::standing_of_one(permission, Level::Write, known)
}

fn of_standing(
    permission: &Permission,
    lowest: Level,
    standing: Standing,
    known: &Known<'_>,
) -> (Held, String) {
    let unclear = |says: &str| (Held::Unclear, says.to_owned());
    match standing {
        Standing::Granted => {
            let more = permission.levels.len() > 1;
            let says = if more {
                "GitHub answered. Whether the token may also write cannot be told."
            } else {
                "GitHub answered."
            };
            (Held::Answered(lowest), says.into())
        }
        Standing::Refused if !known.reaches_owner => unclear(
            "Refused, as everything of this owner: the token may wait for approval, or be another owner’s.",
        ),
        Standing::Refused if role_may_be_why(permission, known.answers) => {
            unclear("Refused, but the role of the token’s user may be why: it may well be set.")
        }
        Standing::RefusedOn(name) => {
            unclear(&format!("Refused for {name}, which the token may not have been given."))
        }
        Standing::Refused => (Held::Refused, "GitHub refused it.".into()),
        Standing::RoleTooSmall => unclear("The token’s user needs a higher role for this."),
        Standing::Hidden => unclear("GitHub hides it, or the feature is off."),
        Standing::OutOfReach(name) => unclear(&format!("GitHub hides {name} from the token.")),
        Standing::FeatureOff => unclear("The feature is off, or there is nothing to show."),
        Standing::Blocked => unclear("GitHub has blocked it."),
        Standing::Barred => unclear("The token as a whole is refused."),
        Standing::Silent(_) => unclear("GitHub could not be asked."),
        Standing::Shared(_) => unclear("GitHub answered, but another permission opens the same."),
        Standing::Open(Open::Repository(name)) => {
            unclear(&format!("GitHub answers for {name} without it too: the repository is public."))
        }
        Standing::Open(Open::ToAll) => {
            (Held::CannotBeAsked, "GitHub answers the same with and without it.".into())
        }
        Standing::Open(Open::Untested) => {
            unclear("GitHub answered, but may do so without it as well.")
        }
        Standing::Unasked(why) => unasked(why, permission),
    }
}

fn unasked(why: Unasked, permission: &Permission) -> (Held, String) {
    let says = match why {
        Unasked::Missed => return (Held::Unclear, "Not asked: the run ended before.".into()),
        Unasked::NeedsRepository => {
            "It takes a private repository, and none was named or found.".into()
        }
        Unasked::NeedsName(what) => format!("It takes the name of {what}."),
        _ if permission.probe.quality == Quality::NotDiscriminating => {
            "GitHub answers the same with and without it.".into()
        }
        Unasked::Unknown | Unasked::NoAddress | Unasked::NoAddressForLevel => {
            "GitHub has no address to read for it.".into()
        }
    };
    (Held::CannotBeAsked, says)
}

/// Whether a refusal may come from the user's role: not if GitHub told that it is an owner. Where it
/// told nothing, an answer that only owners get tells as much.
fn role_may_be_why(permission: &Permission, known: &Answers<'_>) -> bool {
    match known.role() {
        Some(Role::Owner) => false,
        _ if known.owner_is_user() => false,
        Some(Role::Member) => permission.needs_owner() || permission.needs_repository_role(),
        None => {
            (permission.needs_owner() || permission.needs_repository_role())
                && !known.user_acts_as_owner()
        }
    }
}
