//! The recipes page: found by words, used, given away as a link and as a file.

use anyhow::{Context as _, Result};
use serde_json::json;
use tokenwright_core::host::Host;
use tokenwright_core::link;
use tokenwright_core::recipe::{self, Recipe};
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind, Tab};

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let page = open(&desk, "").await?;
    search(&page).await?;
    share(&page).await?;
    export(&page).await?;
    start(&desk, &page).await?;
    page.close().await?;
    named_in_the_address(&desk).await?;
    desk.finish().await
}

/// Opens the recipes page, all of which is there then.
pub(crate) async fn open(desk: &Desk, hash: &str) -> Result<Tab> {
    let page = desk.browser.open_extension_page(&format!("recipes.html{hash}")).await?;
    page.wait_for("document.querySelector('#count').textContent", "the recipes page").await?;
    Ok(page)
}

/// Waits until the page says this of what just happened.
pub(crate) async fn told(page: &Tab, words: &str) -> Result<()> {
    let said = format!("document.querySelector('#told').textContent.includes({})", json!(words));
    page.wait_for(&said, words).await
}

/// A button of a card.
pub(crate) fn on_card(id: &str, button: &str) -> String {
    format!("[data-id=\"{id}\"] [data-do={button}]")
}

/// The ids of the recipes that are shown.
pub(crate) async fn shown(page: &Tab) -> Result<Vec<String>> {
    page.evaluate("[...document.querySelectorAll('#cards > .card')].map((it) => it.dataset.id)")
        .await
}

/// Makes the page hand over what it gives the browser to save, instead of a file on this disk.
pub(crate) async fn catch_files(page: &Tab) -> Result<()> {
    page.evaluate(
        "void (URL.createObjectURL = (blob) => { window.saved = blob; return 'about:blank#'; }, \
         HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; })",
    )
    .await
}

/// The file that a press of this button gives, and its name.
pub(crate) async fn file(page: &Tab, button: &str) -> Result<(String, String)> {
    page.evaluate::<()>("void (window.savedAs = '')").await?;
    page.click(button).await?;
    page.wait_for("window.savedAs", "the file").await?;
    page.evaluate("[window.savedAs, await window.saved.text()]").await
}

async fn search(page: &Tab) -> Result<()> {
    let all: Vec<&str> = recipe::all().iter().map(|recipe| recipe.id.as_str()).collect();
    assert_eq!(shown(page).await?, all);
    page.fill("#search", "milestone SEAT").await?;
    page.wait_for("document.querySelectorAll('.card').length === 1", "one recipe").await?;
    assert_eq!(shown(page).await?, ["milestone-copilot"]);
    let count = page.text("#count").await?;
    assert_eq!(count, format!("1 of {} recipes.", all.len()));

    page.fill("#search", "no such words").await?;
    page.wait_for("!document.querySelector('.card')", "no recipe").await?;
    page.click("#clear").await?;
    page.wait_for("document.querySelector('.card')", "all recipes").await?;
    assert_eq!(shown(page).await?, all);
    let focus: String = page.evaluate("document.activeElement.id").await?;
    assert_eq!(focus, "search");
    let card = page.text("[data-id=milestone-copilot]").await?;
    for part in ["Built in", "Organization · Members · Read-only", "read on 2026-11-22"] {
        assert!(card.contains(part), "{part} is missing in {card}");
    }
    Ok(())
}

async fn share(page: &Tab) -> Result<()> {
    page.click(&on_card("milestone-copilot", "share")).await?;
    let address: String = page.evaluate("document.querySelector('#share-link').value").await?;
    let milestone = recipe::by_id("milestone-copilot").context("no such recipe")?;
    assert_eq!(address, link::template(milestone, None, &Host::default()));
    let besides = page.text(".drawer .sentences").await?;
    assert!(besides.contains("choose “Public repositories”"), "{besides}");
    page.click(&on_card("milestone-copilot", "close")).await?;
    let focus: String = page.evaluate("document.activeElement.dataset.do").await?;
    assert_eq!(focus, "share", "the focus goes back to the button that opened it");
    Ok(())
}

async fn export(page: &Tab) -> Result<()> {
    catch_files(page).await?;
    let (name, json) = file(page, &on_card("milestone-copilot", "export")).await?;
    assert_eq!(name, "milestone-copilot.json");
    let milestone = recipe::by_id("milestone-copilot").context("no such recipe")?;
    assert_eq!(Recipe::parse(&json).as_ref(), Ok(milestone));
    Ok(())
}

/// Opens the form, once the organization is told.
async fn start(desk: &Desk, page: &Tab) -> Result<()> {
    page.click(&on_card("milestone-copilot", "use")).await?;
    page.click("#use-owner").await?;
    page.type_text("not a name\n").await?;
    let refused = "document.querySelector('#use-owner-error').textContent.includes('only letters')";
    page.wait_for(refused, "what is wrong with the name").await?;
    page.fill("#use-owner", "acme").await?;
    let open = on_card("milestone-copilot", "open");
    let form = desk.browser.tab_opened_by(async || page.click(&open).await).await?;
    let address = form.address().await?;
    assert!(address.contains("target_name=acme") && address.contains("members=read"), "{address}");
    form.close().await?;
    // The second time nothing is left to be told.
    page.bring_to_front().await?;
    let again = on_card("milestone-copilot", "use");
    let form = desk.browser.tab_opened_by(async || page.click(&again).await).await?;
    assert!(form.address().await?.contains("target_name=acme"));
    form.close().await?;
    let kept: serde_json::Value = page.evaluate("await chrome.storage.local.get()").await?;
    assert_eq!(kept["recipe"], "milestone-copilot");
    assert_eq!(kept["owner"], "acme");
    Ok(())
}

async fn named_in_the_address(desk: &Desk) -> Result<()> {
    let page = open(desk, "#renovate").await?;
    let there = "document.activeElement.closest('.card')?.dataset.id === 'renovate'";
    page.wait_for(there, "the recipe of the address").await?;
    page.evaluate::<()>("void (location.hash = '#nobody-has-this')").await?;
    told(&page, "there is none called “nobody-has-this”").await?;
    page.close().await
}
