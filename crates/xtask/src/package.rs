//! `package`: the zips that the stores take, byte-identical on every build of one commit.
//!
//! Both hold the same files. One manifest serves both browsers, and so what is tested is what ships.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::build;
use crate::workspace::Workspace;

const BROWSERS: [&str; 2] = ["chromium", "firefox"];

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    build::run(workspace)?;
    let archive = archive(&workspace.extension())?;
    let folder = workspace.target.join("package");
    fs::create_dir_all(&folder)?;
    for browser in BROWSERS {
        let file = folder.join(format!("tokenwright-{browser}-{}.zip", workspace.version));
        fs::write(&file, &archive).with_context(|| format!("cannot write {}", file.display()))?;
        println!("{} ({} bytes)", file.display(), archive.len());
    }
    Ok(())
}

/// Names in order, one time for all, one way to compress: only the files' bytes make a difference.
fn archive(folder: &Path) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in names(folder, Path::new(""))? {
        archive.start_file(slashed(&name), options)?;
        archive.write_all(&fs::read(folder.join(&name))?)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Every file below the folder, relative to it, sorted.
fn names(root: &Path, below: &Path) -> Result<Vec<PathBuf>> {
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
            archive(&folder).unwrap()
        };
        let one = write("one", ["manifest.json", "inner/a.js"]);
        let other = write("other", ["inner/a.js", "manifest.json"]);
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(one, other);
    }
}
