//! What an administrator set for the extension is what its pages start with and offer.

use anyhow::Result;
use serde_json::json;
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind};

use super::popup;

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let policy = json!({
        "recipes": [{
            "schema": "tokenwright.recipe/1",
            "id": "acme-bot",
            "title": "Acme’s own bot",
            "vendor": "Acme",
            "summary": "Reads who is a member.",
            "source": { "document": "Acme’s handbook", "seen": "2026-11-23" },
            "owner": { "kind": "organization", "must_be_owner": false, "why": "It has the members." },
            "permissions": { "required": [
                { "permission": "organization:members", "level": "read", "why": "To read them." },
            ] },
        }],
        "organization": "acme",
        "allowed": ["renovate"],
        "hideEditor": true,
        "hosts": ["nowhere"],
    });
    let desk = Desk::with_policy(kind, Scenario::Happy, policy).await?;
    let popup = popup::open(&desk).await?;
    let offered = "[...document.querySelector('#recipe').options].map((it) => it.value)";
    assert_eq!(popup.evaluate::<Vec<String>>(offered).await?, ["acme-bot", "renovate"]);
    let owner = "document.querySelector('#owner').value === 'acme'";
    popup.wait_for(owner, "the organization").await?;

    let form = desk.browser.tab_opened_by(async || popup.click_away("#open-form").await).await?;
    assert!(form.address().await?.contains("target_name=acme&members=read"));
    let panel = form.panel().await?;
    let known = "document.querySelector('#owner-name').textContent === 'acme'";
    panel.wait_for(known, "the panel to know it too").await?;

    let settings = desk.browser.open_extension_page("settings.html").await?;
    settings.wait_for("document.querySelectorAll('#policy-list li').length === 4", "it").await?;
    let says = settings.text("#policy-list").await?;
    for part in ["acme.", "Acme’s own bot", "renovate", "cannot be written"] {
        assert!(says.contains(part), "{says}");
    }
    let faults = settings.text("#policy-faults").await?;
    assert!(faults.contains("hosts[0]"), "{faults}");

    // Nobody has told it on this machine: the one that is set is what each page starts with.
    settings.evaluate::<()>("await chrome.storage.local.clear()").await?;
    let verify = desk.browser.open_extension_page("verify.html").await?;
    verify.wait_for(owner, "the verification page to know it").await?;
    desk.finish().await
}
