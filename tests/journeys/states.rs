//! Every state of GitHub's pages, entered as a person does: the panel beside it shows the phase and the
//! checks that the saved page of this name is read as without a browser.

use anyhow::{Context as _, Result};
use tokenwright_core::login::Login;
use tokenwright_core::{Wanted, evaluate, recipe};
use tokenwright_page::{Snapshot, read};
use tokenwright_tests::guided::Guided;
use tokenwright_tests::states::State;
use tokenwright_tests::{Kind, Tab};

super::parts!(first 0, second 1, third 2, fourth 3);

const PARTS: usize = 4;

fn travel(part: usize, kind: Kind) -> Result<()> {
    crate::travel(async {
        for state in State::all().skip(part).step_by(PARTS) {
            journey(state, kind).await.with_context(|| format!("the state {}", state.name))?;
        }
        Ok(())
    })
}

async fn journey(state: &State, kind: Kind) -> Result<()> {
    let desk = state.desk(kind).await?;
    let memory = desk.browser.open_extension_page("popup.html").await?;
    memory.evaluate::<()>("await chrome.storage.local.set({ owner: 'acme' })").await?;
    memory.close().await?;
    let page = state.enter(&desk).await?;
    if state.name == "elsewhere" {
        assert!(!page.has_panel().await?);
        return desk.finish().await;
    }
    let panel = page.panel().await?;
    let (phase, checks) = expected(state, &page).await?;
    let guided = Guided::new(&page, &panel);
    guided.wait_for_phase(&phase).await?;
    for (id, status) in &checks {
        guided.wait_for_check(id, status).await?;
    }
    let shown = guided.checks().await?;
    let shown: Vec<_> = shown.into_iter().map(|check| (check.id, check.status)).collect();
    assert_eq!(shown, checks);
    let statuses: Vec<&str> = checks.iter().map(|(_, status)| status.as_str()).collect();
    println!("{:<22}{kind:<10?}{phase:<13}{}", state.name, statuses.join(" "));
    desk.finish().await
}

type Checks = Vec<(String, String)>;

/// What the saved page is read as, on the browser's day.
async fn expected(state: &State, page: &Tab) -> Result<(String, Checks)> {
    let today: String = page.evaluate("new Date().toLocaleDateString('sv')").await?;
    let file = format!("{}/fixtures/pages/{}.json", env!("CARGO_MANIFEST_DIR"), state.name);
    let snapshot = Snapshot::from_json(&std::fs::read_to_string(file)?)?;
    let owner = Login::parse("acme")?;
    let recipe = recipe::by_id("milestone-copilot").context("the recipe is gone")?;
    let wanted = Wanted { recipe, owner: Some(&owner), today: today.parse()? };
    let list = evaluate(wanted, &read(&snapshot).state);
    let checks = list.items.iter();
    let checks = checks.map(|item| (item.check.to_string(), item.status.as_str().to_owned()));
    Ok((list.phase.as_str().to_owned(), checks.collect()))
}
