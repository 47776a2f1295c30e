//! "What the token is for": the recipes to choose from, and the choice.

use std::rc::Rc;

use tokenwright_core::policy::NOTHING_OFFERED;
use tokenwright_core::recipe::{self, Recipe};

use super::Shared;
use crate::browser::{self, Memory};
use crate::{dom, library};

/// All recipes that are offered, and the place of the one that was chosen last.
pub(super) async fn offered() -> (Vec<Rc<Recipe>>, usize) {
    let shelf = library::shelf().await;
    let recipes = shelf.entries().into_iter().map(|entry| Rc::new(entry.recipe.clone()));
    let mut recipes: Vec<_> = recipes.collect();
    if recipes.is_empty() {
        // What an organization allows may not be there. The form can still be looked at.
        let anything = recipe::anything(browser::today());
        recipes.push(Rc::new(Recipe { summary: NOTHING_OFFERED.to_owned(), ..anything }));
    }
    let chosen = browser::recall(Memory::Recipe).await;
    let is_chosen = |recipe: &Rc<Recipe>| Some(&recipe.id) == chosen.as_ref();
    let at = recipes.iter().position(is_chosen).unwrap_or_default();
    (recipes, at)
}

/// Holds the form against the recipe that the user chooses from now on.
pub(super) fn listen(panel: &Shared) {
    let Some(list) = dom::by_id("recipe") else { return };
    let chosen = Rc::clone(panel);
    dom::on(&list, "change", move |_| {
        let mut panel = chosen.borrow_mut();
        let Some(recipe) = panel.recipes.get(panel.view.chosen_recipe()).cloned() else { return };
        browser::remember(Memory::Recipe, &recipe.id);
        panel.state.choose_recipe(&recipe);
        browser::keep_link(panel.state.checked_address());
        panel.refresh();
    });
}
