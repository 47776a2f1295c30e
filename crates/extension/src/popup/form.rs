//! What the token is for, and for which organization.

use tokenwright_core::host::Host;
use tokenwright_core::login::Login;
use tokenwright_core::recipe::{OwnerKind, Recipe};
use tokenwright_core::shelf::{Entry, Shelf};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};

use crate::browser::{self, Memory};
use crate::dom::{self, Build};
use crate::hosts::choice::Choice;
use crate::{library, owner};

/// The popup's form.
pub(super) struct Form {
    recipe: HtmlSelectElement,
    summary: HtmlElement,
    owner_field: HtmlElement,
    owner: HtmlInputElement,
    owner_error: HtmlElement,
    host: Choice,
    shelf: Shelf,
}

impl Form {
    /// Offers the recipes, with those that were chosen last.
    pub(super) async fn fill() -> Option<Self> {
        let form = Self {
            recipe: dom::by_id("recipe")?.dyn_into().ok()?,
            summary: dom::by_id("summary")?,
            owner_field: dom::by_id("owner-field")?,
            owner: dom::by_id("owner")?.dyn_into().ok()?,
            owner_error: dom::by_id("owner-error")?,
            host: Choice::find()?,
            shelf: library::shelf().await,
        };
        let option = |entry: Entry<'_>| {
            Build::new("option").attr("value", &entry.recipe.id).text(&entry.recipe.title)
        };
        dom::fill(&form.recipe, form.shelf.entries().into_iter().map(option));
        let last = browser::recall(Memory::Recipe).await;
        if let Some(id) = last.filter(|id| form.shelf.by_id(id).is_some()) {
            form.recipe.set_value(&id);
        }
        form.owner.set_value(owner::first().await.as_ref().map_or("", Login::as_str));
        form.host.offer().await;
        form.host.choose_last().await;
        form.show_choice();
        let is_empty = library::tell_if_empty(&form.shelf);
        dom::show(&dom::by_id("start")?, !is_empty);
        Some(form)
    }

    /// Shows what the chosen recipe is, and asks for an organization if it needs one.
    pub(super) fn show_choice(&self) {
        let recipe = self.recipe();
        dom::set_text(&self.summary, recipe.map_or("", |recipe| &recipe.summary));
        dom::show(&self.owner_field, recipe.is_some_and(takes_organization));
    }

    /// Recipe and organization to start with; if they are not complete, the form says what is missing.
    pub(super) fn choice(&self) -> Option<(&Recipe, Option<Login>)> {
        let recipe = self.recipe()?;
        if !takes_organization(recipe) {
            return Some((recipe, None));
        }
        let owner = Login::parse(&self.owner.value());
        let fault = owner.as_ref().err().map(ToString::to_string);
        self.tell_of_owner(&fault.unwrap_or_default());
        Some((recipe, Some(owner.ok()?)))
    }

    /// The GitHub to start on.
    pub(super) fn host(&self) -> Host {
        self.host.chosen()
    }

    fn recipe(&self) -> Option<&Recipe> {
        self.shelf.by_id(&self.recipe.value()).map(|entry| entry.recipe)
    }

    fn tell_of_owner(&self, fault: &str) {
        dom::tell_fault(&self.owner, &self.owner_error, fault);
        if !fault.is_empty() {
            drop(self.owner.focus());
        }
    }
}

fn takes_organization(recipe: &Recipe) -> bool {
    recipe.owner.kind == OwnerKind::Organization
}
