//! The panel's document. Its skeleton stands in `panel.html`; here it is filled, and only what has
//! changed is touched, so that focus and the live region stay calm.

use tokenwright_core::checklist::{Item, Next, Status};
use tokenwright_core::link;
use tokenwright_core::login::Login;
use tokenwright_core::page_state::Phase;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::state::{State, Validation};
use crate::dom::{self, Build};
use crate::result_view;

/// The parts of the panel that change.
pub(super) struct View {
    root: HtmlElement,
    dock: HtmlElement,
    pill: HtmlElement,
    title: HtmlElement,
    summary: HtmlElement,
    source: HtmlElement,
    start: HtmlElement,
    before: HtmlElement,
    owner_form: HtmlElement,
    owner_line: HtmlElement,
    owner_name: HtmlElement,
    owner_error: HtmlElement,
    owner_input: HtmlInputElement,
    headline: HtmlElement,
    progress: HtmlElement,
    checks: HtmlElement,
    validate: HtmlElement,
    validate_button: HtmlElement,
    result: HtmlElement,
    after: HtmlElement,
    prefilled: HtmlElement,
    copied: HtmlElement,
    /// What is shown now, to find out what has changed.
    shown: std::cell::RefCell<Shown>,
}

/// One check as it is shown.
#[derive(PartialEq)]
struct Line {
    item: Item,
    /// Whether it is the one to do now.
    due: bool,
    /// Whether its control is on the page, to be shown there.
    has_control: bool,
}

#[derive(Default)]
struct Shown {
    recipe: Option<&'static str>,
    owner_known: Option<bool>,
    items: Vec<Line>,
    validation: Option<std::mem::Discriminant<Validation>>,
}

impl View {
    /// The parts of this document; `None` if it is not `panel.html`.
    pub(super) fn find() -> Option<Self> {
        Some(Self {
            root: dom::by_id("panel")?,
            dock: dom::by_id("dock")?,
            pill: dom::by_id("pill")?,
            title: dom::by_id("title")?,
            summary: dom::by_id("summary")?,
            source: dom::by_id("source")?,
            start: dom::by_id("start")?,
            before: dom::by_id("before")?,
            owner_form: dom::by_id("owner-form")?,
            owner_line: dom::by_id("owner-line")?,
            owner_name: dom::by_id("owner-name")?,
            owner_error: dom::by_id("owner-error")?,
            owner_input: dom::by_id("owner-input")?.dyn_into().ok()?,
            headline: dom::by_id("headline")?,
            progress: dom::by_id("progress")?,
            checks: dom::by_id("checks")?,
            validate: dom::by_id("validate")?,
            validate_button: dom::by_id("validate-button")?,
            result: dom::by_id("result")?,
            after: dom::by_id("after")?,
            prefilled: dom::by_id("prefilled")?,
            copied: dom::by_id("copied")?,
            shown: std::cell::RefCell::default(),
        })
    }

    /// Shows the state.
    pub(super) fn show(&self, state: &State) {
        drop(self.root.set_attribute("data-phase", state.list.phase.as_str()));
        dom::show(&self.dock, !state.folded);
        dom::show(&self.pill, state.folded);
        self.recipe(state);
        self.owner(state);
        dom::set_text(&self.headline, state.headline());
        self.progress(state);
        self.items(state);
        self.validation(state);
    }

    fn recipe(&self, state: &State) {
        let recipe = state.recipe;
        let mut shown = self.shown.borrow_mut();
        if shown.recipe == Some(&recipe.id) {
            return;
        }
        shown.recipe = Some(&recipe.id);
        dom::set_text(&self.title, &recipe.title);
        dom::set_text(&self.summary, &recipe.summary);
        let source = format!("From: {} (read on {})", recipe.source.document, recipe.source.seen);
        dom::set_text(&self.source, &source);
        let line = |text: &String| Build::new("li").text(text);
        dom::fill(&self.before, recipe.before.iter().map(line));
        dom::fill(&self.after, recipe.after.iter().map(line));
    }

    fn owner(&self, state: &State) {
        dom::show(&self.owner_line, state.owner.is_some());
        let known = state.owner.is_some();
        if self.shown.borrow_mut().owner_known.replace(known) != Some(known) {
            dom::show(&self.owner_form, !known);
            // Read before the start, in the way after it.
            drop(self.start.toggle_attribute_with_force("open", !known));
        }
        dom::set_text(&self.owner_name, state.owner.as_ref().map_or("", Login::as_str));
        let address = link::template(state.recipe, state.owner.as_ref());
        drop(self.prefilled.set_attribute("href", &address));
    }

    fn progress(&self, state: &State) {
        let counting = state.list.of > 0;
        dom::show(&self.progress, counting);
        let words = if counting { state.list.progress() } else { String::new() };
        dom::set_text(&self.progress, &words);
        let pill = if counting { format!("Tokenwright · {words}") } else { "Tokenwright".into() };
        dom::set_text(&self.pill, &pill);
        let part = if counting { 100 * state.list.met / state.list.of } else { 0 };
        drop(self.root.style().set_property("--done", &format!("{part}%")));
    }

    fn items(&self, state: &State) {
        let due = match state.list.next {
            Next::Item(index) => Some(index),
            Next::Button(_) | Next::Nothing => None,
        };
        let mut shown = self.shown.borrow_mut();
        let items = &state.list.items;
        let lines = items.iter().enumerate().map(|(index, item)| Line {
            item: item.clone(),
            due: due == Some(index),
            has_control: state.controls.get(index).is_some_and(Option::is_some),
        });
        let wanted: Vec<Line> = lines.collect();
        if shown.items.len() == wanted.len() {
            for (index, (new, old)) in wanted.iter().zip(&shown.items).enumerate() {
                if new != old {
                    self.replace(index, new);
                }
            }
        } else {
            dom::fill(&self.checks, wanted.iter().enumerate().map(|(at, line)| check(at, line)));
        }
        let due_before = shown.items.iter().position(|line| line.due);
        shown.items = wanted;
        // Before the organization is told, its field is what should be in sight.
        if due != due_before && state.owner.is_some() {
            self.reveal(due);
        }
    }

    /// Brings the due check into the panel's view; the focus stays where it is.
    fn reveal(&self, due: Option<usize>) {
        let due = due.and_then(|due| u32::try_from(due).ok());
        if let Some(check) = due.and_then(|due| nth_child(&self.checks, due)) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            check.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }

    fn replace(&self, index: usize, line: &Line) {
        let old = u32::try_from(index).ok().and_then(|index| nth_child(&self.checks, index));
        if let (Some(old), Some(new)) = (old, check(index, line).finish()) {
            drop(old.replace_with_with_node_1(&new));
        }
    }

    fn validation(&self, state: &State) {
        let token_shown = state.list.phase == Phase::TokenShown;
        dom::show(&self.validate, token_shown);
        let running = matches!(state.validation, Validation::Running);
        drop(self.validate_button.toggle_attribute_with_force("disabled", running));
        let label = match state.validation {
            Validation::Idle => "Validate this token",
            Validation::Running => "Asking GitHub …",
            Validation::Done(_) => "Validate again",
        };
        dom::set_text(&self.validate_button, label);
        let now = std::mem::discriminant(&state.validation);
        if self.shown.borrow_mut().validation.replace(now) == Some(now) {
            return;
        }
        match &state.validation {
            Validation::Done(done) => result_view::show(&self.result, done),
            Validation::Idle | Validation::Running => result_view::clear(&self.result),
        }
    }

    /// Asks for the organization, with the one known so far.
    pub(super) fn ask_owner(&self, known: Option<&Login>) {
        dom::show(&self.owner_form, true);
        self.owner_input.set_value(known.map_or("", Login::as_str));
        // The user pressed the button that asks for this field.
        drop(self.owner_input.focus());
    }

    /// What the user typed as the organization.
    pub(super) fn typed_owner(&self) -> String {
        self.owner_input.value()
    }

    /// The organization was understood.
    pub(super) fn owner_taken(&self) {
        dom::show(&self.owner_form, false);
        self.owner_refused("");
    }

    /// The organization was not understood, for this reason.
    pub(super) fn owner_refused(&self, reason: &str) {
        dom::set_text(&self.owner_error, reason);
        dom::show(&self.owner_error, !reason.is_empty());
    }

    /// Says whether the clipboard has it.
    pub(super) fn tell_copied(&self, copied: bool) {
        let words = if copied {
            "Copied."
        } else {
            "The browser did not allow copying. Select the text and copy it."
        };
        dom::set_text(&self.copied, words);
    }
}

fn nth_child(place: &Element, index: u32) -> Option<HtmlElement> {
    place.child_nodes().item(index)?.dyn_into().ok()
}

fn check(index: usize, line: &Line) -> Build {
    let Line { item, due, has_control } = line;
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
        .maybe((!quiet).then(|| buttons(index, item, *has_control)))
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

fn buttons(index: usize, item: &Item, has_control: bool) -> Build {
    let button = |action: &str, label: &str| {
        Build::new("button")
            .attr("type", "button")
            .attr("data-do", action)
            .attr("data-item", &index.to_string())
            .attr("aria-label", &format!("{label}: {}", item.title))
            .text(label)
    };
    Build::new("p")
        .class("buttons")
        .maybe(item.copy.as_ref().map(|_| button("copy", "Copy")))
        .maybe(has_control.then(|| button("show", "Show me")))
}
