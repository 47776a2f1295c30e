//! Someone without a pointer: goes from one control to the next with Tab, sees where they are, and presses keys.

use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;
use serde_json::json;

use crate::tab::Tab;
use crate::wait;

/// Stops after which someone gives up: GitHub's form and the panel together have about 60.
const PATIENCE: usize = 200;

/// The parts of a date field, which Tab goes through one by one in Chromium.
const PARTS_OF_A_DATE: usize = 4;

/// A person at the keyboard, before a page that may have the panel beside it.
#[derive(Debug)]
pub struct Keyboard<'tab> {
    page: &'tab Tab,
    presses: usize,
}

/// Where something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On GitHub's page, or a page of ours in a tab.
    Page,
    /// In the panel.
    Panel,
}

/// What has the focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub control: Control,
}

/// An element with the focus, as a person sees it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Control {
    /// The same for the same element, as long as its document lives; 0 if nothing has the focus.
    number: usize,
    /// Its tag with its id or the words on it.
    pub name: String,
    /// Whether it has parts that Tab goes through.
    has_parts: bool,
    /// Why one cannot see that it has the focus, or empty.
    pub unseen: String,
}

impl<'tab> Keyboard<'tab> {
    /// Before this page.
    pub fn at(page: &'tab Tab) -> Self {
        Self { page, presses: 0 }
    }

    /// Keys pressed so far; several held together count once, a typed character counts as one.
    pub fn presses(&self) -> usize {
        self.presses
    }

    /// Presses a key, or several at once, wherever the focus is.
    pub async fn press(&mut self, keys: &str) -> Result<()> {
        self.presses += 1;
        self.focused_document().await?.1.press(keys).await
    }

    /// Presses a key that leads to another page: the document in which it went down may be gone before it comes up.
    pub async fn press_away(&mut self, key: &str) -> Result<()> {
        self.presses += 1;
        self.focused_document().await?.1.press_away(key).await
    }

    /// Types a text, wherever the focus is.
    pub async fn type_text(&mut self, text: &str) -> Result<()> {
        self.presses += text.chars().count();
        self.focused_document().await?.1.type_text(text).await
    }

    /// What has the focus now.
    pub async fn stop(&self) -> Result<Stop> {
        let (place, document) = self.focused_document().await?;
        Ok(Stop { place, control: document.evaluate_apart(FOCUSED).await? })
    }

    /// Presses `Tab` or `Shift+Tab` until an element has the focus. Each press has to move it on, never to where it was
    /// before; and in what is ours one has to see it.
    pub async fn reach(&mut self, tab: &str, place: Place, selector: &str) -> Result<Vec<Stop>> {
        let what = format!("{selector} in the {place:?} by {tab}");
        let mut way = vec![self.stop().await?];
        while !self.is_at(place, selector).await? {
            ensure!(way.len() < PATIENCE, "{what} was not reached: {way:#?}");
            self.step(tab, &mut way).await.with_context(|| format!("on the way to {what}"))?;
        }
        Ok(way)
    }

    /// Presses `Tab` or `Shift+Tab` until the focus has left the panel.
    pub async fn leave_panel(&mut self, tab: &str) -> Result<Vec<Stop>> {
        let mut way = vec![self.stop().await?];
        while way.last().is_some_and(|stop| stop.place == Place::Panel) {
            ensure!(way.len() < PATIENCE, "the panel was not left: {way:#?}");
            self.step(tab, &mut way).await.context("on the way out of the panel")?;
        }
        Ok(way)
    }

    async fn step(&mut self, tab: &str, way: &mut Vec<Stop>) -> Result<()> {
        self.press(tab).await?;
        let now = self.next_stop(way.last()).await?;
        if now.place == Place::Panel && !now.control.unseen.is_empty() {
            bail!("nobody sees that {now:?} has the focus");
        }
        let before = way.iter().filter(|stop| stop.same_as(&now)).count();
        let parts = if now.control.has_parts { PARTS_OF_A_DATE } else { 0 };
        ensure!(before <= parts, "the focus is at {now:?} again: {way:#?}");
        way.push(now);
        Ok(())
    }

    /// What has the focus once it has moved on. Between two documents, which may be two processes, nothing has
    /// it for a moment, and the next press then would be one too many.
    async fn next_stop(&self, before: Option<&Stop>) -> Result<Stop> {
        let moved = wait::until("the focus to move on", async || {
            let now = self.stop().await?;
            let elsewhere =
                before.is_none_or(|before| !before.same_as(&now) || now.control.has_parts);
            Ok((now.control.number != 0 && elsewhere).then_some(now))
        });
        moved.await
    }

    async fn is_at(&self, place: Place, selector: &str) -> Result<bool> {
        let (here, document) = self.focused_document().await?;
        let fits = format!("Boolean(document.activeElement?.matches({}))", json!(selector));
        Ok(here == place && document.evaluate::<bool>(&fits).await?)
    }

    /// The document whose element has the focus: a frame's own, if the frame has it.
    async fn focused_document(&self) -> Result<(Place, Tab)> {
        let in_panel = "document.activeElement?.localName === 'tokenwright-panel'";
        if self.page.evaluate(in_panel).await? {
            return Ok((Place::Panel, self.page.panel().await?));
        }
        Ok((Place::Page, self.page.clone()))
    }
}

impl Stop {
    fn same_as(&self, other: &Self) -> bool {
        self.place == other.place && self.control.number == other.control.number
    }
}

/// Numbers are kept where no page sees them.
const FOCUSED: &str = r"(() => {
    globalThis.stops ??= new WeakMap();
    globalThis.lastStop ??= 0;
    const it = document.activeElement;
    if (!it || it === document.body) {
        return { number: 0, name: 'nothing', has_parts: false, unseen: 'nothing has the focus' };
    }
    if (!stops.has(it)) stops.set(it, ++globalThis.lastStop);
    const style = getComputedStyle(it);
    const box = it.getBoundingClientRect();
    const hit = (x, y) => it.contains(document.elementFromPoint(x, y));
    const seen = [0.02, 0.5, 0.98].some((across) => [0.02, 0.5, 0.98].some((down) =>
        hit(box.left + across * box.width, box.top + down * box.height)));
    const unseen = !it.matches(':focus-visible') ? 'it does not count as visible'
        : style.outlineStyle === 'none' || !parseFloat(style.outlineWidth) ? 'it has no outline'
        : !seen ? 'it is out of sight or covered'
        : '';
    const name = [it.localName, it.id && '#' + it.id, (it.innerText ?? '').trim().slice(0, 40)];
    return { number: stops.get(it), name: name.filter(Boolean).join(' '), has_parts: it.type === 'date', unseen };
})()";
