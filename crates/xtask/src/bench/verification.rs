//! A verification and an audit in a browser, with a delay on every answer, beside the same requests sent
//! one after another by the same page in the same run.

use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use tokenwright_core::limits::WAVE;
use tokenwright_double::{Repositories, Scenario, TokenWish};
use tokenwright_tests::{Desk, Kind, Tab, guided};

use super::row::Row;

/// What the double waits before each answer of the API.
const DELAY: Duration = Duration::from_millis(100);

/// A verification beside the same requests sent one by one.
#[derive(Debug)]
pub(super) struct TimeLine {
    /// What was measured, for people.
    pub(super) what: String,
    pub(super) ours: Vec<Request>,
    pub(super) one_by_one: Vec<Request>,
}

/// A request, in milliseconds since the run began.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub(super) path: String,
    pub(super) sent: u64,
    pub(super) took: u64,
}

pub(super) async fn measure(kind: Kind, rows: &mut Vec<Row>) -> Result<TimeLine> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let repositories = Repositories::Selected(vec!["rocket-skates".into()]);
    let mut permissions = TokenWish::default().permissions;
    permissions.push(("contents", "read"));
    let token = desk.double.mint(TokenWish { permissions, repositories, ..TokenWish::default() });
    let address = "verify.html?recipe=milestone-copilot&owner=acme";
    let page = desk.browser.open_extension_page(address).await?;
    page.wait_for("document.querySelector('#owner').value === 'acme'", "the form").await?;
    desk.double.set_api_delay(DELAY);

    page.fill("#token", &token).await?;
    page.click("#verify").await?;
    guided::verdict(&page).await?;
    let verification = Run::of(&page).await?;
    let one_by_one = sequential(&page, &token, &verification).await?;
    let holds = verification.requests.len() <= 7 && verification.rounds() <= 2;
    rows.push(verification.row(kind, "verification", "≤ 7 GET, 2 rounds", &one_by_one, holds));
    let what = format!("{kind:?}, {} ms before each answer", DELAY.as_millis());
    let time_line =
        TimeLine { what, ours: verification.requests.clone(), one_by_one: one_by_one.requests };
    page.click("[data-do=audit]").await?;
    page.wait_for("Boolean(document.querySelector('[data-audit=complete]'))", "the audit").await?;
    let holds = desk.double.most_at_once() <= WAVE;
    let audit = Run::of(&page).await?.without(&verification);
    let one_by_one = sequential(&page, &token, &audit).await?;
    rows.push(audit.row(kind, "audit after it", "≤ 20 at once", &one_by_one, holds));
    desk.finish().await?;
    Ok(time_line)
}

/// The requests of a run.
struct Run {
    requests: Vec<Request>,
}

impl Run {
    /// What the page's report says.
    async fn of(page: &Tab) -> Result<Self> {
        let text: String =
            page.evaluate("document.querySelector('[data-report]').textContent").await?;
        let report: Value = serde_json::from_str(&text)?;
        let requests = report["verification"]["requests"].as_array().context("no requests")?;
        let number = |request: &Value, field: &str| request[field].as_u64().unwrap_or_default();
        let read = |request: &Value| {
            let path = request["get"].as_str().unwrap_or_default().to_owned();
            let (sent, took) = (number(request, "sent_after_ms"), number(request, "took_ms"));
            Request { path, sent, took }
        };
        Ok(Self { requests: requests.iter().map(read).collect() })
    }

    /// The requests that another run has not sent.
    fn without(&self, other: &Self) -> Self {
        Self { requests: self.requests[other.requests.len()..].to_vec() }
    }

    fn wall(&self) -> u64 {
        self.requests.iter().map(|it| it.sent + it.took).max().unwrap_or_default()
    }

    /// How often requests were sent only after all earlier ones had been answered.
    fn rounds(&self) -> usize {
        let mut rounds = 0;
        let mut answered = None;
        for Request { sent, took, .. } in &self.requests {
            if answered.is_none_or(|answered| *sent >= answered) {
                rounds += 1;
            }
            answered = answered.max(Some(sent + took));
        }
        rounds
    }

    fn row(
        &self,
        kind: Kind,
        what: &str,
        target: &'static str,
        one_by_one: &Self,
        holds: bool,
    ) -> Row {
        let (count, rounds, wall) = (self.requests.len(), self.rounds(), self.wall());
        let one_by_one = one_by_one.wall();
        Row::held(
            format!("{what}, {kind:?}, {} ms a request", DELAY.as_millis()),
            target,
            format!("{count} GET, {rounds} rounds, {wall} ms; one by one {one_by_one} ms"),
            holds,
        )
    }
}

/// The same requests by the same page, each sent when the one before is answered.
async fn sequential(page: &Tab, token: &str, run: &Run) -> Result<Run> {
    let paths: Vec<&String> = run.requests.iter().map(|request| &request.path).collect();
    let script = format!(
        "await (async () => {{ const begun = performance.now(), times = []; \
         for (const path of {}) {{ const sent = performance.now(); \
         const answer = await fetch('https://api.github.com' + path, \
         {{ cache: 'no-store', headers: {{ authorization: {} }} }}); await answer.text(); \
         times.push([sent - begun, performance.now() - sent].map(Math.round)); }} return times; }})()",
        json!(paths),
        json!(format!("Bearer {token}"))
    );
    let times: Vec<(u64, u64)> = page.evaluate(&script).await?;
    let requests = paths.into_iter().zip(times);
    let request = |(path, (sent, took)): (&String, _)| Request { path: path.clone(), sent, took };
    Ok(Run { requests: requests.map(request).collect() })
}
