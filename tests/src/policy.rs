//! What an administrator sets for the extension on a machine, for one browser that a test starts.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

/// Chromium reads policies from here and nowhere else; other builds of it have other folders.
const CHROMIUM_FOLDER: &str = "/etc/chromium/policies/managed";

static NEXT: AtomicU32 = AtomicU32::new(1);

/// A policy file that every Chromium of this machine reads, for an extension that only this test's has. It goes when this
/// is dropped.
#[derive(Debug)]
pub(crate) struct ChromiumPolicy {
    path: PathBuf,
}

impl ChromiumPolicy {
    /// Sets `values` for the extension of this id.
    pub(crate) fn set(id: &str, values: &Value) -> Result<Self> {
        let folder = Path::new(CHROMIUM_FOLDER);
        fs::create_dir_all(folder).with_context(how_to_allow)?;
        remove_those_of_the_dead(folder);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let policy = Self { path: folder.join(file_name(std::process::id(), number)) };
        let text = json!({ "3rdparty": { "extensions": { (id): values } } }).to_string();
        fs::write(&policy.path, text).with_context(how_to_allow)?;
        Ok(policy)
    }
}

impl Drop for ChromiumPolicy {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// A Firefox with `values` set for the extension of this id: the program itself, copied into `folder`, with the rest of
/// it linked and a policy file beside it. It takes its place for where it lies.
pub(crate) fn firefox_with(
    program: &Path,
    folder: &Path,
    id: &str,
    values: &Value,
) -> Result<PathBuf> {
    let program = fs::canonicalize(program)?;
    let home = program.parent().context("Firefox lies nowhere")?;
    let whole = home.join("libxul.so").is_file();
    ensure!(whole, "{} is no Firefox, but something that starts one", program.display());
    fs::create_dir_all(folder.join("distribution"))?;
    for entry in fs::read_dir(home)? {
        let path = entry?.path();
        let Some(name) = path.file_name() else { continue };
        if path == program {
            fs::copy(&path, folder.join(name))?;
        } else if name != "distribution" {
            symlink(&path, folder.join(name))?;
        }
    }
    let text = json!({ "policies": { "3rdparty": { "Extensions": { (id): values } } } });
    fs::write(folder.join("distribution/policies.json"), text.to_string())?;
    Ok(folder.join(program.file_name().context("Firefox has no name")?))
}

const FILE_PREFIX: &str = "tokenwright-tests-";

fn file_name(process: u32, number: u32) -> String {
    format!("{FILE_PREFIX}{process}-{number}.json")
}

/// A run that was killed could not tidy up.
fn remove_those_of_the_dead(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let ours = name.to_str().and_then(|name| name.strip_prefix(FILE_PREFIX));
        let process = ours.and_then(|rest| rest.split('-').next());
        if process.is_some_and(|process| !Path::new("/proc").join(process).exists()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn how_to_allow() -> String {
    format!(
        "Chromium reads policies from {CHROMIUM_FOLDER} only, and this user may not write there; \
         run: sudo install --directory --owner=\"$(id -un)\" {CHROMIUM_FOLDER}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_run_left_goes_and_nothing_else() {
        let folder =
            std::env::temp_dir().join(format!("tokenwright-policy-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        // No process has this number on Linux.
        let of_dead = folder.join(file_name(u32::MAX, 1));
        let of_living = folder.join(file_name(std::process::id(), 1));
        let of_others = folder.join("company.json");
        for file in [&of_dead, &of_living, &of_others] {
            fs::write(file, "{}").unwrap();
        }
        remove_those_of_the_dead(&folder);
        let left = (of_dead.exists(), of_living.exists(), of_others.exists());
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(left, (false, true, true));
    }
}
