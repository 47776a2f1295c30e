//! `build`: the unpacked extension, which is `extension/` as it lies, but for the content script,
//! which is minified because GitHub's pages load it, plus the built Rust.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::tools::{WASM, cargo, have_node_modules, have_wasm_target, run as run_program};
use crate::workspace::Workspace;

/// What rustc's baseline for this target uses and both browsers have had since 2022; named, because wasm-opt
/// must neither refuse nor go beyond it.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    have_node_modules(workspace)?;
    have_wasm_target(workspace)?;
    compile(workspace)?;
    let folder = workspace.extension();
    // Afresh: what was deleted from the sources must not ship.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy(&workspace.root.join("extension"), &folder)?;
    minify(workspace, &folder.join("content"))?;
    check_version(workspace)?;
    generate(workspace, &folder.join("wasm"))?;
    println!("{}", folder.display());
    Ok(())
}

/// One file stays one file, so that an address in an error still tells where to look.
fn minify(workspace: &Workspace, folder: &Path) -> Result<()> {
    let mut command = Command::new(workspace.root.join("node_modules/.bin/esbuild"));
    for file in fs::read_dir(folder)? {
        command.arg(file?.path());
    }
    command.args(["--minify", "--charset=utf8", "--target=chrome125,firefox147"]);
    command.args(["--allow-overwrite", "--log-level=warning"]);
    run_program(command.arg(format!("--outdir={}", folder.display())))
}

fn compile(workspace: &Workspace) -> Result<()> {
    let mut command = cargo(&workspace.root);
    command.args(["build", "--quiet", "--locked", "--release", "--target", WASM]);
    // Paths of the machine that built it would make its bytes differ from every other machine's.
    let remap = format!("--remap-path-prefix={}=/", workspace.root.display());
    let registry = std::env::var("CARGO_HOME")
        .map(std::path::PathBuf::from)
        .or_else(|_| std::env::var("HOME").map(|home| Path::new(&home).join(".cargo")))
        .context("neither CARGO_HOME nor HOME is set")?;
    let remap_registry = format!("--remap-path-prefix={}=/cargo", registry.display());
    command.env("CARGO_ENCODED_RUSTFLAGS", format!("{remap}\u{1f}{remap_registry}"));
    run_program(command.args(["--package", "tokenwright-extension"]))
}

/// The glue that calls the wasm, and the wasm, made small.
fn generate(workspace: &Workspace, folder: &Path) -> Result<()> {
    let compiled = workspace.target.join(WASM).join("release/tokenwright_extension.wasm");
    Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name("tokenwright")
        .generate(folder)?;
    let wasm = folder.join("tokenwright_bg.wasm");
    let mut command = Command::new(workspace.root.join("node_modules/.bin/wasm-opt"));
    command.arg("-Oz").args(WASM_FEATURES).arg(&wasm).arg("-o").arg(&wasm);
    run_program(&mut command)
}

/// The manifest is shipped as it lies, so it states the version itself; a release must not forget it.
fn check_version(workspace: &Workspace) -> Result<()> {
    let path = workspace.root.join("extension/manifest.json");
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let manifest: Value = serde_json::from_str(&text).context("extension/manifest.json")?;
    let stated = manifest["version"].as_str().unwrap_or("none");
    let wanted = &workspace.version;
    ensure!(stated == wanted, "extension/manifest.json has version {stated}, Cargo.toml {wanted}");
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot create {}", to.display()))?;
    let entries = fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
