//! Screens of ours by name: how each comes about, in either browser. Pictures are taken of all of them, and all are held
//! to the rules of accessibility: what is in this list is looked at, in every look.

mod pages;
mod panel;
mod recipes;
mod results;
mod settings;

use std::path::Path;
use std::pin::Pin;

use anyhow::{Context as _, Result};
use serde_json::json;
use tokenwright_double::{Scenario, World};

use crate::browser::{Colours, Kind, Settings};
use crate::desk::{Desk, extension_directory};
use crate::tab::Tab;

/// What a person does to get there.
type Way = for<'desk> fn(&'desk Desk) -> Pin<Box<dyn Future<Output = Result<Shown>> + 'desk>>;

/// A page of ours, or the panel, in a state that a person can bring it to.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// Also the name of its pictures.
    pub name: &'static str,
    /// Rules of accessibility that do not apply to it; the list says why.
    pub spared: &'static [&'static str],
    world: fn() -> World,
    way: Way,
}

/// A screen that has been entered.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The tab.
    pub page: Tab,
    /// Our document: the tab itself, or the panel's frame in it.
    pub ours: Tab,
    /// What has to be in sight.
    sight: &'static str,
}

/// Light or dark, and how wide.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Light or dark.
    pub colours: Colours,
    /// Of the page's area.
    pub width: u32,
    /// Of the page's area.
    pub height: u32,
}

impl Screen {
    const fn new(name: &'static str, way: Way) -> Self {
        Self::in_world(name, || Scenario::Happy.world(), way)
    }

    const fn in_world(name: &'static str, world: fn() -> World, way: Way) -> Self {
        Self { name, spared: &[], world, way }
    }

    const fn spared(self, rules: &'static [&'static str]) -> Self {
        Self { spared: rules, ..self }
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        [panel::SCREENS, results::SCREENS, pages::SCREENS, recipes::SCREENS, settings::SCREENS]
            .into_iter()
            .flatten()
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::all().find(|screen| screen.name == name)
    }

    /// A desk in its world, with the extension as built.
    pub async fn desk(&self, kind: Kind) -> Result<Desk> {
        let extension = Some(extension_directory()?);
        let settings = Settings { extension, ..Settings::default() };
        Desk::start_in(kind, (self.world)(), settings).await
    }

    /// Does what a person does to get there, at a fresh desk in its world.
    pub async fn enter(&self, desk: &Desk) -> Result<Shown> {
        (self.way)(desk).await.with_context(|| format!("the screen {}", self.name))
    }
}

impl Look {
    /// Every look that a screen must be good in.
    pub const ALL: [Self; 4] = [
        Self { colours: Colours::Light, width: 1200, height: 1000 },
        Self { colours: Colours::Dark, width: 1200, height: 1000 },
        Self { colours: Colours::Dark, width: 480, height: 1000 },
        Self { colours: Colours::Light, width: 480, height: 1000 },
    ];

    /// For instance `dark-480`.
    pub fn name(self) -> String {
        format!("{}-{}", self.theme(), self.width)
    }

    /// The same on a page so high that nothing has to be scrolled to, and nothing lies over anything.
    #[must_use]
    pub fn unrolled(self) -> Self {
        Self { height: 6000, ..self }
    }

    fn theme(self) -> &'static str {
        match self.colours {
            Colours::Light => "light",
            Colours::Dark => "dark",
        }
    }
}

impl Shown {
    /// A tab that is a page of ours.
    fn page(page: Tab) -> Self {
        Self { ours: page.clone(), page, sight: "" }
    }

    /// A page of GitHub's with the panel on it.
    fn panel(page: Tab, panel: Tab) -> Self {
        Self { page, ours: panel, sight: "" }
    }

    /// The same with this element in sight, whatever the size.
    fn at(self, sight: &'static str) -> Self {
        Self { sight, ..self }
    }

    /// Shows the screen in a look, and waits until it is drawn.
    pub async fn look(&self, desk: &Desk, look: Look) -> Result<()> {
        desk.browser.set_colours(look.colours).await?;
        self.page.resize(look.width, look.height).await?;
        let size = format!("innerWidth === {} && innerHeight === {}", look.width, look.height);
        self.page.wait_for(&size, "the size").await?;
        let scheme = format!("matchMedia('(prefers-color-scheme: {})').matches", look.theme());
        self.ours.wait_for(&scheme, "the colours").await?;
        let sight = json!(self.sight);
        let drawn =
            "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";
        let scroll = format!(
            "void ({sight} && document.querySelector({sight}).scrollIntoView({{ behavior: 'instant' }}))"
        );
        self.ours.evaluate::<()>(&scroll).await?;
        self.ours.evaluate::<Option<()>>(&format!("({drawn}, null)")).await?;
        Ok(())
    }

    /// A picture: of all of a page of ours, of what is in sight beside GitHub's.
    pub async fn picture(&self, file: &Path) -> Result<()> {
        if self.page.id == self.ours.id {
            return self.page.screenshot_of_all(file).await;
        }
        self.page.screenshot(file).await
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_name_stands_for_one_screen() {
        let names: BTreeSet<&str> = Screen::all().map(|screen| screen.name).collect();
        assert_eq!(names.len(), Screen::all().count());
    }
}
