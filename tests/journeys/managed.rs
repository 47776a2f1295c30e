//! What an administrator sets for the extension arrives in its pages whole, in each browser's own way.

use anyhow::Result;
use serde_json::{Value, json};
use tokenwright_core::recipe::{self, Recipe};
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind};

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    // Chromium drops what `managed_schema.json` does not name, so every field of a recipe is sent.
    let mut recipes = vec![with_every_field()?];
    for recipe in recipe::all() {
        recipes.push(serde_json::to_value(recipe)?);
    }
    let values = json!({
        "recipes": recipes,
        "organization": "acme",
        "allowed": ["milestone-copilot", "every-field"],
        "hideEditor": true,
        "hosts": ["https://github.acme.example"],
    });
    let desk = Desk::with_policy(kind, Scenario::Happy, values.clone()).await?;
    let page = desk.browser.open_extension_page("verify.html").await?;
    let got = "await chrome.storage.managed.get()";
    assert_eq!(page.evaluate::<Value>(got).await?, values);
    desk.finish().await
}

/// As it is read and written again, so that no field is one that recipes do not have.
fn with_every_field() -> Result<Value> {
    let text = json!({ "value": "A text", "why": "Because." });
    let recipe = json!({
        "schema": "tokenwright.recipe/1",
        "id": "every-field",
        "title": "Every field",
        "vendor": "Acme",
        "summary": "Has every field that a recipe can have.",
        "source": {
            "document": "Acme’s handbook",
            "url": "https://acme.example/handbook",
            "seen": "2026-11-23",
            "confidence": "derived",
        },
        "before": ["Sign in."],
        "owner": {
            "kind": "organization",
            "must_be_owner": true,
            "why": "Because.",
            "advice": "Ask an owner.",
        },
        "name": text,
        "description": text,
        "request": text,
        "expiration": { "days": [90], "never": "refused", "why": "Because.", "advice": "Ask." },
        "repositories": { "access": "selected", "names": ["anvil"], "why": "Because." },
        "permissions": {
            "required": [
                { "permission": "repository:contents", "level": "read", "why": "Because." },
            ],
            "optional": [
                { "permission": "organization:members", "level": "read", "why": "Because." },
            ],
        },
        "after": ["Store it."],
    });
    let recipe = Recipe::parse(&recipe.to_string())?;
    Ok(serde_json::to_value(recipe)?)
}
