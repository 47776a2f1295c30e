//! `deny`: every dependency held to `deny.toml`: its licence, where it comes from, known faults.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::tools::{output_of, run as run_program};
use crate::workspace::Workspace;

/// Another version may have other lints, and read `deny.toml` otherwise.
const VERSION: &str = "0.20.2";

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let stated = output_of(Command::new("cargo-deny").arg("--version")).unwrap_or_default();
    let is_there = stated.trim() == format!("cargo-deny {VERSION}");
    ensure!(is_there, "run: cargo install --locked cargo-deny@{VERSION}");
    let mut command = Command::new("cargo-deny");
    command.current_dir(&workspace.root).args(["--locked", "check"]);
    // Known faults come from a list on GitHub; all else needs no network. So they come last.
    run_program(command.args(["licenses", "bans", "sources"]))?;
    let mut command = Command::new("cargo-deny");
    run_program(command.current_dir(&workspace.root).args(["--locked", "check", "advisories"]))
}
