//! The panel beside a new token: before it is validated, and what GitHub answered.

use anyhow::{Result, ensure};
use tokenwright_double::Scenario;

use super::panel::{ASKED, opened};
use super::{Screen, Shown};
use crate::desk::Desk;
use crate::guided::Guided;
use crate::person::Person;

pub(super) const SCREENS: &[Screen] = &[
    Screen::new("panel-token-shown", |desk| Box::pin(created(desk, ASKED))),
    Screen::new("panel-verified", |desk| Box::pin(validated(desk, ASKED, "ready"))),
    Screen::new("panel-not-ready", |desk| {
        Box::pin(validated(desk, "name=Copilot&expires_in=90", "not-ready"))
    }),
    Screen::in_world(
        "panel-waiting",
        || Scenario::ApprovalRequired.world(),
        |desk| Box::pin(validated(desk, ASKED, "waiting")),
    ),
    Screen::new("panel-audit", |desk| Box::pin(audited(desk))),
    Screen::in_world(
        "panel-nothing-created",
        || Scenario::SilentFailure.world(),
        |desk| Box::pin(nothing_created(desk)),
    ),
];

/// The list of tokens with a new one, as a template's query asked for it.
async fn created(desk: &Desk, query: &str) -> Result<Shown> {
    let shown = generated(desk, query).await?;
    Guided::new(&shown.page, &shown.ours).wait_for_phase("token-shown").await?;
    Ok(shown)
}

async fn validated(desk: &Desk, query: &str, verdict: &str) -> Result<Shown> {
    let shown = created(desk, query).await?;
    shown.ours.click("#validate-button").await?;
    let seen = Guided::new(&shown.page, &shown.ours).verdict().await?;
    ensure!(seen == verdict, "the verdict is {seen}, not {verdict}");
    Ok(shown.at("#result"))
}

async fn audited(desk: &Desk) -> Result<Shown> {
    let shown = validated(desk, ASKED, "ready").await?;
    shown.ours.click("[data-do=audit]").await?;
    let done = "Boolean(document.querySelector('[data-audit=complete]'))";
    shown.ours.wait_for(done, "the audit to end").await?;
    Ok(shown.at("[data-audit]"))
}

/// The list of tokens without a new one.
async fn nothing_created(desk: &Desk) -> Result<Shown> {
    let shown = generated(desk, ASKED).await?;
    Guided::new(&shown.page, &shown.ours).wait_for_phase("list").await?;
    Ok(shown)
}

async fn generated(desk: &Desk, query: &str) -> Result<Shown> {
    let (page, panel) = opened(desk, query).await?;
    let person = Person::at(&page);
    person.press_generate().await?;
    Guided::new(&page, &panel).wait_for_phase("confirming").await?;
    person.confirm().await?;
    Ok(Shown::panel(page, panel))
}
