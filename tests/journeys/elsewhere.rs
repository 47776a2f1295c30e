//! Pages that are none of ours stay as they are; entering and leaving the token pages softly brings
//! the panel and takes it away without a trace.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind};

super::in_both_browsers!(journey);

/// Everything of ours that a page could hold.
const TRACES: &str =
    "document.querySelectorAll('tokenwright-panel, tokenwright-label, [data-tokenwright]').length";

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let page = desk.browser.first_tab().await?;
    page.goto("https://github.com/settings/profile").await?;
    assert_eq!(page.evaluate::<u32>(TRACES).await?, 0);
    assert!(!page.has_panel().await?);

    page.click("a[href='/settings/personal-access-tokens']").await?;
    let panel = page.panel().await?;
    panel.wait_for("document.querySelector('#panel').dataset.phase === 'list'", "the list").await?;

    page.click("a[href='/settings/profile']").await?;
    page.wait_for(&format!("{TRACES} === 0"), "every trace to be gone").await?;
    page.wait_for_no_panel().await?;
    desk.finish().await
}
