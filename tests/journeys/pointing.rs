//! A control that nothing tells any more: the user points at it, the page does not notice, and it is
//! read from then on, until the user takes it back.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::guided::Guided;
use tokenwright_tests::{Desk, Kind};

super::in_both_browsers!(journey);

/// As after a redesign: no name, no id, no label, no component around it; and a page that counts
/// clicks.
pub(crate) const REDESIGN: &str = "(() => { \
     const field = document.querySelector('#user_programmatic_access_name'); \
     document.querySelector('label[for=user_programmatic_access_name]').textContent = 'Handle'; \
     field.removeAttribute('name'); field.id = 'x'; \
     field.closest('auto-check')?.replaceWith(field); \
     window.clicks = 0; \
     for (const name of ['pointerdown', 'mousedown', 'click', 'keydown']) \
       document.addEventListener(name, () => window.clicks++, true); })()";

/// Whether the page's next click is the panel's.
pub(crate) const POINTING: &str = "Boolean(document.querySelector('tokenwright-panel[pointing]'))";

/// Asks to point at the field that has no name any more.
pub(crate) const POINT: &str = "[data-check=name] [data-do=point]";

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let page = desk.token_page_with("target_name=acme").await?;
    let panel = page.panel().await?;
    let guided = Guided::new(&page, &panel);
    guided.tell_owner("acme").await?;
    page.evaluate::<()>(REDESIGN).await?;
    guided.wait_for_check("name", "cannot-tell").await?;

    // Given up by Escape, then done.
    panel.click(POINT).await?;
    let asks = "document.querySelector('#headline').textContent.includes('Click on “Token name”')";
    panel.wait_for(asks, "the panel to ask for a click").await?;
    page.wait_for(POINTING, "the cursor").await?;
    panel.press("Escape").await?;
    panel.wait_for(&format!("!({asks})"), "the panel to ask no more").await?;
    guided.wait_for_check("name", "cannot-tell").await?;

    panel.click(POINT).await?;
    page.wait_for(POINTING, "the cursor").await?;
    page.click("#x").await?;
    guided.wait_for_check("name", "unmet").await?;
    assert_eq!(page.evaluate::<u32>("window.clicks").await?, 0, "the page noticed the click");

    let name: String =
        panel.evaluate("document.querySelector('[data-check=name] dd').textContent").await?;
    page.fill("#x", &name).await?;
    guided.wait_for_check("name", "met").await?;

    // It is remembered for this version of the page, and can be taken back.
    page.reload().await?;
    page.wait_for("document.querySelector('#user_programmatic_access_name')", "the form").await?;
    page.evaluate::<()>(REDESIGN).await?;
    page.fill("#x", &name).await?;
    let panel = page.panel().await?;
    let guided = Guided::new(&page, &panel);
    guided.wait_for_check("name", "met").await?;
    // The form's last part comes late, and moves what stands in the panel.
    guided.wait_for_check("nothing-more", "met").await?;
    panel.click("[data-check=name] [data-do=unpin]").await?;
    guided.wait_for_check("name", "cannot-tell").await?;
    desk.finish().await
}
