//! What a session shows: how far it has come, what was found out, what can be done next.

use tokenwright_core::{watch, words};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{audit_view, progress_view, result_view};
use crate::browser;
use crate::dom::{self, Build};
use crate::run::Done;

/// The parts of a session, in one place of the page.
pub(super) struct View {
    /// Carries `data-verdict`.
    place: HtmlElement,
}

/// The parts of the place, in their order.
const PARTS: [&str; 5] = ["outcome", "audit", "progress", "next-steps", "told"];

impl View {
    pub(super) fn new(place: HtmlElement) -> Self {
        let part = |class: &&str| Build::new("div").class(class);
        dom::fill(&place, PARTS[..4].iter().map(part));
        let told = Build::new("p").class(PARTS[4]).attr("role", "status");
        if let Some(told) = told.finish() {
            drop(place.append_child(&told));
        }
        dom::show(&place, false);
        Self { place }
    }

    fn part(&self, class: &str) -> Option<web_sys::Element> {
        self.place.query_selector(&format!(":scope > .{class}")).ok()?
    }

    fn fill(&self, class: &str, children: impl IntoIterator<Item = Build>) {
        if let Some(part) = self.part(class) {
            dom::fill(&part, children);
        }
    }

    /// Takes everything away.
    pub(super) fn clear(&self) {
        drop(self.place.remove_attribute("data-verdict"));
        for class in PARTS {
            self.fill(class, []);
        }
        dom::show(&self.place, false);
    }

    /// A run has heard so many answers. An earlier result stays in sight.
    pub(super) fn progress(&self, heard: usize, of: usize) {
        dom::show(&self.place, true);
        self.tell("");
        if let Some(part) = self.part("progress") {
            progress_view::show(&part, heard, of);
        }
        self.fill("next-steps", []);
    }

    /// A verification was stopped; an earlier result stays.
    pub(super) fn stopped(&self, has_result: bool) {
        self.fill("progress", []);
        let again = if has_result { "Check again" } else { "Verify" };
        self.fill("next-steps", [steps([Some(button("again", again)), None, None])]);
        self.tell(words::STOPPED);
        self.focus();
    }

    /// Shows what was found out, and what can be done next.
    pub(super) fn show(&self, done: &Done, holds_token: bool, watching: bool) {
        dom::show(&self.place, true);
        drop(self.place.set_attribute("data-verdict", done.result.verdict.as_str()));
        self.fill("progress", []);
        self.fill("outcome", result_view::result(done));
        self.fill("audit", done.audit.as_ref().map(audit_view::audit));
        let waits = watch::pause(0, done.result.verdict, &[], browser::now()).is_some();
        let may_audit = done.may_audit && done.audit.is_none();
        let steps = holds_token.then(|| {
            steps([
                Some(button("again", "Check again")),
                waits.then(|| button("watch", TELL_ME)),
                may_audit.then(|| button("audit", "What else can this token do?")),
            ])
        });
        self.fill("next-steps", steps);
        if watching {
            self.watch(true, "");
        }
    }

    /// Shows whether GitHub is asked again by itself, and when.
    pub(super) fn watch(&self, on: bool, says: &str) {
        let button = self.place.query_selector("[data-do=watch], [data-do=end-watch]");
        if let Ok(Some(button)) = button {
            drop(button.set_attribute("data-do", if on { "end-watch" } else { "watch" }));
            dom::set_text(&button, if on { "Stop waiting" } else { TELL_ME });
        }
        self.tell(says);
    }

    /// Says something that just happened.
    pub(super) fn tell(&self, words: &str) {
        if let Some(told) = self.part("told") {
            dom::set_text(&told, words);
        }
    }

    /// The button that was pressed may be gone: the result takes over the focus.
    pub(super) fn focus(&self) {
        drop(self.place.focus());
    }

    /// Shows the audit that was asked for.
    pub(super) fn focus_audit(&self) {
        let heading = self.place.query_selector(".audit h3").ok().flatten();
        match heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            Some(heading) => drop(heading.focus()),
            None => self.focus(),
        }
    }
}

const TELL_ME: &str = "Tell me when it works";

fn button(what: &str, label: &str) -> Build {
    Build::new("button").attr("type", "button").attr("data-do", what).text(label)
}

/// What can be done next with a token that is held.
fn steps(buttons: [Option<Build>; 3]) -> Build {
    let forget = button("forget", "Forget the token");
    let buttons = buttons.into_iter().flatten().chain([forget]);
    Build::new("div")
        .class("held")
        .child(Build::new("p").class("buttons").children(buttons))
        .child(Build::new("p").class("quiet").text(words::HELD))
}
