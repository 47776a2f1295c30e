//! What wakes the extension's worker from outside of every page: a key of the browser's own, a click on a
//! notification.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::browser::{Browser, Kind};
use crate::{firefox, wait};

/// The worker of a browser's extension.
#[derive(Debug)]
pub struct Worker<'a> {
    browser: &'a Browser,
    /// What keeps Chromium's awake, so that it is there to be told something.
    session: Value,
}

impl Browser {
    /// The extension's worker.
    pub async fn worker(&self) -> Result<Worker<'_>> {
        let mut worker = Worker { browser: self, session: Value::Null };
        if self.kind() == Kind::Chromium {
            let page = self.open_extension_page("popup.html").await?;
            // It sleeps when nothing happens, and no message of ours is like this one.
            page.evaluate::<()>("void chrome.runtime.sendMessage({}).catch(() => {})").await?;
            worker.session = wait::until("the worker", async || worker.attach().await).await?;
            page.close().await?;
        }
        Ok(worker)
    }
}

impl Worker<'_> {
    /// Alt+Shift+P, pressed in the browser's window and not in a page. Keys from outside never reach the
    /// commands of a Chromium (its protocol marks them as not for the browser), so there the worker is
    /// told what Chromium tells it of that key.
    pub async fn press_panel_key(&self) -> Result<()> {
        match self.browser.kind() {
            Kind::Firefox => firefox::evaluate_in_browser(&self.browser.connection, PRESS).await,
            Kind::Chromium => self.hear("commands.onCommand", "toggle-panel").await,
        }
    }

    /// Lets an event of Chromium's happen in its worker, which hears it as from the browser itself.
    pub async fn hear(&self, event: &str, what: &str) -> Result<()> {
        ensure!(!self.session.is_null(), "only Chromium's events can be made to happen");
        let script = format!("chrome.{event}.dispatch({})", json!(what));
        let wanted = json!({ "expression": script });
        let answer = self.send("Runtime.evaluate", wanted).await?;
        let threw = &answer["exceptionDetails"];
        ensure!(threw.is_null(), "the worker threw {threw}");
        Ok(())
    }

    async fn attach(&self) -> Result<Option<Value>> {
        let targets = self.send("Target.getTargets", json!({})).await?;
        let ours = format!("{}/worker.js", self.browser.extension_origin()?);
        let infos = targets["targetInfos"].as_array().context("no list of targets")?;
        let Some(worker) = infos.iter().find(|it| it["url"] == ours) else { return Ok(None) };
        let wanted = json!({ "targetId": worker["targetId"], "flatten": true });
        let attached = self.send("Target.attachToTarget", wanted).await?;
        Ok(Some(attached["sessionId"].clone()))
    }

    async fn send(&self, method: &str, parameters: Value) -> Result<Value> {
        let mut wanted = json!({ "method": method, "params": parameters });
        if !self.session.is_null() {
            wanted["session"] = self.session.clone();
        }
        let mut answer = self.browser.connection.command("goog:cdp.sendCommand", wanted).await?;
        Ok(answer["result"].take())
    }
}

/// As Firefox's own tests press keys: where a key of the keyboard arrives.
const PRESS: &str = "{
    const keyboard = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
    keyboard.beginInputTransactionForTests(window);
    const keys = [['Alt', 'AltLeft', 18], ['Shift', 'ShiftLeft', 16], ['P', 'KeyP', 80]]
        .map(([key, code, keyCode]) => new KeyboardEvent('', { key, code, keyCode }));
    for (const key of keys) keyboard.keydown(key);
    for (const key of keys.toReversed()) keyboard.keyup(key);
    null;
}";
