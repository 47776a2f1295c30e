//! The truth about a variant: what was true of the recorded page. Damage changes markup, not facts;
//! what it adds for a person to see, or takes away, is said by the variant.
//!
//! A control is **findable** in a variant if a person who sees the page finds it:
//! * all that a person touches of it is there and can be seen (a section that is missing or on its
//!   way takes its controls along);
//! * there is no visible twin of it: a second control with the same label in the form, or a second
//!   form. A look-alike outside of the form, or one whose label says what else it is for, is no twin.
//!
//! Where only a twin is left, a person would be misled as well; what is then claimed wrongly of that
//! control is arguable, and counted apart.
//!
//! It is **found** if its value is read as it was, or if any of its places is pointed at.

use std::collections::{BTreeMap, BTreeSet};

use tokenwright_core::checklist::{CheckId, Status};
use tokenwright_core::evaluate;
use tokenwright_core::page_state::PageState;
use tokenwright_core::permission::Scope;
use tokenwright_core::target::Target;
use tokenwright_page::NodeId;

use crate::anatomy::{Anatomy, Control};
use crate::pages::Original;
use crate::places::{Places, control_of, targets};
use crate::seen::{Seen, pointed_at};
use crate::variant::{self, Variant};
use crate::wishes::Wish;

/// What is true of a recorded page, whatever becomes of its markup.
#[derive(Debug)]
pub struct Truth {
    /// The page's name.
    pub name: String,
    original: Original,
    anatomy: Anatomy,
    wishes: Vec<Wish>,
    targets: Vec<Target>,
    /// For each target, all that one may be pointed at.
    places: Vec<BTreeSet<NodeId>>,
    seen: Seen,
    /// The checks that are met, for each wish.
    met: Vec<BTreeSet<CheckId>>,
    found: BTreeMap<Control, How>,
}

/// How a control is found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct How {
    /// Its value is read, and as it was.
    pub read: bool,
    /// It is pointed at.
    pub located: bool,
}

/// What is wrong with a reading of a variant, and what is left of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judgement {
    /// Checks that are called met and are not, each with its wish.
    pub wrong_met: Vec<String>,
    /// Targets that are pointed at in a wrong place.
    pub wrong_targets: Vec<String>,
    /// The same two of controls that are not there any more while a twin is: a person would be misled
    /// as well.
    pub arguable: Vec<String>,
    /// Values that are claimed and are not the page's; each could become a wrong `met`.
    pub misread: Vec<String>,
    /// The controls that were found before and are findable still, and how they are found now;
    /// with it, how they were.
    pub controls: BTreeMap<Control, (How, How)>,
}

impl Truth {
    /// The truth about a recorded page; `None` if it has no form.
    pub fn of(original: &Original) -> Option<Self> {
        let anatomy = Anatomy::of(&original.snapshot)?;
        let (targets, wishes) = (targets(), Wish::all());
        let seen = Seen::of(&original.snapshot, &targets);
        let places = Places::new(&original.snapshot, &anatomy);
        let met = wishes.iter().map(|wish| met(wish, &seen.state)).collect();
        let mut truth = Self {
            name: original.name.clone(),
            places: targets.iter().map(|target| places.of(target)).collect(),
            found: BTreeMap::new(),
            original: original.clone(),
            anatomy,
            wishes,
            targets,
            seen,
            met,
        };
        truth.found = Control::ALL.map(|control| (control, truth.how(control, &truth.seen))).into();
        Some(truth)
    }

    /// The page after its changes; the same as [`variant::variant`], at less cost.
    pub fn variant(&self, seed: u64, changes: usize) -> Variant {
        variant::damaged(&self.original.snapshot, &self.anatomy, seed, changes)
    }

    /// What Tokenwright's reader sees of a variant.
    pub fn see(&self, variant: &Variant) -> Seen {
        Seen::of(&variant.snapshot, &self.targets)
    }

    /// Holds a reading of a variant against the truth.
    pub fn judge(&self, variant: &Variant, seen: &Seen) -> Judgement {
        let mut judgement = Judgement {
            misread: self.misread(&seen.state),
            controls: self.controls(variant, seen),
            ..Judgement::default()
        };
        for (control, wrong) in self.wrong_met(&seen.state) {
            let is_arguable = self.misleads(control, variant);
            judgement.put(is_arguable, wrong, |judgement| &mut judgement.wrong_met);
        }
        for (control, wrong) in self.wrong_targets(variant, seen) {
            let is_arguable = control.is_some_and(|control| self.misleads(control, variant));
            judgement.put(is_arguable, wrong, |judgement| &mut judgement.wrong_targets);
        }
        judgement.wrong_targets.dedup();
        judgement
    }

    /// Whether only a twin of the control is left.
    fn misleads(&self, control: Control, variant: &Variant) -> bool {
        variant.twins.contains(&control) && !self.is_there(control, variant)
    }

    fn wrong_met(&self, state: &PageState) -> Vec<(Control, String)> {
        let mut wrong = Vec::new();
        for (wish, right) in self.wishes.iter().zip(&self.met) {
            let claimed = met(wish, state);
            let new = claimed.difference(right);
            wrong.extend(new.map(|check| (control_of_check(check), format!("{check}, {wish}"))));
        }
        wrong
    }

    fn wrong_targets(&self, variant: &Variant, seen: &Seen) -> Vec<(Option<Control>, String)> {
        let mut wrong = Vec::new();
        for ((target, places), spot) in self.targets.iter().zip(&self.places).zip(&seen.spots) {
            for at in pointed_at(spot) {
                let unseen = if variant.shows(at) { "" } else { ", which is not rendered" };
                if !places.contains(&at) || !unseen.is_empty() {
                    let says = format!("{target:?} at #{}{unseen}", at.0);
                    wrong.push((control_of(target), says));
                }
            }
        }
        wrong
    }

    fn misread(&self, state: &PageState) -> Vec<String> {
        let was = &self.seen.state;
        let mut wrong = Vec::new();
        let mut note = |what: &str, is_wrong: bool, now: String| {
            if is_wrong {
                wrong.push(format!("{what}: {now}"));
            }
        };
        macro_rules! hold {
            ($($field:ident)*) => {$(
                let is_wrong = state.$field.found().is_some() && state.$field != was.$field;
                note(stringify!($field), is_wrong, format!("{:?}", state.$field));
            )*};
        }
        hold!(owner name description expiration repositories);
        if let (Some(was), Some(now)) = (was.permissions.found(), state.permissions.found()) {
            for (id, level) in &now.known {
                let is_wrong = level.found().is_some() && was.known.get(id) != Some(level);
                note("permissions", is_wrong, format!("{id} at {level:?}"));
            }
            note("permissions", now.complete && was != now, format!("complete as {now:?}"));
        }
        wrong
    }

    fn controls(&self, variant: &Variant, seen: &Seen) -> BTreeMap<Control, (How, How)> {
        let was_found = self.found.iter().filter(|(_, how)| how.read || how.located);
        was_found
            .filter(|(control, _)| self.is_findable(**control, variant))
            .map(|(control, was)| (*control, (*was, self.how(*control, seen))))
            .collect()
    }

    fn is_findable(&self, control: Control, variant: &Variant) -> bool {
        self.is_there(control, variant) && !variant.twins.contains(&control)
    }

    fn is_there(&self, control: Control, variant: &Variant) -> bool {
        let Some(parts) = self.anatomy.part(control) else { return false };
        parts.faces.iter().all(|face| variant.shows(*face))
    }

    fn how(&self, control: Control, seen: &Seen) -> How {
        let (was, now) = (&self.seen.state, &seen.state);
        let read = match control {
            Control::Name => was.name == now.name && now.name.found().is_some(),
            Control::Description => {
                was.description == now.description && now.description.found().is_some()
            }
            Control::Owner => was.owner == now.owner && now.owner.found().is_some(),
            Control::Expiration => {
                was.expiration == now.expiration && now.expiration.found().is_some()
            }
            Control::Repositories => {
                was.repositories == now.repositories && now.repositories.found().is_some()
            }
            Control::Permissions => {
                was.permissions == now.permissions && now.permissions.found().is_some()
            }
            Control::Add | Control::Submit => false,
        };
        How { read, located: self.is_located(control, seen) }
    }

    fn is_located(&self, control: Control, seen: &Seen) -> bool {
        let add = self.anatomy.part(Control::Add).map(|parts| parts.faces.as_slice());
        let is_add = |at: NodeId| add.is_some_and(|faces| faces.contains(&at));
        let asks = |target: &Target| match (control, target) {
            (Control::Add, Target::Permission { .. }) => true,
            (Control::Permissions, Target::Permission { id, .. }) => id.scope != Scope::Account,
            _ => control_of(target) == Some(control),
        };
        let fits = |at: NodeId| match control {
            Control::Add => is_add(at),
            Control::Permissions => !is_add(at),
            _ => true,
        };
        let asked = self.targets.iter().zip(&self.places).zip(&seen.spots);
        asked.into_iter().any(|((target, places), spot)| {
            asks(target) && pointed_at(spot).any(|at| places.contains(&at) && fits(at))
        })
    }

    /// Whether what is pointed at on the recorded page is what may be pointed at: if not, the list
    /// of places is wrong, or the reader is.
    ///
    /// # Errors
    /// If the recorded page's controls are pointed at elsewhere; says which, and where.
    pub fn check(&self) -> Result<(), String> {
        let untouched = self.variant(0, 0);
        let wrong = self.wrong_targets(&untouched, &self.seen);
        if wrong.is_empty() { Ok(()) } else { Err(format!("{}: {wrong:?}", self.name)) }
    }

    /// The checks that are met on the recorded page, for the first wish: Milestone's, for acme, on
    /// the day of the recording.
    pub fn met(&self) -> Option<&BTreeSet<CheckId>> {
        self.met.first()
    }
}

fn met(wish: &Wish, state: &PageState) -> BTreeSet<CheckId> {
    let items = evaluate(wish.wanted(), state).items;
    items.into_iter().filter(|item| item.status == Status::Met).map(|item| item.check).collect()
}

fn control_of_check(check: &CheckId) -> Control {
    match check {
        CheckId::Owner => Control::Owner,
        CheckId::Name => Control::Name,
        CheckId::Description => Control::Description,
        CheckId::Expiration => Control::Expiration,
        CheckId::Repositories => Control::Repositories,
        CheckId::Permission(_) | CheckId::NothingMore => Control::Permissions,
    }
}

impl Judgement {
    fn put(&mut self, is_arguable: bool, wrong: String, list: fn(&mut Self) -> &mut Vec<String>) {
        if is_arguable {
            self.arguable.push(wrong);
        } else {
            list(self).push(wrong);
        }
    }
}
