//! The rows about a page that wants to be in our way.

use std::time::Duration;

use anyhow::Result;
use tokenwright_tests::Kind;

use super::super::row::Row;
use super::page::Page;

/// What the page does in one task, for people and in `page.js`.
const ATTACKS: [(&str, &str); 4] = [
    ("100,000 elements in the form", "elements"),
    ("a megabyte in two attributes of every field", "attributes"),
    ("10,000 elements moved 200 times", "moves"),
    ("500 times the form sent and held back", "submits"),
];
/// Longer than anything that follows from it.
const CALM: Duration = Duration::from_secs(2);
/// What a person notices as a pause, in milliseconds.
const FREEZE: f64 = 100.0;

impl Page {
    /// How long GitHub's page and the panel are busy with us at most.
    pub(super) async fn hostile(&self, kind: Kind, rows: &mut Vec<Row>) -> Result<()> {
        for (what, name) in ATTACKS {
            self.ask().await?;
            self.ask_panel().await?;
            self.attack(name).await?;
            tokio::time::sleep(CALM).await;
            let (page, panel) =
                (self.ask().await?.work.longest(), self.ask_panel().await?.longest());
            self.undo().await?;
            tokio::time::sleep(CALM).await;
            rows.push(Row::held(
                format!("{what}, {kind:?}: our longest task on GitHub’s page, and the panel’s"),
                "≤ 100 ms",
                format!("{page:.0} ms, {panel:.0} ms"),
                page <= FREEZE && panel <= FREEZE,
            ));
        }
        Ok(())
    }
}
