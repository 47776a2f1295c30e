//! Everything that is remembered, to be deleted at once.

use tokenwright_core::words;

use crate::{browser, dom, hosts};

/// Asks whether it is meant, or no longer asks. The focus follows to what is there now.
pub(super) fn ask(asking: bool) {
    let (Some(button), Some(confirm)) = (dom::by_id("delete-everything"), dom::by_id("confirm"))
    else {
        return;
    };
    dom::show(&button, !asking);
    dom::show(&confirm, asking);
    let next = if asking { "delete-not" } else { "delete-everything" };
    if let Some(next) = dom::by_id(next) {
        drop(next.focus());
    }
    say("");
}

/// Deletes everything; whether the browser did.
pub(super) async fn delete() -> bool {
    for host in hosts::allowed().await {
        hosts::withdraw(&host).await;
    }
    let deleted = browser::forget_everything().await;
    ask(false);
    deleted
}

pub(super) fn tell(deleted: bool) {
    say(if deleted { words::EVERYTHING_DELETED } else { words::NOT_SAVED });
}

fn say(words: &str) {
    if let Some(told) = dom::by_id("data-told") {
        dom::set_text(&told, words);
    }
}
