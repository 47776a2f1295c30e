//! Ten thousand variants of the recorded pages: nothing is called met that is not, nothing else is
//! pointed at, and what a person still finds is found.
//!
//! With the variable `DRIFT_SEED`, other variants than the usual ones.

// A test may fail loudly.
#![allow(clippy::unwrap_used)]

use std::env;

use tokenwright_drift::{Failure, Figures, campaign, pages};

const VARIANTS: u64 = 5_000;

fn figures(changes: usize) -> Figures {
    let first = env::var("DRIFT_SEED").map_or(0, |seed| seed.parse().unwrap());
    campaign(&pages().unwrap(), first..first + VARIANTS, changes)
}

#[track_caller]
fn holds(figures: &Figures, found: f64) {
    let mut faults = Vec::new();
    let mut none = |what: &str, failures: &[Failure]| {
        if !failures.is_empty() {
            faults.push(format!("{what}, {} variants:\n{}", failures.len(), first(failures)));
        }
    };
    none("wrong met", &figures.wrong_met);
    none("wrong targets", &figures.wrong_targets);
    if figures.all.ratio() < found {
        faults.push(format!("found {:.4}, not {found}; {}", figures.all.ratio(), lost(figures)));
    }
    assert!(faults.is_empty(), "{}\n{figures}", faults.join("\n"));
}

/// Enough to begin with; the rest of them mostly has the same few causes.
fn first(failures: &[Failure]) -> String {
    failures.iter().take(10).map(ToString::to_string).collect()
}

/// One variant for each control that a kind of damage loses.
fn lost(figures: &Figures) -> String {
    let examples = figures.lost.iter();
    let said =
        examples.map(|((kind, control), seeds)| format!("{control} by {kind}: {}", seeds[0]));
    said.collect::<Vec<_>>().join("\n")
}

#[test]
fn after_one_change() {
    holds(&figures(1), 0.99);
}

#[test]
fn after_three_changes() {
    holds(&figures(3), 0.95);
}
