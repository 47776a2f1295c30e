//! What pages hold in memory once everything that nobody needs any more was collected.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::browser::Kind;
use crate::tab::Tab;

/// A module of the extension that gives its wasm's memory when it is asked a second time to begin.
const WASM: &str =
    "(await (await import('/wasm/tokenwright.js')).default()).memory.buffer.byteLength";

impl Tab {
    /// Bytes of the page's JavaScript objects, of those of content scripts on it too. Firefox tells nobody.
    pub async fn heap(&self) -> Result<Option<f64>> {
        if self.kind == Kind::Firefox {
            return Ok(None);
        }
        self.devtools("HeapProfiler.collectGarbage").await?;
        let usage = self.devtools("Runtime.getHeapUsage").await?;
        // A number of JavaScript's, which may come as `1.0`.
        usage["usedSize"].as_f64().map(Some).context("no heap is told")
    }

    /// Bytes of the wasm's memory in one of the extension's pages, which never gets smaller.
    pub async fn wasm_memory(&self) -> Result<f64> {
        self.evaluate(WASM).await
    }

    async fn devtools(&self, method: &str) -> Result<Value> {
        let wanted = json!({ "context": self.id });
        let session = self.connection.command("goog:cdp.getSession", wanted).await?;
        let wanted = json!({ "session": session["session"], "method": method, "params": {} });
        let mut answer = self.connection.command("goog:cdp.sendCommand", wanted).await?;
        Ok(answer["result"].take())
    }
}
