//! `test`: every test there is, cheapest first, up to the first that fails.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::browsers::have_browsers;
use crate::tools::{WASM, cargo, have_node_modules, have_wasm_target, run as run_program};
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
    ("clippy of the extension", clippy_of_extension),
    ("tests without a browser", without_browser),
    ("build", build::run),
    ("packages", package::pack),
    ("documents", |at| {
        cargo_step(
            at,
            &["test", "--locked", "--package", "tokenwright-tests", "--test", "documents"],
        )
    }),
    ("journeys", journeys),
];

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

fn clippy_of_extension(workspace: &Workspace) -> Result<()> {
    let package = ["--package", "tokenwright-extension", "--target", WASM];
    let mut command = cargo(&workspace.root);
    run_program(command.args(["clippy", "--locked"]).args(package).args(["--", "-Dwarnings"]))
}

fn without_browser(workspace: &Workspace) -> Result<()> {
    cargo_step(workspace, &["test", "--locked", "--workspace", "--exclude", "tokenwright-tests"])?;
    let answers = ["--lib", "--test", "answers"];
    cargo_step(
        workspace,
        &[&["test", "--locked", "--package", "tokenwright-tests"][..], &answers].concat(),
    )
}

fn journeys(workspace: &Workspace) -> Result<()> {
    // Each has a browser of several processes, and measures nothing when they wait for each other.
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    let threads = format!("--test-threads={}", (cores / 2).max(2));
    let tests = ["test", "--locked", "--package", "tokenwright-tests", "--test", "journeys"];
    run_program(cargo(&workspace.root).args(tests).args(["--", &threads]))
}

fn cargo_step(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    run_program(cargo(&workspace.root).args(arguments))
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
