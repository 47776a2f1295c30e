//! Leaving and coming back, by links, by the browser's buttons and in another tab: one panel, fresh
//! marks, and every answer still there.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::guided::Guided;
use tokenwright_tests::{Desk, Kind, Tab};

super::in_both_browsers!(journey);

const PANELS: &str = "document.querySelectorAll('tokenwright-panel').length";
const CURRENT: &str = "document.querySelectorAll('[data-tokenwright=current]').length === 1";

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let page = desk.token_page_with("target_name=acme").await?;
    let panel = page.panel().await?;
    Guided::new(&page, &panel).tell_owner("acme").await?;
    page.wait_for(CURRENT, "the mark").await?;

    // A soft visit elsewhere and back.
    page.click("a[href='/settings/profile']").await?;
    page.wait_for(&format!("{PANELS} === 0"), "the panel to go").await?;
    page.go_back_or_forward(-1).await?;
    at_home(&page).await?;

    // A whole other page and back, from the back-forward cache if the browser keeps one.
    page.goto("https://github.com/settings/profile").await?;
    page.go_back_or_forward(-1).await?;
    at_home(&page).await?;
    page.fill("#user_programmatic_access_name", "something else").await?;
    let panel = page.panel().await?;
    let sees = "document.querySelector('[data-check=name] .says').textContent.includes('another')";
    panel.wait_for(sees, "the panel to see what is typed after coming back").await?;

    // Another tab has a panel of its own.
    let other = desk.browser.new_tab().await?;
    other.goto("https://github.com/settings/personal-access-tokens/new").await?;
    at_home(&other).await?;
    other.close().await?;
    page.bring_to_front().await?;

    // Folded and unfolded.
    let panel = page.panel().await?;
    panel.click("#fold").await?;
    page.wait_for("document.querySelector('[shape=pill]')", "the pill").await?;
    panel.click("#pill").await?;
    page.wait_for(CURRENT, "the mark again").await?;
    at_home(&page).await?;
    desk.finish().await
}

async fn at_home(page: &Tab) -> Result<()> {
    let there = "document.querySelector('#install_target_none')";
    page.wait_for(there, "the form").await?;
    page.wait_for(CURRENT, "one mark").await?;
    assert_eq!(page.evaluate::<u32>(PANELS).await?, 1);
    let panel = page.panel().await?;
    let told = "document.querySelector('#owner-name').textContent === 'acme'";
    panel.wait_for(told, "the organization to be known").await
}
