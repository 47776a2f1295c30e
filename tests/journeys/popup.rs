//! The toolbar button's popup: a recipe is started from it, and the panel of the tab in front is shown.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind, Tab};

mod start {
    crate::in_both_browsers!(super::start);
}

mod panel {
    crate::in_both_browsers!(super::panel);
}

async fn start(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let popup = open(&desk).await?;
    popup.click("#open-form").await?;
    popup.wait_for("!document.querySelector('#owner-error').hidden", "what is missing").await?;
    assert!(popup.evaluate::<bool>("document.activeElement.id === 'owner'").await?);

    popup.type_text("https://github.com/acme").await?;
    let tabs = desk.browser.tab_count().await?;
    let form = desk.browser.tab_opened_by(async || popup.press_away("Enter").await).await?;
    let address = form.address().await?;
    assert!(address.contains("target_name=acme"), "{address}");
    let panel = form.panel().await?;
    let told = "document.querySelector('#owner-name').textContent === 'acme'";
    panel.wait_for(told, "the panel to know the organization").await?;
    // The popup has done its work: it is gone, and the form is there.
    desk.browser.wait_for_tabs(tabs).await?;

    let popup = open(&desk).await?;
    let known = "document.querySelector('#owner').value === 'acme'";
    popup.wait_for(known, "the organization to be remembered").await?;
    // One that is of the user's own account asks for no organization.
    let with_any = "[...document.querySelector('#recipe').options].map((it) => it.value)";
    let recipes: Vec<String> = popup.evaluate(with_any).await?;
    assert_eq!(recipes.len(), tokenwright_core::recipe::all().len());
    choose(&popup, "renovate").await?;
    popup
        .wait_for("document.querySelector('#owner-field').hidden", "no organization asked")
        .await?;
    desk.browser.tab_opened_by(async || popup.click_away("#open-form").await).await?;
    let popup = open(&desk).await?;
    let chosen = "document.querySelector('#recipe').value === 'renovate'";
    popup.wait_for(chosen, "the recipe to be remembered").await?;
    desk.finish().await
}

async fn panel(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let popup = open(&desk).await?;
    assert!(popup.evaluate::<bool>("document.querySelector('#show-panel').hidden").await?);
    let page = desk.token_page().await?;
    page.bring_to_front().await?;
    // A popup does not take the place of the tab in front; as a tab it looks from behind.
    popup.evaluate::<()>("void setTimeout(() => location.reload())").await?;
    let offered = "document.querySelector('#show-panel')?.hidden === false";
    popup.wait_for(offered, "the panel to be offered").await?;
    // Folded away, it comes back from the popup.
    let panel = page.panel().await?;
    panel.click("[data-do=fold]").await?;
    panel.wait_for("!document.querySelector('#pill').hidden", "the panel to be folded").await?;
    let show = "void setTimeout(() => document.querySelector('#show-panel').click())";
    popup.evaluate::<()>(show).await?;
    panel.wait_for("document.querySelector('#pill').hidden", "the panel to be shown").await?;
    desk.finish().await
}

async fn choose(popup: &Tab, recipe: &str) -> Result<()> {
    let choose = format!(
        "void (() => {{ const it = document.querySelector('#recipe'); it.value = '{recipe}'; \
         it.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
    );
    popup.evaluate(&choose).await
}

pub(crate) async fn open(desk: &Desk) -> Result<Tab> {
    let popup = desk.browser.open_extension_page("popup.html").await?;
    popup.wait_for("document.querySelector('#recipe')?.options.length > 0", "the recipes").await?;
    Ok(popup)
}
