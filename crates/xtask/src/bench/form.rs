//! The extension beside GitHub's form in a browser: what a change costs the page, how soon the checklist follows,
//! what a storm of changes does, what happens while nothing does, what memory is kept, and what a page can do that
//! wants to be in the way.

mod changes;
mod hostile;
mod page;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use tokenwright_double::{Scenario, World};
use tokenwright_tests::guided::Guided;
use tokenwright_tests::{Desk, Kind, Settings, copy_folder};

use super::row::Row;
use crate::workspace::Workspace;
use page::Page;

/// Elements to add to the form to reach a page of about 2,500.
const BALLAST: usize = 2_250;
/// Fills in the form, so that every kind of control is there.
pub(super) const QUERY: &str = "target_name=acme&members=read";
/// The shipped files that become witnessed ones, and what is put before them.
const WITNESSES: [(&str, &str); 2] = [
    ("content/gate.js", include_str!("witness.js")),
    ("panel.js", include_str!("panel_witness.js")),
];

/// The happy path on a page of about 2,500 elements.
pub(super) fn world() -> World {
    let mut world = Scenario::Happy.world();
    world.page.ballast = BALLAST;
    world
}

/// Gives what half of the changes cost the page at most, in milliseconds.
pub(super) async fn measure(workspace: &Workspace, kind: Kind, rows: &mut Vec<Row>) -> Result<f64> {
    let extension = Some(witnessed(workspace)?);
    let settings = Settings { extension, fine_clock: true, ..Settings::default() };
    let desk = Desk::start_in(kind, world(), settings).await?;
    let tab = desk.token_page_with(QUERY).await?;
    let panel = tab.panel().await?;
    let guided = Guided::new(&tab, &panel);
    guided.tell_owner("acme").await?;
    guided.wait_for_check("permission:organization:members", "met").await?;
    let page = Page::new(tab.clone(), panel).await?;
    let cost = page.changes(kind, rows).await?;
    page.idle(kind, rows).await?;
    page.storm(kind, rows).await?;
    page.memory(kind, rows).await?;
    page.hostile(kind, rows).await?;
    desk.finish().await?;
    Ok(cost)
}

/// A copy of the extension whose content script and panel are timed.
fn witnessed(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target.join("bench/extension");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy_folder(&workspace.extension(), &folder).context("`cargo xtask build` makes it")?;
    for (name, witness) in WITNESSES {
        let shipped = fs::read_to_string(folder.join(name))?;
        fs::write(folder.join(name), format!("{witness}\n{shipped}"))?;
    }
    Ok(folder)
}
