//! Where the workspace is, where it builds to, which version it has.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::tools::{cargo, output_of};

/// The workspace this program was built from.
#[derive(Debug)]
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    /// Cargo's own answer, so `CARGO_TARGET_DIR` and configuration files are heeded.
    pub(crate) target: PathBuf,
    pub(crate) version: String,
}

impl Workspace {
    pub(crate) fn find() -> Result<Self> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut command = cargo(here);
        command.args(["metadata", "--format-version", "1", "--no-deps", "--offline"]);
        let metadata: Value = serde_json::from_str(&output_of(&mut command)?)?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let own = metadata["packages"].as_array().into_iter().flatten();
        let version = own
            .filter(|package| package["name"] == env!("CARGO_PKG_NAME"))
            .find_map(|package| text(&package["version"]));
        Ok(Self {
            root: text(&metadata["workspace_root"]).context("cargo names no root")?.into(),
            target: text(&metadata["target_directory"]).context("cargo names no target")?.into(),
            version: version.context("cargo does not know this package")?,
        })
    }

    /// The unpacked extension.
    pub(crate) fn extension(&self) -> PathBuf {
        self.target.join("extension")
    }
}
