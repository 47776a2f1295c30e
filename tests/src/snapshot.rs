//! What the extension's own eyes see of a page, without the extension.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::tab::Tab;
use crate::wait;

/// Longer than any of the page's own timers.
const CALM: Duration = Duration::from_millis(400);

impl Tab {
    /// The page's snapshot by the content script's module, taken as soon as the page rests.
    pub async fn snapshot(&self) -> Result<String> {
        let module = eyes()?;
        let look = format!("(() => {{\n{module}\nreturn createEyes().look();\n}})()");
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

/// The content script's module as the text of functions: GitHub's policy lets no module in, the protocol's own
/// evaluation does.
fn eyes() -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../extension/content/snapshot.js");
    let module = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    Ok(module.replace("export function", "function"))
}

/// How long the eyes took for each of many looks after a change of the form, in milliseconds.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct Looks {
    /// The page's elements.
    pub elements: usize,
    /// One figure a look, as precise as the browser's clock is on such a page.
    pub milliseconds: Vec<f64>,
    /// The last snapshot.
    pub snapshot: String,
}

impl Tab {
    /// Looks at the page after each of so many changes of it: a level that is drawn anew, as the page does
    /// when a permission is set.
    pub async fn looks(&self, changes: usize) -> Result<Looks> {
        let module = eyes()?;
        self.evaluate_apart(&format!(
            "(() => {{\n{module}\nconst eyes = createEyes();\nlet snapshot = eyes.look();\n\
             const button = document.querySelector('.js-integrations-install-form-submit');\n\
             const text = button.textContent, milliseconds = [];\n\
             for (let at = 0; at < {changes}; at++) {{\n\
               button.textContent = text + ' '.repeat(at % 2);\n\
               const begun = performance.now();\n\
               eyes.forget([{{ target: button, addedNodes: button.childNodes }}]);\n\
               snapshot = eyes.look();\n\
               milliseconds.push(performance.now() - begun);\n\
             }}\n\
             return {{ elements: document.querySelectorAll('*').length, milliseconds, snapshot }};\n}})()"
        ))
        .await
    }
}
