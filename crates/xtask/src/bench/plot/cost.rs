//! What reading costs over the size of the page, on logarithmic axes, where linear growth is a line of slope 1.

use super::{COLOURS, picture, rule, words};
use crate::bench::native::Curve;

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 740.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 370.0;
const TICKS: [(f64, &str); 7] = [
    (250.0, "250"),
    (500.0, "500"),
    (1_000.0, "1,000"),
    (2_500.0, "2,500"),
    (5_000.0, "5,000"),
    (10_000.0, "10,000"),
    (25_000.0, "25,000"),
];

/// The plot of all curves.
pub(in crate::bench) fn cost(curves: &[Curve]) -> String {
    let mut inside = words(LEFT, 22.0, "start", "", "microseconds, native");
    inside += &words(RIGHT, BOTTOM + 40.0, "end", "faint", "nodes of the page");
    let (low, high) = decades(curves);
    for decade in low..=high {
        let at = up(10_f64.powi(decade), low, high);
        inside += &rule((LEFT, at), (RIGHT, at));
        inside += &words(LEFT - 8.0, at + 4.0, "end", "faint", &label(decade));
    }
    for (nodes, name) in TICKS {
        inside += &words(along(nodes), BOTTOM + 20.0, "middle", "faint", name);
    }
    let mut told = Vec::new();
    for (curve, colour) in curves.iter().zip(COLOURS) {
        let places: Vec<(f64, f64)> =
            curve.points.iter().map(|(x, y)| (along(*x), up(*y, low, high))).collect();
        let path: Vec<String> = places.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
        inside +=
            &format!("<g class=\"{colour}\"><path class=\"line\" d=\"M{}\"/>\n", path.join("L"));
        for (x, y) in &places {
            inside += &format!("<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\"/>\n");
        }
        let name = format!(
            "{}: slope {:.2} over the last decade",
            curve.name,
            curve.last_decade().slope()
        );
        if let Some((_, y)) = places.get(1) {
            let left = LEFT + 16.0;
            // Beside its beginning, above the line or below it as there is room.
            let beside = if colour == "second" { 28.0 } else { -26.0 };
            inside += &words(left, y + beside, "start", "name", &name);
        }
        inside += "</g>\n";
        told.push(name);
    }
    let description = format!(
        "Three lines on logarithmic axes, from 250 to 25,000 nodes. {}. A slope of 1 is a cost that grows as the \
         page does.",
        told.join("; ")
    );
    picture(WIDTH, HEIGHT, "What reading costs over the size of the page", &description, &inside)
}

/// The powers of ten around all figures.
#[expect(clippy::cast_possible_truncation, reason = "microseconds have few digits")]
fn decades(curves: &[Curve]) -> (i32, i32) {
    let all = || curves.iter().flat_map(|curve| &curve.points).map(|(_, y)| y.log10());
    let low = all().fold(f64::INFINITY, f64::min).floor();
    let high = all().fold(f64::NEG_INFINITY, f64::max).ceil();
    if low.is_finite() && high.is_finite() { (low as i32, high as i32) } else { (0, 1) }
}

fn along(nodes: f64) -> f64 {
    let part = (nodes / 250.0).ln() / 100_f64.ln();
    LEFT + 30.0 + part * (RIGHT - LEFT - 60.0)
}

fn up(micros: f64, low: i32, high: i32) -> f64 {
    let part = (micros.log10() - f64::from(low)) / f64::from(high - low);
    BOTTOM - part * (BOTTOM - TOP)
}

fn label(decade: i32) -> String {
    let places = usize::try_from(-decade).unwrap_or_default();
    format!("{:.places$}", 10_f64.powi(decade))
}
