//! `record`: saves what the content script's eyes see of the double's pages, in every state that has a name.

use std::fs;

use anyhow::{Context as _, Result};
use lexopt::{Arg, Parser, ValueExt as _};
use tokenwright_tests::{Kind, State};

use crate::browsers::have_browsers;
use crate::workspace::Workspace;

/// Class names of the page's island carry a suffix by chance. This chance has a digit in it, and names with digits are no
/// part of a snapshot; so two recordings are the same.
const NO_CHANCE: &str = "() => { Math.random = () => 0.123456789; }";

pub(crate) fn run(workspace: &Workspace, arguments: Parser) -> Result<()> {
    let states = named(arguments)?;
    have_browsers()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    for state in states {
        let snapshot = runtime.block_on(look(state)).with_context(|| state.name)?;
        let file = workspace.root.join(format!("tests/fixtures/pages/{}.json", state.name));
        let is_new = fs::read_to_string(&file)
            .map_or("new", |old| if old == snapshot { "as it was" } else { "changed" });
        fs::write(&file, snapshot).with_context(|| format!("cannot write {}", file.display()))?;
        println!("{:<24}{is_new}", state.name);
    }
    Ok(())
}

/// Those that were asked for, or all.
fn named(mut arguments: Parser) -> Result<Vec<&'static State>> {
    let mut states = Vec::new();
    while let Some(argument) = arguments.next()? {
        let Arg::Value(name) = argument else { return Err(argument.unexpected().into()) };
        let name = name.string()?;
        states.push(State::named(&name).with_context(|| format!("there is no state {name:?}"))?);
    }
    Ok(if states.is_empty() { State::all().collect() } else { states })
}

async fn look(state: &State) -> Result<String> {
    let desk = state.bare_desk(Kind::Chromium).await?;
    desk.browser.run_before_pages(NO_CHANCE).await?;
    let page = state.enter(&desk).await?;
    let snapshot = page.snapshot().await?;
    desk.finish().await?;
    Ok(format!("{snapshot}\n"))
}
