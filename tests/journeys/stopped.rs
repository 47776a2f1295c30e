//! What breaks off says so: a page of ours whose work has ended for good shows nothing else any more, takes its marks
//! off GitHub's page, and can be started again.

use std::fs;
use std::process::Command;

use anyhow::{Result, ensure};
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind, Settings, Tab, extension_directory};

use super::form;

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
const MESSAGE: &str = "Tokenwright stopped here. What it said may not be true any more.";

/// The panel, folded at first; then another page of ours.
async fn at_work(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let (page, panel) = form::open(&desk).await?;
    page.wait_for(MARKED, "marks").await?;
    panel.click("#fold").await?;
    page.wait_for("Boolean(document.querySelector('[shape=pill]'))", "the pill").await?;
    panel.evaluate::<()>(BREAK).await?;
    page.evaluate::<()>("void (document.querySelector('main').dataset.moved = 'yes')").await?;
    says_so(&panel).await?;
    page.wait_for(&format!("!{MARKED}"), "its marks to go").await?;
    page.wait_for("Boolean(document.querySelector('[shape=open]'))", "room for its words").await?;
    panel.click("#stopped button").await?;
    page.wait_for(MARKED, "marks again").await?;
    page.panel().await?.wait_for("document.querySelector('#checks li')", "its checks").await?;

    let verify = desk.browser.open_extension_page("verify.html").await?;
    verify.evaluate::<()>(BREAK).await?;
    verify.click("#verify").await?;
    says_so(&verify).await?;
    verify.click("#stopped button").await?;
    verify.wait_for("Boolean(document.querySelector('#verify'))", "the page again").await?;
    desk.finish_broken().await
}

/// A page whose work cannot even begin is not left empty.
async fn from_the_start(kind: Kind) -> Result<()> {
    let whole = extension_directory()?;
    let broken = whole.with_file_name(format!("broken-extension-{kind:?}"));
    let copied = Command::new("cp").args(["-R", "-T"]).args([&whole, &broken]).status()?;
    ensure!(copied.success(), "the extension was not copied");
    fs::write(broken.join("wasm/tokenwright_bg.wasm"), "not what it was")?;
    let settings = Settings { extension: Some(broken), ..Settings::default() };
    let desk = Desk::start_in(kind, Scenario::Happy.world(), settings).await?;
    says_so(&desk.browser.open_extension_page("popup.html").await?).await?;
    desk.finish_broken().await
}

/// Nothing else is on the page.
async fn says_so(page: &Tab) -> Result<()> {
    page.wait_for("Boolean(document.querySelector('#stopped'))", "the page to say so").await?;
    let says: String = page.evaluate("document.body.innerText").await?;
    let lines: Vec<&str> = says.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, [MESSAGE, "Start again"]);
    Ok(())
}
