//! Reminders that a token will expire: what is kept of it, when to remind, and what to say. Of the
//! token itself its last four characters are kept, which GitHub's own list shows too, and no more.

mod list;
mod words;

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::host::Host;
use crate::judge::Case;
use crate::login::Login;
use crate::recipe::LONGEST_NAME;
use crate::redact::redact;

pub use list::{Full, MOST, Reminders};
pub use words::{
    ALLOW_IN_SETTINGS, ALLOWED, DELETED, NO_ROOM, NONE_YET, NOT_ALLOWED, NOT_KEPT, NOT_RECALLED,
    TITLE,
};

/// Characters of a token that are kept.
const LAST: usize = 4;

/// One token that will expire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    /// What the token is called, as far as it is known, or what it is for.
    pub name: String,
    /// The login of its resource owner.
    pub owner: String,
    /// Where it is from.
    #[serde(default)]
    pub host: Host,
    /// The recipe it was verified by, so that its form can be opened again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipe: Option<String>,
    /// Its last four characters.
    pub last_four: String,
    /// The day on which it expires.
    pub expires: Date,
    /// The last stage that the user was told of, or that was over when the reminder was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    told: Option<Stage>,
}

/// How near the end is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Stage {
    /// Two weeks: time to ask an owner for approval.
    Weeks,
    /// Three days: time to do it oneself.
    Days,
    /// The day itself, or later.
    Over,
}

impl Stage {
    const ALL: [Self; 3] = [Self::Weeks, Self::Days, Self::Over];

    /// Days before the end on which it begins.
    fn days(self) -> i32 {
        match self {
            Self::Weeks => 14,
            Self::Days => 3,
            Self::Over => 0,
        }
    }

    fn of(days_left: i32) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|stage| days_left <= stage.days())
    }
}

impl Reminder {
    /// A reminder of the token that this case is about; none if its end is unknown, or today or past.
    pub fn of(case: &Case<'_>, host: &Host, today: Date) -> Option<Self> {
        let expires = case.expires()?.date();
        let name = name_of(case);
        let last_four = case.token.redacted.as_deref()?.rsplit('…').next()?;
        let recipe = (!case.recipe.is_anything()).then(|| case.recipe.id.clone());
        let left = expires.days_since(today);
        let reminder = Self {
            name: name.to_owned(),
            owner: case.subject.owner.as_str().to_owned(),
            host: host.clone(),
            recipe,
            last_four: last_four.to_owned(),
            expires,
            // The user knows what holds at this moment.
            told: Stage::of(left),
        };
        reminder.tidy().filter(|_| left > 0)
    }

    /// Which token it is about; no two reminders of a list have the same.
    pub fn id(&self) -> String {
        let owner = self.owner.to_ascii_lowercase();
        format!("{}/{owner}/{}", self.host.as_str(), self.last_four)
    }

    /// Its owner, as a login.
    pub fn login(&self) -> Option<Login> {
        Login::parse(&self.owner).ok()
    }

    /// Days until it expires; negative if it has.
    pub fn days_left(&self, today: Date) -> i32 {
        self.expires.days_since(today)
    }

    /// Whether it expires within two weeks, or has expired.
    pub fn is_soon(&self, today: Date) -> bool {
        Stage::of(self.days_left(today)).is_some()
    }

    /// Whether there is something to tell that was not told yet.
    fn is_due(&self, today: Date) -> bool {
        Stage::of(self.days_left(today)) > self.told
    }

    /// The first day after this one on which there will be something to tell.
    fn next(&self, today: Date) -> Option<Date> {
        let begins = |stage: Stage| self.expires.plus_days(-stage.days());
        let later = Stage::ALL.into_iter().filter(|stage| Some(*stage) > self.told).map(begins);
        later.filter(|day| *day > today).min()
    }

    /// What was stored is untrusted: it is used only if it can be a reminder, and bounded.
    fn tidy(mut self) -> Option<Self> {
        Login::parse(&self.owner).ok()?;
        let name: String = redact(self.name.trim()).chars().take(LONGEST_NAME).collect();
        name.trim_end().clone_into(&mut self.name);
        let of_token = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
        let is_last = self.last_four.len() == LAST && self.last_four.bytes().all(of_token);
        self.recipe = self.recipe.take().filter(|id| id.len() <= 100);
        is_last.then_some(self)
    }
}

/// What the form called the token, else what the recipe calls it.
fn name_of<'a>(case: &Case<'a>) -> &'a str {
    let typed = case.witness.and_then(|witness| witness.page.name.found());
    let asked = case.recipe.name.as_ref().map(|rule| rule.value.as_str());
    let title = if case.recipe.is_anything() { words::ANY } else { &case.recipe.title };
    typed.map(|name| name.trim()).filter(|name| !name.is_empty()).or(asked).unwrap_or(title)
}

#[cfg(test)]
mod tests;
