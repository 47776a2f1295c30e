//! What to know besides the checks: that the token will have to be approved, before it is made.

use crate::check::Context;
use crate::checklist::{Copyable, Note};
use crate::page_state::Phase;
use crate::reading::Reading;

pub(crate) fn all(context: &Context<'_>) -> Vec<Note> {
    approval(context).into_iter().collect()
}

/// The box "Request message" is optional and for the owners who decide (GitHub Docs, 2026-11-22).
fn approval(context: &Context<'_>) -> Option<Note> {
    let page = context.page;
    let is_ahead = matches!(page.phase, Phase::Filling | Phase::FormErrors | Phase::Confirming);
    if !is_ahead || page.approval_needed != Reading::Found(true) {
        return None;
    }
    let owner = page.owner.found().map_or("the organization", String::as_str);
    let waits = format!(
        "An owner of {owner} has to approve this token. Until then it reads public data only."
    );
    let (says, copy) = match &page.request_message {
        Reading::Found(text) if !text.trim().is_empty() => {
            (format!("{waits} Your “Request message” goes to them."), None)
        }
        Reading::Found(_) => (
            format!("{waits} Tell them in “Request message” what it is for."),
            Some(Copyable { label: "Copy a request message", text: request(context) }),
        ),
        Reading::Absent | Reading::NotUnderstood(_) => (waits, None),
    };
    Some(Note { title: "Approval", says, copy })
}

fn request(context: &Context<'_>) -> String {
    let recipe = context.wanted.recipe;
    match &recipe.request {
        Some(rule) => rule.value.clone(),
        None => format!("{}: {}", recipe.title, recipe.summary),
    }
}
