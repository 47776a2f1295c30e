//! A form held against a recipe: one item a check, worst status wins, and the step that is due.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::check::{self, Context};
use crate::date::Date;
use crate::login::Login;
use crate::page_state::{PageState, Phase, Place};
use crate::permission::PermissionId;
use crate::recipe::{OwnerKind, Recipe};
use crate::target::Target;

/// Whether a check is fulfilled; ordered from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Nothing is asked here.
    NotNeeded,
    /// The form says what the recipe asks.
    Met,
    /// The form could not be read with certainty.
    CannotTell,
    /// The form says something else.
    Unmet,
}

impl Status {
    /// The status as the contract writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotNeeded => "not-needed",
            Self::Met => "met",
            Self::CannotTell => "cannot-tell",
            Self::Unmet => "unmet",
        }
    }
}

/// Names a check in the panel, in marks and in reports.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckId {
    /// The resource owner.
    Owner,
    /// The token's name.
    Name,
    /// The token's description.
    Description,
    /// The token's lifetime.
    Expiration,
    /// The repository access.
    Repositories,
    /// One permission.
    Permission(PermissionId),
    /// That nothing beyond the recipe is set.
    NothingMore,
}

impl fmt::Display for CheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Owner => f.write_str("owner"),
            Self::Name => f.write_str("name"),
            Self::Description => f.write_str("description"),
            Self::Expiration => f.write_str("expiration"),
            Self::Repositories => f.write_str("repositories"),
            Self::Permission(id) => write!(f, "permission:{id}"),
            Self::NothingMore => f.write_str("nothing-more"),
        }
    }
}

impl Serialize for CheckId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// One check of the form, with every sentence a user reads about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Which check.
    pub check: CheckId,
    /// The control as GitHub labels it.
    pub title: String,
    /// Whether it is fulfilled.
    pub status: Status,
    /// What was found out, or what to do next.
    pub says: String,
    /// What the recipe asks.
    pub expected: String,
    /// What the form says, if it could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// Why the recipe asks it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Something to know at this step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
    /// Reasons why it may be so, most likely first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
    /// A text worth copying.
    #[serde(skip)]
    pub copy: Option<Copyable>,
    /// The control this is about, and the choice to make there.
    #[serde(skip)]
    pub target: Target,
}

impl Item {
    /// An item for this check that asks nothing and says nothing yet.
    pub(crate) fn of(check: CheckId) -> Self {
        Self {
            check,
            title: String::new(),
            status: Status::NotNeeded,
            says: String::new(),
            expected: String::new(),
            found: None,
            why: String::new(),
            advice: None,
            reasons: Vec::new(),
            copy: None,
            target: Target::Nothing,
        }
    }
}

/// A text that a person puts somewhere else: into a control, or into a message to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copyable {
    /// What the button says that copies it.
    pub label: &'static str,
    /// The text.
    pub text: String,
}

/// Something to know that is no check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The control or the thing it is about.
    pub title: &'static str,
    /// What to know.
    pub says: String,
    /// A text worth copying.
    #[serde(skip)]
    pub copy: Option<Copyable>,
}

/// The form held against the recipe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checklist {
    /// How far the user is.
    pub phase: Phase,
    /// What to do or to know now, in one or two sentences.
    pub headline: String,
    /// Whether enough of the page was understood to lead through it.
    pub understood: bool,
    /// What to know besides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// All checks, in the order in which they are best done.
    pub items: Vec<Item>,
    /// What to touch next.
    #[serde(skip)]
    pub next: Next,
    /// How many of the checks that count are met.
    pub met: usize,
    /// How many checks count.
    pub of: usize,
}

/// What to touch next on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// The control of this item, by its place in the list.
    Item(usize),
    /// A button that is no check: "Generate token".
    Button(Target),
    /// Nothing on this page.
    Nothing,
}

/// What a form is held against.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The vendor's wish.
    pub recipe: &'a Recipe,
    /// The organization or user that the token is for, once the user has told it.
    pub owner: Option<&'a Login>,
    /// The user's date today.
    pub today: Date,
}

impl Wanted<'_> {
    /// Whether the user has yet to tell the organization.
    pub fn lacks_owner(&self) -> bool {
        self.recipe.owner.kind == OwnerKind::Organization && self.owner.is_none()
    }
}

/// Holds the form against the recipe. Never fails; what cannot be read is "cannot tell".
pub fn evaluate(wanted: Wanted<'_>, page: &PageState) -> Checklist {
    let context = Context { wanted, page };
    let items = if has_form(page) && !wanted.recipe.is_anything() {
        check::all(wanted.recipe).map(|check| check.item(&context)).collect()
    } else {
        Vec::new()
    };
    let next = next(wanted, page, &items);
    let counts = |item: &&Item| item.status != Status::NotNeeded;
    Checklist {
        phase: page.phase,
        headline: crate::headline::of(&context, &items, &next),
        understood: is_understood(page, &items),
        notes: if items.is_empty() { Vec::new() } else { crate::note::all(&context) },
        met: items.iter().filter(|item| item.status == Status::Met).count(),
        of: items.iter().filter(counts).count(),
        items,
        next,
    }
}

impl Checklist {
    /// "5 of 8", as the panel shows it.
    pub fn progress(&self) -> String {
        format!("{} of {}", self.met, self.of)
    }
}

/// Whether this is the form; also one that is not understood at all, where the texts to copy and the
/// steps in words are needed most.
fn has_form(page: &PageState) -> bool {
    match page.phase {
        Phase::Filling | Phase::Confirming | Phase::FormErrors | Phase::Loading => !page.captcha,
        // What exists already can be compared, and a form that is not understood be explained.
        Phase::Elsewhere => {
            matches!(page.place, Place::NewToken | Place::TokenDetail | Place::Regenerate)
        }
        Phase::Sudo | Phase::TokenShown | Phase::List => false,
    }
}

/// Whether at least half of the checks could be told. What still loads is not held against a page,
/// nor what a page of an existing token does not show.
pub(crate) fn is_understood(page: &PageState, items: &[Item]) -> bool {
    let unread = |item: &&Item| item.status == Status::CannotTell;
    let counts = |item: &&Item| item.status != Status::NotNeeded;
    page.place != Place::NewToken
        || page.phase == Phase::Loading
        || 2 * items.iter().filter(unread).count() <= items.iter().filter(counts).count()
}

/// What is wrong comes before what cannot be told, or one unreadable control would hold up the rest.
fn next(wanted: Wanted<'_>, page: &PageState, items: &[Item]) -> Next {
    let first = |status| items.iter().position(|item| item.status == status);
    match page.phase {
        // Whether anything else is right hangs on whom the token is for.
        Phase::Filling | Phase::FormErrors if wanted.lacks_owner() => Next::Item(0),
        Phase::Filling | Phase::FormErrors => first(Status::Unmet)
            .or_else(|| first(Status::CannotTell))
            .map_or(Next::Button(Target::Generate), Next::Item),
        // A wrong form is better cancelled than confirmed.
        Phase::Confirming if first(Status::Unmet).is_none() && !wanted.lacks_owner() => {
            Next::Button(Target::Confirm)
        }
        Phase::TokenShown => Next::Button(Target::Token),
        _ => Next::Nothing,
    }
}

#[cfg(test)]
mod tests;
