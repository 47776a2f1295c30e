//! `package`: the zips that the stores take, byte-identical on every build of one commit.
//!
//! Both hold the same files. One manifest serves both browsers when it is loaded unpacked, as tests do;
//! each store gets it without the keys that only the other browser knows, because its lint warns of them.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::workspace::Workspace;
use crate::{build, lint};

/// Each store's browser, and where the manifest has keys that are not for it.
const STORES: [(&str, &[&str]); 2] = [
    ("chromium", &["/background/scripts", "/browser_specific_settings"]),
    ("firefox", &["/background/service_worker", "/storage", "/minimum_chrome_version"]),
];
const MANIFEST: &str = "manifest.json";

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    build::run(workspace)?;
    pack(workspace)
}

/// Packs what was built, and holds it to what the stores' own lint says.
pub(crate) fn pack(workspace: &Workspace) -> Result<()> {
    let manifest = fs::read_to_string(workspace.extension().join(MANIFEST))?;
    let folder = workspace.target.join("package");
    fs::create_dir_all(&folder)?;
    for (browser, foreign) in STORES {
        let archive = archive(&workspace.extension(), &without(&manifest, foreign)?)?;
        let file = folder.join(format!("tokenwright-{browser}-{}.zip", workspace.version));
        fs::write(&file, &archive).with_context(|| format!("cannot write {}", file.display()))?;
        println!("{} ({} bytes, SHA-256 {})", file.display(), archive.len(), checksum(&archive));
        lint::hold(workspace, browser, &file)?;
    }
    Ok(())
}

/// In hexadecimal digits, as `sha256sum` writes it.
pub(crate) fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Names in order, one time for all, one way to compress: only the files' bytes make a difference.
fn archive(folder: &Path, manifest: &str) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in names(folder, Path::new(""))? {
        archive.start_file(slashed(&name), options)?;
        if name == Path::new(MANIFEST) {
            archive.write_all(manifest.as_bytes())?;
        } else {
            archive.write_all(&fs::read(folder.join(&name))?)?;
        }
    }
    Ok(archive.finish()?.into_inner())
}

/// The manifest without what these pointers name.
fn without(manifest: &str, foreign: &[&str]) -> Result<String> {
    let mut manifest: Value = serde_json::from_str(manifest).context(MANIFEST)?;
    for pointer in foreign {
        let (parent, key) = pointer.rsplit_once('/').unwrap_or_default();
        let removed =
            manifest.pointer_mut(parent).and_then(|parent| parent.as_object_mut()?.remove(key));
        removed
            .with_context(|| format!("{MANIFEST} has no {pointer}: {STORES:?} is out of date"))?;
    }
    Ok(format!("{manifest:#}\n"))
}

/// Every file below the folder, relative to it, sorted.
pub(crate) fn names(root: &Path, below: &Path) -> Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let name = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            names.extend(self::names(root, &name)?);
        } else {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn slashed(name: &Path) -> String {
    let parts = name.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_depends_on_the_files_alone() {
        let root = std::env::temp_dir().join(format!("tokenwright-package-{}", std::process::id()));
        let write = |folder: &str, names: [&str; 2]| {
            let folder = root.join(folder);
            fs::create_dir_all(folder.join("inner")).unwrap();
            for name in names {
                fs::write(folder.join(name), name).unwrap();
            }
            archive(&folder, "{}").unwrap()
        };
        let one = write("one", ["manifest.json", "inner/a.js"]);
        let other = write("other", ["inner/a.js", "manifest.json"]);
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(one, other);
    }

    #[test]
    fn each_store_gets_the_manifest_without_the_keys_of_the_other() {
        let manifest = include_str!("../../../extension/manifest.json");
        let all: Value = serde_json::from_str(manifest).unwrap();
        for (browser, foreign) in STORES {
            let own: Value = serde_json::from_str(&without(manifest, foreign).unwrap()).unwrap();
            for pointer in foreign {
                assert!(own.pointer(pointer).is_none(), "{browser} gets {pointer}");
            }
            let others = STORES.iter().filter(|(other, _)| *other != browser);
            for pointer in others.flat_map(|(_, pointers)| *pointers) {
                assert_eq!(own.pointer(pointer), all.pointer(pointer), "{browser} lacks {pointer}");
            }
            for key in ["permissions", "optional_permissions", "host_permissions", "commands"] {
                assert_eq!(own[key], all[key], "{browser}: {key}");
            }
        }
    }
}
