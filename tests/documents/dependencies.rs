//! What is built in, held to `docs/dependencies.md` and `deny.toml`: which crates, under which licences, from where.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use super::{quoted, read, root};

const PAGE: &str = "docs/dependencies.md";
const OUR_OWN: [&str; 3] = ["tokenwright-core", "tokenwright-extension", "tokenwright-page"];
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn cargo(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO"));
    let output = command.args(arguments).arg("--locked").current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Name and version of every crate that is compiled into what ships.
fn shipped() -> BTreeSet<(String, String)> {
    let kinds = ["--edges", "normal,no-proc-macro", "--prefix", "none"];
    let what = ["tree", "--package", "tokenwright-extension", "--target", "wasm32-unknown-unknown"];
    let tree = cargo(&[&what[..], &kinds].concat());
    let crates = tree.lines().map(|line| {
        let mut words = line.split(' ').map(str::to_owned);
        (words.next().unwrap(), words.next().unwrap())
    });
    crates.filter(|(name, _)| !OUR_OWN.contains(&name.as_str())).collect()
}

/// The crates that our own name themselves.
fn named_by_ours() -> BTreeSet<String> {
    let metadata: Value =
        serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version=1"])).unwrap();
    let ours = metadata["packages"].as_array().unwrap().iter();
    let ours = ours.filter(|it| OUR_OWN.contains(&it["name"].as_str().unwrap()));
    let all = ours.flat_map(|it| it["dependencies"].as_array().unwrap());
    let built_in = all.filter(|it| it["kind"].is_null() && it["optional"] == false);
    let names = built_in.map(|it| it["name"].as_str().unwrap().to_owned());
    names.filter(|name| !OUR_OWN.contains(&name.as_str())).collect()
}

/// First and second cell of the rows of a section's table.
fn table(page: &str, section: &str) -> Vec<(String, String)> {
    let section = page.split(section).nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    rows.map(|(name, why)| (name.to_owned(), why.trim_end_matches(" |").to_owned())).collect()
}

#[test]
fn the_page_lists_what_ships_with_a_reason_for_each_choice() {
    let page = read(PAGE);
    let chosen = table(&page, "## What ships");
    assert!(chosen.iter().all(|(_, why)| !why.is_empty()), "{chosen:#?}");
    let mut listed: BTreeSet<String> = chosen.into_iter().map(|(name, _)| name).collect();
    assert_eq!(listed, named_by_ours());
    let brought = page.split("They bring along").nth(1).unwrap().split("\n\n").next().unwrap();
    listed.extend(quoted(brought));
    let shipped = shipped();
    let names: BTreeSet<String> = shipped.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(listed, names);
    assert_eq!(shipped.len(), names.len(), "one crate in two versions costs its bytes twice");
}

#[test]
fn the_package_says_whose_work_is_in_it() {
    let folder = tokenwright_tests::extension_directory().unwrap();
    let told = std::fs::read_to_string(folder.join("licenses.txt")).unwrap();
    assert!(told.contains(&read("LICENSE-MIT")));
    for (name, version) in shipped() {
        let line = format!("\n{name} {}, ", version.trim_start_matches('v'));
        assert!(told.contains(&line), "{line}");
    }
    assert!(told.contains("UNICODE LICENSE V3"), "the one licence that MIT does not stand for");
}

#[test]
fn crates_come_from_one_registry_with_a_checksum_each() {
    let lock = read("Cargo.lock");
    let foreign: Vec<&str> =
        lock.split("[[package]]").skip(1).filter(|it| it.contains("\nsource = ")).collect();
    assert!(foreign.len() > 100, "{}", foreign.len());
    for package in foreign {
        assert!(package.contains(&format!("\nsource = \"{REGISTRY}\"\n")), "{package}");
        assert!(package.contains("\nchecksum = \""), "{package}");
    }
}

#[test]
fn every_licence_is_one_that_may_be_used() {
    let rules = read("deny.toml");
    let list = rules.split("\nallow = [").nth(1).unwrap().split(']').next().unwrap();
    let allowed: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    for platform in ["x86_64-unknown-linux-gnu", "wasm32-unknown-unknown"] {
        let arguments = ["metadata", "--format-version=1", "--filter-platform", platform];
        let metadata: Value = serde_json::from_str(&cargo(&arguments)).unwrap();
        for package in metadata["packages"].as_array().unwrap() {
            let licence = package["license"].as_str().unwrap_or_default();
            assert!(is_allowed(licence, &allowed), "{} is under {licence:?}", package["name"]);
        }
    }
}

/// Whether an SPDX expression can be kept with these licences alone. Its brackets hold choices only.
fn is_allowed(licence: &str, allowed: &[&str]) -> bool {
    let or = licence.replace(" / ", "/").replace('/', " OR ");
    if let Some((choice, rest)) = or.strip_prefix('(').and_then(|it| it.split_once(") AND ")) {
        return is_allowed(choice, allowed) && is_allowed(rest, allowed);
    }
    or.split(" OR ").any(|one| one.split(" AND ").all(|it| allowed.contains(&it)))
}

#[test]
fn licences_are_read_as_spdx_means_them() {
    let allowed = ["MIT", "ISC"];
    for (licence, expected) in [
        ("MIT", true),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0/MIT", true),
        ("Apache-2.0 / MIT", true),
        ("MIT AND ISC", true),
        ("(GPL-3.0 OR MIT) AND ISC", true),
        ("", false),
        ("MIT AND GPL-3.0", false),
        ("(GPL-3.0 OR MIT) AND Zlib", false),
        ("MIT WITH something", false),
    ] {
        assert_eq!(is_allowed(licence, &allowed), expected, "{licence}");
    }
}

#[test]
fn modules_are_tools_in_exact_versions_and_from_no_particular_registry() {
    let package: Value = serde_json::from_str(&read("package.json")).unwrap();
    let lock: Value = serde_json::from_str(&read("package-lock.json")).unwrap();
    let tools = package["devDependencies"].as_object().unwrap();
    for kind in ["dependencies", "optionalDependencies", "peerDependencies", "scripts"] {
        assert_eq!(package.get(kind), None, "nothing of npm ships or runs by itself");
    }
    let listed: Vec<String> =
        table(&read(PAGE), "## What builds and tests").into_iter().map(|(name, _)| name).collect();
    assert_eq!(listed, tools.keys().cloned().collect::<Vec<_>>());
    for (name, version) in tools {
        let version = version.as_str().unwrap();
        let is_exact = version.split('.').all(|it| it.parse::<u32>().is_ok());
        assert!(is_exact, "{name} {version}");
        assert_eq!(lock["packages"][format!("node_modules/{name}")]["version"], version);
    }
    for (name, module) in lock["packages"].as_object().unwrap() {
        assert_eq!(module.get("resolved"), None, "{name}");
        let is_pinned = name.is_empty() || module["integrity"].is_string();
        assert!(is_pinned, "{name} has no checksum");
        assert!(name.is_empty() || module["dev"] == true, "{name} would ship");
    }
    assert!(read(".npmrc").contains("\nignore-scripts=true\n"));
}
