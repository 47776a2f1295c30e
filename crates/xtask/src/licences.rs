//! `licenses.txt` of the packages: whose work is compiled in, and what its licences ask to be passed on.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::tools::{WASM, cargo, output_of};
use crate::workspace::Workspace;

/// The file in the package; stores and their users know it by this spelling.
const FILE: &str = "licenses.txt";
/// Licences that are neither MIT nor Apache, of which one of a choice is taken: their whole text goes along.
const WHOLE: [&str; 1] = ["LICENSE-UNICODE"];
/// Where the line of a copyright may stand.
const FILES: [&str; 5] = ["LICENSE-MIT", "LICENSE", "LICENSE.md", "COPYRIGHT", "LICENSE-APACHE"];

/// Writes it.
pub(crate) fn write(workspace: &Workspace, folder: &Path) -> Result<()> {
    let own = fs::read_to_string(workspace.root.join("LICENSE-MIT"))?;
    let mut text = format!(
        "Tokenwright for GitHub {}, under MIT or Apache-2.0, as you like.\n\n{own}\n\
         What is compiled into it is under the same terms, those of MIT above, or as it says. It is by others:\n\n\
         The standard library of Rust, MIT OR Apache-2.0\n    Copyright (c) The Rust Project Contributors\n",
        workspace.version
    );
    let metadata = metadata(workspace)?;
    for line in shipped(workspace)? {
        let (name, version) = line.split_once(" v").context("cargo names no version")?;
        let package = find(&metadata, name, version)?;
        let terms = package["license"].as_str().context("a crate without a licence")?;
        text += &format!("\n{name} {version}, {terms}\n");
        let manifest = Path::new(package["manifest_path"].as_str().unwrap_or_default());
        let sources = manifest.parent().context("a crate without sources")?;
        for holder in holders(sources) {
            text += &format!("    {holder}\n");
        }
        for file in WHOLE {
            if let Ok(whole) = fs::read_to_string(sources.join(file)) {
                text += &format!("\n{}\n", whole.trim());
            }
        }
    }
    fs::write(folder.join(FILE), text).context(FILE)
}

/// Name and version of every crate that is compiled in, as cargo writes them.
fn shipped(workspace: &Workspace) -> Result<Vec<String>> {
    let mut command = cargo(&workspace.root);
    command.args(["tree", "--locked", "--package", "tokenwright-extension", "--target", WASM]);
    command.args(["--edges", "normal,no-proc-macro", "--prefix", "none"]);
    let tree = output_of(&mut command)?;
    let name = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let mut all: Vec<String> = tree.lines().map(name).collect();
    all.retain(|line| !line.starts_with("tokenwright-"));
    all.sort();
    all.dedup();
    Ok(all)
}

fn metadata(workspace: &Workspace) -> Result<Value> {
    let mut command = cargo(&workspace.root);
    command.args(["metadata", "--locked", "--format-version", "1", "--filter-platform", WASM]);
    Ok(serde_json::from_str(&output_of(&mut command)?)?)
}

fn find<'m>(metadata: &'m Value, name: &str, version: &str) -> Result<&'m Value> {
    let packages = metadata["packages"].as_array().context("cargo names no packages")?;
    let mut all = packages.iter();
    all.find(|it| it["name"] == name && it["version"] == version).with_context(|| name.to_owned())
}

/// The lines that say whose the copyright is, each once.
fn holders(sources: &Path) -> Vec<String> {
    let mut holders = Vec::new();
    for file in FILES {
        let text = fs::read_to_string(sources.join(file)).unwrap_or_default();
        for line in text.lines().map(str::trim) {
            // The others are templates, or terms about copyright.
            if is_notice(line) && !holders.iter().any(|other| other == line) {
                holders.push(line.to_owned());
            }
        }
    }
    holders
}

fn is_notice(line: &str) -> bool {
    let rest = line.strip_prefix("Copyright").map(str::trim_start).unwrap_or_default();
    let rest = rest.strip_prefix("(c)").or_else(|| rest.strip_prefix('©')).unwrap_or(rest);
    let year = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    year || line.starts_with("Copyright (c) The ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_names_a_year_or_a_group() {
        for line in [
            "Copyright (c) 2018 Carl Lerche",
            "Copyright 2014 Paho",
            "Copyright (c) The Rust Project",
        ] {
            assert!(is_notice(line), "{line}");
        }
        for line in
            ["Copyright [yyyy] [name of copyright owner]", "copyright license to reproduce", ""]
        {
            assert!(!is_notice(line), "{line}");
        }
    }
}
