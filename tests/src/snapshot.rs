//! What the extension's own eyes see of a page, without the extension.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::tab::Tab;
use crate::wait;

/// Longer than any of the page's own timers.
const CALM: Duration = Duration::from_millis(400);

/// A page of more than one look is read to its end, or to where the eyes give up. One element a line, so that saved ones can
/// be compared.
const LOOK: &str = r#"
let more, json;
const eyes = createEyes(new WeakSet(), () => (more = true));
do {
    more = false;
    json = eyes.look();
} while (more);
const { nodes, ...page } = JSON.parse(json);
const lines = nodes.map((node) => JSON.stringify(node)).join(",\n");
return `${JSON.stringify(page).slice(0, -1)},"nodes":[\n${lines}\n]}`;
"#;

impl Tab {
    /// The page's snapshot by the content script's module, taken as soon as the page rests.
    pub async fn snapshot(&self) -> Result<String> {
        let module = eyes()?;
        let look = format!("(() => {{\n{module}\n{LOOK}\n}})()");
        let mut before = String::new();
        wait::until("the page to rest", async || {
            let seen: String = self.evaluate_apart(&look).await?;
            if seen == before {
                return Ok(Some(seen));
            }
            before = seen;
            tokio::time::sleep(CALM).await;
            Ok(None)
        })
        .await
    }
}

/// The content script's module as the text of functions: it ships joined to others, and GitHub's policy lets no
/// module in; the protocol's own evaluation does.
pub fn eyes() -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../extension/content/snapshot.js");
    let module = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    Ok(module.replace("export function", "function"))
}
