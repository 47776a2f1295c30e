//! Looks for tokens where none may be: any sixteen characters of one that stand together, in every form
//! that browsers and programs give to what they write down.
//!
//! What this cannot find: a token in less than pieces of sixteen characters, one that was encrypted, and
//! one that is only in a program's memory.

mod disk;
mod forms;
mod live;
mod sorted_table;
mod unpack;

use std::collections::BTreeMap;
use std::fmt;

use anyhow::{Result, ensure};

use forms::Forms;

/// Tokens, to be looked for.
#[derive(Debug)]
pub struct Secrets {
    forms: Forms,
}

/// A search through many places, what it has found, and how much it has looked at.
#[derive(Debug)]
pub struct Search<'secrets> {
    secrets: &'secrets Secrets,
    found: Vec<Leak>,
    looked: BTreeMap<&'static str, Looked>,
}

/// Part of a token where none may be. What it is, is not said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leak {
    /// The number of the token, in the order in which they were given.
    pub token: usize,
    /// For instance `file user/places.sqlite`.
    pub place: String,
    /// For instance `base64 in gzip`.
    pub form: String,
    /// How many signs of that form stand together.
    pub length: usize,
}

/// Places of one kind.
#[derive(Debug, Clone, Copy, Default)]
struct Looked {
    places: usize,
    bytes: usize,
}

impl Secrets {
    /// These tokens.
    pub fn of(tokens: impl IntoIterator<Item = String>) -> Result<Self> {
        Ok(Self { forms: Forms::of(tokens)? })
    }

    /// Whether part of one is in a text.
    pub fn are_in(&self, text: &str) -> bool {
        !self.forms.find(text.as_bytes()).is_empty()
    }

    /// A search that has not begun.
    pub fn search(&self) -> Search<'_> {
        Search { secrets: self, found: Vec::new(), looked: BTreeMap::new() }
    }
}

impl Search<'_> {
    /// Looks at the text of one place; `kind` is what places are counted by.
    pub fn text(&mut self, kind: &'static str, place: &str, text: &str) {
        self.bytes(kind, place, text.as_bytes());
    }

    /// Looks at what is in one place, and in everything that is packed in it.
    pub fn bytes(&mut self, kind: &'static str, place: &str, bytes: &[u8]) {
        let looked = self.looked.entry(kind).or_default();
        looked.places += 1;
        looked.bytes += bytes.len();
        self.look(&format!("{kind} {place}"), "", bytes);
    }

    /// What was found.
    pub fn leaks(&self) -> &[Leak] {
        &self.found
    }

    /// Fails if anything was found.
    pub fn finds_nothing(&self) -> Result<()> {
        let found: String = self.found.iter().map(|leak| format!("\n  {leak}")).collect();
        ensure!(found.is_empty(), "part of a token where none may be:{found}");
        Ok(())
    }

    fn look(&mut self, place: &str, packed: &str, bytes: &[u8]) {
        for hit in self.secrets.forms.find(bytes) {
            let form = format!("{}{packed}", hit.form);
            let (place, token, length) = (place.to_owned(), hit.token, hit.length);
            self.found.push(Leak { token, place, form, length });
        }
        for (wrapping, inside) in unpack::unpack(bytes) {
            let looked = self.looked.entry(wrapping).or_default();
            looked.places += 1;
            looked.bytes += inside.len();
            self.look(place, &format!(" in {wrapping}{packed}"), &inside);
        }
    }
}

impl fmt::Display for Leak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { token, place, form, length } = self;
        write!(f, "{place}: {form}, {length} signs of token {token}")
    }
}

/// How much was looked at, by kind.
impl fmt::Display for Search<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let looked = self.looked.iter().map(|(kind, Looked { places, bytes })| {
            format!("{places} × {kind} ({} kB)", bytes.div_ceil(1000))
        });
        f.write_str(&looked.collect::<Vec<_>>().join(", "))
    }
}

#[cfg(test)]
mod tests;
