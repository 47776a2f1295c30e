//! What breaks off says so: a page of ours whose work has ended for good shows nothing else any more, takes its marks
//! off GitHub's page, and can be started again.

use std::fs;

use anyhow::Result;
use serde_json::json;
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind, Settings, Tab, copy_folder, extension_directory};

use super::form;
use super::pointing::{POINT, POINTING, REDESIGN};

mod at_work {
    crate::in_both_browsers!(super::at_work);
}
mod from_the_start {
    crate::in_both_browsers!(super::from_the_start);
}

const MARKED: &str = "Boolean(document.querySelector('[data-tokenwright]'))";
/// Nothing in the memory means anything any more.
const BREAK: &str = "await (async () => {
    const { default: init } = await import(`${location.origin}/wasm/tokenwright.js`);
    new Uint8Array((await init()).memory.buffer).fill(255);
})()";
/// Longer than a look takes to be answered.
const FRAMES: &str = "void (await (async () => { for (let at = 0; at < 20; at++) await new Promise(requestAnimationFrame); })())";
const AGAIN: &str = "Start again";
const MESSAGE: &str = "Tokenwright stopped here. What it said may not be true any more.";

/// The panel, folded at first, then once more while it asks to point and its Rust can still answer; then another page of
/// ours.
async fn at_work(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let (page, panel) = form::open(&desk).await?;
    page.wait_for(MARKED, "marks").await?;
    panel.click("#fold").await?;
    page.wait_for("Boolean(document.querySelector('[shape=pill]'))", "the pill").await?;
    break_panel(&page, &panel).await?;
    page.wait_for(&format!("!{MARKED}"), "its marks to go").await?;
    page.wait_for("Boolean(document.querySelector('[shape=open]'))", "room for its words").await?;
    panel.click("#stopped button").await?;
    page.wait_for(MARKED, "marks again").await?;

    // Nothing of it is left behind, not even by what can still answer.
    let panel = page.panel().await?;
    panel.click("#pill").await?;
    page.evaluate::<()>(REDESIGN).await?;
    panel.click(POINT).await?;
    page.wait_for(POINTING, "the cursor").await?;
    panel.evaluate::<()>("void dispatchEvent(new ErrorEvent('error'))").await?;
    says_so(&panel, &[MESSAGE, AGAIN, "Close"]).await?;
    page.wait_for(&format!("!{MARKED} && !{POINTING}"), "its marks and the cursor to go").await?;
    page.fill("#x", "something else").await?;
    page.evaluate::<()>(FRAMES).await?;
    assert!(!page.evaluate::<bool>(MARKED).await?, "a panel that stopped marked the page");
    panel.click_away("#stopped button:last-of-type").await?;
    page.wait_for("!document.querySelector('tokenwright-panel')", "the panel to go").await?;

    let verify = desk.browser.open_extension_page("verify.html").await?;
    verify.evaluate::<()>(BREAK).await?;
    // It may have noticed by itself.
    let later = "void setTimeout(() => document.querySelector('#verify')?.click())";
    verify.evaluate::<()>(later).await?;
    says_so(&verify, &[MESSAGE, AGAIN]).await?;
    verify.click("#stopped button").await?;
    verify.wait_for("Boolean(document.querySelector('#verify'))", "the page again").await?;
    desk.finish_broken().await
}

async fn break_panel(page: &Tab, panel: &Tab) -> Result<()> {
    panel.evaluate::<()>(BREAK).await?;
    page.evaluate::<()>("void (document.querySelector('main').dataset.moved = 'yes')").await?;
    says_so(panel, &[MESSAGE, AGAIN, "Close"]).await
}

/// Pages of which the wasm is not what was built are not left empty.
async fn from_the_start(kind: Kind) -> Result<()> {
    let whole = extension_directory()?;
    let broken = whole.with_file_name(format!("broken-extension-{kind:?}"));
    copy_folder(&whole, &broken)?;
    fs::write(broken.join("wasm/tokenwright_bg.wasm"), "not what it was")?;
    let settings = Settings { extension: Some(broken), ..Settings::default() };
    let desk = Desk::start_in(kind, Scenario::Happy.world(), settings).await?;
    let popup = desk.browser.open_extension_page("popup.html").await?;
    says_so(&popup, &[MESSAGE, AGAIN]).await?;
    let page = desk.token_page().await?;
    says_so(&page.panel().await?, &[MESSAGE, AGAIN, "Close"]).await?;
    desk.finish_broken().await
}

/// Nothing else is on the page, nor in its title.
async fn says_so(page: &Tab, lines: &[&str]) -> Result<()> {
    // Buttons beside each other are one line in one of the browsers.
    let says = "document.body.innerText.replace(/\\s+/g, ' ').trim()";
    let said = format!("{says} === {}", json!(lines.join(" ")));
    page.wait_for(&said, "the page to say so and nothing else").await?;
    assert_eq!(page.evaluate::<String>("document.title").await?, "Tokenwright");
    Ok(())
}
