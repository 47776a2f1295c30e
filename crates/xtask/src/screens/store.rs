//! The pictures that the stores ask for, in the sizes that they ask for.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use tokenwright_tests::screens::{Look, Screen, Shown};
use tokenwright_tests::{Browser, Colours, Kind, Settings};

/// The most that Chromium's store takes, in the order of the way: a screen, its name in `docs/store`, and what of ours is to
/// be in sight if it is not what comes first.
const PICTURES: [(&str, &str, Option<&str>); 5] = [
    ("panel-half-way", "1-guided.png", None),
    ("panel-too-much", "2-checked.png", Some("[data-check=nothing-more]")),
    ("panel-verified", "3-proven.png", None),
    ("verify-not-ready", "4-explained.png", None),
    ("recipes", "5-recipes.png", None),
];

/// Chromium's store takes these only; Mozilla's shows them in the same proportion.
const LOOK: Look = Look { colours: Colours::Light, width: 1280, height: 800 };
/// A picture ends where a bar to scroll with begins.
const WITHOUT_BAR: &str = "void (document.documentElement.style.scrollbarWidth = 'none')";
const PROMO: (u32, u32) = (440, 280);

pub(super) async fn take(folder: &Path) -> Result<()> {
    for (name, file, sight) in PICTURES {
        let screen = Screen::named(name).with_context(|| format!("there is no screen {name:?}"))?;
        let desk = screen.desk(Kind::Chromium).await?;
        let shown = screen.enter(&desk).await?;
        shown.page.evaluate::<()>(WITHOUT_BAR).await?;
        shown.look(&desk, LOOK).await?;
        if let Some(sight) = sight {
            aim(&shown, sight).await?;
            shown.look(&desk, LOOK).await?;
        }
        // What a window shows, also of a page that is longer.
        shown.page.screenshot(&folder.join(file)).await?;
        desk.finish().await?;
        report(&folder.join(file))?;
    }
    promo(folder).await
}

/// Scrolls to this in ours, and to the last thing on GitHub's page that is marked as wrong.
async fn aim(shown: &Shown, sight: &str) -> Result<()> {
    let to = "scrollIntoView({ block: 'center', behavior: 'instant' })";
    let ours = format!("void document.querySelector('{sight}').{to}");
    shown.ours.evaluate::<()>(&ours).await?;
    let marked = "[...document.querySelectorAll('[data-tokenwright=unmet]')].at(-1)";
    shown.page.evaluate::<()>(&format!("void {marked}.{to}")).await
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
