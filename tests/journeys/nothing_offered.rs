//! An administrator whose policy leaves no recipe: each page says so, and does what works without one.

use anyhow::Result;
use serde_json::json;
use tokenwright_core::policy::NOTHING_OFFERED;
use tokenwright_double::{Scenario, TokenWish};
use tokenwright_tests::{Desk, Kind, guided};

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::with_policy(kind, Scenario::Happy, json!({ "allowed": [] })).await?;
    let says = format!(
        "document.querySelector('#nothing-offered').checkVisibility() && \
         document.querySelector('#nothing-offered').textContent === {}",
        json!(NOTHING_OFFERED)
    );
    let popup = desk.browser.open_extension_page("popup.html").await?;
    popup.wait_for(&says, "the popup to say so").await?;
    popup.wait_for("!document.querySelector('#open-form').checkVisibility()", "no form").await?;
    assert!(popup.evaluate("document.querySelector('nav').checkVisibility()").await?);
    let settings = desk.browser.open_extension_page("settings.html").await?;
    settings.wait_for(&says, "the settings to say so").await?;

    let gallery = desk.browser.open_extension_page("recipes.html").await?;
    let count =
        format!("document.querySelector('#count').textContent === {}", json!(NOTHING_OFFERED));
    gallery.wait_for(&count, "the gallery to say so").await?;

    let panel = desk.token_page().await?.panel().await?;
    let summary =
        format!("document.querySelector('#summary').textContent === {}", json!(NOTHING_OFFERED));
    panel.wait_for(&summary, "the panel to say so").await?;
    // The summary is there before the page is read.
    let headline =
        "document.querySelector('#headline').textContent.startsWith('No recipe is chosen')";
    panel.wait_for(headline, "the headline to say what that means here").await?;

    let verify = desk.browser.open_extension_page("verify.html").await?;
    verify.wait_for(&says, "the verification page to say so").await?;
    verify.fill("#owner", "acme").await?;
    verify.fill("#token", &desk.double.mint(TokenWish::default())).await?;
    verify.click("#verify").await?;
    assert_ne!(guided::verdict(&verify).await?, "could-not-check");
    desk.finish().await
}
