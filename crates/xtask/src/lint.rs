//! What Mozilla's linter says of a package. Its store refuses errors and shows warnings to reviewers, so there are none.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::tools::have_node_modules;
use crate::workspace::Workspace;

/// What it says of the package for Chromium, all of it because keys are missing that are Firefox's alone; there is no
/// linter of Chromium's store, and in everything else this one looks at the same files.
const OF_CHROMIUM: [&str; 4] = [
    "ADDON_ID_REQUIRED",
    "BACKGROUND_SERVICE_WORKER_NOFALLBACK",
    "MISSING_DATA_COLLECTION_PERMISSIONS",
    "STORAGE_MANAGED",
];

/// Holds the package for a browser to the lint.
pub(crate) fn hold(workspace: &Workspace, browser: &str, package: &Path) -> Result<()> {
    have_node_modules(workspace)?;
    let mut command = Command::new(workspace.root.join("node_modules/.bin/addons-linter"));
    let output = command.arg("--output=json").arg(package).stderr(Stdio::inherit()).output();
    // It fails if there are errors, which its words tell better than its status.
    let output = output.context("cannot run addons-linter")?;
    let report: Value = serde_json::from_slice(&output.stdout).context("addons-linter")?;
    let said = said(&report)?;
    let expected: &[&str] = if browser == "chromium" { &OF_CHROMIUM } else { &[] };
    let codes: BTreeSet<&str> = said.iter().map(|(code, _)| code.as_str()).collect();
    let words: Vec<_> = said.iter().map(|(code, words)| format!("{code}: {words}")).collect();
    ensure!(codes.iter().eq(expected), "the lint of {browser}'s package\n{}", words.join("\n"));
    println!("{}", summary(&report, expected));
    Ok(())
}

/// Code and message of every error, warning and notice.
fn said(report: &Value) -> Result<Vec<(String, String)>> {
    let mut said = Vec::new();
    for kind in ["errors", "warnings", "notices"] {
        let messages = report[kind].as_array().with_context(|| format!("no list of {kind}"))?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        said.extend(messages.iter().map(|it| (text(&it["code"]), text(&it["message"]))));
    }
    Ok(said)
}

fn summary(report: &Value, expected: &[&str]) -> String {
    let count = |kind: &str| report["summary"][kind].as_u64().unwrap_or_default();
    let counts = format!(
        "  lint: {} errors, {} warnings, {} notices",
        count("errors"),
        count("warnings"),
        count("notices")
    );
    let rest = if expected.is_empty() {
        String::new()
    } else {
        format!(", as expected for want of Firefox's keys: {}", expected.join(", "))
    };
    counts + &rest
}
