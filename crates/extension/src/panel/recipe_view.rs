//! What the token is for: the choice, and what its recipe says before and after.

use std::cell::RefCell;
use std::rc::Rc;

use tokenwright_core::recipe::{Recipe, Source};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlSelectElement};

use super::state::State;
use crate::dom::{self, Build};
use crate::label::Label;

/// The parts of the panel that say what the token is for.
pub(super) struct RecipeView {
    choice: HtmlElement,
    list: HtmlSelectElement,
    title: HtmlElement,
    summary: HtmlElement,
    start: HtmlElement,
    before: HtmlElement,
    source: HtmlElement,
    remark: HtmlElement,
    after: HtmlElement,
    /// The recipe that is shown now, to find out whether it has changed.
    shown: RefCell<Option<Rc<Recipe>>>,
}

impl RecipeView {
    pub(super) fn find() -> Option<Self> {
        Some(Self {
            choice: dom::by_id("choice")?,
            list: dom::by_id("recipe")?.dyn_into().ok()?,
            title: dom::by_id("title")?,
            summary: dom::by_id("summary")?,
            start: dom::by_id("start")?,
            before: dom::by_id("before")?,
            source: dom::by_id("source")?,
            remark: dom::by_id("remark")?,
            after: dom::by_id("after")?,
            shown: RefCell::default(),
        })
    }

    /// The recipes to choose from.
    pub(super) fn offer(&self, recipes: &[Rc<Recipe>]) {
        let option = |recipe: &Rc<Recipe>| {
            Build::new("option").attr("value", &recipe.id).text(&recipe.title)
        };
        dom::fill(&self.list, recipes.iter().map(option));
    }

    /// The place of the one that is chosen in the list.
    pub(super) fn chosen(&self) -> usize {
        usize::try_from(self.list.selected_index()).unwrap_or_default()
    }

    pub(super) fn show(&self, state: &State) {
        // While a link is checked it says what is asked, and the recipe has no say.
        let is_link = state.checked_address().is_some();
        dom::show(&self.choice, !is_link);
        dom::show(&self.title, is_link);
        let recipe = state.recipe();
        let mut shown = self.shown.borrow_mut();
        if shown.as_ref().is_some_and(|shown| Rc::ptr_eq(shown, recipe)) {
            return;
        }
        *shown = Some(Rc::clone(recipe));
        if !is_link && self.list.value() != recipe.id {
            self.list.set_value(&recipe.id);
        }
        dom::set_text(&self.title, &recipe.title);
        dom::set_text(&self.summary, &recipe.summary);
        let Source { document, seen, confidence, .. } = &recipe.source;
        let source = Label::From.with(&[document, &seen.to_string()]);
        dom::set_text(&self.source, &source);
        let remark = confidence.remark();
        dom::show(&self.remark, remark.is_some());
        dom::set_text(&self.remark, remark.unwrap_or_default());
        let line = |text: &String| Build::new("li").text(text);
        dom::show(&self.start, !(recipe.before.is_empty() && remark.is_none()));
        dom::fill(&self.before, recipe.before.iter().map(line));
        dom::fill(&self.after, recipe.after.iter().map(line));
    }

    /// What is to be known before starting: read before the start, in the way after it.
    pub(super) fn open_start(&self, open: bool) {
        drop(self.start.toggle_attribute_with_force("open", open));
    }
}
