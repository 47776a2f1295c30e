//! In a narrow window the panel never covers the control that is due, wherever the user scrolls it, and
//! the words beside it neither lie over the panel nor leave the window.

use anyhow::{Context as _, Result};
use tokenwright_double::Scenario;
use tokenwright_tests::guided::Guided;
use tokenwright_tests::{Desk, Kind, Settings, Tab, extension_directory};

use super::form;

mod tall {
    crate::in_both_browsers!(super::tall);
}

mod flat {
    crate::in_both_browsers!(super::flat);
}

async fn tall(kind: Kind) -> Result<()> {
    journey(kind, (480, 800)).await
}

async fn flat(kind: Kind) -> Result<()> {
    journey(kind, (800, 600)).await
}

async fn journey(kind: Kind, window: (u32, u32)) -> Result<()> {
    let extension = Some(extension_directory()?);
    let settings = Settings { extension, window, ..Settings::default() };
    let desk = Desk::start_with(kind, Scenario::Happy, settings).await?;
    let (page, panel) = form::open(&desk).await?;
    let guided = Guided::new(&page, &panel);

    wherever_it_is(&page).await?;
    guided
        .follow(async |marked, _| {
            wherever_it_is(&page).await.with_context(|| format!("after {marked:?}"))
        })
        .await?;
    guided.click_marked().await?;
    guided.wait_for_phase("confirming").await?;
    wherever_it_is(&page).await?;
    guided.click_marked().await?;
    guided.wait_for_phase("token-shown").await?;
    wherever_it_is(&page).await?;
    desk.finish().await
}

/// At the lower end of the window, at its upper end, in its middle.
async fn wherever_it_is(page: &Tab) -> Result<()> {
    page.wait_for("Boolean(document.querySelector('[data-tokenwright=current]'))", "a mark")
        .await?;
    for by in ["box.bottom - innerHeight", "box.top", "box.top - innerHeight / 2"] {
        let scroll = format!(
            "(() => {{ const box = document.querySelector('[data-tokenwright=current]') \
             .getBoundingClientRect(); scrollBy({{ top: {by}, behavior: 'instant' }}); }})()"
        );
        page.evaluate::<()>(&scroll).await?;
        let free = format!("{CROSSED} === ''");
        if let Err(error) = page.wait_for(&free, "what is due to be free").await {
            let crossed: String = page.evaluate(CROSSED).await?;
            return Err(error.context(format!("scrolled by {by}: {crossed}")));
        }
    }
    Ok(())
}

/// What lies over what; nothing if all is free.
const CROSSED: &str = "(() => { \
     const box = (selector) => document.querySelector(selector).getBoundingClientRect(); \
     const [due, panel] = [box('[data-tokenwright=current]'), box('tokenwright-panel')]; \
     const words = document.querySelector('tokenwright-label[beside=due]'); \
     const said = words.getBoundingClientRect(); \
     const cross = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom; \
     if (cross(due, panel)) return `the panel lies over it: ${JSON.stringify([due, panel])}`; \
     if (due.bottom <= 0 || due.top >= innerHeight) return ''; \
     if (!words.matches(':popover-open')) return 'no words'; \
     if (cross(said, panel)) return `the words lie over the panel: ${JSON.stringify([said, panel])}`; \
     const out = said.left < 0 || said.top < 0 || said.right > innerWidth || said.bottom > innerHeight; \
     return out ? `the words leave the window: ${JSON.stringify([due, said])}` : ''; })()";
