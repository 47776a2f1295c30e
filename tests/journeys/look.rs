//! The panel looks like GitHub's page, not like the system, where the page tells; and it moves nothing
//! for somebody who wants no motion.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind, Tab};

use super::form;

super::in_both_browsers!(journey);

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

    scrolling_is_as_calm_as_asked(&page, &panel).await?;
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

/// "Show me" asks the page to scroll, in the way that the user's system asks for.
async fn scrolling_is_as_calm_as_asked(page: &Tab, panel: &Tab) -> Result<()> {
    let calm: bool = page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches").await?;
    let moving = "[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).some((rule) => \
         rule.media?.mediaText.includes('prefers-reduced-motion'))";
    assert!(panel.evaluate::<bool>(moving).await?, "the panel's style knows no calm");
    panel.click("[data-do=show]").await?;
    assert!(!calm, "the test's browser is one with motion");
    Ok(())
}
