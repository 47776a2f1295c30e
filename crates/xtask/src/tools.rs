//! Running the programs that the build needs, and having them when they are missing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::workspace::Workspace;

/// Cargo, the one that runs this program.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(folder);
    command
}

/// Runs a program to its end; an error says which call failed and how.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run {}", call(command)))?;
    if !status.success() {
        bail!("{} failed: {status}", call(command));
    }
    Ok(())
}

/// What a program writes; its errors go where ours go.
pub(crate) fn output_of(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot run {}", call(command)))?;
    if !output.status.success() {
        bail!("{} failed: {}", call(command), output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// The packages that package-lock.json names, exactly those.
pub(crate) fn have_node_modules(workspace: &Workspace) -> Result<()> {
    // npm writes this file when it is done; so it tells whether an installation is whole and how old.
    let installed = workspace.root.join("node_modules/.package-lock.json");
    let asked = fs::metadata(workspace.root.join("package-lock.json"))?.modified()?;
    if fs::metadata(installed).and_then(|file| file.modified()).is_ok_and(|time| time >= asked) {
        return Ok(());
    }
    let mut command = Command::new("npm");
    command.args(["ci", "--no-audit", "--no-fund"]).current_dir(&workspace.root);
    run(&mut command).context("Node 20 or newer with npm is needed")
}

/// The compiler's library for the browser, with which clippy reads the extension.
pub(crate) fn have_wasm_target(workspace: &Workspace) -> Result<()> {
    let library = sysroot(workspace)?.join("lib/rustlib").join(WASM).join("lib");
    have_by_rustup(workspace, &library, ["target", "add", WASM])
}

/// The sources of that library, which the build compiles anew.
pub(crate) fn have_library_sources(workspace: &Workspace) -> Result<()> {
    let sources = sysroot(workspace)?.join("lib/rustlib/src/rust/library");
    have_by_rustup(workspace, &sources, ["component", "add", "rust-src"])
}

fn have_by_rustup(workspace: &Workspace, folder: &Path, call: [&str; 3]) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    run(Command::new("rustup").args(call).current_dir(&workspace.root))
}

/// Where the compiler of this workspace is installed.
pub(crate) fn sysroot(workspace: &Workspace) -> Result<PathBuf> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "sysroot"]).current_dir(&workspace.root);
    Ok(output_of(&mut rustc)?.trim().into())
}

/// The target that browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

fn call(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
