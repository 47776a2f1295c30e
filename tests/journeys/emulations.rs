//! What a person has set on their machine reaches GitHub's page and the panel beside it, which is another site's frame.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::{Colours, Desk, Kind, Settings, Tab, extension_directory};

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let extension = Some(extension_directory()?);
    let settings = Settings {
        extension: extension.clone(),
        reduced_motion: true,
        forced_colours: true,
        ..Settings::default()
    };
    let desk = Desk::start_with(kind, Scenario::Happy, settings).await?;
    for place in places(&desk).await? {
        assert!(matches(&place, "prefers-reduced-motion: reduce").await?);
        assert!(matches(&place, "forced-colors: active").await?);
    }
    desk.finish().await?;

    let settings = Settings { extension, ..Settings::default() };
    let desk = Desk::start_with(kind, Scenario::Happy, settings).await?;
    let places = places(&desk).await?;
    for place in &places {
        assert!(!matches(place, "prefers-reduced-motion: reduce").await?);
        assert!(!matches(place, "forced-colors: active").await?);
        assert!(matches(place, "prefers-color-scheme: light").await?);
    }
    desk.browser.set_colours(Colours::Dark).await?;
    for place in &places {
        place.wait_for("matchMedia('(prefers-color-scheme: dark)').matches", "the dark").await?;
    }
    let page = &places[0];
    page.zoom(1200, 1000, 2).await?;
    let zoomed = "[innerWidth, innerHeight, devicePixelRatio].join() === '600,500,2'";
    page.wait_for(zoomed, "the page to be twice as large").await?;
    desk.finish().await
}

/// GitHub's page, and the panel on it.
async fn places(desk: &Desk) -> Result<[Tab; 2]> {
    let page = desk.token_page().await?;
    let panel = page.panel().await?;
    Ok([page, panel])
}

async fn matches(place: &Tab, feature: &str) -> Result<bool> {
    place.evaluate(&format!("matchMedia('({feature})').matches")).await
}
