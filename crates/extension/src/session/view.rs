//! What a session shows: how far it has come, what was found out, what can be done next.

use tokenwright_core::words;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{audit_view, progress_view, result_view};
use crate::browser;
use crate::dom::{self, Build};
use crate::label::Label;
use crate::run::Done;

/// The parts of a session, in one place of the page.
pub(super) struct View {
    /// Carries `data-verdict`.
    place: HtmlElement,
    /// The page's own title, while no news stands there.
    title: String,
}

/// The parts of the place, in their order.
const PARTS: [&str; 5] = ["outcome", "audit", "progress", "next-steps", "told"];

impl View {
    pub(super) fn new(place: HtmlElement) -> Self {
        let part = |class: &&str| Build::new("div").class(class);
        let told = Build::new("p").class(PARTS[4]).attr("role", "status");
        dom::fill(&place, PARTS[..4].iter().map(part).chain([told]));
        dom::show(&place, false);
        let title = dom::document().map(|document| document.title()).unwrap_or_default();
        Self { place, title }
    }

    fn part(&self, class: &str) -> Option<Element> {
        self.place.query_selector(&format!(":scope > .{class}")).ok()?
    }

    /// Fills a part. If the focus was in it, it goes to the same button, or else to the verdict.
    fn fill(&self, class: &str, children: impl IntoIterator<Item = Build>) {
        let Some(part) = self.part(class) else { return };
        let focused = dom::focus_in(&part);
        dom::fill(&part, children);
        let Some(focused) = focused else { return };
        let action = focused.get_attribute("data-do");
        let same = action.map(|action| format!("[data-do={action}]"));
        if !same.is_some_and(|same| self.focus_on(&same)) {
            self.focus();
        }
    }

    /// Takes everything away.
    pub(super) fn clear(&self) {
        drop(self.place.remove_attribute("data-verdict"));
        for class in PARTS {
            self.fill(class, []);
        }
        dom::show(&self.place, false);
        browser::set_title(&self.title);
    }

    /// A run begins. An earlier result stays in sight; so do the steps, if nobody pressed one of them.
    pub(super) fn begin(&self, by_itself: bool) {
        dom::show(&self.place, true);
        self.progress(0, 0);
        if by_itself {
            return;
        }
        browser::set_title(&self.title);
        self.tell(words::ASKING);
        // The button that was pressed goes: the one that stops the run takes over the focus.
        let had_focus = self.part("next-steps").and_then(|steps| dom::focus_in(&steps)).is_some();
        self.fill("next-steps", []);
        if had_focus {
            self.focus_on("[data-do=stop]");
        }
    }

    /// A run has heard so many answers.
    pub(super) fn progress(&self, heard: usize, of: usize) {
        if let Some(part) = self.part("progress") {
            progress_view::show(&part, heard, of);
        }
    }

    /// A first verification was stopped.
    pub(super) fn stopped(&self) {
        self.fill("progress", []);
        self.steps([Some(button("again", Label::Verify))]);
        self.tell(words::STOPPED);
    }

    /// The token was dropped: nothing more can be done with it.
    pub(super) fn forgotten(&self) {
        self.fill("progress", []);
        self.fill("next-steps", []);
        self.tell(words::FORGOTTEN);
        browser::set_title(&self.title);
    }

    /// Shows what was found out.
    pub(super) fn show(&self, done: &Done) {
        dom::show(&self.place, true);
        drop(self.place.set_attribute("data-verdict", done.result.verdict.as_str()));
        self.fill("progress", []);
        self.fill("outcome", result_view::result(done));
        self.fill("audit", done.audit.as_ref().map(audit_view::audit));
    }

    /// The same was found out once more: only the report has other times.
    pub(super) fn renew(&self, done: &Done) {
        self.fill("progress", []);
        if let Ok(Some(report)) = self.place.query_selector("[data-report]") {
            dom::set_text(&report, &done.report.to_json());
        }
    }

    /// Offers what can be done next with a token that is held.
    pub(super) fn offer(&self, done: &Done, holds_token: bool, may_change: bool) {
        self.tell("");
        if !holds_token {
            return self.fill("next-steps", []);
        }
        let may_audit = done.may_audit && done.audit.is_none();
        let expires = done.reminder.is_some();
        self.steps([
            Some(button("again", Label::CheckAgain)),
            may_change.then(|| button("watch", Label::TellMe)),
            may_audit.then(|| button("audit", Label::WhatElse)),
            expires.then(|| button("remind", Label::RemindMe)),
        ]);
    }

    fn steps<const COUNT: usize>(&self, buttons: [Option<Build>; COUNT]) {
        let forget = button("forget", Label::ForgetToken);
        let buttons = buttons.into_iter().flatten().chain([forget]);
        let steps = Build::new("div")
            .class("held")
            .child(Build::new("p").class("buttons").children(buttons))
            .child(Build::new("p").class("quiet").text(words::HELD));
        self.fill("next-steps", [steps]);
    }

    /// Shows whether GitHub is asked again by itself, and when.
    pub(super) fn watch(&self, on: bool, says: &str) {
        let button = self.place.query_selector("[data-do=watch], [data-do=end-watch]");
        if let Ok(Some(button)) = button {
            drop(button.set_attribute("data-do", if on { "end-watch" } else { "watch" }));
            let label = if on { Label::StopWaiting } else { Label::TellMe };
            dom::set_text(&button, &label.text());
        }
        self.tell(says);
    }

    /// A reminder is kept: the button gives way to the list of them.
    pub(super) fn reminds(&self) {
        let Some(steps) = self.part("next-steps") else { return };
        let Ok(Some(button)) = steps.query_selector("[data-do=remind]") else { return };
        let link = Build::new("a")
            .class("button")
            .attr("target", "_blank")
            .attr("href", "settings.html#reminders")
            .label(Label::Reminders)
            .finish();
        let had_focus = dom::focus_in(&button).is_some();
        if button.replace_with_with_node_1(&link).is_ok() && had_focus {
            self.focus_on(".next-steps a");
        }
    }

    /// Says something that just happened.
    pub(super) fn tell(&self, words: &str) {
        if let Some(told) = self.part("told") {
            dom::set_text(&told, words);
        }
    }

    /// The button that was pressed may be gone: the verdict takes over the focus, or what was said.
    pub(super) fn focus(&self) {
        if !self.focus_on(".verdict") {
            drop(self.place.focus());
        }
    }

    /// Shows the audit that was asked for.
    pub(super) fn focus_audit(&self) {
        if !self.focus_on(".audit h3") {
            self.focus();
        }
    }

    fn focus_on(&self, selector: &str) -> bool {
        let found = self.place.query_selector(selector).ok().flatten();
        let found = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
        found.is_some_and(|element| element.focus().is_ok())
    }
}

fn button(what: &str, label: Label) -> Build {
    Build::new("button").attr("type", "button").attr("data-do", what).label(label)
}
