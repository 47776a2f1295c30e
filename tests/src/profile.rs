//! A fresh browser profile in a folder of its own, removed afterwards.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context as _, Result};

static NEXT: AtomicU32 = AtomicU32::new(1);

/// The folder; it goes when this is dropped.
#[derive(Debug)]
pub struct Profile {
    path: PathBuf,
}

impl Profile {
    pub(crate) fn new(browser: &str) -> Result<Self> {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("tokenwright-{browser}-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        // A crashed run with the same process number may have left one.
        let _ = fs::remove_dir_all(&path);
        let profile = Self { path };
        for folder in [profile.user(), profile.temporary()] {
            fs::create_dir_all(&folder)
                .with_context(|| format!("cannot create {}", folder.display()))?;
        }
        Ok(profile)
    }

    /// What the browser takes for the user's profile.
    pub(crate) fn user(&self) -> PathBuf {
        self.path.join("user")
    }

    /// For `TMPDIR`: what a browser that is killed leaves lying goes with the profile.
    pub(crate) fn temporary(&self) -> PathBuf {
        self.path.join("tmp")
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}
