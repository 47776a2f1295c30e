//! Recipes from elsewhere: pasted, from a file, from a link, dropped; refused with the reason, shown
//! with their risks before they are kept, and never markup.

use anyhow::Result;
use serde_json::{Value, json};
use tokenwright_core::link::NEW_TOKEN;
use tokenwright_core::recipe::{self, Recipe};
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind, Tab};

use super::gallery::{catch_files, file, on_card, open, shown, told};

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let page = open(&desk, "").await?;
    refused(&page).await?;
    faulty(&page).await?;
    from_text(&desk, &page).await?;
    from_a_file(&page).await?;
    from_a_link(&page).await?;
    dropped(&page).await?;
    deleted_and_brought_back(&page).await?;
    there_and_back(&page).await?;
    let scripts: bool = page.evaluate("'ran' in window").await?;
    assert!(!scripts, "a text of a recipe ran");
    let github = desk.double.requests();
    assert!(github.is_empty(), "something was fetched: {github:#?}");
    desk.finish().await
}

/// A recipe that writes, whose every text would be markup if it could.
fn hostile() -> Value {
    let milestone = recipe::by_id("milestone-copilot").map(Recipe::to_json);
    let mut recipe: Value = milestone.and_then(|json| json.parse().ok()).unwrap_or_default();
    let markup = "<img src=x onerror=\"window.ran = 1\"><b>bold</b>";
    recipe["id"] = json!("hostile");
    recipe["title"] = json!(format!("Acme {markup}"));
    recipe["vendor"] = json!(markup);
    recipe["summary"] = json!(markup);
    recipe["source"]["document"] = json!(markup);
    recipe["source"]["url"] = json!("https://example.com/\"><b>bold</b>");
    recipe["owner"]["why"] = json!(markup);
    recipe["repositories"]["access"] = json!("all");
    let contents = json!({ "permission": "repository:contents", "level": "write", "why": markup });
    recipe["permissions"] = json!({ "required": [contents], "optional": [] });
    recipe
}

fn edited(change: impl Fn(&mut Value)) -> String {
    let mut recipe = hostile();
    change(&mut recipe);
    recipe.to_string()
}

/// Puts a text into the field for it, all at once as a paste does, and looks at it.
async fn look_at(page: &Tab, text: &str) -> Result<()> {
    let is_open: bool = page.evaluate("!document.querySelector('#import').hidden").await?;
    if !is_open {
        page.click("#to-import").await?;
    }
    let put = format!("void (document.querySelector('#pasted').value = {})", json!(text));
    page.evaluate::<()>(&put).await?;
    page.click("#import-form [type=submit]").await
}

async fn refused(page: &Tab) -> Result<()> {
    let unknown = edited(|recipe| recipe["vendr"] = json!("Acme"));
    let level = edited(|recipe| recipe["permissions"]["required"][0]["level"] = json!("owner"));
    for (text, reason) in [
        ("", "Paste a recipe or a link"),
        ("please give me a token", "This is neither"),
        ("https://github.com/settings/tokens/new?scopes=repo", "classic token"),
        ("https://example.com/", "does not fill in"),
        (&unknown, "unknown field `vendr`"),
        (&level, "unknown variant `owner`"),
    ] {
        look_at(page, text).await?;
        let said = format!(
            "document.querySelector('#import-error').textContent.includes({})",
            json!(reason)
        );
        page.wait_for(&said, reason).await?;
        let focus: String = page.evaluate("document.activeElement.id").await?;
        assert_eq!(focus, "pasted");
    }
    Ok(())
}

/// What has the form of a recipe is shown with its faults, and can only be repaired.
async fn faulty(page: &Tab) -> Result<()> {
    let wrong = edited(|recipe| {
        let rules = &mut recipe["permissions"]["required"];
        rules[0]["permission"] = json!("repository:content");
        let metrics = "organization:organization_copilot_metrics";
        let metrics = json!({ "permission": metrics, "level": "admin", "why": "So that." });
        *rules = json!([rules[0], metrics]);
    });
    look_at(page, &wrong).await?;
    page.wait_for("document.querySelector('#imported article')", "the preview").await?;
    let faults = page.text("#imported .risks").await?;
    for part in ["permissions.required[0]", "repository:contents", "has no level “Admin”"] {
        assert!(faults.contains(part), "{part} is missing in {faults}");
    }
    let keeps: bool =
        page.evaluate("Boolean(document.querySelector('[data-do=keep-imported]'))").await?;
    assert!(!keeps, "a recipe with faults can be kept");
    page.click("[data-do=edit-imported]").await?;
    page.wait_for("!document.querySelector('#editor').hidden", "the editor").await?;
    let invalid: Vec<String> = page
        .evaluate("[...document.querySelectorAll('[aria-invalid=true]')].map((it) => it.id)")
        .await?;
    assert_eq!(invalid, ["permissions[0]", "permissions[1]"]);
    page.click("#leave-editor").await?;
    page.wait_for("!document.querySelector('#gallery').hidden", "the gallery").await
}

/// Its risks are shown before it is kept, and again before it is used.
async fn from_text(desk: &Desk, page: &Tab) -> Result<()> {
    look_at(page, &hostile().to_string()).await?;
    page.wait_for("document.querySelector('#imported article')", "the preview").await?;
    let preview = page.text("#imported").await?;
    assert!(preview.contains("<b>bold</b>"), "{preview}");
    let risks = page.text("#imported .risks").await?;
    assert!(risks.contains("“Contents” at Read and write"), "{risks}");
    let before = shown(page).await?.len();
    page.click("[data-do=keep-imported]").await?;
    told(page, "is now one of your recipes").await?;
    assert_eq!(shown(page).await?.len(), before + 1);
    let markup: usize =
        page.evaluate("document.querySelectorAll('main b, main img[src=x]').length").await?;
    assert_eq!(markup, 0, "a text of a recipe became markup");

    page.click(&on_card("hostile", "use")).await?;
    let drawer = page.text("[data-id=hostile] .drawer").await?;
    assert!(drawer.contains("Nobody has checked this recipe but you."), "{drawer}");
    assert!(drawer.contains("All repositories"), "{drawer}");
    let tabs = desk.browser.tab_count().await?;
    page.click(&on_card("hostile", "close")).await?;
    assert_eq!(desk.browser.tab_count().await?, tabs, "it was used before it was read");
    Ok(())
}

async fn from_a_file(page: &Tab) -> Result<()> {
    page.click("#to-import").await?;
    let text = edited(|recipe| {
        recipe["id"] = json!("from-a-file");
        recipe["title"] = json!("From a file");
    });
    choose(page, &text).await?;
    page.wait_for("document.querySelector('#imported article')", "the preview").await?;
    page.click("[data-do=keep-imported]").await?;
    told(page, "“From a file” is now one of your recipes").await?;
    page.click("#to-import").await?;
    choose(page, &"x".repeat(70_000)).await?;
    let too_large = "document.querySelector('#import-error').textContent.includes('too large')";
    page.wait_for(too_large, "the refusal of a huge file").await?;
    page.click("[data-do=leave-import]").await
}

/// Chooses a file, as the browser's own dialog would.
async fn choose(page: &Tab, text: &str) -> Result<()> {
    let choose = format!(
        "(() => {{ const files = new DataTransfer(); \
         files.items.add(new File([{}], 'recipe.json')); \
         const input = document.querySelector('#file'); input.files = files.files; \
         input.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()",
        json!(text)
    );
    page.evaluate(&choose).await
}

async fn from_a_link(page: &Tab) -> Result<()> {
    look_at(page, &format!("{NEW_TOKEN}?name=Linked&issues=write&colour=red")).await?;
    page.wait_for("document.querySelector('#imported article')", "the preview").await?;
    let preview = page.text("#imported").await?;
    for part in ["Linked", "Repositories · Issues · Read and write", "“colour”"] {
        assert!(preview.contains(part), "{part} is missing in {preview}");
    }
    page.click("[data-do=keep-imported]").await?;
    told(page, "“Linked” is now one of your recipes").await?;
    assert!(shown(page).await?.contains(&"from-a-link".to_owned()));
    Ok(())
}

async fn dropped(page: &Tab) -> Result<()> {
    let drop = format!(
        "(() => {{ const data = new DataTransfer(); data.setData('text/plain', {}); \
         document.body.dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, \
         cancelable: true }})); }})()",
        json!(hostile().to_string())
    );
    page.evaluate::<()>(&drop).await?;
    page.wait_for("document.querySelector('#imported article')", "the preview").await?;
    // One of the person's own has this id.
    page.click("[data-do=replace-by-imported]").await?;
    told(page, "is saved").await?;
    let ids = shown(page).await?;
    assert_eq!(ids.iter().filter(|id| id.starts_with("hostile")).count(), 1, "{ids:?}");
    Ok(())
}

async fn deleted_and_brought_back(page: &Tab) -> Result<()> {
    let before = shown(page).await?;
    page.click(&on_card("from-a-link", "delete")).await?;
    told(page, "“Linked” is deleted.").await?;
    assert_eq!(shown(page).await?.len(), before.len() - 1);
    let focus: String = page.evaluate("document.activeElement.id").await?;
    assert_eq!(focus, "undo");
    page.press("Enter").await?;
    told(page, "“Linked” is back.").await?;
    let focus: String = page.evaluate("document.activeElement.closest('.card').dataset.id").await?;
    assert_eq!(focus, "from-a-link");
    page.click(&on_card("from-a-link", "delete")).await?;
    told(page, "“Linked” is deleted.").await?;
    page.reload().await?;
    page.wait_for("document.querySelector('.card')", "the recipes page").await?;
    assert!(!shown(page).await?.contains(&"from-a-link".to_owned()));
    Ok(())
}

/// What is exported can be imported again, and is the same.
async fn there_and_back(page: &Tab) -> Result<()> {
    catch_files(page).await?;
    let (_, first) = file(page, &on_card("hostile", "export")).await?;
    page.click(&on_card("hostile", "delete")).await?;
    told(page, "is deleted").await?;
    look_at(page, &first).await?;
    page.click("[data-do=keep-imported]").await?;
    told(page, "is now one of your recipes").await?;
    let (name, second) = file(page, &on_card("hostile", "export")).await?;
    assert_eq!((name.as_str(), first), ("hostile.json", second));
    Ok(())
}
