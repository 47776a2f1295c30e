//! The rules of accessibility, as axe-core checks them in a document of ours.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::tab::Tab;

/// WCAG 2.2 at levels A and AA, and what axe-core calls best practice. No rule is left out.
const TAGS: &str =
    "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']";

/// What axe-core found.
#[derive(Debug, Clone, Deserialize)]
pub struct Accessibility {
    /// What breaks a rule.
    pub violations: Vec<Violation>,
    /// Rules that apply to something here, and hold.
    pub passed: usize,
    /// Elements that these rules were held to.
    pub elements: usize,
    /// What axe-core leaves to a person's judgement.
    pub undecided: Vec<Violation>,
}

/// A rule, and the elements it is about.
#[derive(Debug, Clone, Deserialize)]
pub struct Violation {
    /// For instance `color-contrast`.
    pub rule: String,
    /// What it asks.
    pub help: String,
    /// The elements' markup, and what is wrong with each.
    pub elements: Vec<String>,
}

impl Tab {
    /// Holds this document to every rule.
    pub async fn accessibility(&self) -> Result<Accessibility> {
        if !self.evaluate::<bool>("Boolean(window.axe)").await? {
            self.evaluate::<()>(&format!("void (0, function () {{\n{}\n}})()", axe()?)).await?;
        }
        self.evaluate(&RUN.replace("TAGS", TAGS)).await
    }
}

const RUN: &str = "await (async () => {
    const found = await axe.run(document, { runOnly: { type: 'tag', values: TAGS } });
    // A sign is a shape that stands beside the words that say the same.
    const isText = ({ any }) => !any.some(({ data }) => data?.messageKey === 'nonBmp');
    const told = (rules) => rules.map(({ id, help, nodes }) => ({
        rule: id,
        help,
        elements: nodes.filter(isText).map((node) => `${node.html}: ${node.failureSummary}`),
    }));
    return {
        violations: told(found.violations),
        passed: found.passes.length,
        elements: found.passes.reduce((sum, { nodes }) => sum + nodes.length, 0),
        undecided: told(found.incomplete).filter(({ elements }) => elements.length > 0),
    };
})()";

/// The library as npm installs it: in the page's own world, as no policy of ours would let a script from elsewhere in.
fn axe() -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../node_modules/axe-core/axe.min.js");
    fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}; `cargo xtask build` installs it", path.display()))
}
