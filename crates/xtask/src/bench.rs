//! `bench`: every figure that the product is measured by, as a table and as `target/bench.json`, and its plots.
//! Timings are this machine's; the rest is the same everywhere.

mod document;
mod drift;
mod form;
mod machine;
mod native;
mod peers;
mod plot;
mod proofs;
mod row;
mod size;
mod verification;

use std::fs;

use anyhow::{Result, ensure};
use lexopt::{Arg, Parser, ValueExt as _};
use serde_json::{Value, json};
use tokenwright_tests::Kind;

use crate::browsers::have_browsers;
use crate::package;
use crate::tools::{cargo, have_node_modules, run as run_program};
use crate::workspace::Workspace;
use machine::Machine;
use native::Curve;
use row::Row;
use verification::TimeLine;

/// What can be measured alone.
const PARTS: [&str; 7] = ["size", "native", "form", "peers", "verification", "drift", "proofs"];
/// Those that need what ships as it is now.
const OF_WHAT_SHIPS: [&str; 4] = ["size", "form", "verification", "proofs"];
const BROWSERS: [Kind; 2] = [Kind::Chromium, Kind::Firefox];

/// What was measured.
#[derive(Debug, Default)]
struct Bench {
    rows: Vec<Row>,
    curves: Vec<Curve>,
    time_line: Option<TimeLine>,
}

/// What was asked for.
#[derive(Debug, Default)]
struct Wish {
    /// Only these parts, or all.
    parts: Vec<String>,
    /// Into the documents, too.
    docs: bool,
}

pub(crate) fn run(workspace: &Workspace, arguments: Parser) -> Result<()> {
    let wish = Wish::read(arguments)?;
    if cfg!(debug_assertions) {
        return run_fast(workspace, &wish);
    }
    have_browsers()?;
    have_node_modules(workspace)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let mut bench = Bench::default();
    if OF_WHAT_SHIPS.iter().any(|part| wish.has(part)) {
        package::run(workspace)?;
    }
    runtime.block_on(bench.measure(workspace, &wish))?;
    for row in &bench.rows {
        println!("{:<84} {:<32} {:<64} {}", row.what, row.target, row.figure, row.verdict());
    }
    if !wish.is_for_all() {
        return Ok(());
    }
    let machine = Machine::this()?;
    let all: Vec<Value> = bench.rows.iter().map(Row::json).collect();
    let file = workspace.target.join("bench.json");
    let json = json!({ "date": machine.date, "machine": machine.name, "rows": all });
    fs::write(&file, serde_json::to_string_pretty(&json)?)?;
    println!("\n{}", file.display());
    if wish.docs {
        document::write(&workspace.root.join("docs"), &bench, &machine)?;
    }
    Ok(())
}

/// A debug build measures nothing, and the release is made to be small.
fn run_fast(workspace: &Workspace, wish: &Wish) -> Result<()> {
    let mut command = cargo(&workspace.root);
    command.args(["run", "--quiet", "--profile", "native", "--locked"]);
    command.args(["--package", "tokenwright-xtask", "--", "bench"]).args(&wish.parts);
    run_program(command.args(wish.docs.then_some("--docs")))
}

impl Wish {
    fn read(mut arguments: Parser) -> Result<Self> {
        let mut wish = Self::default();
        while let Some(argument) = arguments.next()? {
            match argument {
                Arg::Long("docs") => wish.docs = true,
                Arg::Value(name) => wish.parts.push(name.string()?),
                _ => return Err(argument.unexpected().into()),
            }
        }
        for name in &wish.parts {
            let known = PARTS.contains(&name.as_str());
            ensure!(known, "bench knows {}, not {name:?}", PARTS.join(", "));
        }
        ensure!(!wish.docs || wish.is_for_all(), "the documents show every figure, not a part");
        Ok(wish)
    }

    fn is_for_all(&self) -> bool {
        self.parts.is_empty()
    }

    fn has(&self, part: &str) -> bool {
        self.is_for_all() || self.parts.iter().any(|wanted| wanted == part)
    }
}

impl Bench {
    async fn measure(&mut self, workspace: &Workspace, wish: &Wish) -> Result<()> {
        let rows = &mut self.rows;
        if wish.has("size") {
            size::measure(workspace, rows)?;
        }
        for kind in BROWSERS {
            let mut cost = None;
            if wish.has("form") {
                cost = Some(form::measure(workspace, kind, rows).await?);
            }
            if wish.has("peers") {
                peers::measure(workspace, kind, cost, rows).await?;
            }
            if wish.has("verification") {
                let time_line = verification::measure(kind, rows).await?;
                self.time_line.get_or_insert(time_line);
            }
        }
        if wish.has("native") {
            self.curves = native::measure(workspace, rows).await?;
        }
        if wish.has("drift") {
            drift::measure(rows)?;
        }
        if wish.has("proofs") {
            proofs::measure(workspace, rows);
        }
        Ok(())
    }
}
