//! `bench`: the figures that the product is measured by, as a table and as `target/bench.json`.
//! Timings are this machine's; the rest is the same everywhere.

mod verification;

use std::fs;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use tokenwright_core::date::Date;
use tokenwright_core::login::Login;
use tokenwright_core::{Wanted, evaluate, recipe};
use tokenwright_double::Scenario;
use tokenwright_drift::{campaign, pages};
use tokenwright_page::{Snapshot, read};
use tokenwright_tests::{Desk, Kind, Settings};

use crate::browsers::have_browsers;
use crate::tools::run as run_program;
use crate::workspace::Workspace;

/// Variants for each number of changes; those of the test, so that a failing seed is found again.
const VARIANTS: u64 = 5_000;
/// Elements to add to the form to reach a page of about 2,500.
const BALLAST: usize = 2_250;
/// What can be measured alone.
const PARTS: [&str; 3] = ["drift", "look", "verification"];
const LOOKS: usize = 300;
const READS: usize = 2_000;

/// One line of the table.
struct Row {
    what: String,
    target: &'static str,
    figure: String,
    holds: bool,
}

/// Measures everything, or only what is named: `drift`, `look`, `verification`.
pub(crate) fn run(workspace: &Workspace, only: Option<&str>) -> Result<()> {
    if let Some(name) = only {
        ensure!(PARTS.contains(&name), "bench knows {}, not {name:?}", PARTS.join(", "));
    }
    if cfg!(debug_assertions) {
        // A debug build measures nothing, and the release is made to be small.
        let mut command = Command::new("cargo");
        command.args(["run", "--quiet", "--profile", "native", "--locked"]);
        command.args(["--package", "tokenwright-xtask"]);
        return run_program(command.args(["--", "bench"]).args(only).current_dir(&workspace.root));
    }
    have_browsers()?;
    let wanted = |name: &str| only.is_none_or(|only| only == name);
    let mut rows = Vec::new();
    if wanted("drift") {
        drift(&mut rows)?;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    for kind in [Kind::Chromium, Kind::Firefox] {
        if wanted("look") {
            let snapshot = runtime.block_on(look(kind, &mut rows))?;
            if kind == Kind::Chromium {
                native(&snapshot, &mut rows)?;
            }
        }
        if wanted("verification") {
            runtime.block_on(verification::measure(kind, &mut rows))?;
        }
    }
    for row in &rows {
        let verdict = if row.holds { "holds" } else { "MISSED" };
        println!("{:<62} {:<18} {:<48} {verdict}", row.what, row.target, row.figure);
    }
    if only.is_some() {
        return Ok(());
    }
    let all: Vec<Value> = rows.iter().map(Row::json).collect();
    let file = workspace.target.join("bench.json");
    fs::write(&file, serde_json::to_string_pretty(&all)?)?;
    println!("\n{}", file.display());
    Ok(())
}

impl Row {
    fn json(&self) -> Value {
        json!({ "what": self.what, "target": self.target, "figure": self.figure, "holds": self.holds })
    }
}

/// Damaged pages: what is called met wrongly, what is pointed at wrongly, what is still found.
fn drift(rows: &mut Vec<Row>) -> Result<()> {
    let pages = pages()?;
    for (changes, target, least) in [(1, "≥ 99 %", 0.99), (3, "≥ 95 %", 0.95)] {
        let figures = campaign(&pages, 0..VARIANTS, changes);
        let after = format!("after {changes} change(s), {VARIANTS} variants, seeds from 0");
        let none = |what: &str, count: usize| Row {
            what: format!("{what} {after}"),
            target: "0",
            figure: count.to_string(),
            holds: count == 0,
        };
        rows.push(none("wrong “met”", figures.wrong_met.len()));
        rows.push(none("wrong targets", figures.wrong_targets.len()));
        rows.push(Row {
            what: format!("controls found {after}"),
            target,
            figure: format!("{:.2} %", 100.0 * figures.all.ratio()),
            holds: figures.all.ratio() >= least,
        });
        for failure in figures.wrong_met.iter().chain(&figures.wrong_targets) {
            println!("{failure}");
        }
    }
    Ok(())
}

/// The content script's look at a big page, in a browser.
async fn look(kind: Kind, rows: &mut Vec<Row>) -> Result<String> {
    let mut world = Scenario::Happy.world();
    world.page.ballast = BALLAST;
    let desk = Desk::start_in(kind, world, Settings::default()).await?;
    let page = desk.token_page_with("target_name=acme&members=read").await?;
    let looks = page.looks(LOOKS).await?;
    desk.finish().await?;
    let p95 = percentile(looks.milliseconds, 0.95);
    rows.push(Row {
        what: format!("look at {} elements, {kind:?}, p95 of {LOOKS}", looks.elements),
        target: "≤ 4 ms",
        figure: format!("{p95:.1} ms"),
        holds: p95 <= 4.0,
    });
    Ok(looks.snapshot)
}

/// Reading that snapshot and holding it against the recipe, without a browser.
fn native(json: &str, rows: &mut Vec<Row>) -> Result<()> {
    let snapshot = Snapshot::from_json(json)?;
    let recipe = recipe::by_id("milestone-copilot").context("the recipe is gone")?;
    let owner = Login::parse("acme")?;
    let today: Date = "2026-11-23".parse()?;
    let wanted = Wanted { recipe, owner: Some(&owner), today };
    let mut microseconds = Vec::with_capacity(READS);
    for _ in 0..READS {
        let begun = Instant::now();
        let list = evaluate(wanted, &read(&snapshot).state);
        microseconds.push(begun.elapsed().as_secs_f64() * 1e6);
        std::hint::black_box(list);
    }
    let p95 = percentile(microseconds, 0.95);
    rows.push(Row {
        what: format!("read + evaluate, native, {} nodes, p95 of {READS}", snapshot.nodes.len()),
        target: "≤ 200 µs",
        figure: format!("{p95:.0} µs"),
        holds: p95 <= 200.0,
    });
    Ok(())
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few hundred figures"
)]
fn percentile(mut figures: Vec<f64>, part: f64) -> f64 {
    figures.sort_by(f64::total_cmp);
    let at = (figures.len() as f64 * part) as usize;
    figures.get(at.min(figures.len().saturating_sub(1))).copied().unwrap_or_default()
}
