//! An organization that approves tokens: announced before, and recognised after.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::guided::Guided;
use tokenwright_tests::{Desk, Kind};

use super::form;

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::ApprovalRequired).await?;
    let (page, panel) = form::open(&desk).await?;
    form::fill(&page).await?;
    let guided = Guided::new(&page, &panel);
    guided.wait_for_check("nothing-more", "met").await?;
    let announced = "document.querySelector('#headline').textContent.includes('approve')";
    panel.wait_for(announced, "the approval to be announced").await?;

    form::create(&page, &panel).await?;
    assert_eq!(form::validate(&page, &panel).await?, "waiting");
    assert_eq!(form::finding(&panel, "owner").await?, "waiting-for-approval (form)");
    desk.finish().await
}
