//! `cargo xtask`: builds, packages and tests Tokenwright.

mod bench;
mod browsers;
mod build;
mod bytes;
mod demo;
mod deny;
mod depth;
mod icons;
mod inspect;
mod licences;
mod lint;
mod order;
mod package;
mod record;
mod reproduce;
mod screens;
mod short_imports;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::Arg;

use crate::workspace::Workspace;

const HELP: &str = "\
cargo xtask <command>

  build      the unpacked extension, for both browsers, in target/extension
  package    a zip for each store, in target/package, held to the stores' lint
  reproduce  the same commit built twice apart: the zips must not differ in a byte
  deny       licences, sources and known faults of all dependencies
  test       every test there is
  bench      the figures that Tokenwright is measured by, in target/bench.json
             [PART …]: only size, native, form, peers, verification, drift or proofs, printed
             --docs: also as docs/bench.md, with its plots
  bytes [COUNT]
             what the shipped bytes are: files, crates, the largest functions
  demo       a browser with the extension on the double's token page
             --headless [--firefox]: walks the whole way by itself, into target/demo
             --live: on the real GitHub
  record [STATE …]
             saves what the content script sees of the double's pages, in tests/fixtures/pages
  screens [SCREEN …]
             pictures of our screens, light and dark, wide and narrow, in target/screens
             --docs: those that the documents show, in docs
             --store: those that the stores show, in docs/store
  icons      the extension's icons, drawn from docs/store/icon.svg
  coverage   the lines of core and page that tests reach, file by file
  mutants [OPTION …]
             the damage to core that no test notices; options are those of cargo-mutants
  fuzz [TARGET [SECONDS]]
             arbitrary pages, recipes, answers and links, each for a minute
  inspect SNAPSHOT.json --recipe ID --owner LOGIN --today DATE
             the checklist for a saved snapshot of GitHub's page, as JSON
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let command = match arguments.next()? {
        Some(Arg::Value(command)) => command.to_string_lossy().into_owned(),
        None | Some(Arg::Long("help") | Arg::Short('h')) => {
            print!("{HELP}");
            return Ok(());
        }
        Some(other) => return Err(other.unexpected().into()),
    };
    if command == "inspect" {
        return inspect::run(arguments);
    }
    let workspace = Workspace::find()?;
    if command == "demo" {
        return demo::run(&workspace, arguments);
    }
    if command == "record" {
        return record::run(&workspace, arguments);
    }
    if command == "screens" {
        return screens::run(&workspace, arguments);
    }
    if command == "mutants" {
        return depth::mutants(&workspace, arguments);
    }
    if command == "fuzz" {
        return depth::fuzz(&workspace, arguments);
    }
    if command == "bench" {
        return bench::run(&workspace, arguments);
    }
    if command == "bytes" {
        return bytes::run(&workspace, arguments);
    }
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    match command.as_str() {
        "build" => build::run(&workspace),
        "coverage" => depth::coverage(&workspace),
        "package" => package::run(&workspace),
        "reproduce" => reproduce::run(&workspace),
        "deny" => deny::run(&workspace),
        "icons" => icons::run(&workspace),
        "test" => test::run(&workspace),
        _ => bail!("there is no command {command:?}\n\n{HELP}"),
    }
}
