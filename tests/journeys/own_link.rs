//! A form that a link opened is held against the link: what GitHub dropped, changed or never knew.

use anyhow::{Context as _, Result};
use tokenwright_core::link::NEW_TOKEN;
use tokenwright_tests::Kind;
use tokenwright_tests::guided::Guided;
use tokenwright_tests::states::State;

use super::form;

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let state = State::named("link-dropped").context("no such state")?;
    let desk = state.desk(kind).await?;
    let page = state.enter(&desk).await?;
    let panel = page.panel().await?;
    let guided = Guided::new(&page, &panel);
    panel.click("#link-check").await?;
    // Lowered to read, dropped altogether, and taken as asked.
    guided.wait_for_check(form::MEMBERS, "unmet").await?;
    guided.wait_for_check(form::COPILOT, "unmet").await?;
    guided.wait_for_check("owner", "met").await?;
    guided.wait_for_check("repositories", "not-needed").await?;

    // After a reload the tab still knows; the way back leads to the recipe.
    page.reload().await?;
    let panel = page.panel().await?;
    let guided = Guided::new(&page, &panel);
    guided.wait_for_check("repositories", "not-needed").await?;
    panel.click("#link-leave").await?;
    panel.wait_for("!document.querySelector('#link-check').hidden", "the offer again").await?;

    page.goto(&format!("{NEW_TOKEN}?members=read&utm_source=mail&contents=admin")).await?;
    let panel = page.panel().await?;
    panel.click("#link-check").await?;
    let unusable = "document.querySelectorAll('#link-unusable li').length === 2";
    panel.wait_for(unusable, "two parameters that GitHub cannot take").await?;
    desk.finish().await
}
