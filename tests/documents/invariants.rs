//! Every invariant in `ARCHITECTURE.md` names a test or a lint that enforces it, and that one exists.

#![allow(clippy::unwrap_used, reason = "a tree that cannot be read is a failed test")]

use std::fs;

use super::{quoted, read, root};

#[test]
fn every_invariant_names_what_enforces_it() {
    let rows = rows();
    assert!(rows.len() >= 10, "{rows:#?}");
    for (invariant, held_by) in rows {
        let tests = quoted(&held_by).into_iter().filter(|it| is_runnable(it));
        let tests: Vec<_> = tests.collect();
        let lints: Vec<_> = held_by.split("lint `").skip(1).map(until_backtick).collect();
        assert!(!tests.is_empty() || !lints.is_empty(), "nothing enforces that {invariant}");
        for test in tests {
            assert!(
                is_command(&test) || exists(&test),
                "“{invariant}” is held by {test}, which is no test"
            );
        }
        for lint in lints {
            let is_set =
                [read("Cargo.toml"), read("clippy.toml")].iter().any(|it| it.contains(lint));
            assert!(is_set, "“{invariant}” is held by the lint {lint}, which is not set");
        }
    }
}

#[test]
fn what_is_no_test_is_noticed() {
    for name in [
        "crates/core/tests/properties.rs::nobody_wrote_this",
        "crates/core/tests/properties.rs::config",
        "crates/core/tests/property.rs::ready_takes_a_user",
        "tests/journeys/form.rs",
        "tests/journeys/nowhere.rs",
    ] {
        assert!(!exists(name), "{name}");
    }
}

/// The journeys' own invariant: each looks at its end at where the token went, and that GitHub was only read.
#[test]
fn every_journey_ends_with_the_search_for_its_token() {
    let mut seen = 0;
    for entry in fs::read_dir(root().join("tests/journeys")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() && travels(&fs::read_to_string(&path).unwrap()) {
            let source = fs::read_to_string(&path).unwrap();
            // The second searches in more places, and says so where it ends; the third lets broken pages write errors.
            let ends = [".finish().await", ".finds_nothing()", ".finish_broken().await"];
            assert!(ends.iter().any(|it| source.contains(it)), "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 30, "only {seen} journeys were found");
}

/// What must hold, and what holds it.
fn rows() -> Vec<(String, String)> {
    let architecture = read("ARCHITECTURE.md");
    let section = architecture.split("\n## Invariants\n").nth(1).unwrap();
    let table =
        section.split("\n## ").next().unwrap().lines().filter(|line| line.starts_with("| "));
    // The head, and the line below it.
    let rows = table.skip(2).map(|row| row.trim_matches(['|', ' ']).rsplit_once(" | ").unwrap());
    rows.map(|(invariant, held_by)| (invariant.to_owned(), held_by.to_owned())).collect()
}

fn until_backtick(text: &str) -> &str {
    text.split('`').next().unwrap_or_default()
}

/// A test, a journey or, where it takes more than a test, a command, which the papers' commands are held to.
fn is_runnable(name: &str) -> bool {
    name.contains("::") || name.starts_with("tests/journeys/") || is_command(name)
}

fn is_command(name: &str) -> bool {
    name.starts_with("cargo xtask ")
}

/// Whether it is a journey, or a function `path::name` that the test runner runs.
fn exists(name: &str) -> bool {
    let (path, function) = name.split_once("::").unwrap_or((name, ""));
    let Ok(source) = fs::read_to_string(root().join(path)) else { return false };
    if function.is_empty() {
        return travels(&source);
    }
    let Some((before, _)) = source.split_once(&format!("fn {function}(")) else { return false };
    // Between a test's attribute and its function there is no other code.
    let attribute = before.rsplit("#[").next().unwrap_or_default();
    ["test]", "tokio::test"].iter().any(|it| attribute.starts_with(it)) && !attribute.contains('}')
}

fn travels(source: &str) -> bool {
    ["in_both_browsers!(", "parts!("].iter().any(|it| source.contains(it))
}
