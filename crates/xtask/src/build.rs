//! `build`: the unpacked extension, which is `extension/` as it lies, but for the content script, which is
//! joined and minified because GitHub's pages load it, plus the built Rust and its glue, minified too.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use serde_json::Value;
use tokenwright_tests::copy_folder;
use wasm_bindgen_cli_support::Bindgen;

use crate::licences;
use crate::order::numbered;
use crate::short_imports::shorten;
use crate::tools::{
    WASM, cargo, have_library_sources, have_node_modules, output_of, run as run_program, sysroot,
};
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

/// A token is short: its checksum needs no rounds written out one after another.
const SHORT_SHA2: &str = "--cfg=sha2_backend_soft=\"compact\"";

/// The standard library is compiled here too, small like the rest. Nobody sees a panic's words in a browser, where there is
/// no standard error and no hook of ours: so a panic stops at once, and neither its words nor its place are shipped.
const LIBRARY: &[&str] = &[
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
    "-Zpanic-immediate-abort",
    "--config=profile.release.panic=\"immediate-abort\"",
];
const NO_PLACES: &str = "-Zlocation-detail=none";

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    have_node_modules(workspace)?;
    have_library_sources(workspace)?;
    compile(workspace)?;
    let folder = workspace.extension();
    // Afresh: what was deleted from the sources must not ship.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let sources = workspace.root.join("extension");
    copy_folder(&sources, &folder)?;
    fs::remove_dir_all(folder.join("content"))?;
    let content = CONTENT.map(|file| sources.join(file));
    minify(workspace, &folder.join("content"), &content)?;
    state_version(workspace, &folder.join("manifest.json"))?;
    licences::write(workspace, &folder)?;
    generate(workspace, &folder.join("wasm"), Names::Dropped)?;
    println!("{}", folder.display());
    Ok(())
}

/// What GitHub's pages load. What these import is joined to them: each part by itself would be one more request, and
/// in Chromium by an address that tells pages who has the extension (measured on 156).
const CONTENT: [&str; 3] = ["content/gate.js", "content/main.js", "content/page.css"];

fn minify(workspace: &Workspace, folder: &Path, files: &[PathBuf]) -> Result<()> {
    let mut command = Command::new(workspace.root.join("node_modules/.bin/esbuild"));
    command.args(files);
    command.args(["--bundle", "--format=esm", "--minify", "--charset=utf8"]);
    command.arg("--target=chrome129,firefox147");
    command.args(["--allow-overwrite", "--log-level=warning"]);
    run_program(command.arg(format!("--outdir={}", folder.display())))
}

fn compile(workspace: &Workspace) -> Result<()> {
    let mut command = cargo(&workspace.root);
    command.args(["build", "--quiet", "--locked", "--release", "--target", WASM]);
    // Cargo and rustc take these flags from nightly versions only, unless told to. They mean what they mean in this
    // version, and `rust-toolchain.toml` lets no other one be used; the library comes from the same release, and its
    // crates with the checksums of its own Cargo.lock. Nothing else is built so.
    command.args(LIBRARY).env("RUSTC_BOOTSTRAP", "1");
    let mut flags = without_paths(workspace)?;
    flags.extend([SHORT_SHA2, NO_PLACES].map(str::to_owned));
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    run_program(command.args(["--package", "tokenwright-extension"]))
}

/// Paths of the machine that built it would make its bytes differ from every other machine's.
fn without_paths(workspace: &Workspace) -> Result<Vec<String>> {
    let registry = std::env::var("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|_| std::env::var("HOME").map(|home| Path::new(&home).join(".cargo")))
        .context("neither CARGO_HOME nor HOME is set")?;
    // The library's sources lie where rustup keeps toolchains; this is how the library that rustup ships names them.
    let sources = sysroot(workspace)?.join("lib/rustlib/src/rust");
    let mut rustc = Command::new("rustc");
    let about = output_of(rustc.args(["--version", "--verbose"]).current_dir(&workspace.root))?;
    let commit = about.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    let library = format!("/rustc/{}", commit.context("rustc names no commit")?);
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    Ok(vec![remap(&workspace.root, "/"), remap(&registry, "/cargo"), remap(&sources, &library)])
}

/// Whether functions keep the names they had in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    /// For whoever wants to know what the bytes are.
    Kept,
    /// As it ships.
    Dropped,
}

/// The glue that calls the wasm, and the wasm, made small. Returns where the wasm is.
pub(crate) fn generate(workspace: &Workspace, folder: &Path, names: Names) -> Result<PathBuf> {
    let compiled = workspace.target.join(WASM).join("release/tokenwright_extension.wasm");
    Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .typescript(false)
        // Whoever wants the names reads them better where they stand as rustc wrote them.
        .demangle(false)
        .remove_producers_section(true)
        .out_name("tokenwright")
        .generate(folder)?;
    let wasm = folder.join("tokenwright_bg.wasm");
    let glue = folder.join("tokenwright.js");
    let (short_wasm, short_glue) = shorten(&fs::read(&wasm)?, &fs::read_to_string(&glue)?)?;
    let named_wasm = match names {
        Names::Kept => short_wasm,
        Names::Dropped => numbered(&short_wasm)?,
    };
    fs::write(&wasm, named_wasm)?;
    fs::write(&glue, short_glue)?;
    minify(workspace, folder, &[glue])?;
    let mut command = Command::new(workspace.root.join("node_modules/.bin/wasm-opt"));
    // Sorted by the numbers that are their names now, which are dropped then. What is called once stays a function of its
    // own: put into its caller it is a little smaller by itself, but like nothing else, and so larger when it is packed.
    command.args(["-Oz", "--skip-pass=inlining-optimizing"]);
    command.args(["--reorder-functions-by-name", "--strip-target-features"]);
    command.args(WASM_FEATURES).arg(&wasm).arg("-o").arg(&wasm);
    if names == Names::Kept {
        command.arg("--debuginfo");
    }
    run_program(&mut command)?;
    Ok(wasm)
}

/// The version is stated in Cargo.toml alone, and from there comes into the manifest.
fn state_version(workspace: &Workspace, manifest: &Path) -> Result<()> {
    let text = fs::read_to_string(manifest).context("manifest.json")?;
    let mut fields: Value = serde_json::from_str(&text).context("manifest.json")?;
    fields["version"] = workspace.version.as_str().into();
    fs::write(manifest, format!("{fields:#}\n"))?;
    Ok(())
}
