//! What a person keeps is not lost: not what cannot be read, not what two pages of ours keep at once, not
//! what a browser would not store, and not what was deleted as long as it can come back.

use anyhow::Result;
use serde_json::{Value, json};
use tokenwright_core::recipe;
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind, Tab};

use super::gallery::{catch_files, file, on_card, open, told};

mod unreadable {
    crate::in_both_browsers!(super::unreadable);
}

mod at_once {
    crate::in_both_browsers!(super::at_once);
}

mod refused {
    crate::in_both_browsers!(super::refused);
}

/// What cannot be read stays as it is beside what is saved, until it is deleted; and then it can come back.
async fn unreadable(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let mut newer = own("newer");
    newer["schema"] = json!("tokenwright.recipe/2");
    let torn = json!("[{ torn");
    let page = open(&desk, "").await?;
    store(&page, "recipes", &json!([newer, own("mine"), torn]).to_string()).await?;
    page.reload().await?;
    page.wait_for("document.querySelector('#unreadable')", "what cannot be read").await?;
    assert!(page.text("#unreadable").await?.starts_with("2 of your recipes cannot be read"));
    catch_files(&page).await?;
    let (name, saved) = file(&page, "[data-do=save-unreadable]").await?;
    assert_eq!(name, "unreadable-recipes.json");
    assert_eq!(saved.parse::<Value>()?, json!([newer, torn]));

    page.click(&on_card("mine", "delete")).await?;
    told(&page, "“mine” is deleted.").await?;
    assert_eq!(stored(&page).await?, json!([newer, torn]));

    page.click("[data-do=delete-unreadable]").await?;
    told(&page, "What could not be read is deleted.").await?;
    assert_eq!(stored(&page).await?, json!([]));
    page.click("#undo").await?;
    told(&page, "What could not be read is back.").await?;
    page.wait_for("document.querySelector('#unreadable')", "it to be told of again").await?;
    assert_eq!(stored(&page).await?, json!([newer, torn]));
    desk.finish().await
}

/// Of what several pages keep at once, none undoes another.
async fn at_once(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let mut pages = Vec::new();
    for number in 0..3 {
        let page = open(&desk, "").await?;
        import(&page, &own(&format!("from-{number}"))).await?;
        pages.push(page);
    }
    // Each takes so long to read that the others read the same, unless they have to wait.
    for page in &pages {
        let slow = "void ((get) => Object.defineProperty(chrome.storage.local, 'get', { value: async (...keys) => \
             { const read = await get(...keys); await new Promise((done) => setTimeout(done, 1000)); return read; } }))\
             (chrome.storage.local.get.bind(chrome.storage.local))";
        page.evaluate::<()>(slow).await?;
    }
    for page in &pages {
        page.evaluate::<()>("document.querySelector('[data-do=keep-imported]').click()").await?;
    }
    for page in &pages {
        told(page, "is now one of your recipes.").await?;
    }
    let kept = stored(&pages[0]).await?;
    let mut ids: Vec<&str> =
        kept.as_array().into_iter().flatten().filter_map(|it| it["id"].as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["from-0", "from-1", "from-2"]);
    desk.finish().await
}

/// While the browser refuses, nothing is changed, and what can be undone stays so.
async fn refused(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let page = open(&desk, "").await?;
    store(&page, "recipes", &json!([own("mine"), own("other")]).to_string()).await?;
    page.reload().await?;
    page.wait_for("document.querySelector('[data-id=mine]')", "the recipe").await?;
    let both = stored(&page).await?;

    refuse(&page, "get").await?;
    page.click(&on_card("mine", "delete")).await?;
    told(&page, "nothing was changed").await?;
    allow(&page, "get").await?;
    assert_eq!(stored(&page).await?, both);

    page.click(&on_card("mine", "delete")).await?;
    told(&page, "“mine” is deleted.").await?;
    for (what, says) in [("set", "The browser did not keep this."), ("get", "nothing was changed")]
    {
        refuse(&page, what).await?;
        page.click("#undo").await?;
        told(&page, says).await?;
        page.wait_for("!document.querySelector('#undo').hidden", "a way to try again").await?;
        allow(&page, what).await?;
    }
    page.click("#undo").await?;
    told(&page, "“mine” is back.").await?;
    assert_eq!(stored(&page).await?.as_array().map(Vec::len), Some(2));

    // Deleted here, and meanwhile there are as many as are kept.
    page.click(&on_card("mine", "delete")).await?;
    told(&page, "“mine” is deleted.").await?;
    let many: Vec<Value> = (0..100).map(|at| own(&format!("r{at}"))).collect();
    store(&page, "recipes", &Value::from(many.clone()).to_string()).await?;
    page.click("#undo").await?;
    told(&page, "You have 100 recipes again").await?;
    store(&page, "recipes", &Value::from(&many[1..]).to_string()).await?;
    page.click("#undo").await?;
    told(&page, "“mine” is back.").await?;
    reminders(&desk).await?;
    desk.finish().await
}

async fn reminders(desk: &Desk) -> Result<()> {
    let page = desk.browser.open_extension_page("settings.html").await?;
    page.wait_for("!document.querySelector('#no-reminders').hidden", "the list").await?;
    let one = |last_four: &str| json!({ "name": "Seats", "owner": "acme", "last_four": last_four, "expires": "2099-01-20" });
    store(&page, "reminders", &json!([one("abcd")]).to_string()).await?;
    page.reload().await?;
    page.wait_for("document.querySelector('[data-reminder]')", "the reminder").await?;
    page.click("[data-do=delete-reminder]").await?;
    page.wait_for("!document.querySelector('#undo-delete').hidden", "a way back").await?;
    let said = |words: &str| {
        format!("document.querySelector('#reminder-told').textContent.includes('{words}')")
    };
    refuse(&page, "set").await?;
    page.click("#undo-delete").await?;
    page.wait_for(&said("did not keep this reminder"), "why not").await?;
    allow(&page, "set").await?;
    let many: Vec<Value> = (0..100).map(|at| one(&format!("x{at:03}"))).collect();
    store(&page, "reminders", &Value::from(many).to_string()).await?;
    page.click("#undo-delete").await?;
    page.wait_for(&said("as many reminders as are kept"), "why not").await?;
    store(&page, "reminders", "[]").await?;
    page.click("#undo-delete").await?;
    page.wait_for("document.querySelector('#undo-delete').hidden", "it to be back").await?;
    page.wait_for("document.querySelector('[data-reminder=abcd]')", "the reminder").await
}

/// A recipe of the person's own.
fn own(id: &str) -> Value {
    let milestone = recipe::by_id("milestone-copilot").map(serde_json::to_value);
    let mut recipe = milestone.and_then(Result::ok).unwrap_or_default();
    recipe["id"] = id.into();
    recipe["title"] = id.into();
    recipe
}

/// Brings a recipe to where one more press keeps it.
async fn import(page: &Tab, recipe: &Value) -> Result<()> {
    page.click("#to-import").await?;
    let text = json!(recipe.to_string());
    page.evaluate::<()>(&format!("void (document.querySelector('#pasted').value = {text})"))
        .await?;
    page.click("#import-form [type=submit]").await?;
    page.wait_for("document.querySelector('[data-do=keep-imported]')", "the preview").await
}

/// Puts this into the extension's storage as another page of ours would.
async fn store(page: &Tab, key: &str, text: &str) -> Result<()> {
    let items = json!({ (key): text });
    page.evaluate::<()>(&format!("void await chrome.storage.local.set({items})")).await
}

/// The person's own recipes as they are stored.
async fn stored(page: &Tab) -> Result<Value> {
    page.evaluate("JSON.parse((await chrome.storage.local.get()).recipes)").await
}

/// Lets the page's storage fail from now on, as that of a full disk does.
async fn refuse(page: &Tab, what: &str) -> Result<()> {
    page.evaluate(&format!(
        "void (window.kept = chrome.storage.local.{what}, \
         Object.defineProperty(chrome.storage.local, '{what}', {{ configurable: true, writable: true, \
         value: () => Promise.reject(new Error('refused by the test')) }}))"
    ))
    .await
}

async fn allow(page: &Tab, what: &str) -> Result<()> {
    page.evaluate(&format!(
        "void Object.defineProperty(chrome.storage.local, '{what}', {{ configurable: true, writable: true, \
         value: window.kept.bind(chrome.storage.local) }})"
    ))
    .await
}
