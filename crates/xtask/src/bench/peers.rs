//! What others do on the same page of the same browser in the same run: one run of axe-core, one control
//! highlighted by driver.js.

use std::fs;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use tokenwright_tests::{Desk, Kind, Settings};

use super::form;
use super::row::{Row, percentile};
use crate::workspace::Workspace;

/// Runs of each; the median counts.
const RUNS: usize = 5;

/// What highlighting one control took.
#[derive(Debug, Deserialize)]
struct Highlight {
    /// Of the page's main thread, in milliseconds.
    busy: f64,
    frames: usize,
}

/// `ours` is what a change costs the page with the extension, in milliseconds, if that was measured.
pub(super) async fn measure(
    workspace: &Workspace,
    kind: Kind,
    ours: Option<f64>,
    rows: &mut Vec<Row>,
) -> Result<()> {
    let library = |path: &str| {
        let file = workspace.root.join("node_modules").join(path);
        fs::read_to_string(&file).with_context(|| format!("no {}", file.display()))
    };
    let settings = Settings { fine_clock: true, ..Settings::default() };
    let desk = Desk::start_in(kind, form::world(), settings).await?;
    let page = desk.token_page_with(form::QUERY).await?;

    let driver = library("driver.js/dist/driver.js.iife.js")?;
    let style = serde_json::to_string(&library("driver.js/dist/driver.css")?)?;
    let script = include_str!("highlight.js").replace("STYLE", &style);
    page.evaluate::<()>(&format!("void (0, eval)({})", serde_json::to_string(&driver)?)).await?;
    let highlights: Vec<Highlight> =
        page.evaluate(&script.replace("RUNS", &RUNS.to_string())).await?;
    let busy: Vec<f64> = highlights.iter().map(|highlight| highlight.busy).collect();
    let frames: usize = highlights.iter().map(|highlight| highlight.frames).sum();
    let median = percentile(&busy, 0.5);
    rows.push(Row::told(
        format!("driver.js highlights one control, {kind:?}, median of {RUNS}"),
        format!("{median:.1} ms in {} frames{}", frames / RUNS, ratio(median, ours)),
    ));

    let axe = library("axe-core/axe.min.js")?;
    page.evaluate::<()>(&format!("void (0, function () {{\n{axe}\n}})()")).await?;
    let run = format!(
        "await (async () => {{ const took = []; for (let at = 0; at < {RUNS}; at++) {{ \
         const begun = performance.now(); await axe.run(); took.push(performance.now() - begun); }} \
         return took; }})()"
    );
    let median = percentile(&page.evaluate::<Vec<f64>>(&run).await?, 0.5);
    rows.push(Row::told(
        format!("one run of axe-core on the same page, {kind:?}, median of {RUNS}"),
        format!("{median:.0} ms{}", ratio(median, ours)),
    ));
    desk.finish().await
}

fn ratio(theirs: f64, ours: Option<f64>) -> String {
    ours.map_or_else(String::new, |ours| {
        format!("; {:.1} times what Tokenwright costs for a change ({ours:.1} ms)", theirs / ours)
    })
}
