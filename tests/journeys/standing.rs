//! The panel goes where the user wants it and stays so: to the other side, to a pill, away; and comes
//! back when the toolbar button, the keyboard or a new tab asks for it.

use anyhow::Result;
use serde_json::json;
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind, Tab};

use super::form;

super::in_both_browsers!(journey);

const TRACES: &str =
    "document.querySelectorAll('tokenwright-panel, tokenwright-label, [data-tokenwright]').length";
const MARKED: &str = "Boolean(document.querySelector('[data-tokenwright=current]'))";

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let (page, panel) = form::open(&desk).await?;

    // To the left, and the page makes room there.
    panel.click("#side").await?;
    stands(&page, "[side=left][shape=open]").await?;
    let room = "getComputedStyle(document.documentElement).paddingLeft === '380px'";
    page.wait_for(room, "room on the left").await?;
    page.reload().await?;
    stands(&page, "[side=left][shape=open]").await?;

    // Escape puts it aside, the keyboard goes back to the page, and the marks stay.
    let panel = page.panel().await?;
    panel.click("#fold").await?;
    stands(&page, "[shape=pill]").await?;
    panel.click("#pill").await?;
    stands(&page, "[shape=open]").await?;
    page.wait_for("document.activeElement.localName === 'tokenwright-panel'", "focus").await?;
    panel.press("Escape").await?;
    stands(&page, "[shape=pill]").await?;
    page.wait_for("document.activeElement === document.body", "the page's focus").await?;
    page.wait_for(MARKED, "the mark beside the pill").await?;
    // What the page does with Escape is its own matter.
    page.press("Escape").await?;
    page.reload().await?;
    stands(&page, "[shape=pill][side=left]").await?;

    // Closed: gone without a trace, also after a reload, until the toolbar button asks.
    let panel = page.panel().await?;
    panel.click("#pill").await?;
    stands(&page, "[shape=open]").await?;
    panel.click_away("#close").await?;
    gone(&page).await?;
    page.evaluate::<()>("void document.dispatchEvent(new Event('turbo:load'))").await?;
    page.reload().await?;
    gone(&page).await?;
    let popup = desk.browser.open_extension_page("popup.html").await?;
    // A page that shows nothing does not show either whether anybody listens there yet.
    let one = format!("{} === 1", asking("open"));
    popup.wait_for(&one, "one tab to have a panel to show").await?;
    page.bring_to_front().await?;
    stands(&page, "[shape=open][side=left]").await?;
    page.wait_for(MARKED, "the mark again").await?;
    page.wait_for("document.activeElement.localName === 'tokenwright-panel'", "focus").await?;

    // The keyboard's message puts it aside and brings it back.
    ask(&popup, "toggle").await?;
    stands(&page, "[shape=pill]").await?;
    ask(&popup, "toggle").await?;
    stands(&page, "[shape=open]").await?;

    // On other pages nobody answers, and a new tab begins open.
    page.panel().await?.click_away("#close").await?;
    gone(&page).await?;
    page.goto("https://github.com/settings/profile").await?;
    assert_eq!(ask(&popup, "open").await?, 0);
    assert_eq!(page.evaluate::<u32>(TRACES).await?, 0);
    let other = desk.browser.new_tab().await?;
    other.goto("https://github.com/settings/personal-access-tokens/new").await?;
    stands(&other, "[shape=open][side=left]").await?;
    desk.finish().await
}

/// Waits until the panel stands so on the page.
pub(crate) async fn stands(page: &Tab, how: &str) -> Result<()> {
    let there = format!("document.querySelector({})", json!(format!("tokenwright-panel{how}")));
    page.wait_for(&there, &format!("the panel to stand {how}")).await
}

async fn gone(page: &Tab) -> Result<()> {
    page.wait_for(&format!("{TRACES} === 0"), "every trace to be gone").await
}

/// Sends what the toolbar button or the shortcut sends to every tab; how many have a panel.
async fn ask(sender: &Tab, wish: &str) -> Result<u32> {
    sender.evaluate(&asking(wish)).await
}

/// JavaScript that does so.
fn asking(wish: &str) -> String {
    format!(
        "await (async () => {{ let panels = 0; for (const {{ id }} of await chrome.tabs.query({{}})) \
         if (await chrome.tabs.sendMessage(id, {{ {wish}: true }}).catch(() => false)) panels++; \
         return panels; }})()"
    )
}
