//! The pictures that the stores ask for, in the sizes that they ask for.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use tokenwright_tests::screens::{Look, Screen};
use tokenwright_tests::{Browser, Colours, Kind, Settings};

/// The most that Chromium's store takes, in the order of the way: a screen, and its name in `docs/store`.
const PICTURES: [(&str, &str); 5] = [
    ("panel-half-way", "1-guided.png"),
    ("panel-too-much", "2-checked.png"),
    ("panel-verified", "3-proven.png"),
    ("verify-not-ready", "4-explained.png"),
    ("recipes", "5-recipes.png"),
];

/// Chromium's store takes these only; Mozilla's shows them in the same proportion.
const LOOK: Look = Look { colours: Colours::Light, width: 1280, height: 800 };
const PROMO: (u32, u32) = (440, 280);

pub(super) async fn take(folder: &Path) -> Result<()> {
    for (name, file) in PICTURES {
        let screen = Screen::named(name).with_context(|| format!("there is no screen {name:?}"))?;
        let desk = screen.desk(Kind::Chromium).await?;
        let shown = screen.enter(&desk).await?;
        shown.look(&desk, LOOK).await?;
        // What a window shows, also of a page that is longer.
        shown.page.screenshot(&folder.join(file)).await?;
        desk.finish().await?;
        report(&folder.join(file))?;
    }
    promo(folder).await
}

async fn promo(folder: &Path) -> Result<()> {
    let browser = Browser::start(Kind::Chromium, &Settings::default()).await?;
    let tab = browser.first_tab().await?;
    tab.goto(&format!("file://{}", folder.join("promo.svg").display())).await?;
    tab.resize(PROMO.0, PROMO.1).await?;
    let size = format!("innerWidth === {} && innerHeight === {}", PROMO.0, PROMO.1);
    tab.wait_for(&size, "the size").await?;
    let file = folder.join("promo.png");
    tab.screenshot(&file).await?;
    browser.quit().await?;
    report(&file)
}

fn report(file: &Path) -> Result<()> {
    println!("{} ({} kB)", file.display(), fs::metadata(file)?.len() / 1024);
    Ok(())
}
