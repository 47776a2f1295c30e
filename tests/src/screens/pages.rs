//! The extension's own pages.

use anyhow::{Result, ensure};
use tokenwright_double::{ApiFault, Repositories, TokenWish};

use super::{Screen, Shown};
use crate::desk::Desk;
use crate::guided;
use crate::tab::Tab;

pub(super) const SCREENS: &[Screen] = &[
    Screen::new("popup", |desk| Box::pin(popup(desk))),
    Screen::new("verify-empty", |desk| Box::pin(empty(desk))),
    Screen::new("verify-error", |desk| Box::pin(error(desk))),
    Screen::new("verify-running", |desk| Box::pin(running(desk))),
    Screen::new("verify-ready", |desk| Box::pin(verified(desk, TokenWish::default(), "ready"))),
    Screen::new("verify-remarks", |desk| {
        Box::pin(verified(desk, stronger(), "ready-with-remarks"))
    }),
    Screen::new("verify-not-ready", |desk| Box::pin(verified(desk, weaker(), "not-ready"))),
    Screen::new("verify-waiting", |desk| {
        Box::pin(verified(desk, TokenWish { pending: true, ..TokenWish::default() }, "waiting"))
    }),
    Screen::new("verify-could-not-check", |desk| Box::pin(could_not_check(desk))),
    Screen::new("verify-audit", |desk| Box::pin(audited(desk))),
];

/// A token that reaches more than the Milestone recipe asks.
fn stronger() -> TokenWish {
    TokenWish {
        permissions: vec![
            ("members", "read"),
            ("organization_copilot_seat_management", "read"),
            ("organization_secrets", "read"),
            ("contents", "write"),
        ],
        repositories: Repositories::Selected(vec!["rocket-skates".into()]),
        ..TokenWish::default()
    }
}

/// A token that lacks what the recipe asks.
fn weaker() -> TokenWish {
    TokenWish { permissions: vec![("members", "read")], ..TokenWish::default() }
}

async fn popup(desk: &Desk) -> Result<Shown> {
    let page = desk.browser.open_extension_page("popup.html").await?;
    page.wait_for("document.querySelector('main').innerText.includes('Verify')", "its words")
        .await?;
    Ok(Shown::page(page))
}

async fn empty(desk: &Desk) -> Result<Shown> {
    form(desk).await.map(Shown::page)
}

/// An organization that cannot be one.
async fn error(desk: &Desk) -> Result<Shown> {
    let page = form(desk).await?;
    page.fill("#owner", "no such/name").await?;
    page.fill("#token", &desk.double.mint(TokenWish::default())).await?;
    page.click("#verify").await?;
    page.wait_for("document.querySelector('#message').textContent", "the refusal").await?;
    Ok(Shown::page(page))
}

async fn running(desk: &Desk) -> Result<Shown> {
    let page = form(desk).await?;
    desk.double.set_api_fault(Some(ApiFault::NeverAnswers));
    verify(desk, &page, TokenWish::default()).await?;
    page.wait_for("document.querySelector('[data-do=stop]')", "the run").await?;
    Ok(Shown::page(page))
}

async fn verified(desk: &Desk, wish: TokenWish, verdict: &str) -> Result<Shown> {
    let page = form(desk).await?;
    verify(desk, &page, wish).await?;
    let seen = guided::verdict(&page).await?;
    ensure!(seen == verdict, "the verdict is {seen}, not {verdict}");
    Ok(Shown::page(page))
}

async fn could_not_check(desk: &Desk) -> Result<Shown> {
    desk.double.set_api_fault(Some(ApiFault::BadGatewayHtml));
    verified(desk, TokenWish::default(), "could-not-check").await
}

async fn audited(desk: &Desk) -> Result<Shown> {
    let shown = verified(desk, stronger(), "ready-with-remarks").await?;
    shown.ours.click("[data-do=audit]").await?;
    let done = "Boolean(document.querySelector('[data-audit=complete]'))";
    shown.ours.wait_for(done, "the audit to end").await?;
    shown.ours.click(".scope details summary").await?;
    shown.ours.click(".report summary").await?;
    Ok(shown)
}

async fn verify(desk: &Desk, page: &Tab, wish: TokenWish) -> Result<()> {
    page.fill("#token", &desk.double.mint(wish)).await?;
    page.click("#verify").await
}

/// The verification page for acme, with nothing pasted yet.
async fn form(desk: &Desk) -> Result<Tab> {
    let address = "verify.html?recipe=milestone-copilot&owner=acme";
    let page = desk.browser.open_extension_page(address).await?;
    page.wait_for("document.querySelector('#owner').value === 'acme'", "the form").await?;
    Ok(page)
}
