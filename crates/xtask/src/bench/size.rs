//! What is shipped, in bytes.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

use super::row::Row;
use crate::workspace::Workspace;

pub(super) fn measure(workspace: &Workspace, rows: &mut Vec<Row>) -> Result<()> {
    let driver = workspace.root.join("node_modules/driver.js/dist");
    let theirs = packed(&[driver.join("driver.js.iife.js"), driver.join("driver.css")])?;
    let content = packed(&files(&workspace.extension().join("content"))?)?;
    rows.push(Row::held(
        "content script, all files, gzip",
        "≤ 5,120 B",
        format!("{content} B; driver.js {theirs} B"),
        content <= 5 * 1024,
    ));
    let mut wasm = files(&workspace.extension().join("wasm"))?;
    wasm.retain(|file| file.extension().is_some_and(|it| it == "wasm"));
    for file in wasm {
        let bytes = packed(std::slice::from_ref(&file))?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (target, figure) = ("≤ 122,880 B", format!("{bytes} B"));
        rows.push(Row::held(format!("{name}, gzip"), target, figure, bytes <= 120 * 1024));
    }
    for file in files(&workspace.target.join("package"))? {
        let bytes = fs::metadata(&file)?.len();
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        rows.push(Row::held(name, "≤ 400,000 B", format!("{bytes} B"), bytes <= 400_000));
    }
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    Ok(files)
}

/// The bytes of these files, one after the other, with gzip.
fn packed(files: &[PathBuf]) -> Result<usize> {
    let mut all = Vec::new();
    for file in files {
        all.extend(fs::read(file).with_context(|| format!("no {}", file.display()))?);
    }
    let mut gzip = Command::new("gzip");
    gzip.args(["-9", "--stdout"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut gzip = gzip.spawn().context("gzip is needed")?;
    let mut input = gzip.stdin.take().context("gzip reads nothing")?;
    let writing = std::thread::spawn(move || input.write_all(&all));
    let output = gzip.wait_with_output()?;
    ensure!(writing.join().is_ok_and(|wrote| wrote.is_ok()), "gzip did not read everything");
    Ok(output.stdout.len())
}
