//! The verification page is left and come back to, or left alone for long: nothing of the token is there
//! any more.

use anyhow::Result;
use tokenwright_double::{Scenario, TokenWish};
use tokenwright_tests::{Desk, Kind, Tab};

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
    nothing_is_left(&page).await?;
    assert_eq!(form::asked(&desk), asked, "coming back asks nothing");

    // A quarter of an hour passes in a moment on this page.
    let hurry = "void (window.setTimeout = ((wait) => (then, time, ...rest) => wait(then, time / 10000, ...rest))(window.setTimeout))";
    page.evaluate::<()>(hurry).await?;
    page.fill("#owner", "acme").await?;
    page.fill("#token", &token).await?;
    page.click("#verify").await?;
    let forgotten = "document.querySelector('.told').textContent.includes('forgotten')";
    page.wait_for(forgotten, "the token to be forgotten").await?;
    let verdict = tokenwright_tests::guided::verdict(&page).await?;
    assert_eq!(verdict, "ready", "what was found out stays");
    let left: bool = page.evaluate("Boolean(document.querySelector('[data-do=again]'))").await?;
    assert!(!left);
    desk.finish().await
}

async fn nothing_is_left(page: &Tab) -> Result<()> {
    let left: String = page
        .evaluate(
            "document.querySelector('#token').value + \
             (document.querySelector('[data-verdict]')?.dataset.verdict ?? '') + \
             (document.querySelector('[data-do]')?.dataset.do ?? '')",
        )
        .await?;
    assert_eq!(left, "");
    Ok(())
}
