//! Folders: every file in them, every name, and where links lead to.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::{Search, unpack};
use crate::browser::Browser;
use crate::tab::Tab;
use crate::wait;

/// Where browsers write down which tabs are open, and what was typed in them.
const OF_TABS: [&str; 2] = ["sessionstore-backups", "Sessions"];

/// Browsers refuse pages that change their address all the time.
const LOOKS_FOR_A_CHANGE: usize = 100;

impl Browser {
    /// Waits until the browser has written down, for the case that it crashes, what it keeps of a tab: until an
    /// address with this mark is there, which the tab gets again and again, because each change is a reason to write.
    pub async fn wait_for_tab_on_disk(&self, tab: &Tab, mark: &str) -> Result<()> {
        let mut looks = 0;
        wait::until(&format!("{mark} among the tabs on disk"), async || {
            if looks % LOOKS_FOR_A_CHANGE == 0 {
                let change = format!("history.replaceState(null, '', '#{mark}-{looks}')");
                tab.evaluate::<()>(&change).await?;
            }
            looks += 1;
            Ok(files_of_tabs(self.profile()).iter().any(|file| tells_of(file, mark)).then_some(()))
        })
        .await
    }
}

impl Search<'_> {
    /// Looks at everything below a folder. What a running browser takes away meanwhile is passed over.
    pub fn folder(&mut self, root: &Path) -> Result<()> {
        let entries =
            fs::read_dir(root).with_context(|| format!("cannot look into {}", root.display()))?;
        let mut waiting: Vec<_> = entries.flatten().collect();
        while let Some(entry) = waiting.pop() {
            let path = entry.path();
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
            self.text("name of a file", &name, &name);
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                waiting.extend(fs::read_dir(&path).into_iter().flatten().flatten());
            } else if kind.is_symlink() {
                let to = fs::read_link(&path).unwrap_or_default();
                self.text("link", &name, &to.to_string_lossy());
            } else if kind.is_file()
                && let Ok(content) = fs::read(&path)
            {
                self.bytes("file", &name, &content);
            }
        }
        Ok(())
    }
}

fn files_of_tabs(profile: &Path) -> Vec<Vec<u8>> {
    let user = profile.join("user");
    let folders =
        [&user, &user.join("Default")].map(|folder| OF_TABS.map(|name| folder.join(name)));
    let entries = folders.iter().flatten().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    entries.flatten().filter_map(|entry| fs::read(entry.path()).ok()).collect()
}

fn tells_of(file: &[u8], address: &str) -> bool {
    let holds = |bytes: &[u8]| bytes.windows(address.len()).any(|part| part == address.as_bytes());
    holds(file) || unpack::unpack(file).iter().any(|(_, inside)| holds(inside))
}
