//! The same, starting from the panel's own link: GitHub fills in what it can, and every field is
//! checked all the same.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::guided::Guided;
use tokenwright_tests::{Desk, Kind};

use super::form;

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let (page, panel) = form::open(&desk).await?;
    panel.click_away("#prefilled").await?;
    page.wait_for("location.search.includes('members=read')", "the pre-filled form").await?;

    let panel = page.panel().await?;
    let guided = Guided::new(&page, &panel);
    guided.wait_for_phase("filling").await?;
    for id in ["owner", "name", "description", "expiration", form::MEMBERS, form::COPILOT] {
        guided.wait_for_check(id, "met").await?;
    }
    guided.follow(async |_, _| Ok(())).await?;
    form::create(&page, &panel).await?;
    assert_eq!(form::validate(&page, &panel).await?, "ready");
    desk.finish().await
}
