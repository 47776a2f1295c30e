//! What the panel knows, and how it changes. No browser in here: what happened comes in, and what
//! to show is read off.

mod link;

use std::rc::Rc;

use tokenwright_core::checklist::{Checklist, Wanted};
use tokenwright_core::date::Date;
use tokenwright_core::host::Host;
use tokenwright_core::login::Login;
use tokenwright_core::page_state::{PageState, Phase, Place};
use tokenwright_core::reading::Reading;
use tokenwright_core::recipe::{OwnerKind, Recipe};
use tokenwright_core::subject::Subject;
use tokenwright_core::target::Target;
use tokenwright_core::{NOTHING_CREATED, evaluate, words};
use tokenwright_page::{NodeId, Page, Pin, Pointable, Snapshot, Theme, read_with, redact};

pub(crate) use super::attempt::{Attempt, Turn};
use super::said::Said;
use super::stand::Stand;
use crate::marks;
use crate::message::{Mark, Moment};
use crate::run::Wish;
pub(crate) use link::Link;

/// Looks at a page that is read in parts, until one is shown though there is more: no page that is told completely takes as
/// many, and one that never rests must not keep the panel at what it said before.
const MOST_PARTS: u8 = 4;

/// Everything the panel knows.
pub(crate) struct State {
    /// The recipe that was chosen.
    recipe: Rc<Recipe>,
    /// The organization that the user told.
    owner: Option<Login>,
    /// The GitHub that the panel stands on.
    pub(crate) host: Host,
    pub(crate) link: Option<Link>,
    pub(crate) stand: Stand,
    /// The look of GitHub's page.
    pub(crate) theme: Theme,
    pub(crate) list: Checklist,
    /// The marks for the page as it is now.
    pub(crate) marks: Vec<Mark>,
    /// What each item of the list has on the page.
    pub(crate) controls: Vec<Control>,
    /// The element that shows the new token.
    pub(crate) token: Option<NodeId>,
    pub(crate) attempt: Option<Attempt>,
    /// Grows when what was found out is no longer about this token and this owner.
    pub(crate) epoch: u32,
    pub(crate) pins: Vec<Pin>,
    /// What the user is about to point at.
    pub(crate) pointing: Option<Pointable>,
    pub(crate) today: Date,
    shows_token: bool,
    /// How many looks in a row were cut off where the next one reads on.
    parts: u8,
    snapshot: Snapshot,
    page: PageState,
    /// The link that opens the form as the recipe asks.
    template: String,
    /// What the owner list offered when it was open last: it has to be closed to use the panel.
    offered: Reading<Vec<String>>,
    said: Said,
}

/// What an item of the list has on the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Control {
    /// The element, to be shown.
    pub(crate) node: Option<NodeId>,
    /// What to point at, if it was not found.
    pub(crate) lacks: Option<Pointable>,
    /// What the user pointed at.
    pub(crate) pinned: Option<Pointable>,
}

impl State {
    /// The panel before it has seen the page.
    pub(crate) fn new(recipe: &Recipe, today: Date) -> Self {
        let page = PageState::default();
        let list = evaluate(Wanted { recipe, owner: None, today }, &page);
        Self {
            recipe: Rc::new(recipe.clone()),
            owner: None,
            host: Host::default(),
            link: None,
            stand: Stand::default(),
            theme: Theme::default(),
            list,
            marks: Vec::new(),
            controls: Vec::new(),
            token: None,
            attempt: None,
            epoch: 0,
            pins: Vec::new(),
            pointing: None,
            today,
            shows_token: false,
            parts: 0,
            snapshot: Snapshot::default(),
            page,
            template: String::new(),
            offered: Reading::Absent,
            said: Said::default(),
        }
    }

    /// The token is for this from now on.
    pub(crate) fn choose_recipe(&mut self, recipe: &Rc<Recipe>) {
        if let Some(link) = &mut self.link {
            link.checked = false;
        }
        self.recipe = Rc::clone(recipe);
        self.epoch += 1;
        self.evaluate();
    }

    /// What the form is held against: the recipe, or the link.
    pub(crate) fn recipe(&self) -> &Rc<Recipe> {
        self.checked_link().map_or(&self.recipe, |link| &link.recipe)
    }

    /// The owner that the token is for, as far as it is known: told, or named by the link.
    pub(crate) fn owner(&self) -> Option<&Login> {
        match self.checked_link() {
            Some(link) => link.asked.owner.as_ref().or(match link.recipe.owner.kind {
                OwnerKind::Organization => self.owner.as_ref(),
                OwnerKind::User | OwnerKind::Any => None,
            }),
            None => self.owner.as_ref(),
        }
    }

    /// Whether the user has to tell the organization.
    pub(crate) fn asks_for_owner(&self) -> bool {
        self.recipe().owner.kind == OwnerKind::Organization && self.owner().is_none()
    }

    /// The page is this at this moment.
    pub(crate) fn see(&mut self, snapshot: Snapshot, moment: Moment) -> Turn {
        self.theme = Theme::of(&snapshot);
        let is_cut_off = snapshot.truncated;
        self.parts = if is_cut_off && moment.again { self.parts.saturating_add(1) } else { 0 };
        self.snapshot = snapshot;
        self.notice_link();
        self.evaluate();
        let shown = self.page.phase == Phase::TokenShown;
        // Behind the end of what was told there may be the token that is missed.
        let misses_nothing = shown || !is_cut_off;
        if misses_nothing {
            self.epoch += u32::from(self.shows_token && !shown);
            self.shows_token = shown;
        }
        let had_one = self.attempt.is_some();
        let had_token = self.has_token();
        if moment.submitted {
            self.attempt = Attempt::begin(&self.page, self.today);
        } else if misses_nothing {
            self.attempt = self.attempt.take().and_then(|attempt| attempt.follow(&self.page));
        }
        match &self.attempt {
            None if had_one => Turn::Forget,
            Some(_) if moment.submitted => Turn::Keep,
            Some(_) if self.has_token() && !had_token => Turn::Forget,
            _ => Turn::Same,
        }
    }

    fn has_token(&self) -> bool {
        self.attempt.as_ref().is_some_and(Attempt::has_token)
    }

    /// Takes up an attempt that began before GitHub's page was loaded anew.
    pub(crate) fn resume(&mut self, form: &Snapshot, on: Date) {
        self.attempt = Attempt::resume(&tokenwright_page::read(form).state, on);
    }

    /// The token is for this organization.
    pub(crate) fn choose_owner(&mut self, owner: Option<Login>) {
        if self.owner != owner {
            // What was found out is about another organization.
            self.epoch += 1;
        }
        self.owner = owner;
        self.evaluate();
    }

    /// The user pointed at this element, or gave up. Whether that was understood.
    pub(crate) fn point(&mut self, node: Option<NodeId>) -> bool {
        let Some(what) = self.pointing.take() else { return true };
        let Some(node) = node else { return true };
        let pin = read_with(&self.snapshot, &self.pins).pin(what, node);
        let understood = pin.is_some();
        if understood {
            // An older one of the same control is of another version of the page.
            self.pins.retain(|old| old.what != what);
        }
        self.pins.extend(pin);
        self.evaluate();
        understood
    }

    /// What the user pointed at is not it after all.
    pub(crate) fn unpin(&mut self, what: Pointable) {
        self.pins.retain(|pin| pin.what != what);
        self.evaluate();
    }

    pub(crate) fn evaluate(&mut self) {
        let mut page = read_with(&self.snapshot, &self.pins);
        let is_form = page.state.place == Place::NewToken;
        match &mut page.state.owners_offered {
            seen @ Reading::Absent if is_form => seen.clone_from(&self.offered),
            Reading::Found(seen) if seen.is_empty() => {}
            seen => self.offered.clone_from(seen),
        }
        let wanted = Wanted { recipe: self.recipe(), owner: self.owner(), today: self.today };
        let list = evaluate(wanted, &page.state);
        self.marks = marks::marks(&list, &page);
        let control = |target| control(&page, target);
        self.controls = list.items.iter().map(|item| control(&item.target)).collect();
        self.token = page.locate(&Target::Token).control;
        self.page = page.state;
        self.list = list;
        self.template = self.template();
    }

    /// What to do or to know now.
    pub(crate) fn headline(&self) -> String {
        if let Some(what) = self.pointing {
            return words::point_at(what.label());
        }
        let failed = self.attempt.as_ref().is_some_and(Attempt::has_failed);
        if failed { NOTHING_CREATED.into() } else { self.list.headline.clone() }
    }

    /// Whether a page that is read in parts is not read to its end yet: what is missing may come with the next look.
    pub(crate) fn awaits_more(&self) -> bool {
        (1..=MOST_PARTS).contains(&self.parts)
    }

    /// What to say aloud now: what changed since this was asked last.
    pub(crate) fn speak(&mut self) -> &str {
        if self.awaits_more() {
            return self.said.words();
        }
        let headline = self.headline();
        self.said.after(&self.list, headline)
    }

    /// What a verification of the shown token is held against, once it is known whose it should be.
    pub(crate) fn wish(&self) -> Option<Wish> {
        let witness = self.attempt.as_ref().map(|attempt| attempt.witness.clone());
        let seen = witness.as_ref().and_then(|witness| witness.page.owner.found());
        let seen = seen.or(self.page.signed_in_as.as_ref());
        let open = self.recipe().owner.kind != OwnerKind::Organization;
        let default = || Login::parse(seen.filter(|_| open)?).ok();
        let owner = self.owner().cloned().or_else(default)?;
        Some(Wish {
            recipe: Rc::clone(self.recipe()),
            subject: Subject::new(owner, self.today),
            witness,
            host: self.host.clone(),
        })
    }

    /// Whether a repository has to be named to prove what the recipe asks.
    pub(crate) fn asks_for_repository(&self) -> bool {
        self.recipe().asks_for_repositories()
    }

    /// The page without anything that is the user's, for a report.
    pub(crate) fn page_report(&self) -> String {
        redact(&self.snapshot).to_json()
    }
}

fn control(page: &Page<'_>, target: &Target) -> Control {
    let node = page.locate(target).control;
    Control { node, lacks: page.lacks(target), pinned: page.pinned(target) }
}

#[cfg(test)]
mod tests;
