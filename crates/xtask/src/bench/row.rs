//! A line of the table: what is measured, what is wanted, what it is.

use serde_json::{Value, json};

/// One line of the table.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) what: String,
    pub(super) target: String,
    pub(super) figure: String,
    /// Whether the target holds; nothing where there is none, and a figure stands for comparison.
    pub(super) holds: Option<bool>,
}

impl Row {
    /// A figure that has a target.
    pub(super) fn held(
        what: impl Into<String>,
        target: impl Into<String>,
        figure: impl Into<String>,
        holds: bool,
    ) -> Self {
        let (what, target, figure) = (what.into(), target.into(), figure.into());
        Self { what, target, figure, holds: Some(holds) }
    }

    /// A figure to compare with.
    pub(super) fn told(what: impl Into<String>, figure: impl Into<String>) -> Self {
        let (what, figure) = (what.into(), figure.into());
        Self { what, target: "–".to_owned(), figure, holds: None }
    }

    pub(super) fn verdict(&self) -> &'static str {
        match self.holds {
            Some(true) => "holds",
            Some(false) => "MISSED",
            None => "–",
        }
    }

    pub(super) fn json(&self) -> Value {
        json!({
            "what": self.what, "target": self.target, "figure": self.figure, "holds": self.holds,
        })
    }
}

/// The figure below which this part of all are; zero if there are none.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few thousand figures"
)]
pub(super) fn percentile(figures: &[f64], part: f64) -> f64 {
    let mut figures = figures.to_vec();
    figures.sort_by(f64::total_cmp);
    let at = (figures.len() as f64 * part) as usize;
    figures.get(at.min(figures.len().saturating_sub(1))).copied().unwrap_or_default()
}
