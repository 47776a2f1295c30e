//! Someone follows the marks from an empty form to a verified token.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::guided::Guided;
use tokenwright_tests::{Desk, Kind};

use super::form::{self, COPILOT, MEMBERS};

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let (page, panel) = form::open(&desk).await?;
    let guided = Guided::new(&page, &panel);

    guided.follow(async |_, _| Ok(())).await?;
    for check in guided.checks().await? {
        let optional = check.id.ends_with(":organization_copilot_metrics");
        assert_eq!(check.status, if optional { "not-needed" } else { "met" }, "{check:?}");
    }
    guided.click_marked().await?;
    guided.wait_for_phase("confirming").await?;
    guided.click_marked().await?;
    guided.wait_for_phase("token-shown").await?;
    assert_eq!(form::validate(&page, &panel).await?, "ready");

    assert_eq!(form::finding(&panel, MEMBERS).await?, "granted (answered)");
    assert_eq!(form::finding(&panel, COPILOT).await?, "granted (answered)");
    assert_eq!(form::finding(&panel, "owner").await?, "ok (answered)");
    assert_eq!(form::finding(&panel, "expiry").await?, "ok (answered)");
    assert_eq!(form::finding(&panel, "nothing-more").await?, "ok (form)");
    assert_eq!(form::asked(&desk), 6);
    the_token_is_as_asked(&desk);
    the_report_holds_no_token(&desk, &panel).await?;
    desk.finish().await
}

fn the_token_is_as_asked(desk: &Desk) {
    let tokens = desk.double.tokens();
    let [token] = tokens.as_slice() else { panic!("{tokens:#?}") };
    assert_eq!(token.name, form::NAME);
    assert_eq!(token.description, form::DESCRIPTION);
    assert_eq!(token.owner, "acme");
    let granted: Vec<_> = token.permissions.iter().map(|(k, l)| format!("{k}={l}")).collect();
    assert_eq!(granted, ["members=read", "organization_copilot_seat_management=read"]);
}

async fn the_report_holds_no_token(desk: &Desk, panel: &tokenwright_tests::Tab) -> Result<()> {
    let report: String =
        panel.evaluate("document.querySelector('[data-report]').textContent").await?;
    assert!(report.contains("\"tokenwright.report/1\""));
    for request in desk.double.requests() {
        if let Some(token) = request.authorization.as_deref().and_then(|a| a.split(' ').nth(1)) {
            assert!(!report.contains(&token[..20]), "the report holds the token");
        }
    }
    Ok(())
}
