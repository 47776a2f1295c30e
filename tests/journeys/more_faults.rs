//! Faults that strike in the middle of a verification: what was answered counts, the rest is "could not
//! be asked", and nothing of an answer becomes markup.

use anyhow::Result;
use tokenwright_double::{ApiFault, Scenario, TokenWish};
use tokenwright_tests::{Desk, Kind, Tab};

use super::form::{self, COPILOT, MEMBERS};

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let token = desk.double.mint(TokenWish::default());
    half_of_it_breaks(&desk, &token).await?;
    a_slow_half_is_given_up(&desk, &token).await?;
    the_account_is_suspended(&desk, &token).await?;
    the_expiry_is_not_believed(&desk, &token).await?;
    markup_stays_text(&desk, &token).await?;
    nothing_at_all_is_no_proof(&desk, &token).await?;
    desk.finish().await
}

async fn half_of_it_breaks(desk: &Desk, token: &str) -> Result<()> {
    desk.double.set_api_fault_at("/copilot/", ApiFault::BreaksOff);
    let (page, verdict) = form::verify_by_hand(desk, token).await?;
    assert_eq!(verdict, "could-not-check");
    assert_eq!(form::finding(&page, MEMBERS).await?, "granted (answered)");
    let copilot = form::finding(&page, COPILOT).await?;
    // A browser may hand over the part that came: then it is no JSON.
    assert!(
        ["unreachable (none)", "unexpected-answer (none)"].contains(&copilot.as_str()),
        "{copilot}"
    );
    end(desk, page).await
}

/// Neither a request that is never answered nor a drip holds the verification up for long, and the whole
/// run ends before a request alone would.
async fn a_slow_half_is_given_up(desk: &Desk, token: &str) -> Result<()> {
    desk.double.set_api_delay(std::time::Duration::from_secs(6));
    desk.double.set_api_fault_at("/copilot/billing/seats", ApiFault::SlowDrip);
    desk.double.set_api_fault_at("/installations", ApiFault::NeverAnswers);
    let page = form::verification_page(desk).await?;
    page.fill("#token", token).await?;
    page.click("#verify").await?;
    let first = "Number(document.querySelector('progress')?.value) >= 1";
    page.wait_for(first, "the first answer").await?;
    assert_eq!(tokenwright_tests::guided::verdict(&page).await?, "could-not-check");
    assert_eq!(form::finding(&page, "token").await?, "ok (answered)");
    assert_eq!(form::finding(&page, COPILOT).await?, "timed-out (none)");
    assert_eq!(form::finding(&page, "connection").await?, "timed-out (none)");
    let report = form::report(&page).await?;
    let requests = report["verification"]["requests"].as_array().cloned().unwrap_or_default();
    let late =
        requests.iter().find(|it| it["get"].as_str().unwrap_or_default().contains("installations"));
    let took = late.and_then(|it| it["took_ms"].as_u64()).unwrap_or_default();
    assert!((1..10_000).contains(&took), "the run's deadline came first: {took} ms");
    desk.double.set_api_delay(std::time::Duration::ZERO);
    end(desk, page).await
}

async fn the_account_is_suspended(desk: &Desk, token: &str) -> Result<()> {
    desk.double.set_api_fault(Some(ApiFault::Suspended));
    let (page, verdict) = form::verify_by_hand(desk, token).await?;
    assert_eq!(verdict, "not-ready");
    assert_eq!(form::finding(&page, "token").await?, "suspended (answered)");
    end(desk, page).await
}

async fn the_expiry_is_not_believed(desk: &Desk, token: &str) -> Result<()> {
    desk.double.set_api_fault(Some(ApiFault::ExpiryIsNow));
    let (page, verdict) = form::verify_by_hand(desk, token).await?;
    assert_eq!(verdict, "ready-with-remarks");
    assert_eq!(form::finding(&page, "expiry").await?, "expiry-unknown (answered)");
    end(desk, page).await
}

async fn markup_stays_text(desk: &Desk, token: &str) -> Result<()> {
    desk.double.set_api_fault(Some(ApiFault::Markup));
    let (page, _) = form::verify_by_hand(desk, token).await?;
    let images: usize = page.evaluate("document.querySelectorAll('#result img').length").await?;
    assert_eq!(images, 0);
    end(desk, page).await
}

async fn nothing_at_all_is_no_proof(desk: &Desk, token: &str) -> Result<()> {
    desk.double.set_api_fault(Some(ApiFault::NoContent));
    let (page, verdict) = form::verify_by_hand(desk, token).await?;
    assert_eq!(verdict, "could-not-check");
    end(desk, page).await
}

async fn end(desk: &Desk, page: Tab) -> Result<()> {
    desk.double.set_api_fault(None);
    page.close().await
}
