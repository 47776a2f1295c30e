//! States of GitHub's pages by name: how each comes about, in either browser. `cargo xtask record` saves what the content
//! script sees of each as `tests/fixtures/pages/<name>.json`.

pub(crate) mod form;
mod older;
mod other_pages;
mod variants;

use std::pin::Pin;

use anyhow::Result;
use tokenwright_double::{PageVariant, Scenario, World};

use crate::browser::{Kind, Settings};
use crate::desk::{Desk, extension_directory};
use crate::tab::Tab;

/// The day it is on the double in every state, so that a page is the same whenever it is looked at.
pub const TODAY: &str = "2026-11-23";

/// What a person does to get there.
type Way = for<'desk> fn(&'desk Desk) -> Pin<Box<dyn Future<Output = Result<Tab>> + 'desk>>;

/// A page in a state that a person can bring it to.
#[derive(Debug, Clone, Copy)]
pub struct State {
    /// Also the name of its file.
    pub name: &'static str,
    world: fn() -> World,
    way: Way,
}

impl State {
    const fn new(name: &'static str, world: fn() -> World, way: Way) -> Self {
        Self { name, world, way }
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        [form::STATES, variants::STATES, older::STATES, other_pages::STATES].into_iter().flatten()
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::all().find(|state| state.name == name)
    }

    /// The world it comes about in.
    pub fn world(&self) -> World {
        World { today: Some(TODAY.to_owned()), ..(self.world)() }
    }

    /// A desk in this world, with the extension as built.
    pub async fn desk(&self, kind: Kind) -> Result<Desk> {
        let extension = Some(extension_directory()?);
        Desk::start_in(kind, self.world(), Settings { extension, ..Settings::default() }).await
    }

    /// A desk in this world, without the extension.
    pub async fn bare_desk(&self, kind: Kind) -> Result<Desk> {
        Desk::start_in(kind, self.world(), Settings::default()).await
    }

    /// Does what a person does to get there, at a fresh desk in this world; the page is in the first tab.
    pub async fn enter(&self, desk: &Desk) -> Result<Tab> {
        (self.way)(desk).await
    }
}

/// Where nothing stands in the way.
fn happy() -> World {
    Scenario::Happy.world()
}

/// The same with another page.
fn with(change: impl FnOnce(&mut PageVariant)) -> World {
    let mut world = happy();
    change(&mut world.page);
    world
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn states_and_saved_pages_have_the_same_names() {
        let names: BTreeSet<String> = State::all().map(|state| state.name.to_owned()).collect();
        assert_eq!(names.len(), State::all().count(), "a name stands for two states");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages");
        let files = std::fs::read_dir(folder).unwrap();
        let saved: BTreeSet<String> = files
            .map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        assert_eq!(names, saved);
    }
}
