//! The same person on the permissions of years before.

use anyhow::Result;
use serde_json::json;

use super::{Person, visible};

impl Person<'_> {
    /// Opens a section of the rows of 2024 to 2025 (`Organization permissions`).
    pub async fn open_section(&self, heading: &str) -> Result<()> {
        let summary = visible("summary", &format!("words === {}", json!(heading)));
        self.page.click_on(&summary).await?;
        let open = format!("{summary}?.parentElement.open");
        self.page.wait_for(&open, "the section of permissions to open").await
    }

    /// Sets a permission by the menu in its row, as it was from 2024 to 2025.
    pub async fn set_by_menu(&self, title: &str, level: &str) -> Result<()> {
        let button = format!("{}?.querySelector('button[aria-haspopup]')", row(title));
        self.page.click_on(&button).await?;
        let item = visible("[role=menuitemradio]", &format!("words === {}", json!(level)));
        self.page.click_on(&item).await?;
        let taken = format!("{button}.textContent.trim().endsWith({}) && !{item}", json!(level));
        self.page.wait_for(&taken, "the permission's row to take the level").await
    }

    /// Sets a permission by the radio buttons in its row, as it was to 2023.
    pub async fn set_by_radio(&self, title: &str, level: &str) -> Result<()> {
        let summary = format!("{}?.querySelector('summary')", row(title));
        self.page.click_on(&summary).await?;
        let label = visible("details[open] label", &format!("words === {}", json!(level)));
        self.page.click_on(&label).await?;
        let taken = format!("{label}?.querySelector('input').checked");
        self.page.wait_for(&taken, "the permission to take the level").await?;
        self.page.click_on(&summary).await
    }
}

/// JavaScript for the visible row of a permission, chosen or not.
fn row(title: &str) -> String {
    let titled = format!("it.querySelector('strong')?.innerText.trim() === {}", json!(title));
    visible("li", &titled)
}
