//! What outlives a reload in this tab, and nothing else: never a token.

use tokenwright_core::date::Date;

/// In this tab's memory: the snapshot of the form when "Generate token" was pressed.
const ATTEMPT: &str = "attempt";
/// In this tab's memory: the user's date then.
const ATTEMPT_ON: &str = "attempt-on";

/// In this tab's memory: the link that the form is held against.
const LINK: &str = "link";

/// Keeps the link that is checked for this tab only, or forgets it.
pub(crate) fn keep_link(address: Option<&str>) {
    if let Some(memory) = tab_memory() {
        drop(match address {
            Some(address) => memory.set_item(LINK, address),
            None => memory.remove_item(LINK),
        });
    }
}

/// The link that was checked.
pub(crate) fn kept_link() -> Option<String> {
    tab_memory()?.get_item(LINK).ok()?
}

/// Keeps the form for this tab only, so that it outlives a reload of GitHub's page. A snapshot holds
/// no token. If the tab refuses to remember, only a reload loses it.
pub(crate) fn keep_attempt(snapshot: &str, on: Date) {
    forget_attempt();
    if let Some(memory) = tab_memory() {
        drop(memory.set_item(ATTEMPT, snapshot));
        drop(memory.set_item(ATTEMPT_ON, &on.to_string()));
    }
}

/// The form that was kept, and the date then.
pub(crate) fn kept_attempt() -> Option<(String, Date)> {
    let memory = tab_memory()?;
    let on = memory.get_item(ATTEMPT_ON).ok()??.parse().ok()?;
    Some((memory.get_item(ATTEMPT).ok()??, on))
}

/// Forgets the form that was kept.
pub(crate) fn forget_attempt() {
    if let Some(memory) = tab_memory() {
        drop(memory.remove_item(ATTEMPT));
        drop(memory.remove_item(ATTEMPT_ON));
    }
}

/// In this tab's memory: the recipe that is being written.
const DRAFT: &str = "draft";
/// In this tab's memory: the id of the recipe that it will replace.
const DRAFT_OF: &str = "draft-of";

/// Keeps the recipe that is being written for this tab only, and the id of the one that it will
/// replace; or forgets both.
pub(crate) fn keep_draft(draft: Option<(&str, Option<&str>)>) {
    let Some(memory) = tab_memory() else { return };
    drop(memory.remove_item(DRAFT));
    drop(memory.remove_item(DRAFT_OF));
    if let Some((recipe, replaces)) = draft {
        drop(memory.set_item(DRAFT, recipe));
        if let Some(id) = replaces {
            drop(memory.set_item(DRAFT_OF, id));
        }
    }
}

/// The recipe that was being written, and the id of the one that it replaces.
pub(crate) fn kept_draft() -> Option<(String, Option<String>)> {
    let memory = tab_memory()?;
    Some((memory.get_item(DRAFT).ok()??, memory.get_item(DRAFT_OF).ok()?))
}

/// In this tab's memory: that the user closed the panel.
const CLOSED: &str = "closed";

/// Keeps for this tab only whether the user closed the panel.
pub(crate) fn keep_closed(closed: bool) {
    if let Some(memory) = tab_memory() {
        drop(if closed { memory.set_item(CLOSED, CLOSED) } else { memory.remove_item(CLOSED) });
    }
}

/// Whether the user closed the panel in this tab.
pub(crate) fn kept_closed() -> bool {
    tab_memory().is_some_and(|memory| memory.get_item(CLOSED).is_ok_and(|kept| kept.is_some()))
}

/// Forgets everything of this tab.
pub(super) fn clear() {
    if let Some(memory) = tab_memory() {
        drop(memory.clear());
    }
}

fn tab_memory() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}
