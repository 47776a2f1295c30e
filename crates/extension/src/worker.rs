//! What happens without a page of ours: a key was pressed, an alarm went off, a notification was
//! clicked. `extension/worker.js` only listens; what follows is decided here.

use tokenwright_core::date::Date;
use tokenwright_core::reminder;
use tokenwright_core::reminder::Reminders;

use crate::browser::tabs::Wish;
use crate::browser::{self, Memory, alarms, notifications, tabs};
use crate::{hosts, reminders};

/// The manifest's name for the key that shows or hides the panel.
const TOGGLE_PANEL: &str = "toggle-panel";
/// Where reminders are listed.
const LIST: &str = "settings.html#reminders";

/// The browser or a new version of the extension has started, or more was allowed: what was missed is made
/// up for, and alarms are set anew, because not every browser keeps them.
pub(crate) async fn started() {
    hosts::register().await;
    remind().await;
}

/// A key was pressed that the manifest names.
pub(crate) async fn command(name: &str) {
    if name == TOGGLE_PANEL {
        // Where no panel can stand, nothing happens.
        tabs::in_front(Wish::Toggle).await;
    }
}

/// An alarm went off.
pub(crate) async fn alarm(name: &str) {
    if name == alarms::REMINDERS {
        remind().await;
    }
}

/// A notification was clicked; its id is the reminder's.
pub(crate) async fn notification_clicked(id: &str) {
    notifications::take_away(id).await;
    tabs::open(LIST).await;
}

/// What is remembered under these keys has changed.
pub(crate) async fn remembered(keys: &[String]) {
    if keys.iter().any(|key| key == Memory::Reminders.key()) {
        let all = reminders::all().await;
        wait_for(all.first(browser::today()), &all).await;
    }
    // So that the last word on where the content script runs is that of the list as it was kept last.
    if keys.iter().any(|key| key == Memory::Hosts.key()) {
        hosts::register().await;
    }
}

/// Tells what is due, as far as the browser lets us, and waits for what comes next.
async fn remind() {
    let today = browser::today();
    let mut all = reminders::all().await;
    if all.due(today).next().is_some() && notifications::are_allowed().await {
        let mut shown = true;
        for reminder in all.due(today) {
            let says = reminder.says(today);
            shown &= notifications::notify(&reminder.id(), reminder::TITLE, &says).await;
        }
        if shown {
            // The list may have changed while the browser was showing them.
            if let Some((now, held)) = reminders::hold().await {
                all = now;
                all.told(today);
                reminders::keep(&held, &all).await;
            }
        }
    }
    // What could not be told waits for its next stage: the same alarm again would not end.
    wait_for(all.next(today), &all).await;
}

async fn wait_for(day: Option<Date>, all: &Reminders) {
    let today = browser::today();
    // The toolbar button says how many expire soon, whether or not notifications are allowed.
    let soon = all.soon(today).count();
    tabs::badge(&if soon == 0 { String::new() } else { soon.to_string() }).await;
    alarms::wake_on(day).await;
}
