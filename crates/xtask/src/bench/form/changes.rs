//! The rows about changes of the form.

use std::time::Duration;

use anyhow::Result;
use tokenwright_tests::Kind;

use super::super::row::{Row, percentile};
use super::page::{Page, Work};

/// Changes in a round, and rounds: the median of their p95s counts, because what else the machine does comes in bursts.
const CHANGES: usize = 100;
const ROUNDS: usize = 5;
/// As many mutations as a page that draws everything anew, ten times over.
const STORM: usize = 10_000;
const FRAMES: usize = 50;
/// How long nothing happens.
const IDLE: Duration = Duration::from_secs(3);
const MEMORY_CHANGES: usize = 1_000;
/// What a browser's own bookkeeping may differ by.
const FLAT: f64 = 256.0;

/// Milliseconds for each change of a round: what it cost GitHub's main thread, what the panel did, which is a part of it
/// where both are in one process, and how long the checklist took to follow.
struct Round {
    costs: Vec<f64>,
    panel: Vec<f64>,
    waits: Vec<f64>,
}

impl Page {
    /// What a change costs the page's main thread, and when the checklist says it. Gives the median of the cost.
    pub(super) async fn changes(&self, kind: Kind, rows: &mut Vec<Row>) -> Result<f64> {
        let shared = self.shares_its_thread().await?;
        let mut rounds = Vec::with_capacity(ROUNDS);
        for _ in 0..ROUNDS {
            rounds.push(self.round(shared).await?);
        }
        let (cost, p95) = medians(rounds.iter().map(|round| &round.costs));
        let (elements, of) = (self.elements().await?, format!("p95 of {CHANGES}, {ROUNDS} times"));
        rows.push(Row::held(
            format!("GitHub’s main thread per change, {elements} elements, {kind:?}, {of}"),
            "≤ 4 ms",
            format!("{p95:.1} ms (p50 {cost:.1} ms)"),
            p95 <= 4.0,
        ));
        let (panel, p95) = medians(rounds.iter().map(|round| &round.panel));
        let place = if shared { "a part of that" } else { "in a process of its own" };
        rows.push(Row::told(
            format!("the panel per change, {kind:?}, {of}"),
            format!("{p95:.1} ms (p50 {panel:.1} ms), {place}"),
        ));
        let (wait, p95) = medians(rounds.iter().map(|round| &round.waits));
        rows.push(Row::held(
            format!("change → checklist updated, {kind:?}, {of}"),
            "≤ 50 ms",
            format!("{p95:.0} ms (p50 {wait:.0} ms)"),
            p95 <= 50.0,
        ));
        Ok(cost)
    }

    async fn round(&self, shared: bool) -> Result<Round> {
        self.ask().await?;
        self.ask_panel().await?;
        let mut changes = Vec::with_capacity(CHANGES);
        for at in 0..CHANGES {
            changes.push(self.change(at).await?);
        }
        let each = |work: Work| {
            let moments: Vec<f64> = changes.iter().map(|it| it.begun - work.origin).collect();
            work.between(&moments)
        };
        let (page, panel) = (each(self.ask().await?.work), each(self.ask_panel().await?));
        let on_page = |(page, panel): (&f64, &f64)| page + if shared { *panel } else { 0.0 };
        Ok(Round {
            costs: page.iter().zip(&panel).map(on_page).collect(),
            panel,
            waits: changes.iter().map(|it| it.shown - it.begun).collect(),
        })
    }

    /// What runs while nothing happens.
    pub(super) async fn idle(&self, kind: Kind, rows: &mut Vec<Row>) -> Result<()> {
        self.ask().await?;
        tokio::time::sleep(IDLE).await;
        let witness = self.ask().await?;
        let (runs, later) = (witness.work.runs.len(), witness.later);
        rows.push(Row::held(
            format!("idle for {} s, {kind:?}", IDLE.as_secs()),
            "0 timers and frames, 0 callbacks",
            format!("{later} timers and frames, {runs} callbacks"),
            runs == 0 && later == 0,
        ));
        Ok(())
    }

    /// A storm of changes, in every frame and in one task.
    pub(super) async fn storm(&self, kind: Kind, rows: &mut Vec<Row>) -> Result<()> {
        self.ask().await?;
        let frames = self.storm_of(FRAMES, STORM / FRAMES).await?;
        let witness = self.ask().await?;
        let most = witness.work.between(&frames).into_iter().fold(0.0, f64::max);
        let (looks, longest) = (witness.most_in_a_frame(), witness.work.longest());
        rows.push(Row::held(
            format!("{STORM} mutations in {FRAMES} frames, {kind:?}"),
            "≤ 1 look and 16 ms a frame",
            format!("{looks} look, {most:.1} ms in the worst frame, longest task {longest:.1} ms"),
            looks <= 1 && most <= 16.0,
        ));
        self.burst(STORM).await?;
        let witness = self.ask().await?;
        let (looks, longest) = (witness.looks.len(), witness.work.longest());
        rows.push(Row::held(
            format!("{STORM} mutations in one task, {kind:?}"),
            "no task of 50 ms",
            format!("{looks} look(s), longest task {longest:.1} ms"),
            longest <= 50.0,
        ));
        Ok(())
    }

    /// What is kept after many changes.
    pub(super) async fn memory(&self, kind: Kind, rows: &mut Vec<Row>) -> Result<()> {
        // Memory of wasm grows by whole steps and never shrinks; the last step may come late.
        self.many(MEMORY_CHANGES).await?;
        let before = self.held().await?;
        self.many(MEMORY_CHANGES).await?;
        let after = self.held().await?;
        for ((what, before), (_, after)) in before.into_iter().zip(after) {
            let (before, after) = (before / 1024.0, after / 1024.0);
            rows.push(Row::held(
                format!("{what} over {MEMORY_CHANGES} changes, {kind:?}"),
                "flat",
                format!("{before:.0} → {after:.0} kB"),
                after - before <= FLAT,
            ));
        }
        Ok(())
    }

    /// What is in memory now, in bytes, as far as the browser tells.
    async fn held(&self) -> Result<Vec<(&'static str, f64)>> {
        // Empties what the witness has gathered.
        self.ask().await?;
        let mut held = Vec::new();
        for (what, place) in
            [("heap of GitHub’s page", &self.tab), ("heap of the panel", &self.panel)]
        {
            held.extend(place.heap().await?.map(|bytes| (what, bytes)));
        }
        held.push(("wasm memory of the panel", self.panel.wasm_memory().await?));
        Ok(held)
    }
}

/// The medians of the rounds' p50s and p95s.
fn medians<'a>(rounds: impl Iterator<Item = &'a Vec<f64>> + Clone) -> (f64, f64) {
    let median = |part: f64| {
        let each: Vec<f64> = rounds.clone().map(|round| percentile(round, part)).collect();
        percentile(&each, 0.5)
    };
    (median(0.5), median(0.95))
}
