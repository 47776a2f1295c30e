//! A page in a tab, or a frame in it: going somewhere, looking at it, waiting for it.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::bidi::Connection;
use crate::browser::Kind;
use crate::desk::target_directory;
use crate::{firefox, wait};

/// A tab, or one of its frames; both can be looked into and acted upon.
#[derive(Debug, Clone)]
pub struct Tab {
    pub(crate) connection: Arc<Connection>,
    pub(crate) kind: Kind,
    pub(crate) id: String,
    /// The tab that a frame is in.
    pub(crate) top: Option<String>,
}

/// A frame as the browser lists it.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Address of its document.
    pub address: String,
    /// Its inside.
    pub inside: Tab,
}

impl Tab {
    pub(crate) fn new(connection: Arc<Connection>, kind: Kind, id: String) -> Self {
        Self { connection, kind, id, top: None }
    }

    /// Loads an address and waits until it is complete.
    pub async fn goto(&self, address: &str) -> Result<()> {
        let wanted = json!({ "context": self.id, "url": address, "wait": "complete" });
        let answer = self.connection.command("browsingContext.navigate", wanted).await;
        answer.with_context(|| format!("{address} did not load")).map(|_| ())
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Result<()> {
        let wanted = json!({ "context": self.id, "wait": "complete" });
        self.connection.command("browsingContext.reload", wanted).await.map(|_| ())
    }

    /// Steps through the history: -1 is back.
    pub async fn go_back_or_forward(&self, steps: i32) -> Result<()> {
        let wanted = json!({ "context": self.id, "delta": steps });
        self.connection.command("browsingContext.traverseHistory", wanted).await.map(|_| ())
    }

    /// Where the tab is now.
    pub async fn address(&self) -> Result<String> {
        self.evaluate("location.href").await
    }

    /// The value of a JavaScript expression, which may contain `await`; it comes back as JSON.
    pub async fn evaluate<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.run(expression, json!({ "context": self.id }), false).await
    }

    /// The same where the page's own scripts are not: on the page as a content script sees it.
    pub async fn evaluate_apart<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let apart = json!({ "context": self.id, "sandbox": "tokenwright-tests" });
        self.run(expression, apart, false).await
    }

    /// The same as if the person had just clicked there, so that what needs a click is allowed.
    pub async fn evaluate_as_if_clicked<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.run(expression, json!({ "context": self.id }), true).await
    }

    /// Waits until a JavaScript expression is truthy; `what` completes "waited in vain for …".
    pub async fn wait_for(&self, condition: &str, what: &str) -> Result<()> {
        let look = format!("Boolean({condition})");
        let seen =
            wait::until(what, async || Ok(self.evaluate::<bool>(&look).await?.then_some(())));
        match seen.await {
            Ok(()) => Ok(()),
            Err(error) => {
                Err(error.context(format!("{}\nnot true: {condition}", self.state().await)))
            }
        }
    }

    /// The text a person reads in an element.
    pub async fn text(&self, selector: &str) -> Result<String> {
        self.evaluate(&format!("document.querySelector({}).innerText", json!(selector))).await
    }

    /// Writes what the tab shows to a PNG file.
    pub async fn screenshot(&self, file: &Path) -> Result<()> {
        self.capture("viewport", file).await
    }

    /// The same of the whole document, also of what one would have to scroll to.
    pub async fn screenshot_of_all(&self, file: &Path) -> Result<()> {
        self.capture("document", file).await
    }

    /// The frames of this tab, also those in closed shadow roots.
    pub async fn frames(&self) -> Result<Vec<Frame>> {
        let tree = json!({ "root": self.id });
        let answer = self.connection.command("browsingContext.getTree", tree).await?;
        let children = answer["contexts"][0]["children"].as_array().cloned().unwrap_or_default();
        Ok(children.iter().filter_map(|child| self.frame(child)).collect())
    }

    /// The extension's panel on this page, once it is there, loaded, and in its place.
    pub async fn panel(&self) -> Result<Tab> {
        let panel = self.framed_panel().await?;
        // Until then the page has not made room, and what is aimed at would move.
        let stands = "document.querySelector('tokenwright-panel[shape]')";
        self.wait_for(stands, "the panel to stand").await?;
        Ok(panel)
    }

    /// The panel in a frame of this page, whoever framed it, once it is loaded.
    pub async fn framed_panel(&self) -> Result<Tab> {
        let panel = wait::until("the panel's frame", async || {
            let mut frames = self.frames().await?.into_iter();
            Ok(frames.find(|frame| is_panel(&frame.address)).map(|frame| frame.inside))
        })
        .await?;
        panel.wait_for("document.readyState === 'complete'", "the panel to be loaded").await?;
        Ok(panel)
    }

    /// Whether the extension's panel is on this page at this moment.
    pub async fn has_panel(&self) -> Result<bool> {
        Ok(self.frames().await?.iter().any(|frame| is_panel(&frame.address)))
    }

    /// Waits until the panel's frame is gone, of which the browser hears after the page.
    pub async fn wait_for_no_panel(&self) -> Result<()> {
        let look = async || Ok((!self.has_panel().await?).then_some(()));
        wait::until("the panel's frame to be gone", look).await
    }

    /// Shows this tab instead of the others.
    pub async fn bring_to_front(&self) -> Result<()> {
        let wanted = json!({ "context": self.id });
        self.connection.command("browsingContext.activate", wanted).await?;
        if self.kind == Kind::Firefox {
            firefox::focus_page(&self.connection).await?;
        }
        Ok(())
    }

    /// Gives the page's area this size.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let viewport = json!({ "width": width, "height": height });
        let wanted = json!({ "context": self.id, "viewport": viewport });
        self.connection.command("browsingContext.setViewport", wanted).await.map(|_| ())
    }

    /// Closes the tab.
    pub async fn close(self) -> Result<()> {
        let wanted = json!({ "context": self.id });
        self.connection.command("browsingContext.close", wanted).await.map(|_| ())
    }

    async fn capture(&self, origin: &str, file: &Path) -> Result<()> {
        let wanted = json!({ "context": self.top.as_ref().unwrap_or(&self.id), "origin": origin });
        let answer = self.connection.command("browsingContext.captureScreenshot", wanted).await?;
        let data = answer["data"].as_str().context("a screenshot without data")?;
        let image = data_encoding::BASE64.decode(data.as_bytes())?;
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, image).with_context(|| format!("cannot write {}", file.display()))
    }

    async fn run<T: DeserializeOwned>(
        &self,
        expression: &str,
        target: Value,
        clicked: bool,
    ) -> Result<T> {
        // `undefined` has no JSON; null is what `()` and `Option` read.
        let script = format!("(async () => JSON.stringify((\n{expression}\n)) ?? 'null')()");
        let wanted = json!({
            "expression": script,
            "target": target,
            "awaitPromise": true,
            "userActivation": clicked,
        });
        let answer = self.connection.command("script.evaluate", wanted).await?;
        if answer["type"] != "success" {
            let said = answer["exceptionDetails"]["text"].as_str().unwrap_or("(unsaid)");
            bail!("the page threw {said}\nat: {expression}");
        }
        let text = answer["result"]["value"].as_str().context("the page gave no JSON back")?;
        serde_json::from_str(text).with_context(|| format!("unexpected {text}\nat: {expression}"))
    }

    fn frame(&self, child: &Value) -> Option<Frame> {
        let inside = Tab {
            connection: Arc::clone(&self.connection),
            kind: self.kind,
            id: child["context"].as_str()?.to_owned(),
            top: Some(self.top.as_ref().unwrap_or(&self.id).clone()),
        };
        Some(Frame { address: child["url"].as_str()?.to_owned(), inside })
    }

    /// What the page shows, for a message about a wait that ended in vain.
    pub(crate) async fn state(&self) -> String {
        let look = "[location.href, document.title, document.readyState, \
                    (document.body?.innerText ?? '').slice(0, 3000)].join('\\n')";
        let words = match self.evaluate::<String>(look).await {
            Ok(words) => words,
            Err(error) => format!("could not be read: {error:#}"),
        };
        let picture = target_directory().join("failures").join(format!("{}.png", self.id));
        match self.screenshot(&picture).await {
            Ok(()) => format!("the page then ({}): {words}", picture.display()),
            Err(error) => format!("the page then (no picture: {error:#}): {words}"),
        }
    }
}

fn is_panel(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.ends_with("/panel.html") && path.contains("-extension://")
}
