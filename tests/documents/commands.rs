//! Every command that a document names can be typed as it stands: the program knows it and its options,
//! and the packages, tests and journeys that it names exist.

#![allow(clippy::unwrap_used, reason = "a tree that cannot be read is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};

use tokenwright_tests::screens::Screen;
use tokenwright_tests::states::State;

use super::{documents, quoted, read, root};

#[test]
fn every_command_in_the_documents_can_be_typed() {
    let mut seen = 0;
    for document in documents() {
        for command in commands(&read(&document)) {
            if let Err(fault) = check(&command) {
                panic!("{document} names `{command}`: {fault}");
            }
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} commands were found");
}

#[test]
fn every_journey_in_the_documents_exists() {
    for document in documents() {
        let text = read(&document);
        for rest in text.split("journey `").skip(1) {
            let name = rest.split('`').next().unwrap();
            assert!(holds_journey(name), "{document} names the journey {name}");
        }
    }
}

#[test]
fn a_command_that_does_not_exist_is_noticed() {
    let table = [
        "cargo xtask bild",
        "cargo xtask demo --headles",
        "cargo xtask bench everything",
        "cargo xtask screens panel-of-nobody",
        "cargo test --package tokenwright-test --test journeys",
        "cargo test -p tokenwright-tests --test journey",
        "cargo test -p tokenwright-tests --test journeys happy::safari",
        "cargo test -p tokenwright-tests --test journeys happier",
        "cargo test -p tokenwright-core evaluates_nothing_at_all",
        "cargo run -p tokenwright-drift --example play -- PAGE SEED CHANGES",
        "cargo install --locked --path crates/clii",
        "tokenwright prove",
        "tokenwright verify --recipes x",
    ];
    for command in table {
        assert!(check(command).is_err(), "{command}");
    }
}

/// Commands between backticks and in shell blocks, without the variables set before and what a comment says.
fn commands(text: &str) -> Vec<String> {
    let blocks = text.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix("sh"));
    let lines = blocks.flat_map(str::lines).map(|line| line.split(" #").next().unwrap());
    let all = quoted(text).into_iter().chain(lines.map(str::to_owned));
    let single = all.flat_map(|it| it.split(" && ").map(str::to_owned).collect::<Vec<_>>());
    let bare = single.map(|command| {
        let words = command.split_whitespace().skip_while(|word| is_variable(word));
        words.collect::<Vec<_>>().join(" ")
    });
    bare.filter(|it| it.starts_with("cargo ") || it.starts_with("tokenwright ")).collect()
}

fn is_variable(word: &str) -> bool {
    let Some((name, _)) = word.split_once('=') else { return false };
    name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

fn check(command: &str) -> Result<(), String> {
    let words: Vec<_> = command.split(' ').collect();
    match words.as_slice() {
        ["cargo", "xtask", "--help"] => Ok(()),
        ["cargo", "xtask", name, options @ ..] => check_xtask(name, options),
        ["cargo", "test", rest @ ..] => check_cargo(rest, true),
        ["cargo", _, rest @ ..] => check_cargo(rest, false),
        ["tokenwright", rest @ ..] => check_program(rest),
        _ => Err("no command".into()),
    }
}

/// Held to what `cargo xtask --help` says of the command.
fn check_xtask(name: &str, options: &[&str]) -> Result<(), String> {
    let source = read("crates/xtask/src/main.rs");
    let help = source.split("const HELP").nth(1).unwrap().split("\n\";").next().unwrap();
    let is_of =
        |line: &str| line.strip_prefix("  ").and_then(|it| it.split(' ').next()) == Some(name);
    let mut entry = help.lines().skip_while(|line| !is_of(line));
    let first = entry.next().ok_or(format!("no command {name}"))?;
    let more = entry.take_while(|line| line.starts_with("   "));
    let entry = more.fold(first.to_owned(), |all, line| all + "\n" + line);
    let is_listed =
        |word| entry.split(|c: char| c.is_whitespace() || "[],:|".contains(c)).any(|it| it == word);
    let is_named = |word| match name {
        "screens" => Screen::named(word).is_some(),
        "record" => State::named(word).is_some(),
        _ => false,
    };
    match options.iter().find(|word| !(is_blank(word) || is_listed(**word) || is_named(word))) {
        Some(word) => Err(format!("{name} knows no {word}")),
        None => Ok(()),
    }
}

/// Held to the help of the program.
fn check_program(words: &[&str]) -> Result<(), String> {
    let source = read("crates/cli/src/arguments.rs");
    let help = source.split("const HELP").nth(1).unwrap().split("\n\";").next().unwrap();
    let is_known = |word: &str| {
        help.split(|c: char| c.is_whitespace() || "[],.|".contains(c)).any(|it| it == word)
    };
    let options = words.iter().filter(|word| word.starts_with("--"));
    let command = words.first().filter(|word| !word.starts_with("--"));
    match command.into_iter().chain(options).find(|word| !is_known(word)) {
        Some(word) => Err(format!("tokenwright knows no {word}")),
        None => Ok(()),
    }
}

/// Packages, targets, paths and, for `cargo test`, names of tests.
fn check_cargo(words: &[&str], is_test: bool) -> Result<(), String> {
    let mut words = words.iter().copied();
    let mut sources = None;
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} of what?"));
        match word {
            "-p" | "--package" => sources = Some(package(value()?)?),
            "--test" | "--example" | "--bench" => {
                let folder = sources.ok_or(format!("{word} of which package?"))?;
                sources = Some(target(&folder, word, value()?)?);
            }
            "--path" => {
                let path = root().join(value()?).join("Cargo.toml");
                path.exists().then_some(()).ok_or(format!("no {}", path.display()))?;
            }
            // Its value is of the compiler's or of cargo's own.
            "--target" | "-e" | "--profile" | "--root" => drop(value()?),
            // What follows is for the program that is run.
            "--" if !is_test => return Ok(()),
            name if is_test && !name.starts_with(['-', '+']) && !is_blank(name) => {
                let sources = sources.as_ref().ok_or(format!("{name} of which package?"))?;
                holds_test(sources, name).then_some(()).ok_or(format!("no test {name}"))?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// A place for words of the reader's.
fn is_blank(word: &str) -> bool {
    let is_upper = |byte: u8| byte.is_ascii_uppercase() || b"._-|[]".contains(&byte);
    word.starts_with('<') || word.trim_matches('…').trim_end_matches(".json").bytes().all(is_upper)
}

/// The folder of a member of the workspace.
fn package(name: &str) -> Result<PathBuf, String> {
    let folders = fs::read_dir(root().join("crates")).unwrap().map(|it| it.unwrap().path());
    let is_it = |folder: &PathBuf| {
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
        manifest.lines().any(|line| line == format!("name = \"{name}\""))
    };
    folders.chain([root().join("tests")]).find(is_it).ok_or(format!("no package {name}"))
}

/// Where a target of a package stands: its file, or the folder of its parts.
fn target(package: &Path, kind: &str, name: &str) -> Result<PathBuf, String> {
    let folder = package
        .join(kind.trim_start_matches('-').to_owned() + if kind == "--bench" { "es" } else { "s" });
    // The journeys and their like stand beside their package's own sources.
    let places = [folder.join(name), package.join(name), folder.join(format!("{name}.rs"))];
    places.into_iter().find(|it| it.exists()).ok_or(format!("no {kind} {name}"))
}

/// Whether a filter of tests finds one: modules and functions, of which the last may be begun only.
fn holds_test(sources: &Path, filter: &str) -> bool {
    let text = text_below(sources);
    filter.split("::").all(|part| {
        text.contains(&format!("mod {part};"))
            || text.contains(&format!("mod {part} {{"))
            || text.contains(&format!("fn {part}"))
    })
}

fn holds_journey(name: &str) -> bool {
    root().join("tests/journeys").join(name).with_extension("rs").exists()
}

/// Every Rust file of a folder, or the one file.
fn text_below(path: &Path) -> String {
    if path.is_file() {
        return fs::read_to_string(path).unwrap();
    }
    let inner = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let sources =
        inner.filter(|path| path.is_dir() || path.extension().is_some_and(|it| it == "rs"));
    sources.map(|path| text_below(&path)).collect()
}
