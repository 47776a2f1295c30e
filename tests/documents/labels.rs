//! Labels held to each other: each that a page, a view or the manifest names has words, in every
//! language, and nothing says anything past them.

#![allow(clippy::unwrap_used, reason = "a tree that cannot be read is a failed test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{read, root};

pub(super) fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == extension) {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "no .{extension} in {folder}");
    found
}

fn pages() -> Vec<(String, String)> {
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    let page = |path: PathBuf| (name(&path), fs::read_to_string(path).unwrap());
    files("extension", "html").into_iter().map(page).collect()
}

fn languages() -> Vec<(String, Value)> {
    let languages = fs::read_dir(root().join("extension/_locales")).unwrap().map(|entry| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let text = read(&format!("extension/_locales/{name}/messages.json"));
        (name, serde_json::from_str(&text).unwrap())
    });
    languages.collect()
}

fn named_in_views() -> BTreeSet<String> {
    let source = read("crates/extension/src/label.rs");
    let list = source.split("\nlabels! {").nth(1).unwrap().split('}').next().unwrap();
    list.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

fn named_in_pages() -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (_, page) in pages() {
        for part in page.split(" data-label").skip(1) {
            named.insert(part.split('"').nth(1).unwrap().to_owned());
        }
    }
    named
}

fn named_in_the_manifest() -> BTreeSet<String> {
    let manifest = read("extension/manifest.json");
    let named = manifest.split("__MSG_").skip(1);
    named.map(|rest| rest.split("__").next().unwrap().to_owned()).collect()
}

#[test]
fn every_label_has_words_in_every_language_and_none_is_left_over() {
    let mut named = named_in_views();
    named.extend(named_in_pages());
    named.extend(named_in_the_manifest());
    for (language, messages) in languages() {
        let written: BTreeSet<_> = messages.as_object().unwrap().keys().cloned().collect();
        assert_eq!(written, named, "{language}");
        for (name, entry) in messages.as_object().unwrap() {
            let words = entry["message"].as_str().unwrap();
            assert!(!words.trim().is_empty(), "{language}: {name} says nothing");
            let has_blank = words.contains("$1");
            assert_eq!(
                has_blank,
                entry["description"].is_string(),
                "{language}: {name} explains its blanks, and only then"
            );
        }
    }
}

#[test]
fn labels_are_listed_in_order() {
    let text = read("extension/_locales/en/messages.json");
    let keys = text.lines().filter_map(|line| line.strip_prefix("  \"")?.split('"').next());
    let keys: Vec<_> = keys.collect();
    assert!(keys.is_sorted(), "sort the keys of messages.json, so that changes stay small");
}

#[test]
fn no_page_has_words_of_its_own() {
    for (name, page) in pages() {
        for part in page.split('<').skip(1) {
            let (_, text) = part.split_once('>').unwrap_or_default();
            assert!(text.trim().is_empty(), "{name} says “{}” past its labels", text.trim());
        }
        for attribute in [" title=", " placeholder=", " aria-label="] {
            assert!(!page.contains(attribute), "{name} has words in{attribute}");
        }
    }
}

/// Texts with a space in them that are no words for a reader.
const NO_WORDS: [&str; 4] = ["check due", "Bearer {}", "{} · {words}", "host-error host-asked"];

#[test]
fn no_view_has_sentences_of_its_own() {
    let mut said = Vec::new();
    for path in files("crates/extension/src", "rs") {
        if path.ends_with("tests.rs") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        for line in source.split("#[cfg(test)]").next().unwrap_or_default().lines() {
            let code = line.trim_start();
            if code.starts_with("//") || code.contains("reason = ") {
                continue;
            }
            for text in code.replace("'\"'", "").split('"').skip(1).step_by(2) {
                let is_selector = text.starts_with(['[', '.', '#', ':', '(']);
                let is_ids = text.split(' ').all(|word| word.contains('-') && is_id(word));
                let is_frame = !outside_braces(text).contains(char::is_alphabetic);
                let is_code = is_selector || is_ids || is_frame || NO_WORDS.contains(&text);
                let is_said = text.trim().contains(' ') && !is_code;
                if is_said {
                    said.push(format!("{}: {text}", path.display()));
                }
            }
        }
    }
    assert!(said.is_empty(), "no labels: {said:#?}");
}

fn is_id(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

/// A format without its blanks.
fn outside_braces(text: &str) -> String {
    text.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after)).collect()
}
