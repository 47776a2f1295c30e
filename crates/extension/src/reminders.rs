//! The reminders of this browser: where they are kept, and what they say beside their list.

use tokenwright_core::reminder;
use tokenwright_core::reminder::{Reminder, Reminders};

use crate::browser::{self, Held, Memory, worker};
use crate::dom;

/// What the worker is asked to keep.
const REMIND: &str = "remind";

/// Every reminder.
pub(crate) async fn all() -> Reminders {
    Reminders::from_json(&browser::recall(Memory::Reminders).await.unwrap_or_default())
}

/// The same to change them, while no other page does; `None` if the browser does not tell what is stored.
pub(crate) async fn hold() -> Option<(Reminders, Held)> {
    let held = browser::hold(Memory::Reminders).await?;
    Some((Reminders::from_json(held.text()), held))
}

/// Keeps these; whether the browser took them. The worker notices, and wakes on the right day.
pub(crate) async fn keep(held: &Held, reminders: &Reminders) -> bool {
    held.replace(&reminders.to_json()).await
}

/// Keeps one more; what to say of it. A frame on GitHub's page asks the worker to: in Firefox it has
/// locks of its own, which keep no page of ours waiting (measured on 153).
///
/// # Errors
/// What to say if it is not kept.
pub(crate) async fn add(reminder: Reminder) -> Result<String, String> {
    if !dom::is_framed() {
        return add_here(reminder).await;
    }
    let json = serde_json::to_string(&reminder).unwrap_or_default();
    let answer = worker::ask(REMIND, &json).await;
    answer.unwrap_or_else(|| Err(reminder::NOT_KEPT.to_owned()))
}

/// Keeps one more that a frame sent.
///
/// # Errors
/// What to say if it is not kept.
pub(crate) async fn add_sent(json: &str) -> Result<String, String> {
    match Reminders::from_json(&format!("[{json}]")).iter().next() {
        Some(reminder) => add_here(reminder.clone()).await,
        None => Err(reminder::NOT_KEPT.to_owned()),
    }
}

async fn add_here(reminder: Reminder) -> Result<String, String> {
    let kept = reminder.kept();
    let Some((mut reminders, held)) = hold().await else {
        return Err(reminder::NOT_KEPT.to_owned());
    };
    reminders.add(reminder, browser::today()).map_err(|full| full.to_string())?;
    if keep(&held, &reminders).await { Ok(kept) } else { Err(reminder::NOT_KEPT.to_owned()) }
}
