//! One check as the panel lists it: status by sign and word, what was found, what to do, why.

use tokenwright_core::checklist::{Item, Status};

use super::state::Control;
use crate::dom::Build;

/// One check as it is shown.
#[derive(PartialEq)]
pub(super) struct Line {
    pub(super) item: Item,
    /// Whether it is the one to do now.
    pub(super) due: bool,
    /// What it has on the page.
    pub(super) control: Control,
}

/// The list item for this check.
pub(super) fn check(index: usize, line: &Line) -> Build {
    let Line { item, due, control } = line;
    let due = *due;
    let sign = match item.status {
        Status::Met => "✓",
        Status::Unmet => "!",
        Status::CannotTell => "?",
        Status::NotNeeded => "–",
    };
    let word = match item.status {
        Status::Met => "Done",
        Status::Unmet => "To do",
        Status::CannotTell => "Cannot tell",
        Status::NotNeeded => "Not needed",
    };
    let head = Build::new("div")
        .class("head")
        .child(Build::new("span").class("sign").attr("aria-hidden", "true").text(sign))
        .child(Build::new("span").class("title").text(&item.title))
        .child(Build::new("span").class("word").text(word));
    let quiet = item.status == Status::Met || item.status == Status::NotNeeded;
    let says = Build::new("p").class("says").text(&item.says);
    let li = Build::new("li")
        .class(if due { "check due" } else { "check" })
        .attr("data-check", &item.check.to_string())
        .attr("data-status", item.status.as_str());
    let li = if due { li.attr("aria-current", "step") } else { li };
    li.child(head)
        .child(says)
        .maybe((!quiet || due).then(|| facts(item)))
        .maybe(item.advice.as_ref().map(|advice| Build::new("p").class("advice").text(advice)))
        .maybe((!item.reasons.is_empty()).then(|| reasons(item)))
        .maybe((!quiet || control.pinned.is_some()).then(|| buttons(index, line, quiet)))
        .maybe((!item.why.is_empty()).then(|| Build::new("p").class("why").text(&item.why)))
}

/// Expected and found, as a short table.
fn facts(item: &Item) -> Build {
    let row = |name: &str, value: &str| [Build::new("dt").text(name), Build::new("dd").text(value)];
    let found =
        item.found.as_deref().map(|found| if found.trim().is_empty() { "(empty)" } else { found });
    Build::new("dl")
        .children(row("Expected", &item.expected))
        .children(found.map(|found| row("Found", found)).into_iter().flatten())
}

/// Why it may be so.
fn reasons(item: &Item) -> Build {
    let lines = item.reasons.iter().map(|reason| Build::new("li").text(reason));
    Build::new("ol").class("reasons").children(lines)
}

fn buttons(index: usize, line: &Line, quiet: bool) -> Build {
    let Line { item, control, .. } = line;
    let button = |action: &str, label: &str| {
        Build::new("button")
            .attr("type", "button")
            .attr("data-do", action)
            .attr("data-item", &index.to_string())
            .attr("aria-label", &format!("{label}: {}", item.title))
            .text(label)
    };
    let copy = item.copy.as_ref().filter(|_| !quiet).map(|copy| button("copy", copy.label));
    Build::new("p")
        .class("buttons")
        .maybe(copy)
        .maybe((!quiet && control.node.is_some()).then(|| button("show", "Show me")))
        .maybe((!quiet && control.lacks.is_some()).then(|| button("point", "It is this one …")))
        .maybe(control.pinned.map(|_| button("unpin", "Undo pointing")))
}
