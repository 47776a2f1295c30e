//! What the pages are held against: the Milestone recipe and two made-up ones, each for some owners
//! on some days.

use std::fmt;

use tokenwright_core::Wanted;
use tokenwright_core::date::Date;
use tokenwright_core::login::Login;
use tokenwright_core::recipe::{self, Recipe};

/// A recipe, for somebody, on a day.
#[derive(Debug, Clone)]
pub struct Wish {
    recipe: Recipe,
    owner: Option<Login>,
    today: Date,
}

const MADE_UP: [&str; 2] =
    [include_str!("../data/repository-recipe.json"), include_str!("../data/account-recipe.json")];

/// The first is the day on which the pages were recorded: their custom date is 365 days away.
const FOR: [(Option<&str>, &str); 4] = [
    (Some("acme"), "2026-11-23"),
    (Some("globex"), "2026-11-22"),
    (Some("mona"), "2027-08-25"),
    (None, "2026-11-23"),
];

impl Wish {
    /// All of them, in the same order always.
    pub fn all() -> Vec<Self> {
        let milestone = recipe::by_id("milestone-copilot").cloned();
        let made_up = MADE_UP.iter().filter_map(|json| Recipe::parse(json).ok());
        let recipes: Vec<Recipe> = milestone.into_iter().chain(made_up).collect();
        let of = |recipe: &Recipe| FOR.map(|(owner, today)| wish(recipe, owner, today));
        recipes.iter().flat_map(of).flatten().collect()
    }

    /// As the rules want it.
    pub fn wanted(&self) -> Wanted<'_> {
        Wanted { recipe: &self.recipe, owner: self.owner.as_ref(), today: self.today }
    }
}

fn wish(recipe: &Recipe, owner: Option<&str>, today: &str) -> Option<Wish> {
    let owner = owner.and_then(|owner| Login::parse(owner).ok());
    Some(Wish { recipe: recipe.clone(), owner, today: today.parse().ok()? })
}

impl fmt::Display for Wish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let owner = self.owner.as_ref().map_or("nobody", Login::as_str);
        write!(f, "{} for {owner} on {}", self.recipe.id, self.today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_made_up_recipes_are_recipes() {
        for json in MADE_UP {
            Recipe::parse(json).unwrap();
        }
        assert_eq!(Wish::all().len(), 12);
    }
}
