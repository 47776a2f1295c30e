//! An API that cannot be reached, answers what is no answer, or refuses the token as a whole: each with
//! its own code, and never taken for a missing permission.

use anyhow::Result;
use tokenwright_double::{ApiFault, Scenario, TokenWish};
use tokenwright_tests::{Desk, Kind};

use super::form;

mod of_the_way {
    super::super::in_both_browsers!(journey);

    async fn journey(kind: super::Kind) -> anyhow::Result<()> {
        super::each(kind, super::OF_THE_WAY, "connection").await
    }
}

mod of_the_gate {
    super::super::in_both_browsers!(journey);

    async fn journey(kind: super::Kind) -> anyhow::Result<()> {
        super::each(kind, super::OF_THE_GATE, "owner").await
    }
}

/// A fault, the verdict, and the finding as `code (evidence)`.
type Row = (ApiFault, &'static str, &'static str);

/// What says nothing about the token.
const OF_THE_WAY: &[Row] = &[
    (ApiFault::Unreachable, "could-not-check", "unreachable (none)"),
    (ApiFault::TlsBroken, "could-not-check", "unreachable (none)"),
    (ApiFault::BadGatewayHtml, "could-not-check", "overloaded (none)"),
    (ApiFault::Overloaded, "could-not-check", "overloaded (none)"),
    (ApiFault::ServerError, "could-not-check", "overloaded (none)"),
    (ApiFault::GatewayTimeout, "could-not-check", "overloaded (none)"),
    (ApiFault::TruncatedJson, "could-not-check", "unexpected-answer (none)"),
    (ApiFault::WrongContentType, "could-not-check", "unexpected-answer (none)"),
    (ApiFault::NotModified, "could-not-check", "unexpected-answer (none)"),
    (ApiFault::GiantBody, "could-not-check", "unexpected-answer (none)"),
    (ApiFault::ForeignHtml, "could-not-check", "unexpected-answer (none)"),
    (ApiFault::RedirectsElsewhere, "could-not-check", "unexpected-answer (none)"),
    (ApiFault::HeaderLost, "could-not-check", "unexpected-answer (none)"),
    (ApiFault::RateLimited, "could-not-check", "rate-limited (none)"),
    (ApiFault::SecondaryRateLimited, "could-not-check", "rate-limited (none)"),
    (ApiFault::TooManyRequests, "could-not-check", "rate-limited (none)"),
];

/// What refuses the token as a whole.
const OF_THE_GATE: &[Row] = &[
    (ApiFault::IpAllowList, "not-ready", "ip-allow-list (answered)"),
    (ApiFault::SamlEnforced, "not-ready", "sso-required (answered)"),
    (ApiFault::EnterpriseLifetime, "not-ready", "lifetime-policy (answered)"),
];

async fn each(kind: Kind, rows: &[Row], finding: &str) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let token = desk.double.mint(TokenWish::default());
    for (fault, verdict, expected) in rows {
        desk.double.set_api_fault(Some(*fault));
        let before = form::asked(&desk);
        let (page, seen) = form::verify_by_hand(&desk, &token).await?;
        assert_eq!(seen, *verdict, "{fault:?}");
        assert_eq!(form::finding(&page, finding).await?, *expected, "{fault:?}");
        let sent = form::asked(&desk) - before;
        assert!(sent <= if finding == "connection" { 1 } else { 6 }, "{fault:?}: {sent} requests");
        page.close().await?;
    }
    desk.double.set_api_fault(None);
    let (_, verdict) = form::verify_by_hand(&desk, &token).await?;
    assert_eq!(verdict, "ready");
    desk.finish().await
}
