//! The gallery: every recipe as a card, and the search among them.

use tokenwright_core::recipe::Recipe;
use tokenwright_core::shelf::{Entry, Origin, Unreadable};
use tokenwright_core::words;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::{controls, facts};
use crate::browser;
use crate::dom::{self, Build};
use crate::label::Label;
use crate::library::Library;

/// The parts of the gallery.
pub(super) struct GalleryView {
    tools: HtmlElement,
    search: HtmlInputElement,
    count: HtmlElement,
    clear: HtmlElement,
    cards: HtmlElement,
    none_own: HtmlElement,
    notices: HtmlElement,
}

impl GalleryView {
    pub(super) fn find() -> Option<Self> {
        Some(Self {
            tools: dom::by_id("tools")?,
            search: dom::by_id("search")?.dyn_into().ok()?,
            count: dom::by_id("count")?,
            clear: dom::by_id("clear")?,
            cards: dom::by_id("cards")?,
            none_own: dom::by_id("none-own")?,
            notices: dom::by_id("notices")?,
        })
    }

    /// Shows the recipes that have the words in the search.
    pub(super) fn show(&self, library: &Library) {
        let may_edit = !library.policy.hide_editor;
        let recipes = &library.shelf;
        let found = recipes.search(&self.search.value(), browser::lowercase);
        let all = recipes.entries().len();
        dom::set_text(&self.count, &words::recipes::found(found.len(), all));
        dom::show(&self.clear, found.is_empty() && !self.search.value().trim().is_empty());
        dom::fill(&self.cards, found.iter().map(|entry| card(*entry, may_edit)));
        dom::set_text(&self.none_own, words::recipes::NONE_OWN);
        dom::show(
            &self.none_own,
            may_edit && library.is_known && recipes.own().is_empty() && !found.is_empty(),
        );
        dom::fill(&self.notices, notices(library));
        for id in ["to-import", "to-new"] {
            if let Some(button) = dom::by_id(id) {
                dom::show(&button, may_edit);
            }
        }
        dom::show(&self.tools, true);
    }

    /// Looks for everything again.
    pub(super) fn clear_search(&self) {
        self.search.set_value("");
    }

    /// Leads to the search.
    pub(super) fn focus_search(&self) {
        drop(self.search.focus());
    }

    /// Leads to the card of this recipe; to the search if it is not shown.
    pub(super) fn focus(&self, id: &str) {
        let is_there = self.card(id).is_some_and(|card| {
            card.scroll_into_view();
            controls::focus_in(&card, "h2")
        });
        if !is_there {
            self.focus_search();
        }
    }

    /// The place in a card for what is shown besides the recipe; those of the others are emptied.
    pub(super) fn drawer(&self, id: &str) -> Option<Element> {
        dom::each(".drawer", |drawer| drawer.set_text_content(None));
        self.card(id)?.query_selector(".drawer").ok()?
    }

    /// Folds what a card shows besides the recipe, and leads back to the button that opened it.
    pub(super) fn close_drawer(&self, id: &str, opener: &str) {
        self.drawer(id);
        if let Some(card) = self.card(id) {
            controls::focus_in(&card, &format!("[data-do={opener}]"));
        }
    }

    fn card(&self, id: &str) -> Option<Element> {
        // Recipes on the shelf have plain ids, others have no card.
        self.cards.query_selector(&format!("[data-id=\"{}\"]", id.replace(['"', '\\'], ""))).ok()?
    }
}

/// What went wrong with what the administrator set, or with what was kept.
fn notices(library: &Library) -> Vec<Build> {
    let line = |text: &str| Build::new("li").text(text);
    let policy = &library.policy;
    let hidden = policy.hide_editor.then(|| line(words::recipes::EDITOR_HIDDEN));
    let faults = policy.faults.iter().map(|fault| line(&words::recipes::policy_fault(fault)));
    let unknown = (!library.is_known).then(|| line(words::recipes::NOT_RECALLED));
    let unreadable = (!library.unreadable.is_empty()).then(|| unreadable(&library.unreadable));
    hidden.into_iter().chain(faults).chain(unknown).chain(unreadable).collect()
}

/// What is stored and cannot be read, and what can be done with it.
fn unreadable(all: &Unreadable) -> Build {
    const SAYS: &str = "unreadable";
    let button = |what, label| button(what, label).attr("aria-describedby", SAYS);
    let buttons = Build::new("p")
        .class("buttons")
        .child(button("save-unreadable", Label::SaveAsFile))
        .child(button("delete-unreadable", Label::Delete));
    Build::new("li")
        .child(Build::new("p").attr("id", SAYS).text(&words::recipes::unreadable(all.len())))
        .maybe(facts::list("sentences", &all.says()))
        .child(buttons)
}

fn card(entry: Entry<'_>, may_edit: bool) -> Build {
    let Entry { recipe, origin } = entry;
    let (name, badge) = match origin {
        Origin::BuiltIn => ("built-in", Label::OriginBuiltIn),
        Origin::Organization => ("organization", Label::OriginOrganization),
        Origin::Own => ("own", Label::OriginOwn),
    };
    let heading = title_id(recipe);
    let head = Build::new("div")
        .class("head")
        .child(
            Build::new("h2")
                .class("title")
                .attr("id", &heading)
                .attr("tabindex", "-1")
                .text(&recipe.title),
        )
        .child(Build::new("span").class("badge").label(badge));
    Build::new("li")
        .class("card")
        .attr("data-id", &recipe.id)
        .attr("data-origin", name)
        .child(head)
        .children(facts::about(recipe))
        .child(buttons(recipe, origin, may_edit))
        .child(Build::new("div").class("drawer"))
}

fn buttons(recipe: &Recipe, origin: Origin, may_edit: bool) -> Build {
    let heading = title_id(recipe);
    let button = |what, label| button(what, label).attr("aria-describedby", &heading);
    let verify = Build::new("a")
        .class("button")
        .attr("href", &format!("verify.html?recipe={}", recipe.id))
        .attr("aria-describedby", &heading)
        .label(Label::VerifyTitle);
    let is_own = origin == Origin::Own;
    let duplicate = may_edit.then(|| button("duplicate", Label::Duplicate));
    let edit = (is_own && may_edit).then(|| button("edit", Label::Edit));
    let delete = is_own.then(|| button("delete", Label::Delete));
    Build::new("p")
        .class("buttons")
        .child(button("use", Label::UseRecipe).class("primary"))
        .child(verify)
        .child(button("share", Label::Share))
        .child(button("export", Label::Export))
        .maybe(edit)
        .maybe(duplicate)
        .maybe(delete)
}

/// A button that does this.
pub(super) fn button(what: &str, label: Label) -> Build {
    Build::new("button").attr("type", "button").attr("data-do", what).label(label)
}

fn title_id(recipe: &Recipe) -> String {
    format!("title:{}", recipe.id)
}
