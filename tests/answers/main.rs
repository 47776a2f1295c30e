//! A table of what GitHub, or something before it, may answer, and what is found out from it.
//!
//! Verdict, finding, code and evidence of a row are written from what GitHub documents and from what
//! was seen, never copied from the output; only the sentences are (`UPDATE_EXPECT=1`). `SHOW=1`
//! prints how many rows there are of each verdict and code.

#![allow(clippy::unwrap_used, reason = "a row that cannot be built is a failed test")]

mod account;
mod bodies;
mod doubts;
mod excess;
mod expiry;
mod gates;
mod good;
mod limits;
mod permissions;
mod repositories;
mod row;
mod token;
mod way;

use std::collections::{BTreeMap, BTreeSet};

use tokenwright_core::code::{Code, Verdict};

use row::Row;

/// The table by section.
fn sections() -> [(&'static str, Vec<Row>); 11] {
    [
        ("token", token::rows()),
        ("gates", gates::rows()),
        ("permissions", permissions::rows()),
        ("excess", excess::rows()),
        ("repositories", repositories::rows()),
        ("account", account::rows()),
        ("expiry", expiry::rows()),
        ("bodies", bodies::rows()),
        ("limits", limits::rows()),
        ("way", way::rows()),
        ("doubts", doubts::rows()),
    ]
}

fn table() -> Vec<Row> {
    sections().into_iter().flat_map(|(_, rows)| rows).collect()
}

#[test]
fn every_row_is_judged_as_the_facts_say() {
    let faults: Vec<String> = table().iter().filter_map(Row::fault).collect();
    assert!(faults.is_empty(), "{} rows:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_code_has_a_row() {
    let rows = table();
    let seen: BTreeSet<&str> = rows.iter().flat_map(Row::codes).map(Code::as_str).collect();
    let missing: Vec<_> = Code::ALL.iter().filter(|code| !seen.contains(code.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_fault_has_a_next_step() {
    let silent: Vec<_> = table()
        .iter()
        .filter(|row| row.verdict != Verdict::Ready && row.lacks_next())
        .map(|row| row.name)
        .collect();
    assert!(silent.is_empty(), "no next step: {silent:?}");
}

#[test]
fn every_row_has_a_name_of_its_own() {
    let rows = table();
    let names: BTreeSet<_> = rows.iter().map(|row| row.name).collect();
    assert_eq!(names.len(), rows.len());
    assert!(rows.len() >= 50, "{} rows", rows.len());
    if std::env::var_os("SHOW").is_some_and(|show| show == "1") {
        println!("{}", summary());
    }
}

/// How many rows there are of each section, verdict and code.
fn summary() -> String {
    let rows = table();
    let sections = sections().map(|(name, rows)| (name, rows.len()));
    let verdicts = counted(rows.iter().map(|row| row.verdict.as_str()));
    let codes = counted(rows.iter().flat_map(Row::codes).map(Code::as_str));
    let list = |title: &str, counts: &[(&str, usize)]| {
        let lines = counts.iter().map(|(name, count)| format!("  {name:<24}{count:>4}\n"));
        format!("{title}\n{}", lines.collect::<String>())
    };
    let parts = [("section", &sections[..]), ("verdict", &verdicts), ("code", &codes)];
    let parts = parts.map(|(title, counts)| list(title, counts));
    format!("{} rows\n{}", rows.len(), parts.concat())
}

fn counted<'a>(words: impl Iterator<Item = &'a str>) -> Vec<(&'a str, usize)> {
    let mut counts = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_insert(0) += 1;
    }
    counts.into_iter().collect()
}
