//! `reproduce`: this commit cloned and packaged twice, in folders that have nothing in common. Who gets a package can so
//! make it anew from the sources and see that it is the same.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::package::checksum;
use crate::tools::{cargo, output_of, run as run_program};
use crate::workspace::Workspace;

/// Names of different lengths at different depths: a path that got into a package shows.
const PLACES: [&str; 2] = ["one", "another/and deeper"];

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let root = &workspace.root;
    let commit = output_of(Command::new("git").args(["rev-parse", "HEAD"]).current_dir(root))?;
    let changes = output_of(Command::new("git").args(["status", "--short"]).current_dir(root))?;
    println!("commit {}", commit.trim());
    if !changes.is_empty() {
        println!("without what is not committed:\n{}", changes.trim_end());
    }
    let folder = workspace.target.join("reproduce");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let [one, another] = PLACES.map(|place| folder.join(place));
    let (one, another) = (package(workspace, &one)?, package(workspace, &another)?);
    ensure!(!one.is_empty() && one == another, "the packages differ");
    println!("byte for byte the same");
    Ok(())
}

/// The names and checksums of the packages, built from a clean clone in this folder with nothing that is there already:
/// no crates, no modules, no target.
fn package(workspace: &Workspace, folder: &Path) -> Result<Vec<(String, String)>> {
    let sources = folder.join("sources");
    let mut git = Command::new("git");
    run_program(git.args(["clone", "--quiet"]).arg(&workspace.root).arg(&sources))?;
    let mut command = cargo(&sources);
    command.args(["xtask", "package"]);
    command.env("CARGO_TARGET_DIR", folder.join("target")).env("CARGO_HOME", folder.join("cargo"));
    run_program(&mut command)?;
    let mut packages = Vec::new();
    for entry in fs::read_dir(folder.join("target/package"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        packages.push((name, checksum(&fs::read(entry.path())?)));
    }
    packages.sort();
    for (name, checksum) in &packages {
        println!("{checksum}  {name}  {}", folder.display());
    }
    Ok(packages)
}
