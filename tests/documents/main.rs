//! Documents and manifests held to the truth: paths exist, commands can be typed, tables equal the data.

#![allow(clippy::unwrap_used, reason = "a tree that cannot be read is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};

mod admin;
mod bytes;
mod commands;
mod dependencies;
mod invariants;
mod labels;
mod permissions;
mod recipe_guide;
mod schema;
mod sources;
mod store;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The papers at the root, and every page of `docs`.
fn documents() -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec!["docs".to_owned()];
    for entry in fs::read_dir(root()).unwrap() {
        found.push(entry.unwrap().file_name().into_string().unwrap());
    }
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
            let list = if entry.path().is_dir() { &mut folders } else { &mut found };
            list.push(path);
        }
    }
    found.retain(|path| Path::new(path).extension().is_some_and(|it| it == "md"));
    found.sort();
    assert!(found.len() > 7, "{found:?}");
    found
}

/// Everything between single backticks; it may go on in the next line, but not in the next paragraph or row.
fn quoted(text: &str) -> Vec<String> {
    let prose: String = text.split("```").step_by(2).collect();
    let mut found = Vec::new();
    for paragraph in prose.replace("\n|", "\n\n|").split("\n\n") {
        let parts: Vec<_> = paragraph.split('`').collect();
        assert!(parts.len() % 2 == 1, "a backtick is missing: {paragraph}");
        let inside = parts.into_iter().skip(1).step_by(2);
        found.extend(inside.map(|it| it.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    found
}

#[test]
fn every_path_in_the_documents_exists() {
    let folders = ["crates/", "extension/", "tests/", "docs/", ".ci/"];
    for document in documents() {
        for path in quoted(&read(&document)) {
            let is_path = folders.iter().any(|folder| path.starts_with(folder))
                || (Path::new(&path).extension().is_some_and(|it| it == "md")
                    && !path.contains(' '));
            if is_path && !path.contains('<') {
                let path = path.split("::").next().unwrap();
                assert!(root().join(path).exists(), "{document} names {path}");
            }
        }
    }
}

#[test]
fn every_picture_in_the_documents_exists() {
    for document in documents() {
        let text = read(&document);
        for link in text.split("![").skip(1).filter_map(|rest| rest.split("](").nth(1)) {
            let path = link.split(')').next().unwrap();
            let folder = root().join(&document).parent().unwrap().to_owned();
            assert!(folder.join(path).exists(), "{document} shows {path}");
        }
    }
}

#[test]
fn the_table_of_recipes_is_the_folder() {
    let readme = read("README.md");
    for entry in fs::read_dir(root().join("crates/core/data/recipes")).unwrap() {
        let path = entry.unwrap().path();
        let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(readme.contains(&format!("| `{id}` |")), "README.md does not list {id}");
    }
    let listed = readme.lines().filter(|line| line.starts_with("| `")).count();
    let on_disk = fs::read_dir(root().join("crates/core/data/recipes")).unwrap().count();
    assert_eq!(listed, on_disk);
}

#[test]
fn what_ships_depends_on_nothing_new() {
    let extension = [
        "tokenwright-core",
        "tokenwright-page",
        "gloo-net",
        "js-sys",
        "serde",
        "serde-wasm-bindgen",
        "serde_json",
        "wasm-bindgen",
        "wasm-bindgen-futures",
        "web-sys",
    ];
    for (manifest, allowed) in [
        ("crates/core/Cargo.toml", &["serde", "serde_json", "sha2"][..]),
        ("crates/page/Cargo.toml", &["tokenwright-core", "serde", "serde_json"][..]),
        ("crates/extension/Cargo.toml", &extension[..]),
    ] {
        let text = read(manifest);
        let section = text.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
        for line in section.lines().filter(|line| line.starts_with(char::is_alphabetic)) {
            let name = line.split(['.', ' ', '=']).next().unwrap();
            let is_optional = name == "schemars" && line.contains("optional = true");
            assert!(is_optional || allowed.contains(&name), "{manifest} depends on {name}");
        }
    }
}

#[test]
fn the_manifest_asks_for_no_more_than_the_table_of_permissions_explains() {
    use serde_json::json;
    let manifest: serde_json::Value =
        serde_json::from_str(&read("extension/manifest.json")).unwrap();
    assert_eq!(manifest["permissions"], json!(["alarms", "storage"]));
    assert_eq!(manifest["host_permissions"], json!(["https://api.github.com/*"]));
    assert_eq!(manifest["optional_permissions"], json!(["notifications", "scripting"]));
    // Which hosts a company's GitHub has nobody knows before its user types them.
    assert_eq!(manifest["optional_host_permissions"], json!(["https://*/*"]));
    assert_eq!(manifest["content_scripts"][0]["matches"], json!(["https://github.com/*"]));
    let architecture = read("ARCHITECTURE.md");
    let lists =
        ["permissions", "optional_permissions", "host_permissions", "optional_host_permissions"];
    for list in lists {
        for permission in manifest[list].as_array().unwrap() {
            let name = permission.as_str().unwrap();
            assert!(architecture.contains(&format!("| `{name}` |")), "why {name}?");
        }
    }
    // One worker for both browsers: Firefox has no service workers for extensions, Chromium no scripts.
    let background = &manifest["background"];
    assert_eq!(background["service_worker"], "worker.js");
    assert_eq!(background["scripts"], json!(["worker.js"]));
}

/// One place states it, `Cargo.toml`; `cargo xtask build` writes it into the manifest.
#[test]
fn the_sources_state_the_version_once() {
    let manifest: serde_json::Value =
        serde_json::from_str(&read("extension/manifest.json")).unwrap();
    assert_eq!(manifest.get("version"), None);
    let built = tokenwright_tests::extension_directory().unwrap().join("manifest.json");
    let built: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(built).unwrap()).unwrap();
    assert_eq!(built["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn no_page_can_find_the_extension_by_a_lasting_address() {
    let manifest: serde_json::Value =
        serde_json::from_str(&read("extension/manifest.json")).unwrap();
    for entry in manifest["web_accessible_resources"].as_array().unwrap() {
        assert_eq!(entry["use_dynamic_url"], true, "{entry}");
    }
}
