//! "What else can this token do?": every permission that can be asked about, in waves, on a page that
//! shows how far it is; stopped half-way it keeps what it has.

use std::time::Duration;

use anyhow::Result;
use tokenwright_double::{Repositories, Scenario, TokenWish};
use tokenwright_tests::{Desk, Kind, Tab};

use super::form;

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    what_is_asked_for_and_nothing_else(&desk).await?;
    more_than_asked(&desk).await?;
    stopped_half_way(&desk).await?;
    assert!(desk.double.most_at_once() <= 20, "{} at once", desk.double.most_at_once());
    desk.finish().await
}

async fn what_is_asked_for_and_nothing_else(desk: &Desk) -> Result<()> {
    let token = desk.double.mint(TokenWish::default());
    let (page, verdict) = form::verify_by_hand(desk, &token).await?;
    assert_eq!(verdict, "ready");
    audit(&page, "complete").await?;
    assert_eq!(held(&page, "organization:members").await?, "read");
    assert_eq!(held(&page, "organization:organization_copilot_seat_management").await?, "read");
    assert_eq!(held(&page, "organization:organization_secrets").await?, "refused");
    assert_eq!(held(&page, "organization:organization_plan").await?, "cannot-be-asked");
    assert_eq!(form::finding(&page, "nothing-more").await?, "not-provable (answered)");
    let report = form::report(&page).await?;
    assert_eq!(report["verification"]["audit"]["count"]["of"], 94);
    assert_eq!(report["verification"]["audit"]["count"]["answered"], 2);
    let cells: usize = page.evaluate("document.querySelectorAll('.grid .cell').length").await?;
    assert_eq!(cells, 74, "every permission that a token of an organization can have");
    page.close().await
}

async fn more_than_asked(desk: &Desk) -> Result<()> {
    let permissions = vec![
        ("members", "read"),
        ("organization_copilot_seat_management", "read"),
        ("organization_secrets", "read"),
        ("contents", "write"),
    ];
    let repositories = Repositories::Selected(vec!["rocket-skates".into()]);
    let token = desk.double.mint(TokenWish { permissions, repositories, ..TokenWish::default() });
    let (page, verdict) = form::verify_by_hand(desk, &token).await?;
    assert_eq!(verdict, "ready-with-remarks", "the private repository is seen");
    let says = page.text("[data-finding=nothing-more]").await?;
    assert!(says.contains("acme/rocket-skates"), "{says}");
    audit(&page, "complete").await?;
    assert_eq!(held(&page, "organization:organization_secrets").await?, "read");
    assert_eq!(held(&page, "repository:contents").await?, "read");
    assert_eq!(held(&page, "repository:issues").await?, "refused");
    let says = page.text("[data-finding=nothing-more]").await?;
    assert!(says.contains("Secrets (Organization)") && says.contains("Contents"), "{says}");
    let beyond: usize =
        page.evaluate("document.querySelectorAll('.grid [data-beyond]').length").await?;
    assert_eq!(beyond, 2);
    page.close().await
}

async fn stopped_half_way(desk: &Desk) -> Result<()> {
    let token = desk.double.mint(TokenWish::default());
    let (page, _) = form::verify_by_hand(desk, &token).await?;
    desk.double.set_api_delay(Duration::from_millis(700));
    page.click("[data-do=audit]").await?;
    let some = "Number(document.querySelector('progress')?.value) >= 20";
    page.wait_for(some, "the first answers").await?;
    page.click("[data-do=stop]").await?;
    page.wait_for("Boolean(document.querySelector('[data-audit=stopped]'))", "what was heard")
        .await?;
    assert_eq!(held(&page, "organization:members").await?, "read");
    let missed = "document.querySelectorAll('[data-held=unclear]').length > 0";
    page.wait_for(missed, "what was not asked").await?;
    desk.double.set_api_delay(Duration::ZERO);
    page.close().await
}

/// Starts the audit and waits for its end.
async fn audit(page: &Tab, end: &str) -> Result<()> {
    page.click("[data-do=audit]").await?;
    let there = format!("Boolean(document.querySelector('[data-audit={end}]'))");
    page.wait_for(&there, "the audit to end").await
}

async fn held(page: &Tab, permission: &str) -> Result<String> {
    let of = format!("document.querySelector('[data-permission=\"{permission}\"]').dataset.held");
    page.evaluate(&of).await
}
