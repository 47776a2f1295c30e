//! The extension is updated while a page is open: what the old version left goes as soon as the page
//! moves, and it never stands there twice.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::guided::Guided;
use tokenwright_tests::{Desk, Kind};

super::in_both_browsers!(journey);

const OLD: &str = "[...document.querySelectorAll('tokenwright-panel')].filter((it) => it.isOld)";

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let page = desk.token_page_with("target_name=acme").await?;
    let panel = page.panel().await?;
    Guided::new(&page, &panel).tell_owner("acme").await?;
    let marks = "document.querySelectorAll('[data-tokenwright]').length";
    page.wait_for(&format!("{marks} > 0"), "marks").await?;
    page.evaluate::<()>("void (document.querySelector('tokenwright-panel').isOld = true)").await?;

    // As an update does; the page of the extension that asks for it goes with it.
    let other = desk.browser.open_extension_page("popup.html").await?;
    other.wait_for("document.title", "its words").await?;
    let tabs = desk.browser.tab_count().await?;
    other.evaluate::<()>("void setTimeout(() => chrome.runtime.reload())").await?;
    desk.browser.wait_for_tabs(tabs - 1).await?;
    page.bring_to_front().await?;
    page.evaluate::<()>("void (document.querySelector('main').dataset.moved = 'yes')").await?;
    page.wait_for(&format!("{OLD}.length === 0"), "the old panel to go").await?;
    let panels = "document.querySelectorAll('tokenwright-panel').length";
    page.wait_for(&format!("{panels} > 0 || {marks} === 0"), "its marks to go too").await?;

    // Chromium does not bring back what a protocol loaded.
    if kind == Kind::Chromium {
        return desk.finish().await;
    }
    // After a reload there is one panel again, and it knows what it was told.
    page.reload().await?;
    let panel = page.panel().await?;
    let told = "document.querySelector('#owner-name').textContent === 'acme'";
    panel.wait_for(told, "the organization to be known").await?;
    assert_eq!(page.evaluate::<u32>(panels).await?, 1);
    desk.finish().await
}
