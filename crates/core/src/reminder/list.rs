//! All reminders of a browser, as they are stored.

use std::fmt;

use serde_json::Value;

use super::{Reminder, Stage};
use crate::date::Date;
use crate::stored_list;

/// Most reminders that are kept.
pub const MOST: usize = 100;

/// All reminders of a browser, the next one to expire first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reminders {
    list: Vec<Reminder>,
    /// What was stored and cannot be read.
    others: Vec<Value>,
}

impl Reminders {
    /// Reads what was stored.
    pub fn from_json(json: &str) -> Self {
        let mut all = Self::default();
        for value in stored_list::read(json) {
            // As text: reading values as well would take all of a reminder's fields to the wasm once more.
            match serde_json::from_str(&value.to_string()).ok().and_then(Reminder::tidy) {
                // A list of ours is never too long; of another the rest is left out.
                Some(reminder) => drop(all.put(reminder)),
                None => all.others.push(value),
            }
        }
        all
    }

    /// The list as it is stored.
    pub fn to_json(&self) -> String {
        stored_list::write(&self.list, &self.others)
    }

    /// Every reminder, the next one to expire first.
    pub fn iter(&self) -> impl Iterator<Item = &Reminder> {
        self.list.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The reminder of this id.
    pub fn get(&self, id: &str) -> Option<&Reminder> {
        self.list.iter().find(|reminder| reminder.id() == id)
    }

    /// Keeps this one instead of an earlier one of the same token. Where there are too many, the ones
    /// of tokens that have expired make room.
    ///
    /// # Errors
    /// If there are [`MOST`] of tokens that have not expired.
    pub fn add(&mut self, reminder: Reminder, today: Date) -> Result<(), Full> {
        if self.list.len() >= MOST && self.get(&reminder.id()).is_none() {
            self.list.retain(|other| other.days_left(today) >= 0);
        }
        self.put(reminder)
    }

    /// Puts one back that was removed.
    ///
    /// # Errors
    /// If there are [`MOST`] by now.
    pub fn put(&mut self, reminder: Reminder) -> Result<(), Full> {
        self.remove(&reminder.id());
        if self.list.len() >= MOST {
            return Err(Full);
        }
        let at = self.list.iter().position(|other| other.expires > reminder.expires);
        self.list.insert(at.unwrap_or(self.list.len()), reminder);
        Ok(())
    }

    /// Takes the reminder of this id away.
    pub fn remove(&mut self, id: &str) -> Option<Reminder> {
        let at = self.list.iter().position(|reminder| reminder.id() == id)?;
        Some(self.list.remove(at))
    }

    /// Those that have something to tell today, and have not told it yet.
    pub fn due(&self, today: Date) -> impl Iterator<Item = &Reminder> {
        self.list.iter().filter(move |reminder| reminder.is_due(today))
    }

    /// The user was told of all that is due.
    pub fn told(&mut self, today: Date) {
        for reminder in &mut self.list {
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
        self.list.iter().filter_map(|reminder| reminder.next(today)).min()
    }

    /// Those that expire within two weeks, or have expired.
    pub fn soon(&self, today: Date) -> impl Iterator<Item = &Reminder> {
        self.list.iter().filter(move |reminder| reminder.is_soon(today))
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
