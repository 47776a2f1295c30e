//! GitHub's page with the extension beside it, as it is driven and watched.

use anyhow::Result;
use serde::Deserialize;
use serde_json::json;
use tokenwright_tests::Tab;

/// How long a page lets nothing run, in milliseconds: far more than what else happens then.
const BLOCKED: f64 = 1_000.0;

/// A page and the panel on it, both with a script that helps to measure.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) tab: Tab,
    pub(super) panel: Tab,
}

/// What the content script did on the page since it was asked last.
#[derive(Debug, Deserialize)]
pub(super) struct Witness {
    #[serde(flatten)]
    pub(super) work: Work,
    /// The frame in which each look was taken.
    pub(super) looks: Vec<f64>,
    /// How often it asked the browser to run something later.
    pub(super) later: usize,
}

/// What ran in a document of ours since it was asked last.
#[derive(Debug, Deserialize)]
pub(super) struct Work {
    /// When each callback began, and how long it took.
    pub(super) runs: Vec<(f64, f64)>,
    /// When the document's clock began.
    pub(super) origin: f64,
}

/// One change of the form: when it happened, and when the checklist said so, in milliseconds since 1970.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change {
    pub(super) begun: f64,
    pub(super) shown: f64,
}

impl Page {
    pub(super) async fn new(tab: Tab, panel: Tab) -> Result<Self> {
        tab.evaluate::<()>(include_str!("page.js")).await?;
        panel.evaluate::<()>(include_str!("panel.js")).await?;
        Ok(Self { tab, panel })
    }

    pub(super) async fn elements(&self) -> Result<usize> {
        self.tab.evaluate("bench.elements()").await
    }

    pub(super) async fn ask(&self) -> Result<Witness> {
        self.tab.evaluate("await bench.ask()").await
    }

    /// Changes the form and waits for the checklist.
    pub(super) async fn change(&self, at: usize) -> Result<Change> {
        let count: usize = self.panel.evaluate("bench.count()").await?;
        let (after, change) =
            (format!("await bench.after({count})"), format!("bench.change({at})"));
        let (shown, begun) = tokio::try_join!(
            self.panel.evaluate::<f64>(&after),
            self.tab.evaluate::<f64>(&change)
        )?;
        Ok(Change { begun, shown })
    }

    /// So many changes, one a frame.
    pub(super) async fn many(&self, count: usize) -> Result<()> {
        self.tab.evaluate(&format!("await bench.many({count})")).await
    }

    /// Mutations in each of so many frames; when each of the frames began.
    pub(super) async fn storm_of(&self, frames: usize, each: usize) -> Result<Vec<f64>> {
        self.tab.evaluate(&format!("await bench.storm({}, {})", json!(frames), json!(each))).await
    }

    /// Lets the page do something against us.
    pub(super) async fn attack(&self, name: &str) -> Result<()> {
        self.tab.evaluate(&format!("bench.attack({})", json!(name))).await
    }

    pub(super) async fn ask_panel(&self) -> Result<Work> {
        self.panel.evaluate("bench.ask()").await
    }

    /// Whether the panel cannot run while GitHub's page does.
    pub(super) async fn shares_its_thread(&self) -> Result<bool> {
        self.panel.evaluate::<()>("bench.watch()").await?;
        self.tab.evaluate::<()>(&format!("bench.block({BLOCKED})")).await?;
        let longest: f64 = self.panel.evaluate("bench.longest()").await?;
        Ok(longest > BLOCKED / 2.0)
    }

    /// The page takes it back.
    pub(super) async fn undo(&self) -> Result<()> {
        self.tab.evaluate("void bench.undo()").await
    }

    /// So many mutations in one task.
    pub(super) async fn burst(&self, count: usize) -> Result<()> {
        self.tab.evaluate(&format!("await bench.burst({count})")).await
    }
}

impl Work {
    /// The time of all callbacks that began between each of these moments and the one after it.
    pub(super) fn between(&self, moments: &[f64]) -> Vec<f64> {
        let sum = |from: f64, to: f64| {
            let within = self.runs.iter().filter(|(begun, _)| *begun >= from && *begun < to);
            within.map(|(_, took)| took).sum()
        };
        let ends = moments.iter().skip(1).copied().chain([f64::INFINITY]);
        moments.iter().zip(ends).map(|(from, to)| sum(*from, to)).collect()
    }

    pub(super) fn longest(&self) -> f64 {
        self.runs.iter().map(|(_, took)| *took).fold(0.0, f64::max)
    }
}

impl Witness {
    /// The most looks that were taken in one frame.
    pub(super) fn most_in_a_frame(&self) -> usize {
        let in_frame =
            |frame: &f64| self.looks.iter().filter(|look| look.total_cmp(frame).is_eq()).count();
        self.looks.iter().map(in_frame).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_callback_belongs_to_the_change_before_it() {
        let runs = vec![(0.5, 9.0), (1.0, 2.0), (1.5, 1.0), (2.0, 4.0), (9.0, 1.0)];
        let work = Work { runs, origin: 0.0 };
        assert_eq!(work.between(&[1.0, 2.0]), [3.0, 5.0]);
        assert!((work.longest() - 9.0).abs() < f64::EPSILON);
        let witness = Witness { work, looks: vec![1.0, 2.0, 2.0], later: 0 };
        assert_eq!(witness.most_in_a_frame(), 2);
    }
}
