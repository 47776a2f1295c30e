//! What the rules cost without a browser: on the page as Chromium shows it, and over pages of many sizes.

use std::fs;
use std::time::Instant;

use anyhow::{Context as _, Result};
use serde_json::Value;
use tokenwright_core::date::Date;
use tokenwright_core::login::Login;
use tokenwright_core::{Wanted, evaluate, recipe};
use tokenwright_page::{Snapshot, read};
use tokenwright_tests::{Desk, Kind, Settings};

use super::form;
use super::row::{Row, percentile};
use crate::tools::{cargo, run as run_program};
use crate::workspace::Workspace;

const READS: usize = 2_000;
/// The page sizes of `crates/page/benches`, in nodes.
const SIZES: [u32; 7] = [250, 500, 1_000, 2_500, 5_000, 10_000, 25_000];

/// How a cost grows with the page: pairs of nodes and microseconds.
#[derive(Debug)]
pub(super) struct Curve {
    pub(super) name: &'static str,
    pub(super) points: Vec<(f64, f64)>,
}

pub(super) async fn measure(workspace: &Workspace, rows: &mut Vec<Row>) -> Result<Vec<Curve>> {
    on_the_page(&snapshot().await?, rows)?;
    let mut command = cargo(&workspace.root);
    command.args(["bench", "--quiet", "--locked", "--profile", "native"]);
    command.args(["--package", "tokenwright-page", "--package", "tokenwright-core"]);
    run_program(command.args(["--bench", "page", "--bench", "rules"]))?;
    let mut curves = Vec::new();
    for (name, bench, target) in [
        ("read", "read", Some(1.1)),
        ("read, copies of the form", "read-look-alikes", Some(1.1)),
        ("evaluate", "evaluate", None),
    ] {
        let points =
            SIZES.map(|size| Ok((f64::from(size), fastest(workspace, bench, Some(size))?)));
        let curve = Curve { name, points: points.into_iter().collect::<Result<_>>()? };
        rows.push(curve.row(target));
        curves.push(curve);
    }
    for name in ["plan", "judge"] {
        let figure = format!("{:.1} µs", fastest(workspace, name, None)?);
        rows.push(Row::told(format!("{name}, native, of the Milestone token"), figure));
    }
    Ok(curves)
}

/// The double's page as the content script tells it.
async fn snapshot() -> Result<String> {
    let desk = Desk::start_in(Kind::Chromium, form::world(), Settings::default()).await?;
    let snapshot = desk.token_page_with(form::QUERY).await?.snapshot().await?;
    desk.finish().await?;
    Ok(snapshot)
}

fn on_the_page(json: &str, rows: &mut Vec<Row>) -> Result<()> {
    let snapshot = Snapshot::from_json(json)?;
    let recipe = recipe::by_id("milestone-copilot").context("the recipe is gone")?;
    let owner = Login::parse("acme")?;
    let today: Date = "2026-11-23".parse()?;
    let wanted = Wanted { recipe, owner: Some(&owner), today };
    let mut microseconds = Vec::with_capacity(READS);
    for _ in 0..READS {
        let begun = Instant::now();
        let list = evaluate(wanted, &read(&snapshot).state);
        microseconds.push(begun.elapsed().as_secs_f64() * 1e6);
        std::hint::black_box(list);
    }
    let p95 = percentile(&microseconds, 0.95);
    let what = format!("read + evaluate, native, {} nodes, p95 of {READS}", snapshot.nodes.len());
    rows.push(Row::held(what, "≤ 200 µs", format!("{p95:.0} µs"), p95 <= 200.0));
    Ok(())
}

/// The fastest of criterion's samples, in microseconds: whatever else the machine does can only add to it.
fn fastest(workspace: &Workspace, bench: &str, size: Option<u32>) -> Result<f64> {
    let mut file = workspace.target.join("criterion").join(bench);
    file.extend(size.map(|size| size.to_string()));
    file.push("new/sample.json");
    let text = fs::read_to_string(&file).with_context(|| format!("no {}", file.display()))?;
    let sample: Value = serde_json::from_str(&text)?;
    let list = |key: &str| sample[key].as_array().into_iter().flatten().filter_map(Value::as_f64);
    let each = list("times").zip(list("iters")).map(|(time, runs)| time / runs / 1e3);
    each.min_by(f64::total_cmp).context("criterion took no sample")
}

impl Curve {
    fn row(&self, most: Option<f64>) -> Row {
        let figures = self.points.iter().map(|(_, micros)| format!("{micros:.0}"));
        let (slope, last) = (self.slope(), self.last_decade().slope());
        let figure = format!(
            "{} µs; slope {slope:.2}, over the last decade {last:.2}",
            figures.collect::<Vec<_>>().join(" / ")
        );
        let nodes = SIZES.map(|size| size.to_string()).join(" / ");
        let what = format!("{}, native, {nodes} nodes", self.name);
        match most {
            Some(most) => Row::held(what, "log–log slope ≤ 1.1", figure, slope.max(last) <= most),
            None => Row::told(what, figure),
        }
    }

    /// The part from a tenth of the largest page on: a flat beginning would hide what grows there.
    pub(super) fn last_decade(&self) -> Self {
        let largest = self.points.last().map_or(0.0, |(nodes, _)| *nodes);
        let points = self.points.iter().filter(|(nodes, _)| *nodes >= largest / 10.0).copied();
        Self { name: self.name, points: points.collect() }
    }

    /// The exponent of growth: the slope of the line that fits best on logarithmic axes.
    pub(super) fn slope(&self) -> f64 {
        let logs: Vec<(f64, f64)> = self.points.iter().map(|(x, y)| (x.ln(), y.ln())).collect();
        let count = f64::from(u32::try_from(logs.len()).unwrap_or(u32::MAX));
        let mean = |part: fn(&(f64, f64)) -> f64| logs.iter().map(part).sum::<f64>() / count;
        let (x, y) = (mean(|it| it.0), mean(|it| it.1));
        let (mut along, mut square) = (0.0, 0.0);
        for (at, cost) in logs {
            along += (at - x) * (cost - y);
            square += (at - x) * (at - x);
        }
        // No slope is neither up nor down.
        ((along / square) * 1e3).round() / 1e3 + 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slope_is_the_exponent_of_growth() {
        for (exponent, expected) in [(1, "1.00"), (2, "2.00"), (0, "0.00")] {
            let points = SIZES.map(|size| (f64::from(size), 3.0 * f64::from(size).powi(exponent)));
            let curve = Curve { name: "", points: points.to_vec() };
            assert_eq!(format!("{:.2}", curve.slope().abs()), expected);
            assert_eq!(curve.last_decade().points.len(), 4);
            assert_eq!(format!("{:.2}", curve.last_decade().slope().abs()), expected);
        }
    }
}
