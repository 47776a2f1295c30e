//! What a page shows and what it has put into the browser's stores, as the page itself can read it.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::{Value, json};

use super::Search;
use crate::browser::Kind;
use crate::firefox;
use crate::tab::Tab;
use crate::wait;

impl Search<'_> {
    /// Looks at everything of a page. `own` is the id of the one field that may hold a token, if there is one:
    /// GitHub's own, or the one that a person types into.
    pub async fn page(&mut self, name: &str, tab: &Tab, own: Option<&str>) -> Result<()> {
        let look = LOOK.replace("OWN", &json!(own).to_string());
        let told: BTreeMap<String, Vec<String>> = tab.evaluate(&look).await?;
        for (place, entries) in &told {
            let kind =
                if place == "document" || place == "fields" { "part of a page" } else { "store" };
            self.text(kind, &format!("{place} of {name}"), &entries.join("\n"));
        }
        let mut tree = tab.tree().await?;
        if let Some(own) = own {
            take_out(&mut tree, own);
        }
        self.text(
            "part of a page",
            &format!("tree of {name}, closed parts too"),
            &tree.to_string(),
        );
        Ok(())
    }
}

impl Tab {
    /// The text on the clipboard of this browser.
    pub async fn clipboard(&self) -> Result<String> {
        if self.kind == Kind::Firefox {
            return firefox::clipboard(&self.connection).await;
        }
        let origin: String = self.evaluate("location.origin").await?;
        let wanted = json!({
            "descriptor": { "name": "clipboard-read" }, "state": "granted", "origin": origin,
        });
        self.connection.command("permissions.setPermission", wanted).await?;
        self.evaluate_as_if_clicked("await navigator.clipboard.readText()").await
    }

    /// The same, once it begins like this.
    pub async fn wait_for_clipboard(&self, start: &str) -> Result<String> {
        wait::until(&format!("a text on the clipboard that begins with {start}"), async || {
            Ok(Some(self.clipboard().await?).filter(|text| text.starts_with(start)))
        })
        .await
    }

    /// The whole document, as the browser tells it to whom no shadow root is closed.
    async fn tree(&self) -> Result<Value> {
        let wanted = json!({
            "expression": "document.documentElement",
            "target": { "context": self.id },
            "awaitPromise": false,
            "serializationOptions": { "maxDomDepth": null, "includeShadowTree": "all" },
        });
        let mut answer = self.connection.command("script.evaluate", wanted).await?;
        Ok(answer["result"].take())
    }
}

/// Takes an element out, with what the browser itself has put into it.
fn take_out(tree: &mut Value, id: &str) {
    if tree.get("attributes").is_some_and(|all| all["id"] == id) {
        *tree = Value::Null;
    }
    match tree {
        Value::Object(fields) => fields.values_mut().for_each(|inside| take_out(inside, id)),
        Value::Array(items) => items.iter_mut().for_each(|inside| take_out(inside, id)),
        _ => {}
    }
}

/// Runs in the page; each store that it has as a list of texts.
const LOOK: &str = r#"
await (async () => {
    const own = OWN;
    const told = {};
    const tell = async (place, read) => {
        try { told[place] = [await read()].flat(Infinity).map(String); } catch { told[place] = []; }
    };
    const opened = (request) => new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = failed;
    });
    await tell("document", () => {
        const copy = document.documentElement.cloneNode(true);
        if (own) copy.querySelector(`[id=${own}]`)?.remove();
        return [copy.outerHTML, document.title];
    });
    await tell("fields", () => [...document.querySelectorAll("*")]
        .filter((it) => it.value !== undefined && it.id !== (own ?? "")).map((it) => it.value));
    await tell("address and history", () => [location.href, JSON.stringify(history.state), name, document.referrer]);
    await tell("timeline", () => performance.getEntries().map((it) => it.name));
    await tell("cookies", () => document.cookie);
    for (const store of ["localStorage", "sessionStorage"]) {
        await tell(store, () => Object.entries(window[store]));
    }
    await tell("IndexedDB", async () => {
        const all = [];
        for (const { name } of await indexedDB.databases()) {
            const database = await opened(indexedDB.open(name));
            for (const store of database.objectStoreNames) {
                const reader = database.transaction(store).objectStore(store);
                all.push(name, store, JSON.stringify([await opened(reader.getAllKeys()), await opened(reader.getAll())]));
            }
            database.close();
        }
        return all;
    });
    await tell("caches", async () => {
        const all = [];
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) all.push(name, request.url, await (await cache.match(request)).text());
        }
        return all;
    });
    for (const area of ["local", "session", "sync", "managed"]) {
        if (globalThis.chrome?.storage?.[area]) {
            await tell("storage." + area, async () => JSON.stringify(await chrome.storage[area].get(null)));
        }
    }
    return told;
})()
"#;
