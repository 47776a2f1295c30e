//! All reminders of a browser, as they are stored.

use std::fmt;

use super::{Reminder, Stage};
use crate::date::Date;

/// Most reminders that are kept.
pub const MOST: usize = 100;
/// Longest list that is read, in bytes.
const LONGEST: usize = 64 * 1024;

/// All reminders of a browser, the next one to expire first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reminders(Vec<Reminder>);

impl Reminders {
    /// Reads what was stored; what cannot be read is left out.
    pub fn from_json(json: &str) -> Self {
        let mut all = Self::default();
        if json.len() > LONGEST {
            return all;
        }
        let stored: Vec<serde_json::Value> = serde_json::from_str(json).unwrap_or_default();
        for value in stored {
            if let Ok(reminder) = serde_json::from_value::<Reminder>(value)
                && let Some(reminder) = reminder.tidy()
            {
                // A list of ours is never too long; of another the rest is left out.
                let _ = all.put(reminder);
            }
        }
        all
    }

    /// The list as it is stored.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_else(|_| "[]".into())
    }

    /// Every reminder, the next one to expire first.
    pub fn iter(&self) -> impl Iterator<Item = &Reminder> {
        self.0.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The reminder of this id.
    pub fn get(&self, id: &str) -> Option<&Reminder> {
        self.0.iter().find(|reminder| reminder.id() == id)
    }

    /// Keeps this one instead of an earlier one of the same token. Where there are too many, the ones
    /// of tokens that have expired make room.
    ///
    /// # Errors
    /// If there are [`MOST`] of tokens that have not expired.
    pub fn add(&mut self, reminder: Reminder, today: Date) -> Result<(), Full> {
        if self.0.len() >= MOST && self.get(&reminder.id()).is_none() {
            self.0.retain(|other| other.days_left(today) >= 0);
        }
        self.put(reminder)
    }

    /// Puts one back that was removed.
    ///
    /// # Errors
    /// If there are [`MOST`] by now.
    pub fn put(&mut self, reminder: Reminder) -> Result<(), Full> {
        self.remove(&reminder.id());
        if self.0.len() >= MOST {
            return Err(Full);
        }
        let at = self.0.iter().position(|other| other.expires > reminder.expires);
        self.0.insert(at.unwrap_or(self.0.len()), reminder);
        Ok(())
    }

    /// Takes the reminder of this id away.
    pub fn remove(&mut self, id: &str) -> Option<Reminder> {
        let at = self.0.iter().position(|reminder| reminder.id() == id)?;
        Some(self.0.remove(at))
    }

    /// Those that have something to tell today, and have not told it yet.
    pub fn due(&self, today: Date) -> impl Iterator<Item = &Reminder> {
        self.0.iter().filter(move |reminder| reminder.is_due(today))
    }

    /// The user was told of all that is due.
    pub fn told(&mut self, today: Date) {
        for reminder in &mut self.0 {
            reminder.told = reminder.told.max(Stage::of(reminder.days_left(today)));
        }
    }

    /// The first day, this one included, on which there is something to tell: what is due is not lost
    /// when the list changes before it was told.
    pub fn first(&self, today: Date) -> Option<Date> {
        if self.due(today).next().is_some() { Some(today) } else { self.next(today) }
    }

    /// The first day after this one on which there will be something to tell.
    pub fn next(&self, today: Date) -> Option<Date> {
        self.0.iter().filter_map(|reminder| reminder.next(today)).min()
    }

    /// Those that expire within two weeks, or have expired.
    pub fn soon(&self, today: Date) -> impl Iterator<Item = &Reminder> {
        self.0.iter().filter(move |reminder| reminder.is_soon(today))
    }
}

/// There are as many reminders as are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Full;

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "There are {MOST} reminders already. Delete one in the settings, then try again.")
    }
}

impl std::error::Error for Full {}
