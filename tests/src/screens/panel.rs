//! The panel beside GitHub's form.

use anyhow::Result;
use tokenwright_double::Scenario;

use super::{Screen, Shown};
use crate::desk::Desk;
use crate::guided::Guided;
use crate::states::form;
use crate::tab::Tab;

pub(super) const SCREENS: &[Screen] = &[
    Screen::new("panel-asks-owner", |desk| Box::pin(asks_owner(desk))),
    Screen::new("panel-empty", |desk| Box::pin(beside(desk, "", "owner", "unmet"))),
    Screen::new("panel-half-way", |desk| Box::pin(beside(desk, HALF, MEMBERS, "met"))),
    Screen::new("panel-wrong", |desk| Box::pin(beside(desk, WRONG, MEMBERS, "unmet"))),
    Screen::new("panel-too-much", |desk| Box::pin(beside(desk, TOO_MUCH, "nothing-more", "unmet"))),
    Screen::new("panel-all-set", |desk| Box::pin(beside(desk, ASKED, "nothing-more", "met"))),
    Screen::in_world(
        "panel-needs-approval",
        || Scenario::ApprovalRequired.world(),
        |desk| Box::pin(beside(desk, ASKED, "nothing-more", "met")),
    ),
    Screen::new("panel-not-understood", |desk| Box::pin(not_understood(desk))),
    Screen::new("panel-cut-off", |desk| Box::pin(cut_off(desk))),
    // Nothing but what it says is left of it.
    Screen::new("panel-stopped", |desk| Box::pin(stopped(desk))).spared(&["page-has-heading-one"]),
    Screen::new("panel-pointing", |desk| Box::pin(pointing(desk))),
    Screen::new("panel-link", |desk| Box::pin(link(desk))),
    // One button in a frame is no document that has parts.
    Screen::new("panel-folded", |desk| Box::pin(folded(desk))).spared(&[
        "landmark-one-main",
        "page-has-heading-one",
        "bypass",
    ]),
];

const MEMBERS: &str = "permission:organization:members";

/// What the Milestone recipe asks, as a template's query.
pub(super) const ASKED: &str = "name=Milestone%E2%80%99s%20Copilot%20Token%20(read-only)\
     &description=Token%20to%20be%20used%20by%20Milestone%20integration%20to%20gather%20metadata%20and%20generate%20analytics.\
     &target_name=acme&expires_in=365&members=read&organization_copilot_seat_management=read";

const HALF: &str =
    "name=Milestone%E2%80%99s%20Copilot%20Token%20(read-only)&target_name=acme&members=read";
const WRONG: &str = "name=Copilot&target_name=globex&expires_in=30&members=write";
const TOO_MUCH: &str = "target_name=acme&members=read&contents=write&organization_secrets=read";

/// The form filled in by a query, and the panel, which knows that the token is for acme.
pub(super) async fn opened(desk: &Desk, query: &str) -> Result<(Tab, Tab)> {
    let page = form::opened(desk, query).await?;
    let panel = page.panel().await?;
    Guided::new(&page, &panel).tell_owner("acme").await?;
    Ok((page, panel))
}

async fn beside(desk: &Desk, query: &str, check: &str, status: &str) -> Result<Shown> {
    let (page, panel) = opened(desk, query).await?;
    Guided::new(&page, &panel).wait_for_check(check, status).await?;
    Ok(Shown::panel(page, panel))
}

async fn asks_owner(desk: &Desk) -> Result<Shown> {
    let page = form::opened(desk, "").await?;
    let panel = page.panel().await?;
    Guided::new(&page, &panel).wait_for_phase("filling").await?;
    Ok(Shown::panel(page, panel))
}

/// As after a redesign that left no name, no id and no label.
async fn not_understood(desk: &Desk) -> Result<Shown> {
    let (page, panel) = opened(desk, "target_name=acme").await?;
    page.evaluate::<()>(
        "(() => { \
         const names = ['name', 'id', 'class', 'data-value', 'value', 'aria-haspopup', \
           'aria-controls', 'popovertarget']; \
         for (const it of document.querySelectorAll('form :is(input, textarea, button, \
           select-panel, action-menu, react-partial)')) \
           for (const name of names) it.removeAttribute(name); \
         for (const it of document.querySelectorAll('form label')) it.textContent = 'x'; })()",
    )
    .await?;
    Guided::new(&page, &panel).wait_for_check("expiration", "cannot-tell").await?;
    panel.wait_for("document.querySelector('[data-by-hand]')", "the steps by hand").await?;
    Ok(Shown::panel(page, panel))
}

/// More elements than anyone reads.
async fn cut_off(desk: &Desk) -> Result<Shown> {
    let (page, panel) = opened(desk, ASKED).await?;
    page.evaluate::<()>(
        "(() => { \
         const lines = Array.from({ length: 20_000 }, () => document.createElement('p')); \
         const around = document.createElement('div'); \
         around.append(...lines); \
         document.querySelector('main').append(around); })()",
    )
    .await?;
    Guided::new(&page, &panel).wait_for_check("expiration", "cannot-tell").await?;
    Ok(Shown::panel(page, panel))
}

/// As after an error that nothing has caught.
async fn stopped(desk: &Desk) -> Result<Shown> {
    let (page, panel) = opened(desk, ASKED).await?;
    panel.evaluate::<()>("void dispatchEvent(new ErrorEvent('error'))").await?;
    panel.wait_for("document.querySelector('#stopped')", "what it says").await?;
    Ok(Shown::panel(page, panel))
}

async fn pointing(desk: &Desk) -> Result<Shown> {
    let shown = not_understood(desk).await?;
    shown.ours.click("[data-check=expiration] [data-do=point]").await?;
    shown.ours.wait_for("!document.querySelector('#end-pointing').hidden", "the question").await?;
    Ok(shown)
}

/// A link with a parameter that GitHub does not know.
async fn link(desk: &Desk) -> Result<Shown> {
    let (page, panel) = opened(desk, "target_name=acme&members=read&contents=admin").await?;
    panel.click("#link-check").await?;
    let unusable = "document.querySelectorAll('#link-unusable li').length > 0";
    panel.wait_for(unusable, "what is wrong with the link").await?;
    Ok(Shown::panel(page, panel))
}

async fn folded(desk: &Desk) -> Result<Shown> {
    let (page, panel) = opened(desk, "").await?;
    panel.click("#fold").await?;
    panel.wait_for("!document.querySelector('#pill').hidden", "the pill").await?;
    page.wait_for("document.querySelector('tokenwright-panel[shape=pill]')", "the shape").await?;
    Ok(Shown::panel(page, panel))
}
