//! `test`: every test there is, cheapest first, up to the first that fails.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::browsers::have_browsers;
use crate::tools::{cargo, have_node_modules, have_wasm_target, output_of, run as run_program};
use crate::workspace::Workspace;
use crate::{build, package};

/// A name for people, and what it does.
type Step = (&'static str, fn(&Workspace) -> Result<()>);

const STEPS: &[Step] = &[
    ("tools", tools),
    ("format", |at| cargo_step(at, &["fmt", "--all", "--check"])),
    ("clippy", |at| {
        cargo_step(at, &["clippy", "--locked", "--workspace", "--all-targets", "--", "-Dwarnings"])
    }),
    ("fuzz targets", |at| cargo_step(at, &FUZZ_TARGETS)),
    ("tests without a browser", without_browser),
    ("build", build::run),
    ("packages", package::pack),
    ("documents", |at| cargo_step(at, &[&TEST[..], &["--test", DOCUMENTS]].concat())),
    ("journeys", journeys),
];

/// Always of the whole workspace: what is chosen decides with which features dependencies are built, and each
/// other choice would build most of them once more.
const TEST: [&str; 3] = ["test", "--locked", "--workspace"];
/// Whether they still compile: they are run by hand, and no part of the workspace.
const FUZZ_TARGETS: [&str; 7] = [
    "clippy",
    "--locked",
    "--manifest-path=fuzz/Cargo.toml",
    "--no-default-features",
    "--bins",
    "--",
    "-Dwarnings",
];
/// Needs what is built and packaged.
const DOCUMENTS: &str = "documents";
/// Needs it, and browsers.
const JOURNEYS: &str = "journeys";

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let begun = Instant::now();
    let mut summary = Vec::new();
    let mut outcome = Ok(());
    for (name, step) in STEPS {
        println!("── {name}");
        let begun = Instant::now();
        outcome = step(workspace);
        let word = if outcome.is_ok() { "ok" } else { "FAILED" };
        let line = format!("{word:<7}{:>7}  {name}", seconds(begun.elapsed()));
        println!("{line}");
        summary.push(line);
        if outcome.is_err() {
            break;
        }
    }
    println!("\n{}\ntotal  {:>7}", summary.join("\n"), seconds(begun.elapsed()));
    outcome
}

fn tools(workspace: &Workspace) -> Result<()> {
    have_browsers()?;
    have_wasm_target(workspace)?;
    have_node_modules(workspace)
}

fn without_browser(workspace: &Workspace) -> Result<()> {
    let mut command = cargo(&workspace.root);
    command.args(TEST).args(["--lib", "--bins"]);
    for name in test_targets(workspace)? {
        if name != DOCUMENTS && name != JOURNEYS {
            command.args(["--test", &name]);
        }
    }
    run_program(&mut command)?;
    cargo_step(workspace, &[&TEST[..], &["--doc"]].concat())
}

/// The names of all tests that are programs of their own.
fn test_targets(workspace: &Workspace) -> Result<Vec<String>> {
    let mut command = cargo(&workspace.root);
    command.args(["metadata", "--locked", "--no-deps", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&output_of(&mut command)?)?;
    let packages = metadata["packages"].as_array().context("cargo names no packages")?;
    let targets = packages.iter().filter_map(|package| package["targets"].as_array()).flatten();
    let is_test = |target: &&Value| target["kind"][0] == "test";
    let names = targets.filter(is_test).filter_map(|target| target["name"].as_str());
    Ok(names.map(str::to_owned).collect())
}

fn journeys(workspace: &Workspace) -> Result<()> {
    // Each has a browser of several processes, and measures nothing when they wait for each other.
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    let threads = format!("--test-threads={}", (cores / 2).max(2));
    run_program(cargo(&workspace.root).args(TEST).args(["--test", JOURNEYS, "--", &threads]))
}

fn cargo_step(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    run_program(cargo(&workspace.root).args(arguments))
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
