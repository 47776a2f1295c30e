//! The checks of the form: one file a kind. A new kind is a variant of [`Check`], and the compiler
//! lists what it needs.

mod description;
mod expiration;
mod name;
mod nothing_more;
mod owner;
mod permission;
mod repositories;
mod text;
mod usual_place;

use crate::checklist::{CheckId, Item, Wanted};
use crate::page_state::{PageState, Place};
use crate::reading::Doubt;
use crate::recipe::{PermissionRule, Recipe};

pub(crate) use nothing_more::{Excess, excess};

/// What every check looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) wanted: Wanted<'a>,
    pub(crate) page: &'a PageState,
}

impl Context<'_> {
    /// Whether the page is about a token that exists already.
    pub(crate) fn is_existing(&self) -> bool {
        matches!(self.page.place, Place::TokenDetail | Place::Regenerate)
    }

    /// The item for something that the recipe leaves to the user.
    fn left_open(&self, check: CheckId, title: &str, found: Option<String>) -> Item {
        let now = match &found {
            Some(found) if !found.trim().is_empty() => format!(" Now it is “{found}”."),
            _ => String::new(),
        };
        Item {
            title: title.into(),
            says: format!("{} leaves this to you.{now}", self.wanted.recipe.vendor),
            expected: "Your choice".into(),
            found,
            ..Item::of(check)
        }
    }

    /// What to say when a control cannot be read: what was seen, and what to look at instead.
    fn cannot_tell(&self, doubt: &Doubt, control: &str, place: &str, look_for: &str) -> String {
        match doubt {
            Doubt::NotFound if self.is_existing() => {
                format!("Cannot tell: this page does not show “{control}”.")
            }
            Doubt::NotFound => format!(
                "Cannot tell: “{control}” was not found on this page. It usually is {place}. Look for it yourself: {look_for}"
            ),
            Doubt::Unknown(saw) => format!(
                "Cannot tell: “{control}” says “{saw}”, which Tokenwright does not know. Look yourself: {look_for}"
            ),
            Doubt::Disagreement(one, other) => format!(
                "Cannot tell: the page says both “{one}” and “{other}” for “{control}”. Look yourself: {look_for}"
            ),
            Doubt::CutOff => format!(
                "Cannot tell: this page could not be read completely, and “{control}” may be set elsewhere on it. Look yourself: {look_for}"
            ),
        }
    }
}

/// One thing to hold against the form.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Check<'a> {
    Owner,
    Name,
    Description,
    Expiration,
    Repositories,
    Required(&'a PermissionRule),
    Optional(&'a PermissionRule),
    NothingMore,
}

/// The checks of a recipe in the order in which they are best done. The owner comes first: choosing
/// another one resets the expiration and loads everything below anew (seen 2025-07 and 2026-06).
pub(crate) fn all(recipe: &Recipe) -> impl Iterator<Item = Check<'_>> {
    let first =
        [Check::Owner, Check::Name, Check::Description, Check::Expiration, Check::Repositories];
    first
        .into_iter()
        .chain(recipe.permissions.required.iter().map(Check::Required))
        .chain(recipe.permissions.optional.iter().map(Check::Optional))
        .chain([Check::NothingMore])
}

impl Check<'_> {
    /// Holds this check against the form.
    pub(crate) fn item(self, context: &Context<'_>) -> Item {
        match self {
            Self::Owner => owner::item(context),
            Self::Name => name::item(context),
            Self::Description => description::item(context),
            Self::Expiration => expiration::item(context),
            Self::Repositories => repositories::item(context),
            Self::Required(rule) => permission::required(rule, context),
            Self::Optional(rule) => permission::optional(rule, context),
            Self::NothingMore => nothing_more::item(context),
        }
    }
}
