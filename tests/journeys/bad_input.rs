//! What people and links get wrong on the verification page: a clear sentence, and nothing is sent.

use anyhow::Result;
use serde_json::json;
use tokenwright_double::{Scenario, TokenWish};
use tokenwright_tests::{Desk, Kind, Tab};

use super::form;

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let unknown = "verify.html?recipe=no-such-recipe&owner=acme";
    let page = desk.browser.open_extension_page(unknown).await?;
    says(&page, "there is none called “no-such-recipe”").await?;

    let token = desk.double.mint(TokenWish::default());
    for (owner, sentence) in [
        ("", "Type your organization’s name"),
        (&"a".repeat(60), "at most 39 characters"),
        ("acme/../user", "letters, digits and hyphens"),
    ] {
        page.fill("#owner", owner).await?;
        page.fill("#token", &token).await?;
        page.click("#verify").await?;
        says(&page, sentence).await?;
        // Nothing is lost by a wrong name: the token is still there to be verified.
        let kept: String = page.evaluate("document.querySelector('#token').value").await?;
        assert_eq!(kept, token);
    }
    assert_eq!(form::asked(&desk), 0);

    page.fill("#owner", " https://github.com/acme/ ").await?;
    page.click("#verify").await?;
    assert_eq!(tokenwright_tests::guided::verdict(&page).await?, "ready");
    desk.finish().await
}

async fn says(page: &Tab, sentence: &str) -> Result<()> {
    let said =
        format!("document.querySelector('#message').textContent.includes({})", json!(sentence));
    page.wait_for(&said, sentence).await
}
