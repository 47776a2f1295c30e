//! "Remind me before it expires": what a reminder needs outlives the token, and nothing else does.

use std::rc::Rc;

use tokenwright_core::reminder;

use super::Shared;
use crate::browser::notifications::{self, Allowed};
use crate::reminders;
use crate::task;

/// Keeps a reminder of the token that was verified, and asks the browser to allow notifications.
pub(super) fn remind(session: &Shared) {
    let (reminder, turn) = {
        let this = session.borrow();
        (this.done.as_ref().and_then(|done| done.reminder.clone()), this.turn)
    };
    let Some(reminder) = reminder else { return };
    let asked = notifications::allow();
    let session = Rc::clone(session);
    task::spawn(async move {
        let kept = reminders::add(reminder).await;
        let is_kept = kept.is_ok();
        let (Ok(mut says) | Err(mut says)) = kept;
        let tell = |says: &str| {
            if session.borrow().turn == turn {
                session.borrow().view.tell(says);
            }
        };
        tell(&says);
        if !is_kept {
            return;
        }
        if session.borrow().turn == turn {
            session.borrow().view.reminds();
        }
        // This may take as long as the user thinks about it.
        let allowed = match asked.await {
            Allowed::Yes => reminder::ALLOWED,
            Allowed::No => reminder::NOT_ALLOWED,
            Allowed::CannotAsk => reminder::ALLOW_IN_SETTINGS,
        };
        says.push(' ');
        says.push_str(allowed);
        tell(&says);
    });
}
