//! When the requests of a verification were on their way, above the same ones sent one after another.

use super::{picture, rule, words};
use crate::bench::verification::{Request, TimeLine};

const WIDTH: f64 = 760.0;
const LEFT: f64 = 250.0;
const RIGHT: f64 = 740.0;
const ROW: f64 = 22.0;
const TOP: f64 = 30.0;

/// The plot of both runs on one axis.
pub(in crate::bench) fn time_line(times: &TimeLine) -> String {
    let end = |requests: &[Request]| requests.iter().map(|it| it.sent + it.took).max().unwrap_or(1);
    let (ours, theirs) = (end(&times.ours), end(&times.one_by_one));
    let scale = (RIGHT - LEFT) / number(ours.max(theirs));
    let mut inside = String::new();
    let mut y = TOP;
    for (title, requests, colour) in [
        (format!("Tokenwright: {ours} ms"), &times.ours, "first"),
        (format!("one by one: {theirs} ms"), &times.one_by_one, "second"),
    ] {
        inside += &format!("<g class=\"{colour}\">\n");
        inside += &words(16.0, y, "start", "name", &title);
        for request in requests {
            y += ROW;
            let x = LEFT + number(request.sent) * scale;
            let width = (number(request.took) * scale).max(1.0);
            inside += &words(LEFT - 10.0, y, "end", "faint", &short(&request.path));
            inside += &format!(
                "<rect class=\"bar\" x=\"{x:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"12\" rx=\"2\"/>\n",
                y - 10.0
            );
        }
        inside += "</g>\n";
        y += 2.0 * ROW;
    }
    let bottom = y - ROW;
    for tenth in (0..=ours.max(theirs)).step_by(200) {
        let x = LEFT + number(tenth) * scale;
        inside = rule((x, TOP), (x, bottom - 14.0)) + &inside;
        inside += &words(x, bottom, "middle", "faint", &format!("{tenth} ms"));
    }
    let description = format!(
        "{}. {} requests: {ours} milliseconds in Tokenwright, which sends them in two rounds; {theirs} one by one.",
        times.what,
        times.ours.len()
    );
    picture(
        WIDTH,
        bottom + 16.0,
        "A verification beside the same requests one by one",
        &description,
        &inside,
    )
}

/// As much of a path as fits beside its bar.
fn short(path: &str) -> String {
    const MOST: usize = 30;
    if path.chars().count() <= MOST {
        return path.to_owned();
    }
    path.chars().take(MOST - 1).chain(['…']).collect()
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of a run")]
fn number(milliseconds: u64) -> f64 {
    milliseconds as f64
}
