//! Checklist and page to marks: which element carries which, at most one each.

use tokenwright_core::checklist::{Checklist, Item, Next, Status};
use tokenwright_core::target::{Target, Touch};
use tokenwright_core::{instruction, not_offered, wrong};
use tokenwright_page::{NodeId, Page};

use crate::message::{Mark, MarkState};

/// The marks for this page. The due control stands out; of several marks on one element the most
/// urgent stays.
pub(crate) fn marks(list: &Checklist, page: &Page<'_>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut mark = |node, state, says| match marks.iter_mut().find(|mark| mark.node == node) {
        Some(mark) if mark.state < state => *mark = Mark { node, state, says },
        Some(_) => {}
        None => marks.push(Mark { node, state, says }),
    };
    for item in &list.items {
        if let (Some(state), Some(node)) = (state(item), page.locate(&item.target).control) {
            let is_wrong = state == MarkState::Unmet;
            mark(node, state, if is_wrong { wrong(item) } else { String::new() });
        }
    }
    if let Some((node, says)) = due(list, page) {
        mark(node, MarkState::Current, says);
    }
    marks
}

fn state(item: &Item) -> Option<MarkState> {
    match item.status {
        Status::Met => Some(MarkState::Met),
        Status::CannotTell => Some(MarkState::CannotTell),
        Status::Unmet => Some(MarkState::Unmet),
        Status::NotNeeded => None,
    }
}

/// The element to touch next, with its number in the list and a few words.
fn due(list: &Checklist, page: &Page<'_>) -> Option<(NodeId, String)> {
    match &list.next {
        Next::Item(index) => {
            let item = list.items.get(*index)?;
            let (node, words) = touch(page, &item.target)?;
            let is_missing = !item.reasons.is_empty();
            let words = if is_missing { not_offered(&item.target) } else { words };
            Some((node, format!("{} · {words}", index + 1)))
        }
        Next::Button(target) => touch(page, target),
        Next::Nothing => None,
    }
}

fn touch(page: &Page<'_>, target: &Target) -> Option<(NodeId, String)> {
    let spot = page.locate(target);
    let (node, touch) = spot.touch.or_else(|| Some((spot.control?, Touch::Control)))?;
    Some((node, instruction(target, touch)))
}
