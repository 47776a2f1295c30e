//! The verification page is left and come back to: nothing of the token is there any more.

use anyhow::Result;
use tokenwright_double::{Scenario, TokenWish};
use tokenwright_tests::{Desk, Kind};

use super::form;

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let token = desk.double.mint(TokenWish::default());
    let (page, verdict) = form::verify_by_hand(&desk, &token).await?;
    assert_eq!(verdict, "ready");
    // Typed, and not yet verified.
    page.fill("#token", &token).await?;
    let asked = form::asked(&desk);
    let popup = page.address().await?.replace("verify.html", "popup.html");
    page.goto(&popup).await?;
    page.go_back_or_forward(-1).await?;
    page.wait_for("document.querySelector('#recipe')?.options.length > 0", "the page").await?;
    let left: String = page
        .evaluate(
            "document.querySelector('#token').value + \
             (document.querySelector('[data-verdict]')?.dataset.verdict ?? '') + \
             (document.querySelector('[data-do]')?.dataset.do ?? '')",
        )
        .await?;
    assert_eq!(left, "");
    assert_eq!(form::asked(&desk), asked, "coming back asks nothing");
    desk.finish().await
}
