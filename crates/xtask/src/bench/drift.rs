//! Damaged pages: what is called met wrongly, what is pointed at wrongly, what is still found.

use anyhow::Result;
use tokenwright_drift::{campaign, pages};

use super::row::Row;

/// Variants for each number of changes; those of the test, so that a failing seed is found again.
const VARIANTS: u64 = 5_000;

pub(super) fn measure(rows: &mut Vec<Row>) -> Result<()> {
    let pages = pages()?;
    for (changes, target, least) in [(1, "≥ 99 %", 0.99), (3, "≥ 95 %", 0.95)] {
        let figures = campaign(&pages, 0..VARIANTS, changes);
        let after = format!("after {changes} change(s), {VARIANTS} variants, seeds from 0");
        let none = |what: &str, count: usize| {
            Row::held(format!("{what} {after}"), "0", count.to_string(), count == 0)
        };
        rows.push(none("wrong “met”", figures.wrong_met.len()));
        rows.push(none("wrong targets", figures.wrong_targets.len()));
        let ratio = figures.all.ratio();
        let found = format!("{:.2} %", 100.0 * ratio);
        rows.push(Row::held(format!("controls found {after}"), target, found, ratio >= least));
        for failure in figures.wrong_met.iter().chain(&figures.wrong_targets) {
            println!("{failure}");
        }
    }
    Ok(())
}
