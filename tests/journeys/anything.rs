//! No guide: any token of a person, looked at for its own sake, and why it does not work.

use anyhow::Result;
use tokenwright_double::{Repositories, Scenario, TokenKind, TokenWish};
use tokenwright_tests::{Desk, Kind, Tab, guided};

use super::form;

super::in_both_browsers!(journey);

async fn journey(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::NoClassic).await?;
    one_of_the_own_account(&desk).await?;
    a_classic_one_that_the_organization_forbids(&desk).await?;
    a_classic_one_with_its_scopes(&desk).await?;
    desk.finish().await
}

async fn one_of_the_own_account(desk: &Desk) -> Result<()> {
    let token = desk.double.mint(TokenWish {
        owner: "mona",
        permissions: vec![("emails", "read"), ("issues", "read")],
        repositories: Repositories::All,
        ..TokenWish::default()
    });
    let (page, verdict) = look_at(desk, "mona", &token).await?;
    assert_eq!(verdict, "ready");
    page.wait_for("Boolean(document.querySelector('[data-audit=complete]'))", "the audit").await?;
    let held: Vec<String> = page
        .evaluate(
            "[...document.querySelectorAll('[data-permission][data-held=read]')] \
             .map((it) => it.dataset.permission).sort()",
        )
        .await?;
    assert_eq!(held, ["account:emails", "repository:issues", "repository:metadata"]);
    let beyond: usize = page.evaluate("document.querySelectorAll('[data-beyond]').length").await?;
    assert_eq!(beyond, 0, "nobody said what is enough");
    assert_eq!(form::finding(&page, "nothing-more").await?, "none");
    page.close().await
}

async fn a_classic_one_that_the_organization_forbids(desk: &Desk) -> Result<()> {
    let kind = TokenKind::Classic(vec!["repo", "read:org"]);
    let token = desk.double.mint(TokenWish { kind, ..TokenWish::default() });
    let (page, verdict) = look_at(desk, "acme", &token).await?;
    assert_eq!(verdict, "not-ready");
    assert_eq!(form::finding(&page, "owner").await?, "classic-forbidden (answered)");
    page.close().await
}

async fn a_classic_one_with_its_scopes(desk: &Desk) -> Result<()> {
    let kind = TokenKind::Classic(vec!["repo", "gist"]);
    let token = desk.double.mint(TokenWish { kind, ..TokenWish::default() });
    let (page, verdict) = look_at(desk, "mona", &token).await?;
    assert_eq!(verdict, "ready");
    let says = page.text("[data-finding=token]").await?;
    assert!(says.contains("with these scopes: repo, gist"), "{says}");
    let offered: bool = page.evaluate("Boolean(document.querySelector('[data-do=audit]'))").await?;
    assert!(!offered, "a token with scopes has no permissions to ask about");
    page.close().await
}

async fn look_at(desk: &Desk, owner: &str, token: &str) -> Result<(Tab, String)> {
    let address = format!("verify.html?recipe=anything&owner={owner}");
    let page = desk.browser.open_extension_page(&address).await?;
    let there = format!("document.querySelector('#owner').value === '{owner}'");
    page.wait_for(&there, "the form").await?;
    page.fill("#token", token).await?;
    page.click("#verify").await?;
    let verdict = guided::verdict(&page).await?;
    Ok((page, verdict))
}
