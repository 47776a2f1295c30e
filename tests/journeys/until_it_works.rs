//! A token that waits for approval: checked again by hand in the panel, and by itself on the
//! verification page.

use anyhow::Result;
use tokenwright_double::{Scenario, TokenWish};
use tokenwright_tests::guided::Guided;
use tokenwright_tests::{Desk, Kind};

use super::form;

mod by_hand {
    super::super::in_both_browsers!(journey);

    async fn journey(kind: super::Kind) -> anyhow::Result<()> {
        super::by_hand_in_the_panel(kind).await
    }
}

mod by_itself {
    super::super::in_both_browsers!(journey);

    async fn journey(kind: super::Kind) -> anyhow::Result<()> {
        super::by_itself_on_the_page(kind).await
    }
}

async fn by_hand_in_the_panel(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::ApprovalRequired).await?;
    let (page, panel) = form::open(&desk).await?;
    form::fill(&page).await?;
    Guided::new(&page, &panel).wait_for_check("nothing-more", "met").await?;
    form::create(&page, &panel).await?;
    assert_eq!(form::validate(&page, &panel).await?, "waiting");
    desk.double.approve_pending();
    panel.click("[data-do=again]").await?;
    panel
        .wait_for(
            "Boolean(document.querySelector('[data-verdict=ready]'))",
            "the approval to be seen",
        )
        .await?;
    assert_eq!(form::finding(&panel, "nothing-more").await?, "ok (form)");
    desk.finish().await
}

async fn by_itself_on_the_page(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let token = desk.double.mint(TokenWish { pending: true, ..TokenWish::default() });
    let (page, verdict) = form::verify_by_hand(&desk, &token).await?;
    assert_eq!(verdict, "waiting");
    // Minutes pass in moments on this page; what is waited for stays the same.
    let hurry = "void (window.setTimeout = ((wait) => (then, time, ...rest) => wait(then, time / 1000, ...rest))(window.setTimeout))";
    page.evaluate::<()>(hurry).await?;
    let before = form::asked(&desk);
    page.click("[data-do=watch]").await?;
    page.wait_for(
        "/in [2-5] minutes/.test(document.querySelector('.told').textContent)",
        "a longer pause",
    )
    .await?;
    assert!(form::asked(&desk) > before, "it was asked again by itself");
    assert_eq!(tokenwright_tests::guided::verdict(&page).await?, "waiting");
    desk.double.approve_pending();
    page.wait_for(
        "Boolean(document.querySelector('[data-verdict=ready]'))",
        "the approval to be seen",
    )
    .await?;
    page.wait_for("document.title.startsWith('It works')", "the tab to tell").await?;
    let offered: bool = page
        .evaluate("Boolean(document.querySelector('[data-do=watch], [data-do=end-watch]'))")
        .await?;
    assert!(!offered, "there is nothing left to wait for");
    desk.finish().await
}
