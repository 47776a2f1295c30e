//! The panel's document. Its skeleton stands in `panel.html`; here it is filled, and only what has
//! changed is touched, so that focus and the live region stay calm.

use std::rc::Rc;

use tokenwright_core::checklist::{Next, Note};
use tokenwright_core::host::Host;
use tokenwright_core::login::Login;
use tokenwright_core::page_state::Phase;
use tokenwright_core::recipe::Recipe;
use tokenwright_core::words;
use tokenwright_page::{Look, Scheme};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::check_view::{Line, check};
use super::link_view::LinkView;
use super::note_view;
use super::recipe_view::RecipeView;
use super::stand::{Shape, Side, Stand};
use super::state::State;
use crate::browser;
use crate::dom;
use crate::label::Label;
use crate::repositories_view::RepositoriesView;

/// The parts of the panel that change.
pub(super) struct View {
    root: HtmlElement,
    dock: HtmlElement,
    fold: HtmlElement,
    side: HtmlElement,
    pill: HtmlElement,
    recipe: RecipeView,
    pub(super) owner_form: HtmlElement,
    pub(super) owner_line: HtmlElement,
    pub(super) owner_name: HtmlElement,
    pub(super) owner_change: HtmlElement,
    pub(super) owner_error: HtmlElement,
    pub(super) owner_input: HtmlInputElement,
    link: LinkView,
    headline: HtmlElement,
    news: HtmlElement,
    end_pointing: HtmlElement,
    progress: HtmlElement,
    notes: HtmlElement,
    checks: HtmlElement,
    validate: HtmlElement,
    validate_button: HtmlElement,
    repositories: RepositoriesView,
    result: HtmlElement,
    prefilled: HtmlElement,
    promise: HtmlElement,
    copied: HtmlElement,
    /// What is shown now, to find out what has changed.
    shown: std::cell::RefCell<Shown>,
}

#[derive(Default)]
struct Shown {
    asks_for_owner: Option<bool>,
    notes: Vec<Note>,
    items: Vec<Line>,
}

impl View {
    /// The parts of this document; `None` if it is not `panel.html`.
    pub(super) fn find() -> Option<Self> {
        Some(Self {
            root: dom::by_id("panel")?,
            dock: dom::by_id("dock")?,
            fold: dom::by_id("fold")?,
            side: dom::by_id("side")?,
            pill: dom::by_id("pill")?,
            recipe: RecipeView::find()?,
            owner_form: dom::by_id("owner-form")?,
            owner_line: dom::by_id("owner-line")?,
            owner_name: dom::by_id("owner-name")?,
            owner_change: dom::by_id("owner-change")?,
            owner_error: dom::by_id("owner-error")?,
            owner_input: dom::by_id("owner-input")?.dyn_into().ok()?,
            link: LinkView::find()?,
            headline: dom::by_id("headline")?,
            news: dom::by_id("news")?,
            end_pointing: dom::by_id("end-pointing")?,
            progress: dom::by_id("progress")?,
            notes: dom::by_id("notes")?,
            checks: dom::by_id("checks")?,
            validate: dom::by_id("validate")?,
            validate_button: dom::by_id("validate-button")?,
            repositories: RepositoriesView::find()?,
            result: dom::by_id("result")?,
            prefilled: dom::by_id("prefilled")?,
            promise: dom::by_id("promise")?,
            copied: dom::by_id("copied")?,
            shown: std::cell::RefCell::default(),
        })
    }

    /// Shows the state.
    pub(super) fn show(&self, state: &State) {
        drop(self.root.set_attribute("data-phase", state.list.phase.as_str()));
        drop(self.root.toggle_attribute_with_force("data-by-hand", !state.list.understood));
        self.stand(state.stand);
        look(state.theme.look(browser::system_scheme()));
        self.recipe.show(state);
        self.owner(state);
        self.link.show(state);
        dom::set_text(&self.headline, &state.headline());
        dom::show(&self.end_pointing, state.pointing.is_some());
        self.progress(state);
        self.notes(state);
        self.items(state);
    }

    /// Says where a token goes on this host.
    pub(super) fn promise(&self, host: &Host) {
        dom::set_text(&self.promise, &Label::ValidatePromise.with(&[&host.api_name()]));
    }

    /// Where the verification is shown.
    pub(super) fn result(&self) -> HtmlElement {
        self.result.clone()
    }

    /// The recipes to choose from.
    pub(super) fn offer(&self, recipes: &[Rc<Recipe>]) {
        self.recipe.offer(recipes);
    }

    /// The place of the recipe that the user chose.
    pub(super) fn chosen_recipe(&self) -> usize {
        self.recipe.chosen()
    }

    fn stand(&self, stand: Stand) {
        dom::show(&self.dock, stand.shape != Shape::Pill);
        dom::show(&self.pill, stand.shape == Shape::Pill);
        let other = if stand.side == Side::Right { Label::MoveLeft } else { Label::MoveRight };
        dom::set_text(&self.side, &other.text());
    }

    /// Says this to whoever listens instead of looking.
    pub(super) fn say(&self, words: &str) {
        dom::set_text(&self.news, words);
    }

    fn owner(&self, state: &State) {
        let owner = state.owner();
        dom::show(&self.owner_line, owner.is_some());
        dom::show(&self.owner_change, !state.link_names_owner());
        let asks = state.asks_for_owner();
        if self.shown.borrow_mut().asks_for_owner.replace(asks) != Some(asks) {
            dom::show(&self.owner_form, asks);
            self.recipe.open_start(asks);
        }
        dom::set_text(&self.owner_name, owner.map_or("", Login::as_str));
        drop(self.prefilled.set_attribute("href", state.prefilled()));
    }

    fn notes(&self, state: &State) {
        let mut shown = self.shown.borrow_mut();
        if shown.notes != state.list.notes {
            shown.notes.clone_from(&state.list.notes);
            dom::fill(&self.notes, state.list.notes.iter().enumerate().map(note_view::note));
        }
    }

    fn progress(&self, state: &State) {
        let counting = state.list.of > 0;
        dom::show(&self.progress, counting);
        let words = if counting { state.list.progress() } else { String::new() };
        dom::set_text(&self.progress, &words);
        let pill = if counting { Label::PillProgress.with(&[&words]) } else { Label::Pill.text() };
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
            control: state.controls.get(index).copied().unwrap_or_default(),
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
        if due != due_before && !state.asks_for_owner() {
            self.reveal(due);
        }
    }

    /// Brings the due check into the panel's view; the focus stays where it is.
    fn reveal(&self, due: Option<usize>) {
        if let Some(check) = due.and_then(|due| nth_child(&self.checks, due)) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            check.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }

    fn replace(&self, index: usize, line: &Line) {
        let Some(old) = nth_child(&self.checks, index) else { return };
        let new = check(index, line).finish();
        let button = dom::focus_in(&old);
        let same = button.and_then(|it| it.get_attribute("data-do"));
        drop(old.replace_with_with_node_1(&new));
        if let Some(action) = same
            && let Ok(Some(button)) = new.query_selector(&format!("[data-do={action}]"))
        {
            drop(button.unchecked_into::<HtmlElement>().focus());
        }
    }

    /// Shows the button that validates the token, while one is shown.
    pub(super) fn validation(&self, state: &State, running: bool, done: bool) {
        dom::show(&self.validate, state.list.phase == Phase::TokenShown);
        self.repositories.show(state.asks_for_repository());
        // Not `disabled`: that would take the focus away from the button just pressed.
        let busy = if running { "true" } else { "false" };
        drop(self.validate_button.set_attribute("aria-disabled", busy));
        let label = match (running, done) {
            (true, _) => Label::AskingGitHub,
            (false, true) => Label::ValidateAgain,
            (false, false) => Label::ValidateThisToken,
        };
        dom::set_text(&self.validate_button, &label.text());
    }

    /// The repositories that the user named, as typed.
    pub(super) fn typed_repositories(&self) -> String {
        self.repositories.typed()
    }

    /// Says what is wrong with the repositories that were typed; nothing if they are fine.
    pub(super) fn tell_of_repositories(&self, reason: &str) {
        self.repositories.tell(reason);
    }

    /// Says whether the clipboard has it.
    pub(super) fn tell_copied(&self, what: &str, copied: bool) {
        let words = if copied { words::COPIED } else { words::COPY_REFUSED };
        self.tell(&Label::WithTitle.with(&[what, words]));
    }

    /// Says something that just happened.
    pub(super) fn tell(&self, words: &str) {
        // Emptied first, so that the same once more is announced as well.
        dom::set_text(&self.copied, "");
        dom::set_text(&self.copied, words);
    }

    /// The button that was pressed for the link is gone: its counterpart takes over the focus.
    pub(super) fn focus_link(&self) {
        self.link.focus();
    }

    /// The button just pressed is gone: its counterpart takes over the focus.
    pub(super) fn focus_fold(&self, folded: bool) {
        let counterpart = if folded { &self.pill } else { &self.fold };
        drop(counterpart.focus());
    }
}

fn nth_child(place: &Element, index: usize) -> Option<HtmlElement> {
    place.child_nodes().item(u32::try_from(index).ok()?)?.dyn_into().ok()
}

/// Looks like GitHub's page; where that does not tell, like the system.
fn look(look: Look) {
    let Some(page) = dom::document().and_then(|document| document.document_element()) else {
        return;
    };
    let scheme = look.scheme.map_or("system", Scheme::as_str);
    drop(page.set_attribute("data-scheme", scheme));
    drop(page.toggle_attribute_with_force("data-contrast", look.contrast));
    drop(page.toggle_attribute_with_force("data-dimmed", look.dimmed));
}
