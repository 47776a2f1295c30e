//! An API that cannot be reached, or answers what is no answer: never the token's fault.

use anyhow::Result;
use tokenwright_double::{ApiFault, Scenario, TokenWish};
use tokenwright_tests::{Desk, Kind};

use super::form;

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let token = desk.double.mint(TokenWish::default());
    for (fault, code) in [
        (ApiFault::Unreachable, "unreachable"),
        (ApiFault::BadGatewayHtml, "overloaded"),
        (ApiFault::TruncatedJson, "unexpected-answer"),
        (ApiFault::ForeignHtml, "unexpected-answer"),
        (ApiFault::RateLimited, "rate-limited"),
    ] {
        desk.double.set_api_fault(Some(fault));
        let (page, verdict) = form::verify_by_hand(&desk, &token).await?;
        assert_eq!(verdict, "could-not-check", "{fault:?}");
        let finding = form::finding(&page, "connection").await?;
        assert_eq!(finding, format!("{code} (none)"), "{fault:?}");
        page.close().await?;
    }
    desk.double.set_api_fault(None);
    let (_, verdict) = form::verify_by_hand(&desk, &token).await?;
    assert_eq!(verdict, "ready");
    desk.finish().await
}
