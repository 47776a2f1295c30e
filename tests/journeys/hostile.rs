//! An API that works against the verification: nothing of its answers runs in our page, what is shown of them is
//! bounded, and a run can be ended in the middle of one.

use anyhow::{Result, ensure};
use tokenwright_double::{ApiFault, Scenario, TokenWish};
use tokenwright_tests::{Desk, Kind, Tab};

use super::form;

mod answers {
    crate::in_both_browsers!(super::answers);
}

/// What an API sends, and the verdict on a token that is good.
const ANSWERS: [(ApiFault, &str); 6] = [
    (ApiFault::EndlessBody, "could-not-check"),
    (ApiFault::DeepJson, "could-not-check"),
    (ApiFault::OtherTypes, "could-not-check"),
    (ApiFault::ControlCharacters, "could-not-check"),
    (ApiFault::Markup, "could-not-check"),
    (ApiFault::RedirectsElsewhere, "could-not-check"),
];

async fn answers(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let token = desk.double.mint(TokenWish::default());
    for (fault, expected) in ANSWERS {
        desk.double.set_api_fault(Some(fault));
        let (page, verdict) = form::verify_by_hand(&desk, &token).await?;
        assert_eq!(verdict, expected, "{fault:?}");
        nothing_of_theirs_is_in(&page).await?;
        let says = page.text("#result").await?;
        assert!(!says.chars().any(|c| "\u{0}\u{1b}\u{202e}".contains(c)), "{fault:?}: {says:?}");
        assert!(says.chars().count() < 5000, "{fault:?}: {} characters", says.chars().count());
        page.close().await?;
    }
    let elsewhere = desk.double.noise().into_iter().filter(|request| request.host == "example.com");
    assert_eq!(elsewhere.count(), 0, "a redirect was followed");

    // In the middle of a body, too, a run can be ended, and with it the transfer.
    desk.double.set_api_fault(Some(ApiFault::SlowDrip));
    let page = form::verification_page(&desk).await?;
    page.fill("#token", &token).await?;
    page.click("#verify").await?;
    page.click("[data-do=stop]").await?;
    page.wait_for("!document.querySelector('[data-do=stop]')", "the run to end").await?;
    assert!(page.text(".told").await?.starts_with("Stopped"));
    desk.wait_until_quiet().await?;
    desk.double.set_api_fault(None);
    page.click("[data-do=again]").await?;
    assert_eq!(tokenwright_tests::guided::verdict(&page).await?, "ready");
    desk.finish().await
}

async fn nothing_of_theirs_is_in(place: &Tab) -> Result<()> {
    let harmed: bool = place.evaluate("globalThis.harmed !== undefined").await?;
    ensure!(!harmed, "a script of theirs ran in our page");
    let foreign = "[...document.querySelectorAll('script:not([src]), iframe, object, embed, img:not([src^=\"icons/\"]), [onerror]')].length";
    assert_eq!(place.evaluate::<u32>(foreign).await?, 0);
    Ok(())
}
