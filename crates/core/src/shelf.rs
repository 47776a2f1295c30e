//! Every recipe that a person can choose: the organization's, the person's own, and those that ship.

mod id;
mod search;
mod store;

use crate::policy::Policy;
use crate::recipe::{self, Recipe};

pub use store::{MOST_OWN, Stored, Unreadable};

/// The recipes that can be chosen, no two of the same id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    organization: Vec<Recipe>,
    own: Vec<Recipe>,
    allowed: Option<Vec<String>>,
}

/// Where a recipe is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// It ships with this version.
    BuiltIn,
    /// The organization's policy brought it.
    Organization,
    /// The person wrote or imported it.
    Own,
}

/// One recipe of the shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// What it asks.
    pub recipe: &'a Recipe,
    /// Where it is from.
    pub origin: Origin,
}

impl Shelf {
    /// The shelf of this person. A recipe of the organization replaces every other of its id; one of
    /// the person's own that is called like a built-in one, or like another, gets an id of its own.
    pub fn new(policy: &Policy, own: Vec<Recipe>) -> Self {
        let mut shelf = Self {
            organization: policy.recipes.clone(),
            own: Vec::new(),
            allowed: policy.allowed.clone(),
        };
        for recipe in own {
            let is_replaced = shelf.organization.iter().any(|other| other.id == recipe.id);
            let is_second = shelf.own.iter().any(|other| other.id == recipe.id);
            if is_replaced && !is_second {
                // It stays with the person's own, to be offered again once the policy is gone.
                shelf.own.push(recipe);
            } else {
                shelf.add(recipe);
            }
        }
        shelf
    }

    /// The recipes that are offered: the organization's, the person's own, the built-in ones.
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let of = |origin| move |recipe| Entry { recipe, origin };
        let organization = self.organization.iter().map(of(Origin::Organization));
        let own = self.own.iter().filter(|recipe| self.is_open(recipe)).map(of(Origin::Own));
        let built_in = recipe::all().iter().filter(|recipe| self.is_open(recipe));
        organization.chain(own).chain(built_in.map(of(Origin::BuiltIn))).collect()
    }

    /// The recipe of this id, if it is offered.
    pub fn by_id(&self, id: &str) -> Option<Entry<'_>> {
        self.entries().into_iter().find(|entry| entry.recipe.id == id)
    }

    /// The recipes that have all of these words, in any letter case, in their title, vendor,
    /// summary or id, or in the title or key of a permission; all of them without a word. Letters of
    /// the world's alphabets are a long table, which a browser has: so it says how they become small.
    pub fn search(&self, words: &str, lowercase: impl Fn(&str) -> String) -> Vec<Entry<'_>> {
        let words = search::Words::new(words, lowercase);
        self.entries().into_iter().filter(|entry| words.are_in(entry.recipe)).collect()
    }

    /// The person's own recipes, offered or not: what is to be stored.
    pub fn own(&self) -> &[Recipe] {
        &self.own
    }

    /// Puts a recipe to the person's own, as a new one, and gives the id under which it stands.
    pub fn add(&mut self, recipe: Recipe) -> String {
        let id = if self.is_taken(&recipe.id) { self.free_id(&recipe.id) } else { recipe.id };
        self.own.push(Recipe { id: id.clone(), ..recipe });
        id
    }

    /// Puts a recipe in the place of the person's own one of this id; as a new one if there is none.
    /// Gives the id under which it stands.
    pub fn replace(&mut self, id: &str, recipe: Recipe) -> String {
        let Some(at) = self.own.iter().position(|known| known.id == id) else {
            return self.add(recipe);
        };
        let keeps_id = recipe.id == id;
        let new = if keeps_id || !self.is_taken(&recipe.id) {
            recipe.id
        } else {
            self.free_id(&recipe.id)
        };
        self.own[at] = Recipe { id: new.clone(), ..recipe };
        new
    }

    /// Takes one of the person's own recipes away.
    pub fn remove(&mut self, id: &str) -> Option<Recipe> {
        let at = self.own.iter().position(|recipe| recipe.id == id)?;
        Some(self.own.remove(at))
    }

    /// An id that no recipe has, as near to these words as an id can be.
    pub fn free_id(&self, wanted: &str) -> String {
        id::free(wanted, |id| self.is_taken(id))
    }

    /// Whether a recipe has this id, offered or not, or stands for none.
    fn is_taken(&self, id: &str) -> bool {
        let ours = self.organization.iter().chain(&self.own).chain(recipe::all());
        ours.into_iter().any(|recipe| recipe.id == id) || id::is_reserved(id)
    }

    fn is_open(&self, recipe: &Recipe) -> bool {
        let is_allowed = self.allowed.as_ref().is_none_or(|ids| ids.contains(&recipe.id));
        is_allowed && self.organization.iter().all(|other| other.id != recipe.id)
    }
}

#[cfg(test)]
mod tests;
