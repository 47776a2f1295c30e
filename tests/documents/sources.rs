//! What the sources must not say, where no lint can tell: each is an invariant of `ARCHITECTURE.md`.

#![allow(clippy::unwrap_used, reason = "a tree that cannot be read is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tokenwright_core::catalogue::Catalogue;

use super::{labels::files, read};

#[test]
fn the_rules_do_no_io_and_read_no_clock() {
    let outside = [
        "std::fs",
        "std::net",
        "std::io",
        "std::env",
        "std::process",
        "std::thread",
        "SystemTime",
        "Instant",
        "print!",
        "println!",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
    ];
    for folder in ["crates/core/src", "crates/page/src"] {
        assert_nowhere(&files(folder, "rs"), &outside);
    }
}

#[test]
fn only_the_reader_of_the_page_knows_its_markup() {
    let markup = ["aria-", "data-", "querySelector", "query_selector"];
    assert_nowhere(&files("crates/core/src", "rs"), &markup);
    for file in files("extension/content", "js") {
        let code = code_of(&file).replace("github_pat_", "").to_lowercase();
        let is_gate = file.ends_with("gate.js");
        assert!(!code.contains("github"), "{}", file.display());
        assert_eq!(code.contains("personal-access-"), is_gate, "{}", file.display());
        for scope in ["organization", "repository", "account", "permission", "expiration"] {
            assert!(!code.contains(scope), "{} knows of {scope}", file.display());
        }
    }
    // The stand-in is a second witness only as long as it does not learn from the first.
    let double = read("crates/double/Cargo.toml");
    assert!(!double.contains("tokenwright-core") && !double.contains("tokenwright-page"));
}

#[test]
fn one_place_sends_requests_and_it_only_reads() {
    let client = PathBuf::from("client.rs");
    let others: Vec<_> = files("crates/extension/src", "rs")
        .into_iter()
        .filter(|file| !file.ends_with(&client))
        .collect();
    let ways =
        ["gloo_net", "fetch_with", "XmlHttpRequest", "WebSocket", "EventSource", "send_beacon"];
    assert_nowhere(&others, &ways);
    let client = read("crates/extension/src/client.rs");
    let verbs: Vec<_> = client.split("Request::").skip(1).map(|it| it.split('(').next()).collect();
    assert_eq!(verbs, [Some("get")]);
    let features = read("crates/extension/Cargo.toml");
    for way in ["\"XmlHttpRequest\"", "\"WebSocket\"", "\"EventSource\""] {
        assert!(!features.contains(way), "{way}");
    }
    let script = ["fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "://"];
    let scripts = files("extension", "js");
    assert_nowhere(&scripts, &script);
}

#[test]
fn nothing_but_what_is_shipped_can_run() {
    let manifest: Value = serde_json::from_str(&read("extension/manifest.json")).unwrap();
    let policy = manifest["content_security_policy"]["extension_pages"].as_str().unwrap();
    let rules: Vec<_> = policy.split("; ").collect();
    for rule in ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "base-uri 'none'"] {
        assert!(rules.contains(&rule), "{policy}");
    }
    assert_nowhere(&files("extension", "html"), &["src=\"http", "src=\"//", "onclick", "<script>"]);
    let scripts = files("extension", "js");
    assert_nowhere(
        &scripts,
        &["eval(", "new Function", "import(\"http", "createElement(\"script\")"],
    );
}

#[test]
fn no_text_becomes_markup() {
    let scripts = files("extension", "js");
    let of_script = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser"];
    assert_nowhere(&scripts, &of_script);
    let of_rust = ["inner_html", "outer_html", "insert_adjacent_html", "DomParser", "fragment("];
    assert_nowhere(&files("crates/extension/src", "rs"), &of_rust);
}

/// What a form would put into an address, if a browser sent it: nothing. `stopped.js` keeps them back, too.
#[test]
fn no_field_of_ours_has_a_name() {
    assert_nowhere(&files("crates/extension/src", "rs"), &["\"name\"", "set_name("]);
    for file in files("extension", "html") {
        let text = fs::read_to_string(&file).unwrap();
        let named = |tag: &&str| {
            let is_field =
                ["input", "select", "textarea", "button"].iter().any(|it| tag.starts_with(it));
            is_field && tag.split('>').next().unwrap().contains(" name=")
        };
        assert_eq!(text.split('<').find(named), None, "{}", file.display());
    }
}

#[test]
fn the_content_script_presses_and_fills_in_nothing() {
    let acts = [
        ".click(",
        ".submit(",
        "requestSubmit",
        "dispatchEvent",
        "execCommand",
        ".value =",
        ".checked =",
    ];
    let scripts = files("extension/content", "js");
    assert_nowhere(&scripts, &acts);
    for file in &scripts {
        let code = code_of(file);
        // "It is this one" takes a click of the person's, and only after they pressed that button.
        assert!(
            !code.contains("preventDefault") || file.ends_with("point.js"),
            "{}",
            file.display()
        );
        // Our own frame is the only thing that is given the keyboard.
        let focused = code.matches(".focus(").count();
        let ours = code.matches("frame.focus(").count() + code.matches("panel.focus(").count();
        assert_eq!(focused, ours, "{}", file.display());
        assert!(!code.contains("setInterval"), "{}", file.display());
    }
}

#[test]
fn every_fact_about_github_says_where_it_is_from() {
    let catalogue = Catalogue::built_in();
    assert!(!catalogue.source.is_empty());
    assert_eq!(catalogue.seen.len(), "2026-11-25".len());
    for recipe in tokenwright_core::recipe::all() {
        assert!(!recipe.source.document.is_empty(), "{}", recipe.id);
        assert!(recipe.source.url.is_some() || recipe.id == "milestone-copilot", "{}", recipe.id);
    }
}

#[track_caller]
fn assert_nowhere(files: &[PathBuf], words: &[&str]) {
    for file in files {
        let code = code_of(file);
        for word in words {
            assert!(!code.contains(word), "{} says {word}", file.display());
        }
    }
}

/// A file without its comments, and without its tests if they stand in it.
fn code_of(file: &Path) -> String {
    if file.ends_with("tests.rs") {
        return String::new();
    }
    let source = fs::read_to_string(file).unwrap();
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let is_comment =
        |line: &&str| ["//", "/*", "* ", "*/"].iter().any(|it| line.trim_start().starts_with(it));
    source.lines().filter(|line| !is_comment(line)).map(|line| line.to_owned() + "\n").collect()
}
