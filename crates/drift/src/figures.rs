//! The outcome of a campaign, to be counted and to be read.

use std::collections::BTreeMap;
use std::fmt;

use crate::anatomy::Control;
use crate::kind::Kind;
use crate::oracle::{How, Judgement};
use crate::variant::Variant;

/// Names one variant: enough to make it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seed {
    /// The recorded page.
    pub page: String,
    /// The seed.
    pub seed: u64,
    /// How many changes.
    pub changes: usize,
}

/// Something wrong about one variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Which variant.
    pub variant: Seed,
    /// What was done to the page.
    pub damages: String,
    /// What is wrong.
    pub wrong: Vec<String>,
}

/// How many were findable, and how many of these were found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found on the recorded page, and findable by a person still.
    pub findable: usize,
    /// Found: read or located.
    pub found: usize,
    /// Found as well as before: read if it was read, and located if it was located.
    pub fully: usize,
}

/// What a campaign found out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many variants there were.
    pub variants: usize,
    /// Those on which a check is called met that is not.
    pub wrong_met: Vec<Failure>,
    /// Those on which something wrong is pointed at.
    pub wrong_targets: Vec<Failure>,
    /// Those on which a wrong claim is one that a person might make.
    pub arguable: Vec<Failure>,
    /// Those on which a value is claimed that is not the page's.
    pub misread: Vec<Failure>,
    /// All controls together.
    pub all: Tally,
    /// Each control.
    pub controls: BTreeMap<Control, Tally>,
    /// Each kind of damage, alone or with others, and each control under it.
    pub kinds: BTreeMap<Kind, BTreeMap<Control, Tally>>,
    /// How often a kind was drawn.
    pub drawn: BTreeMap<Kind, usize>,
    /// Variants in which a control was lost, a few of each.
    pub lost: BTreeMap<(Kind, Control), Vec<Seed>>,
}

/// So many examples of one loss are kept.
const MOST_EXAMPLES: usize = 5;

impl Tally {
    /// Found of findable.
    #[allow(clippy::cast_precision_loss)]
    pub fn ratio(self) -> f64 {
        if self.findable == 0 { 1.0 } else { self.found as f64 / self.findable as f64 }
    }

    fn add(&mut self, was: How, now: How) {
        self.findable += 1;
        self.found += usize::from(now.read || now.located);
        self.fully += usize::from((now.read || !was.read) && (now.located || !was.located));
    }
}

impl Figures {
    /// Adds one variant.
    pub(crate) fn add(&mut self, seed: Seed, variant: &Variant, judgement: Judgement) {
        self.variants += 1;
        for damage in &variant.damages {
            *self.drawn.entry(damage.kind).or_default() += 1;
        }
        for (control, (was, now)) in &judgement.controls {
            self.all.add(*was, *now);
            self.controls.entry(*control).or_default().add(*was, *now);
            for damage in &variant.damages {
                let of_kind = self.kinds.entry(damage.kind).or_default();
                of_kind.entry(*control).or_default().add(*was, *now);
                if !(now.read || now.located) {
                    let examples = self.lost.entry((damage.kind, *control)).or_default();
                    if examples.len() < MOST_EXAMPLES {
                        examples.push(seed.clone());
                    }
                }
            }
        }
        note(&mut self.wrong_met, &seed, variant, judgement.wrong_met);
        note(&mut self.wrong_targets, &seed, variant, judgement.wrong_targets);
        note(&mut self.arguable, &seed, variant, judgement.arguable);
        note(&mut self.misread, &seed, variant, judgement.misread);
    }
}

fn note(failures: &mut Vec<Failure>, seed: &Seed, variant: &Variant, wrong: Vec<String>) {
    if !wrong.is_empty() {
        let damages = variant.damages.iter().map(|d| format!("{}: {}", d.kind, d.what));
        let damages = damages.collect::<Vec<_>>().join("; ");
        failures.push(Failure { variant: seed.clone(), damages, wrong });
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "cargo run -p tokenwright-drift --example replay -- {} {} {}",
            self.page, self.seed, self.changes
        )
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n  after {}", self.variant, self.damages)?;
        self.wrong.iter().try_for_each(|wrong| writeln!(f, "  {wrong}"))
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { findable, found, fully } = self;
        write!(f, "{:.4} ({found} of {findable}, as well as before: {fully})", self.ratio())
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} variants", self.variants)?;
        let wrong = [
            ("wrong met", &self.wrong_met),
            ("wrong targets", &self.wrong_targets),
            ("arguable", &self.arguable),
            ("misread", &self.misread),
        ];
        for (what, failures) in wrong {
            writeln!(f, "{what}: {}", failures.len())?;
        }
        writeln!(f, "found of findable: {}", self.all)?;
        for (control, tally) in &self.controls {
            writeln!(f, "  {control}: {tally}")?;
        }
        writeln!(f, "lost by kind of damage:")?;
        for (kind, drawn) in &self.drawn {
            write!(f, "  {kind}, drawn {drawn}:")?;
            for (control, tally) in self.kinds.get(kind).into_iter().flatten() {
                if tally.found < tally.findable {
                    write!(f, " {control} {}/{}", tally.findable - tally.found, tally.findable)?;
                }
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
