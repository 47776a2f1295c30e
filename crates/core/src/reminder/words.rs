//! What reminders say.

use super::{Reminder, Stage};
use crate::date::Date;

/// Heads a notification.
pub const TITLE: &str = "A token expires";
/// What a token is called that no recipe and no form names.
pub(super) const ANY: &str = "Token";
/// There are no reminders.
pub const NONE_YET: &str =
    "No reminders yet. Verify a token, then press “Remind me before it expires”.";
/// One was deleted, and can come back.
pub const DELETED: &str = "Deleted.";
/// The browser did not keep the reminder.
pub const NOT_KEPT: &str = "The browser did not keep this reminder. Try again, or note the date.";
/// The browser does not tell which reminders there are.
pub const NOT_RECALLED: &str = "The browser did not say which reminders there are, so nothing was changed. Load this page again, then try once more.";
/// A deleted one cannot come back, for there are as many as are kept by now.
pub const NO_ROOM: &str = "There are as many reminders as are kept. Delete one in another tab, then press “Undo” once more.";
/// Notifications are allowed.
pub const ALLOWED: &str = "The browser tells you with a notification.";
/// Notifications are not allowed, or not yet.
pub const NOT_ALLOWED: &str = "The browser shows no notification until you allow it. The toolbar button tells you all the same.";
/// In a place where the browser cannot be asked.
pub const ALLOW_IN_SETTINGS: &str =
    "To be told with a notification, allow it in the settings: the browser does not ask here.";

impl Reminder {
    /// Whose token it is: `acme · …abcd`.
    pub fn whose(&self) -> String {
        let host = if self.host.is_github() { "" } else { self.host.as_str() };
        let separator = if host.is_empty() { "" } else { " · " };
        format!("{} · …{}{separator}{host}", self.owner, self.last_four)
    }

    /// When it expires, in days: `expires in 14 days`.
    fn when(&self, today: Date) -> String {
        match self.days_left(today) {
            0 => "expires today".into(),
            1 => "expires tomorrow".into(),
            -1 => "expired yesterday".into(),
            left @ 2.. => format!("expires in {left} days"),
            left => format!("expired {} days ago", left.unsigned_abs()),
        }
    }

    /// The same, and the day itself.
    pub fn until(&self, today: Date) -> String {
        format!("{} · {}", self.when(today), self.expires)
    }

    /// What a notification says.
    pub fn says(&self, today: Date) -> String {
        let next = match self.days_left(today) {
            0 => "Make a new one now.",
            1.. => "Make a new one before then.",
            _ => "Make a new one if it is still needed.",
        };
        format!("{} {next}", self.short(today))
    }

    /// The same without what to do, where a link does it.
    pub fn short(&self, today: Date) -> String {
        let Self { name, owner, last_four, .. } = self;
        format!("“{name}” for {owner} (…{last_four}) {}.", self.when(today))
    }

    /// What is said when it has been kept: when it will tell.
    pub fn kept(&self) -> String {
        let day = self.expires;
        let when = match self.told {
            None => format!("14 days and 3 days before {day}, and on that day"),
            Some(Stage::Weeks) => format!("3 days before {day}, and on that day"),
            Some(Stage::Days | Stage::Over) => format!("on {day}, the day it expires"),
        };
        format!("Kept. When the browser is open, it reminds you {when}.")
    }
}
