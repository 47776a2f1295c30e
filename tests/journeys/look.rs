//! The panel looks like GitHub's page, not like the system, where the page tells; and it moves nothing
//! for somebody who wants no motion.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind, Settings, Tab, extension_directory};

use super::form;

super::in_both_browsers!(journey);

mod calm {
    crate::in_both_browsers!(super::still);
}

async fn journey(kind: Kind) -> Result<()> {
    // The system is light.
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let (page, panel) = form::open(&desk).await?;
    looks(&panel, "light", "").await?;

    theme(&page, "dark", "light", "dark_dimmed").await?;
    looks(&panel, "dark", "dimmed").await?;
    let ground = "getComputedStyle(document.body).backgroundColor";
    assert_eq!(panel.evaluate::<String>(ground).await?, "rgb(33, 40, 48)");
    theme(&page, "light", "light_high_contrast", "dark").await?;
    looks(&panel, "light", "contrast").await?;
    theme(&page, "auto", "dark_high_contrast", "dark").await?;
    looks(&panel, "dark", "contrast").await?;
    page.evaluate::<()>("document.documentElement.removeAttribute('data-color-mode')").await?;
    looks(&panel, "system", "").await?;
    desk.finish().await
}

async fn theme(page: &Tab, mode: &str, day: &str, night: &str) -> Result<()> {
    let set = format!(
        "void Object.assign(document.documentElement.dataset, \
         {{ colorMode: '{mode}', lightTheme: '{day}', darkTheme: '{night}' }})"
    );
    page.evaluate(&set).await
}

async fn looks(panel: &Tab, scheme: &str, more: &str) -> Result<()> {
    let words = "(({ scheme, contrast, dimmed }) => \
         `${scheme} ${contrast === undefined ? '' : 'contrast'}${dimmed === undefined ? '' : 'dimmed'}`)\
         (document.documentElement.dataset)";
    let there = format!("{words} === '{scheme} {more}'");
    panel.wait_for(&there, &format!("the panel to look {scheme} {more}")).await
}

/// How often "Show me" moves the page for somebody who asked for less motion: once, and not in steps.
async fn still(kind: Kind) -> Result<()> {
    let extension = Some(extension_directory()?);
    let settings = Settings { extension, reduced_motion: true, ..Settings::default() };
    let desk = Desk::start_with(kind, Scenario::Happy, settings).await?;
    let (page, panel) = form::open(&desk).await?;
    let count = "(() => { window.moves = 0; \
         addEventListener('scrollend', () => { window.ready = true; \
         addEventListener('scroll', () => window.moves++); \
         addEventListener('scrollend', () => (window.came = true)); }, { once: true }); \
         scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }); })()";
    page.evaluate::<()>(count).await?;
    page.wait_for("window.ready", "the page to rest").await?;
    panel.click("[data-check=owner] [data-do=show]").await?;
    page.wait_for("window.came", "the page to come there").await?;
    assert_eq!(page.evaluate::<u32>("window.moves").await?, 1);
    desk.finish().await
}
