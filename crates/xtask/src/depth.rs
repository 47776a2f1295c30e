//! `coverage`, `mutants` and `fuzz`: how deep the tests go, told by tools that are not installed by
//! themselves.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use lexopt::Arg;
use serde_json::Value;

use crate::tools::{cargo, output_of, run as run_program};
use crate::workspace::Workspace;

/// The crates whose lines are counted, and the least part of them that tests have to reach.
const COUNTED: [&str; 2] = ["core", "page"];
const LEAST: f64 = 95.0;
/// What each tool is called, and the version whose figures are written in `docs/depth.md`.
const LLVM_COV: (&str, &str) = ("llvm-cov", "0.9.1");
const MUTANTS: (&str, &str) = ("mutants", "27.1.0");
const FUZZ: (&str, &str) = ("fuzz", "0.13.2");
/// Each target, its seeds, and the longest input that is tried.
const TARGETS: [(&str, &str, u32); 4] = [
    ("snapshot", "tests/fixtures/pages", 50_000),
    ("recipe", "crates/core/data/recipes", 8_192),
    ("answer", "fuzz/seeds/answer", 8_192),
    ("link", "fuzz/seeds/link", 8_192),
];
/// Seconds for each target unless others are asked for.
const SECONDS: &str = "60";

/// The lines of `core` and `page` that tests without a browser reach, file by file.
pub(crate) fn coverage(workspace: &Workspace) -> Result<()> {
    have(LLVM_COV)?;
    let report = workspace.target.join("coverage.json");
    let mut command = cargo(&workspace.root);
    command.args(["llvm-cov", "--locked", "--json", "--output-path"]).arg(&report);
    for name in COUNTED {
        command.args(["--package", &format!("tokenwright-{name}")]);
    }
    run_program(command.stdout(Stdio::null()))
        .context("if llvm-tools are missing: rustup component add llvm-tools")?;
    let json: Value = serde_json::from_str(&fs::read_to_string(&report)?)?;
    let files = json["data"][0]["files"].as_array().context("the report names no files")?;
    let mut parts = Vec::new();
    for name in COUNTED {
        let folder = workspace.root.join("crates").join(name);
        parts.push((name, of_folder(files, &folder)));
    }
    for (name, part) in parts {
        println!("{part:>6.2} %  {name} (at least {LEAST} %)");
        ensure!(part >= LEAST, "tests reach too little of {name}");
    }
    Ok(())
}

/// Prints each file of a folder; returns the part of its lines that were reached.
fn of_folder(files: &[Value], folder: &Path) -> f64 {
    let (mut all, mut reached) = (0.0, 0.0);
    for file in files {
        let name = Path::new(file["filename"].as_str().unwrap_or_default());
        let Ok(inside) = name.strip_prefix(folder) else { continue };
        let lines = &file["summary"]["lines"];
        let figure = |key: &str| lines[key].as_f64().unwrap_or_default();
        all += figure("count");
        reached += figure("covered");
        println!("{:>6.2} %  {}", figure("percent"), inside.display());
    }
    100.0 * reached / f64::max(all, 1.0)
}

/// Damages `core` in one place after another, and tells which damage no test notices. What is passed on
/// chooses: `--file 'crates/core/src/judge/**'`.
pub(crate) fn mutants(workspace: &Workspace, mut arguments: lexopt::Parser) -> Result<()> {
    have(MUTANTS)?;
    let passed: Vec<OsString> = arguments.raw_args()?.collect();
    let mut command = cargo(&workspace.root);
    command.args(["mutants", "--output"]).arg(&workspace.target).args(passed);
    // Few cases of each property are enough to notice damage, and hundreds of them take hours.
    run_program(command.env("PROPTEST_CASES", "16"))
}

/// Feeds each target, or one, for so many seconds.
pub(crate) fn fuzz(workspace: &Workspace, mut arguments: lexopt::Parser) -> Result<()> {
    have(FUZZ)?;
    let mut words = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Value(word) => words.push(word.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().into()),
        }
    }
    let is_target = |word: &str| TARGETS.iter().any(|(name, ..)| *name == word);
    let (only, seconds) = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => (None, SECONDS),
        [name] if is_target(name) => (Some(name), SECONDS),
        [name, seconds] if is_target(name) => (Some(name), seconds),
        _ => bail!("fuzz takes one of {} and seconds", TARGETS.map(|it| it.0).join(", ")),
    };
    for (name, seeds, longest) in TARGETS.iter().filter(|it| only.is_none_or(|only| only == it.0)) {
        let grown = workspace.target.join("fuzz-corpus").join(name);
        fs::create_dir_all(&grown)?;
        let mut command = cargo(&workspace.root);
        // Without a sanitizer the pinned compiler is enough: no code of ours is unsafe.
        command.args(["fuzz", "run", "--sanitizer", "none", name]);
        command.arg(grown).arg(workspace.root.join(seeds)).arg("--");
        command.args([&format!("-max_total_time={seconds}"), &format!("-max_len={longest}")]);
        run_program(command.args(["-print_final_stats=1", "-verbosity=0"]))?;
    }
    Ok(())
}

/// A tool of this version, or how to install it.
fn have((name, version): (&str, &str)) -> Result<()> {
    let install = format!("cargo install --locked cargo-{name}@{version}");
    let mut command = Command::new("cargo");
    let found = output_of(command.args([name, "--version"]).stderr(Stdio::null()));
    let found = found.with_context(|| format!("cargo-{name} is missing: {install}"))?;
    if !found.split_whitespace().any(|word| word == version) {
        eprintln!("this is {}, not {version}: figures may differ", found.trim());
    }
    Ok(())
}
