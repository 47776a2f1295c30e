//! The pages to be damaged: those that were recorded, and those made from them.

use std::path::PathBuf;
use std::{fmt, fs};

use tokenwright_page::Snapshot;

use crate::states;

/// All recorded pages with the form.
const RECORDED: [&str; 15] = [
    "form-acme",
    "form-personal",
    "owner-list-open",
    "expiration-menu-open",
    "custom-without-date",
    "custom-date",
    "add-permissions-open",
    "level-menu-open",
    "members-at-write",
    "wanted",
    "form-errors",
    "too-much",
    "approval-needed",
    "unknown-owner",
    "confirming",
];

/// A page before any damage.
#[derive(Debug, Clone)]
pub struct Original {
    /// Its name: the file's, or that of what was made from one.
    pub name: String,
    /// The page.
    pub snapshot: Snapshot,
}

/// A recorded page could not be read.
#[derive(Debug)]
pub struct PagesError(String);

impl PagesError {
    pub(crate) fn new(says: String) -> Self {
        Self(says)
    }
}

impl fmt::Display for PagesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PagesError {}

/// All pages, in an order that seeds rely on.
///
/// # Errors
/// If a file of `tests/fixtures/pages` is missing or is no snapshot.
pub fn pages() -> Result<Vec<Original>, PagesError> {
    let mut all = Vec::new();
    for name in RECORDED {
        all.push(Original { name: name.into(), snapshot: recorded(name)? });
    }
    for (name, snapshot) in states::derived(&recorded("wanted")?) {
        all.push(Original { name: name.into(), snapshot });
    }
    Ok(all)
}

fn recorded(name: &str) -> Result<Snapshot, PagesError> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/pages");
    let path = folder.join(name).with_extension("json");
    let said = |error: &dyn fmt::Display| PagesError(format!("{}: {error}", path.display()));
    let json = fs::read_to_string(&path).map_err(|error| said(&error))?;
    Snapshot::from_json(&json).map_err(|error| said(&error))
}
