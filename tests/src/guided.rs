//! Someone who does what Tokenwright says and nothing else: touches the control that is marked as
//! current, types what the panel expects there, and waits for the next mark.

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use serde_json::json;

use crate::tab::Tab;

/// Steps after which someone who is led in circles gives up; the whole form takes about 20.
const PATIENCE: usize = 60;

/// A page with the panel beside it.
#[derive(Debug, Clone, Copy)]
pub struct Guided<'tab> {
    page: &'tab Tab,
    panel: &'tab Tab,
}

/// The marked control, as a person sees it.
#[derive(Debug, Clone, Deserialize)]
pub struct Marked {
    /// `input`, `textarea`, `button` and so on.
    pub tag: String,
    /// The `type` of an input.
    pub kind: String,
    /// What is written on it or beside it.
    pub words: String,
}

/// One check as the panel shows it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Check {
    /// For instance `permission:organization:members`.
    pub id: String,
    /// `met`, `unmet`, `cannot-tell` or `not-needed`.
    pub status: String,
    /// What the panel says about it.
    pub says: String,
}

impl<'tab> Guided<'tab> {
    /// On this page, beside this panel.
    pub fn new(page: &'tab Tab, panel: &'tab Tab) -> Self {
        Self { page, panel }
    }

    /// Tells the panel the organization, as it asks for it.
    pub async fn tell_owner(&self, login: &str) -> Result<()> {
        self.panel.fill("#owner-input", login).await?;
        self.panel.press("Enter").await?;
        let taken =
            format!("document.querySelector('#owner-name').textContent === {}", json!(login));
        self.panel.wait_for(&taken, "the panel to take the organization").await
    }

    /// All checks, in the panel's order.
    pub async fn checks(&self) -> Result<Vec<Check>> {
        self.panel
            .evaluate(
                "[...document.querySelectorAll('[data-check]')].map((it) => ({ \
                 id: it.dataset.check, status: it.dataset.status, \
                 says: it.querySelector('.says').textContent }))",
            )
            .await
    }

    /// Waits until a check has a status.
    pub async fn wait_for_check(&self, id: &str, status: &str) -> Result<()> {
        let there = format!(
            "document.querySelector('[data-check={}]')?.dataset.status === {}",
            json!(id),
            json!(status)
        );
        self.panel.wait_for(&there, &format!("{id} to be {status}")).await
    }

    /// Waits until GitHub's page is in a phase, as the panel sees it.
    pub async fn wait_for_phase(&self, phase: &str) -> Result<()> {
        let there = format!("document.querySelector('#panel').dataset.phase === {}", json!(phase));
        self.panel.wait_for(&there, &format!("the panel to see the phase {phase}")).await
    }

    /// Waits for the verdict of a verification in the panel.
    pub async fn verdict(&self) -> Result<String> {
        verdict(self.panel).await
    }

    /// Does what is marked until the marked control is a button that sends the form; tells each
    /// step, with the checks after it, to `watch`.
    pub async fn follow(
        &self,
        mut watch: impl AsyncFnMut(&Marked, &[Check]) -> Result<()>,
    ) -> Result<()> {
        for _ in 0..PATIENCE {
            let marked = self.marked().await?;
            if marked.words.starts_with("Generate token") {
                return Ok(());
            }
            self.touch(&marked).await?;
            self.wait_for_another_mark().await.with_context(|| format!("after {marked:?}"))?;
            watch(&marked, &self.checks().await?).await?;
        }
        bail!("{PATIENCE} steps did not lead to “Generate token”: {:#?}", self.checks().await?)
    }

    /// The control that is marked as current, once there is one.
    pub async fn marked(&self) -> Result<Marked> {
        self.page.wait_for(&format!("Boolean({CURRENT})"), "a marked control").await?;
        self.page
            .evaluate(&format!(
                "(() => {{ const it = {CURRENT}; return {{ tag: it.localName, kind: it.type ?? '', \
                 words: (it.innerText || it.labels?.[0]?.innerText || it.id).trim() }}; }})()"
            ))
            .await
    }

    /// Clicks the marked control.
    pub async fn click_marked(&self) -> Result<()> {
        self.page.click_on(CURRENT).await
    }

    async fn touch(&self, marked: &Marked) -> Result<()> {
        self.page.evaluate::<()>(&format!("void (window.touchedLast = {CURRENT})")).await?;
        let typed = marked.tag == "textarea" || (marked.tag == "input" && marked.kind == "text");
        if typed {
            let expected = self.expected().await?;
            return self.page.fill("[data-tokenwright=current]", &expected).await;
        }
        if marked.kind == "date" {
            let expected: String = self.expected().await?;
            let date = expected.split_once('(').and_then(|(_, rest)| rest.split(')').next());
            let date = date.context("the panel expects no date")?.to_owned();
            return self.page.type_date(CURRENT, &date).await;
        }
        self.click_marked().await
    }

    /// What the panel expects in the control that is due.
    async fn expected(&self) -> Result<String> {
        self.panel.evaluate("document.querySelector('.due dd').textContent").await
    }

    async fn wait_for_another_mark(&self) -> Result<()> {
        let another = format!("{CURRENT} && {CURRENT} !== window.touchedLast");
        self.page.wait_for(&another, "another control to be marked").await
    }
}

/// Waits for the verdict of a verification, in the panel or on the verification page.
pub async fn verdict(place: &Tab) -> Result<String> {
    place.wait_for("Boolean(document.querySelector('[data-verdict]'))", "the verdict").await?;
    place.evaluate("document.querySelector('[data-verdict]').dataset.verdict").await
}

/// JavaScript for the marked control.
const CURRENT: &str = "document.querySelector('[data-tokenwright=current]')";
