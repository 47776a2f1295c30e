//! A recipe of one's own: copied, changed, checked while it is written, saved, and used.

use anyhow::Result;
use serde_json::json;
use tokenwright_double::{Scenario, TokenWish};
use tokenwright_tests::{Desk, Kind, Tab, guided};

use super::gallery::{on_card, open, told};

super::in_both_browsers!(journey);

const COPY: &str = "milestone-copilot-2";

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let page = open(&desk, "").await?;
    page.click(&on_card("milestone-copilot", "duplicate")).await?;
    page.wait_for("!document.querySelector('#editor').hidden", "the editor").await?;
    assert_eq!(focus(&page).await?, "editor-title");
    faults_stand_at_their_fields(&page).await?;
    permissions_come_and_go(&page).await?;
    nothing_is_lost(&page).await?;
    page.fill("[id=title]", "Our audit").await?;
    page.click("#editor-form [type=submit]").await?;
    told(&page, "“Our audit” is now one of your recipes.").await?;
    used_in_the_verification(&desk).await?;
    page.bring_to_front().await?;
    edited_again(&page).await?;
    from_nothing(&page).await?;
    desk.finish().await
}

async fn focus(page: &Tab) -> Result<String> {
    page.evaluate("document.activeElement.id").await
}

/// The fault beside a field, which is marked and described by it.
async fn fault(page: &Tab, field: &str, says: &str) -> Result<()> {
    let there = format!(
        "(() => {{ const field = document.getElementById({}); \
         const line = document.getElementById(field.getAttribute('aria-describedby')); \
         return field.ariaInvalid === 'true' && line.checkVisibility() && \
         line.textContent.includes({}); }})()",
        json!(field),
        json!(says)
    );
    page.wait_for(&there, &format!("{field}: {says}")).await
}

async fn no_fault(page: &Tab) -> Result<()> {
    page.wait_for("!document.querySelector('[aria-invalid=true]')", "no fault").await?;
    let says = page.text("#lint").await?;
    assert!(says.starts_with("Nothing to repair"), "{says}");
    Ok(())
}

/// Chooses from a list by the arrow keys.
async fn choose(page: &Tab, field: &str, words: &str) -> Result<()> {
    let field = format!("document.getElementById({})", json!(field));
    page.evaluate::<()>(&format!("{field}.focus()")).await?;
    let at = format!(
        "[...{field}.options].findIndex((it) => it.textContent.startsWith({}))",
        json!(words)
    );
    let at: usize = page.evaluate(&at).await?;
    page.press("Home").await?;
    for _ in 0..at {
        page.press("ArrowDown").await?;
    }
    page.wait_for(&format!("{field}.selectedIndex === {at}"), words).await
}

async fn faults_stand_at_their_fields(page: &Tab) -> Result<()> {
    no_fault(page).await?;
    page.fill("[id='name.value']", &"x".repeat(41)).await?;
    fault(page, "name.value", "has 41 characters").await?;
    // Pasted into the wrong field, a token rests nowhere.
    page.fill("[id='name.value']", &format!("github_pat_{}", "a".repeat(22))).await?;
    let rests = "JSON.stringify({ ...sessionStorage }).includes('github_pat_')";
    assert!(!page.evaluate::<bool>(rests).await?, "the draft holds a token");
    page.fill("[id='name.value']", "Audit").await?;
    page.wait_for("sessionStorage.draft", "the draft").await?;
    no_fault(page).await?;

    choose(page, "owner.kind", "The user").await?;
    fault(page, "permissions[0]", "change the resource owner to an organization").await?;
    choose(page, "owner.kind", "An organization").await?;
    no_fault(page).await?;

    page.fill("[id='source.url']", "http://example.com").await?;
    fault(page, "source.url", "starts with https://").await?;
    page.fill("[id='expiration.days']", "a year").await?;
    fault(page, "expiration.days", "numbers with commas").await?;
    let listed = "document.querySelectorAll('#faults li').length === 2";
    page.wait_for(listed, "both faults in the list").await?;

    // Saving is refused, and leads to the first of them.
    page.click("#editor-form [type=submit]").await?;
    told(page, "Not saved: 2 things to repair first.").await?;
    assert_eq!(focus(page).await?, "source.url");
    page.fill("[id='expiration.days']", "90").await?;
    page.fill("[id='source.url']", "").await?;
    no_fault(page).await
}

async fn permissions_come_and_go(page: &Tab) -> Result<()> {
    page.click("#permissions").await?;
    page.type_text("account emails").await?;
    page.wait_for("document.querySelectorAll('#offers li').length === 1", "one offer").await?;
    page.press("Enter").await?;
    fault(page, "permissions[3]", "organizations cannot have account permissions").await?;
    assert_eq!(focus(page).await?, "permissions[3]");
    page.click("[data-do=remove-row][data-row='3']").await?;
    told(page, "“Email addresses” is removed.").await?;
    assert_eq!(focus(page).await?, "undo");
    no_fault(page).await?;
    page.press("Enter").await?;
    fault(page, "permissions[3]", "organizations cannot have account permissions").await?;
    page.click("[data-do=remove-row][data-row='3']").await?;

    page.fill("#permissions", "repository:contents").await?;
    page.click("[data-permission='repository:contents']").await?;
    fault(page, "permissions[3]", "“Public repositories” does not offer it").await?;
    page.click("[data-do=remove-row][data-row='3']").await?;
    no_fault(page).await
}

/// Neither on Cancel by mistake nor by a reload.
async fn nothing_is_lost(page: &Tab) -> Result<()> {
    page.click("#leave-editor").await?;
    page.wait_for("document.querySelector('#discard').open", "the question").await?;
    page.click("[data-do=keep-writing]").await?;
    page.wait_for("!document.querySelector('#discard').open", "the question to go").await?;
    // What cannot be read yet comes back too, letter by letter.
    page.fill("[id='expiration.days']", "a year, ").await?;
    page.reload().await?;
    fault(page, "expiration.days", "numbers with commas").await?;
    let days: String = page.evaluate("document.getElementById('expiration.days').value").await?;
    assert_eq!(days, "a year, ");
    page.fill("[id='expiration.days']", "90").await?;
    page.reload().await?;
    told(page, "Here is the recipe that you were writing.").await?;
    let name: String = page.evaluate("document.getElementById('name.value').value").await?;
    assert_eq!(name, "Audit");
    Ok(())
}

async fn used_in_the_verification(desk: &Desk) -> Result<()> {
    let address = format!("verify.html?recipe={COPY}&owner=acme");
    let verify = desk.browser.open_extension_page(&address).await?;
    let chosen = format!("document.querySelector('#recipe').value === '{COPY}'");
    verify.wait_for(&chosen, "the own recipe").await?;
    let token = desk.double.mint(TokenWish::default());
    verify.fill("#token", &token).await?;
    verify.click("#verify").await?;
    // It accepts 90 days only, and the token lives longer.
    let verdict = guided::verdict(&verify).await?;
    assert_ne!(verdict, "could-not-check");
    let report = super::form::report(&verify).await?;
    assert_eq!(report["recipe"]["id"].as_str().or(report["recipe"].as_str()), Some(COPY));
    verify.close().await
}

async fn edited_again(page: &Tab) -> Result<()> {
    page.click(&on_card(COPY, "edit")).await?;
    page.fill("[id=vendor]", "Ourselves").await?;
    page.press("Enter").await?;
    told(page, "“Our audit” is saved.").await?;
    let card = page.text(&format!("[data-id='{COPY}']")).await?;
    assert!(card.contains("Yours") && card.contains("Ourselves"), "{card}");
    let cards: usize =
        page.evaluate("document.querySelectorAll('[data-origin=own]').length").await?;
    assert_eq!(cards, 1);
    // Cancel without a change asks nothing.
    page.click(&on_card(COPY, "edit")).await?;
    page.click("#leave-editor").await?;
    page.wait_for("!document.querySelector('#gallery').hidden", "the gallery").await
}

/// A new recipe complains of a field only once it was written in, or is to be saved.
async fn from_nothing(page: &Tab) -> Result<()> {
    page.click("#to-new").await?;
    no_marks(page).await?;
    page.fill("[id=title]", "x").await?;
    no_marks(page).await?;
    page.fill("[id=title]", "").await?;
    fault(page, "title", "This is empty").await?;
    page.click("#editor-form [type=submit]").await?;
    fault(page, "owner.why", "This is empty").await?;
    assert_eq!(focus(page).await?, "title");
    page.type_text("Begun").await?;
    page.click("#leave-editor").await?;
    page.click("[data-do=discard]").await?;
    page.wait_for("!document.querySelector('#gallery').hidden", "the gallery").await?;
    assert_eq!(focus(page).await?, "to-new");
    Ok(())
}

async fn no_marks(page: &Tab) -> Result<()> {
    let marked: usize =
        page.evaluate("document.querySelectorAll('[aria-invalid=true]').length").await?;
    assert_eq!(marked, 0);
    Ok(())
}
