//! A run can be stopped at any time, a second press starts no second one, and leaving ends everything.

use anyhow::Result;
use tokenwright_double::{ApiFault, Scenario, TokenWish};
use tokenwright_tests::{Desk, Kind, guided};

use super::form;

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let token = desk.double.mint(TokenWish::default());
    desk.double.set_api_fault(Some(ApiFault::NeverAnswers));
    let page = form::verification_page(&desk).await?;
    page.fill("#token", &token).await?;
    page.click("#verify").await?;
    page.wait_for("Boolean(document.querySelector('[data-do=stop]'))", "the run").await?;
    desk.wait_until_asked().await?;
    // With the keyboard, because a pointer waits for the button.
    page.fill("#token", &token).await?;
    page.press("Enter").await?;
    let kept: String = page.evaluate("document.querySelector('#token').value").await?;
    assert_eq!(kept, token, "nothing is lost by it");
    assert_eq!(form::asked(&desk), 1, "a second press starts no second run");

    page.click("[data-do=stop]").await?;
    page.wait_for("!document.querySelector('[data-do=stop]')", "the run to end").await?;
    assert!(page.text(".told").await?.starts_with("Stopped"));
    let verdict: bool = page.evaluate("Boolean(document.querySelector('[data-verdict]'))").await?;
    assert!(!verdict, "a run that was stopped has no verdict");
    desk.wait_until_quiet().await?;
    assert_eq!(form::asked(&desk), 1);

    let focus: String = page.evaluate("document.activeElement.id").await?;
    assert_eq!(focus, "result", "the button is gone, the focus is not lost");

    desk.double.set_api_fault(None);
    page.click("[data-do=again]").await?;
    assert_eq!(guided::verdict(&page).await?, "ready");
    // Stopped once more, what was found out before stays.
    desk.double.set_api_fault(Some(ApiFault::NeverAnswers));
    page.click("[data-do=again]").await?;
    let focused = "document.activeElement.dataset.do === 'stop'";
    page.wait_for(focused, "the focus on the button that stops it").await?;
    desk.wait_until_asked().await?;
    page.click("[data-do=stop]").await?;
    page.wait_for("Boolean(document.querySelector('[data-do=again]'))", "the run to end").await?;
    assert_eq!(guided::verdict(&page).await?, "ready");
    assert!(page.text(".told").await?.contains("stays"));
    desk.double.set_api_fault(None);
    page.click("[data-do=forget]").await?;
    let left: bool = page.evaluate("Boolean(document.querySelector('[data-do=again]'))").await?;
    assert!(!left, "a token that is forgotten cannot be checked again");

    desk.wait_until_quiet().await?;
    let before = form::asked(&desk);
    desk.double.set_api_fault(Some(ApiFault::NeverAnswers));
    page.fill("#token", &token).await?;
    page.click("#verify").await?;
    page.wait_for("Boolean(document.querySelector('[data-do=stop]'))", "the run").await?;
    desk.wait_until_asked().await?;
    page.close().await?;
    desk.wait_until_quiet().await?;
    desk.double.set_api_fault(None);
    let (_, verdict) = form::verify_by_hand(&desk, &token).await?;
    assert_eq!(verdict, "ready");
    assert_eq!(form::asked(&desk) - before, 1 + 6, "the page that was left asks nothing more");
    desk.finish().await
}
