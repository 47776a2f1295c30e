//! Pictures of figures, as SVG that reads well on light and on dark ground.

mod cost;
mod time_line;

pub(super) use cost::cost;
pub(super) use time_line::time_line;

/// Colours by what they are for; the second of each pair is for dark ground. All keep a contrast of 4.5 to it.
const STYLE: &str = "\
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.faint { fill: #59636e }
.rule { stroke: #d1d9e0; stroke-width: 1 }
.first { --colour: #0969da } .second { --colour: #9a6700 } .third { --colour: #1a7f37 }
.line { stroke: var(--colour); stroke-width: 2; fill: none }
.dot, .bar { fill: var(--colour) } text.name { fill: var(--colour) }
.ground { fill: #fff }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc } .faint { fill: #9198a1 } .rule { stroke: #3d444d }
  .first { --colour: #4493f8 } .second { --colour: #d29922 } .third { --colour: #3fb950 }
  .ground { fill: #0d1117 }
}";

/// The classes of the colours, in the order in which they are given away.
const COLOURS: [&str; 3] = ["first", "second", "third"];

/// A picture of this size: its title and description are what somebody hears who does not see it.
fn picture(width: f64, height: f64, title: &str, description: &str, inside: &str) -> String {
    let (title, description) = (escaped(title), escaped(description));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" aria-labelledby=\"title description\">\n\
         <title id=\"title\">{title}</title>\n<desc id=\"description\">{description}</desc>\n\
         <style>\n{STYLE}\n</style>\n\
         <rect class=\"ground\" width=\"{width}\" height=\"{height}\" rx=\"6\"/>\n{inside}</svg>\n"
    )
}

/// Words at a place; `anchor` says which part of them stands there.
fn words(x: f64, y: f64, anchor: &str, class: &str, text: &str) -> String {
    let text = escaped(text);
    format!(
        "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" class=\"{class}\">{text}</text>\n"
    )
}

fn rule(from: (f64, f64), to: (f64, f64)) -> String {
    let ((x1, y1), (x2, y2)) = (from, to);
    format!("<path class=\"rule\" d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\"/>\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::native::Curve;
    use crate::bench::verification::{Request, TimeLine};

    /// Where the figures of an attribute stand.
    fn figures(picture: &str, attribute: &str) -> Vec<f64> {
        let marker = format!(" {attribute}=\"");
        let parts = picture.split(&marker).skip(1);
        parts.filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
    }

    #[test]
    fn linear_growth_is_a_straight_line_within_the_picture() {
        let points = [250.0, 2_500.0, 25_000.0].map(|nodes| (nodes, nodes / 25.0)).to_vec();
        let picture = cost(&[Curve { name: "read", points }]);
        let (x, y) = (figures(&picture, "cx"), figures(&picture, "cy"));
        assert!((2.0 * x[1] - x[0] - x[2]).abs() < 0.2, "{x:?}");
        assert!((2.0 * y[1] - y[0] - y[2]).abs() < 0.2, "{y:?}");
        assert!(y.iter().all(|y| (40.0..=370.0).contains(y)), "{y:?}");
        assert!(picture.contains("read: slope 1.00 over the last decade"), "{picture}");
    }

    #[test]
    fn both_runs_share_an_axis() {
        let request = |sent, took| Request { path: "/a<b".into(), sent, took };
        let ours = vec![request(0, 100), request(100, 100)];
        let one_by_one = vec![request(0, 100), request(100, 300)];
        let picture = time_line(&TimeLine { what: "here".into(), ours, one_by_one });
        let widths: Vec<f64> = figures(&picture, "width").split_off(2);
        assert_eq!(widths, [122.5, 122.5, 122.5, 367.5]);
        assert!(picture.contains("/a&lt;b") && !picture.contains("/a<b"), "{picture}");
    }
}
