//! The reminders of this browser: where they are kept, and what they say beside their list.

use tokenwright_core::reminder;
use tokenwright_core::reminder::{Reminder, Reminders};

use crate::browser::{self, Memory};

/// Every reminder.
pub(crate) async fn all() -> Reminders {
    Reminders::from_json(&browser::recall(Memory::Reminders).await.unwrap_or_default())
}

/// Keeps these; whether the browser took them. The worker notices, and wakes on the right day.
pub(crate) async fn keep(reminders: &Reminders) -> bool {
    browser::store(Memory::Reminders, &reminders.to_json()).await
}

/// Keeps one more; what to say of it.
///
/// # Errors
/// What to say if it is not kept.
pub(crate) async fn add(reminder: Reminder) -> Result<String, String> {
    let kept = reminder.kept();
    let mut reminders = all().await;
    reminders.add(reminder, browser::today()).map_err(|full| full.to_string())?;
    if keep(&reminders).await { Ok(kept) } else { Err(reminder::NOT_KEPT.to_owned()) }
}
