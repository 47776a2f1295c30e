//! The settings, and the popup when it has something to tell.

use anyhow::Result;

use super::{Screen, Shown};
use crate::desk::Desk;
use crate::tab::Tab;

pub(super) const SCREENS: &[Screen] = &[
    Screen::new("settings-empty", |desk| Box::pin(empty(desk))),
    Screen::new("settings-filled", |desk| Box::pin(filled(desk))),
    Screen::new("popup-reminds", |desk| Box::pin(reminds(desk))),
];

async fn empty(desk: &Desk) -> Result<Shown> {
    open(desk).await.map(Shown::page)
}

/// Reminders of tokens that expire, and an address that is none.
async fn filled(desk: &Desk) -> Result<Shown> {
    remember(&open(desk).await?).await?;
    let page = open(desk).await?;
    page.wait_for("document.querySelectorAll('[data-reminder]').length === 2", "the list").await?;
    page.fill("#host-input", "github.com.example").await?;
    page.click("#hosts button[type=submit]").await?;
    page.wait_for("!document.querySelector('#host-error').hidden", "the reason").await?;
    Ok(Shown::page(page))
}

async fn reminds(desk: &Desk) -> Result<Shown> {
    remember(&open(desk).await?).await?;
    let page = desk.browser.open_extension_page("popup.html").await?;
    page.wait_for("document.body.innerText.includes('Reminders')", "the reminder").await?;
    page.click("details summary").await?;
    page.fill("#owner", "a b").await?;
    page.click("form button[type=submit]").await?;
    page.wait_for("document.querySelector('#owner[aria-invalid=true]')", "the reason").await?;
    Ok(Shown::page(page))
}

async fn open(desk: &Desk) -> Result<Tab> {
    let page = desk.browser.open_extension_page("settings.html").await?;
    page.wait_for("document.querySelector('#no-policy:not([hidden])')", "the policy").await?;
    page.wait_for("document.querySelector('#host-input')", "the hosts").await?;
    Ok(page)
}

/// One token that expires in three days, and one much later.
async fn remember(page: &Tab) -> Result<()> {
    let in_days =
        |days: u32| format!("new Date(Date.now() + {days} * 864e5).toISOString().slice(0, 10)");
    let one = |name: &str, last_four: &str, days: u32| {
        let day = in_days(days);
        format!("{{ name: '{name}', owner: 'acme', last_four: '{last_four}', expires: {day} }}")
    };
    let list = format!("[{}, {}]", one("Seats", "Ma7t", 3), one("Renovate", "x4Yz", 60));
    let keep =
        format!("void await chrome.storage.local.set({{ reminders: JSON.stringify({list}) }})");
    page.evaluate(&keep).await
}
