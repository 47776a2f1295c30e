//! One check as the panel lists it: status by sign and word, what was found, what to do, why.

use tokenwright_core::checklist::{Item, Status};

use super::state::Control;
use crate::dom::Build;
use crate::label::Label;

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
        Status::Met => Label::Done,
        Status::Unmet => Label::ToDo,
        Status::CannotTell => Label::CannotTell,
        Status::NotNeeded => Label::NotNeeded,
    };
    let quiet = item.status == Status::Met || item.status == Status::NotNeeded;
    // What needs nothing is one line, which tells more if asked.
    let folds = quiet && !due;
    let head = Build::new(if folds { "summary" } else { "div" })
        .class("head")
        .child(Build::new("span").class("sign").attr("aria-hidden", "true").text(sign))
        .child(Build::new("span").class("title").text(&item.title))
        .child(Build::new("span").class("word").label(word));
    let says = Build::new("p").class("says").text(&item.says);
    let body = Build::new(if folds { "details" } else { "div" }).class("body");
    // What the user pointed at can be taken back at any time.
    let body = if folds && control.pinned.is_some() { body.attr("open", "") } else { body };
    let body = body
        .child(head)
        .child(says)
        .child(facts(item))
        .maybe(item.advice.as_ref().map(|advice| Build::new("p").class("advice").text(advice)))
        .maybe((!item.reasons.is_empty()).then(|| reasons(item)))
        .maybe((!quiet || control.pinned.is_some()).then(|| buttons(index, line, quiet)))
        .maybe((!item.why.is_empty()).then(|| Build::new("p").class("why").text(&item.why)));
    let li = Build::new("li")
        .class(if due { "check due" } else { "check" })
        .attr("data-check", &item.check.to_string())
        .attr("data-status", item.status.as_str())
        .child(body);
    if due { li.attr("aria-current", "step") } else { li }
}

/// Expected and found, as a short table.
fn facts(item: &Item) -> Build {
    let row =
        |name: Label, value: &str| [Build::new("dt").label(name), Build::new("dd").text(value)];
    let or_empty =
        |found: &String| if found.trim().is_empty() { Label::Empty.text() } else { found.clone() };
    let found = item.found.as_ref().map(or_empty);
    Build::new("dl")
        .children(row(Label::Expected, &item.expected))
        .children(found.map(|found| row(Label::Found, &found)).into_iter().flatten())
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
            .attr("aria-label", &Label::WithTitle.with(&[label, &item.title]))
            .text(label)
    };
    let copy = item.copy.as_ref().filter(|_| !quiet).map(|copy| button("copy", copy.label));
    Build::new("p")
        .class("buttons")
        .maybe(copy)
        .maybe((!quiet && control.node.is_some()).then(|| button("show", &Label::ShowMe.text())))
        .maybe(
            (!quiet && control.lacks.is_some())
                .then(|| button("point", &Label::ItIsThisOne.text())),
        )
        .maybe(control.pinned.map(|_| button("unpin", &Label::UndoPointing.text())))
}
