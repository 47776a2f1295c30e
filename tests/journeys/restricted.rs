//! The recipes page where an administrator chooses the recipes, and made a mistake in the policy.

use anyhow::{Context as _, Result};
use serde_json::json;
use tokenwright_core::recipe;
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind};

use super::gallery::{on_card, open, shown};

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let mut ours = recipe::by_id("renovate").context("no such recipe")?.clone();
    "acme-renovate".clone_into(&mut ours.id);
    let mut faulty = ours.clone();
    faulty.title.clear();
    let policy = json!({
        "recipes": [ours, faulty],
        "organization": "acme",
        "allowed": ["milestone-copilot"],
        "hideEditor": true,
    });
    let desk = Desk::with_policy(kind, Scenario::Happy, policy).await?;
    let page = open(&desk, "").await?;
    assert_eq!(shown(&page).await?, ["acme-renovate", "milestone-copilot"]);
    let card = page.text("[data-id=acme-renovate]").await?;
    assert!(card.contains("From your organization"), "{card}");
    let notices = page.text("#notices").await?;
    for part in ["importing and writing recipes is switched off", "administrator: “recipes[1]”"]
    {
        assert!(notices.contains(part), "{part} is missing in {notices}");
    }
    let editing: usize = page
        .evaluate(
            "[...document.querySelectorAll('#to-import, #to-new, [data-do=duplicate]')] \
             .filter((it) => it.checkVisibility()).length",
        )
        .await?;
    assert_eq!(editing, 0);
    // The organization is known, and its recipes need no warning.
    let button = on_card("milestone-copilot", "use");
    let form = desk.browser.tab_opened_by(async || page.click(&button).await).await?;
    assert!(form.address().await?.contains("target_name=acme"));
    desk.finish().await
}
