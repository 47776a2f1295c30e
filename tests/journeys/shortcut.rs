//! What wakes the worker while no page of ours is open: the key that shows and hides the panel, and a click
//! on a notification.

use anyhow::Result;
use tokenwright_double::Scenario;
use tokenwright_tests::{Desk, Kind};

use super::{form, standing};

mod key {
    crate::in_both_browsers!(super::key);
}

mod notification {
    /// Firefox has no way to click a notification where there is no screen: it is gone before it is shown.
    #[test]
    fn chromium() -> anyhow::Result<()> {
        crate::travel(super::notification(tokenwright_tests::Kind::Chromium))
    }
}

async fn key(kind: Kind) -> Result<()> {
    let desk = Desk::start(kind, Scenario::Happy).await?;
    let worker = desk.browser.worker().await?;
    let (page, _) = form::open(&desk).await?;
    standing::stands(&page, "[shape=open]").await?;
    worker.press_panel_key().await?;
    standing::stands(&page, "[shape=pill]").await?;
    worker.press_panel_key().await?;
    standing::stands(&page, "[shape=open]").await?;
    desk.finish().await
}

async fn notification(kind: Kind) -> Result<()> {
    let desk = Desk::start_granting(kind, &["https://acme.ghe.com/*"]).await?;
    let worker = desk.browser.worker().await?;
    let click = async || worker.hear("notifications.onClicked", "github.com/acme/soon").await;
    let list = desk.browser.tab_opened_by(click).await?;
    assert!(list.address().await?.ends_with("/settings.html#reminders"));
    list.wait_for("document.activeElement.id === 'reminders'", "the list").await?;
    desk.finish().await
}
