//! How much a recipe may hold; the schema says the same.

/// Longest id, in characters.
pub(crate) const LONGEST_ID: usize = 60;
/// Longest title and longest name of a vendor, in characters.
pub(crate) const LONGEST_TITLE: usize = 100;
/// Longest of the sentences a vendor may write, in characters.
pub(crate) const LONGEST_SENTENCE: usize = 500;
/// Longest address, in characters.
pub(crate) const LONGEST_ADDRESS: usize = 2_000;
/// Most sentences before, and most after.
pub(crate) const MOST_SENTENCES: usize = 20;
/// Most lifetimes that a recipe may list.
pub(crate) const MOST_LIFETIMES: usize = 20;
