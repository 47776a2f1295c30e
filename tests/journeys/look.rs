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

/// For somebody who asked for less motion "Show me" moves the page once, and not in steps.
async fn still(kind: Kind) -> Result<()> {
    let extension = Some(extension_directory()?);
    let settings = Settings { extension, reduced_motion: true, ..Settings::default() };
    let desk = Desk::start_with(kind, Scenario::Happy, settings).await?;
    let (page, panel) = form::open(&desk).await?;
    // Where the page stood on its way from its end; events of the way there may still be coming.
    let watch = "(() => { window.places = new Set(); \
         addEventListener('scrollend', () => { const end = scrollY; window.ready = true; \
         addEventListener('scroll', () => scrollY !== end && places.add(scrollY)); \
         addEventListener('scrollend', () => (window.came = scrollY !== end)); }, { once: true }); \
         scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }); })()";
    page.evaluate::<()>(watch).await?;
    page.wait_for("window.ready", "the page to rest").await?;
    panel.click("[data-check=owner] [data-do=show]").await?;
    page.wait_for("window.came", "the page to come there").await?;
    // A page that is laid out anew may still move by a pixel.
    let places: Vec<f64> = page.evaluate("[...places]").await?;
    let last = places.last().copied().unwrap_or_default();
    assert!(places.iter().all(|place| (place - last).abs() < 5.0), "{places:?}");
    desk.finish().await
}
