//! `docs/store`, held to what is uploaded: permissions, names, versions, and the sizes of every picture.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{quoted, read, root};

fn manifest() -> Value {
    serde_json::from_str(&read("extension/manifest.json")).unwrap()
}

fn listed(value: &Value) -> BTreeSet<String> {
    value.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

fn section<'a>(page: &'a str, title: &str) -> &'a str {
    page.split(&format!("\n## {title}\n")).nth(1).unwrap().split("\n## ").next().unwrap()
}

/// The rows of a table whose first cell is quoted: that, and the rest.
fn rows(section: &str) -> Vec<(&str, &str)> {
    section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | ")).collect()
}

/// Width and height as a PNG's first chunk states them.
fn size(image: &[u8]) -> (u32, u32) {
    assert_eq!(&image[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(image[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn each_permission_of_the_manifest_is_justified_and_none_besides() {
    let (page, manifest) = (read("docs/store/permissions.md"), manifest());
    let at_once = ["/permissions", "/host_permissions", "/content_scripts/0/matches"];
    let on_request = ["/optional_permissions", "/optional_host_permissions"];
    for (title, lists) in
        [("At installation", &at_once[..]), ("Only when the user asks for something", &on_request)]
    {
        let asked: BTreeSet<String> =
            lists.iter().flat_map(|list| listed(manifest.pointer(list).unwrap())).collect();
        let rows = rows(section(&page, title));
        for (name, why) in &rows {
            assert!(why.len() > 40, "{name}: {why}");
        }
        assert_eq!(rows.iter().map(|(name, _)| (*name).to_owned()).collect::<BTreeSet<_>>(), asked);
    }
    assert_eq!(manifest["content_scripts"].as_array().unwrap().len(), 1);
}

#[test]
fn the_listing_says_what_the_package_says_within_the_limits_of_the_stores() {
    let page = read("docs/store/listing.md");
    let words: Value = serde_json::from_str(&read("extension/_locales/en/messages.json")).unwrap();
    // Both stores take 45 and 132 characters; Mozilla's takes more of the second.
    for (field, label, most) in
        [("name", "ExtensionName", 45), ("summary", "ExtensionDescription", 132)]
    {
        let words = words[label]["message"].as_str().unwrap();
        assert!(page.contains(&format!("\n| {field} | {words} |\n")), "{field}: {words}");
        assert!(words.chars().count() <= most, "{field} has {} characters", words.chars().count());
    }
}

#[test]
fn the_statement_of_privacy_and_the_manifest_say_the_same() {
    assert!(read("docs/store/privacy.md").contains("**Tokenwright collects nothing.**"));
    let gecko = &manifest()["browser_specific_settings"]["gecko"];
    assert_eq!(listed(&gecko["data_collection_permissions"]["required"]), ["none".into()].into());
    assert_eq!(gecko["data_collection_permissions"].get("optional"), None);
    assert!(read("docs/store/listing.md").contains(gecko["id"].as_str().unwrap()));
}

#[test]
fn every_picture_is_listed_and_has_the_size_that_the_stores_ask_for() {
    let page = read("docs/store/listing.md");
    let pictures: BTreeSet<String> =
        rows(section(&page, "Pictures")).iter().map(|(path, _)| (*path).to_owned()).collect();
    let files = fs::read_dir(root().join("docs/store")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let there: BTreeSet<String> = names
        .filter(|it| Path::new(it).extension().is_some_and(|end| end == "png"))
        .map(|it| format!("docs/store/{it}"))
        .collect();
    assert_eq!(pictures, there);
    for path in pictures {
        let image = fs::read(root().join(&path)).unwrap();
        let wanted = if path.ends_with("/promo.png") { (440, 280) } else { (1280, 800) };
        assert_eq!(size(&image), wanted, "{path}");
    }
}

#[test]
fn every_icon_has_its_size_and_was_drawn_from_the_one_source() {
    let manifest = manifest();
    let icons = manifest["icons"].as_object().unwrap();
    let sizes: BTreeSet<&str> = icons.keys().map(String::as_str).collect();
    // What Chromium's documents ask for, and the two of Mozilla's for its list of add-ons.
    assert_eq!(sizes, ["16", "32", "48", "96", "128"].into());
    let source: String = Sha256::digest(read("docs/store/icon.svg"))
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let source = format!("tEXtSource\0{source}");
    for (name, path) in icons.iter().chain(manifest["action"]["default_icon"].as_object().unwrap())
    {
        let path = path.as_str().unwrap();
        let image = fs::read(root().join("extension").join(path)).unwrap();
        let points: u32 = name.parse().unwrap();
        assert_eq!(size(&image), (points, points), "{path}");
        let is_current = image.windows(source.len()).any(|it| it == source.as_bytes());
        assert!(is_current, "`cargo xtask icons` draws {path} anew");
    }
    let files = fs::read_dir(root().join("extension/icons")).unwrap().count();
    assert_eq!(files, icons.len());
}

#[test]
fn the_build_instructions_name_the_versions_that_are_used() {
    let page = read("docs/store/build.md");
    let lock: Value = serde_json::from_str(&read("package-lock.json")).unwrap();
    let module = |name: &str| {
        lock["packages"][format!("node_modules/{name}")]["version"].as_str().unwrap().to_owned()
    };
    let toolchain = read("rust-toolchain.toml");
    let rust = toolchain.split('"').nth(1).unwrap().to_owned();
    assert!(toolchain.contains("\"rust-src\"") && page.contains("component `rust-src`"));
    let crates = read("Cargo.lock");
    let bindgen = crates.split("name = \"wasm-bindgen\"\nversion = \"").nth(1).unwrap();
    let bindgen = bindgen.split('"').next().unwrap().to_owned();
    let package: Value = serde_json::from_str(&read("package.json")).unwrap();
    let node = package["engines"]["node"].as_str().unwrap().trim_start_matches(">=");
    for row in [
        format!("\n| Rust | {rust} |"),
        format!("\n| Node with npm | {node} or newer |"),
        format!("\n| wasm-bindgen | {bindgen} |"),
        format!("\n| binaryen (`wasm-opt`) | {} |", module("binaryen")),
        format!("\n| esbuild | {} |", module("esbuild")),
    ] {
        assert!(page.contains(&row), "{row}");
    }
    let built = tokenwright_tests::extension_directory().unwrap();
    for (path, _) in rows(section(&page, "What is what in the package")) {
        for path in quoted(&format!("`{path}`")) {
            let folder = path.trim_end_matches("*.js");
            assert!(built.join(folder).exists(), "there is no {path} in the package");
        }
    }
}
