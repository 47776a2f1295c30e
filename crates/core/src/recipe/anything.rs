//! No recipe: a token is looked at for its own sake.

use super::{Confidence, OwnerKind, OwnerRule, PermissionRules, Recipe, Schema, Source};
use crate::date::Date;

/// The id under which a page offers to look at a token without a recipe.
pub const ANYTHING: &str = "anything";

/// The recipe that asks for nothing and allows everything.
pub fn anything(today: Date) -> Recipe {
    Recipe {
        schema: Schema::One,
        id: ANYTHING.into(),
        title: "No recipe: show what the token can do".into(),
        vendor: "Nobody".into(),
        summary: "Looks at a token without holding it against a recipe.".into(),
        source: Source {
            document: "none".into(),
            url: None,
            seen: today,
            confidence: Confidence::Stated,
        },
        before: Vec::new(),
        owner: OwnerRule {
            kind: OwnerKind::Any,
            must_be_owner: false,
            why: "A token reaches only what its owner has.".into(),
            advice: None,
        },
        name: None,
        description: None,
        request: None,
        expiration: None,
        repositories: None,
        permissions: PermissionRules { required: Vec::new(), optional: Vec::new() },
        after: Vec::new(),
    }
}

impl Recipe {
    /// Whether this is no recipe at all: then nothing is missing and nothing is too much.
    pub fn is_anything(&self) -> bool {
        self.id == ANYTHING && self.permissions.required.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recipe;

    /// Nothing is checked without a recipe, so nobody's recipe may pass for none.
    #[test]
    fn a_recipe_that_takes_the_id_or_asks_for_no_permission_is_one() {
        let nothing = anything(Date::new(2026, 11, 25).unwrap());
        assert!(nothing.is_anything());
        let milestone = recipe::by_id("milestone-copilot").unwrap().clone();
        assert!(!Recipe { id: ANYTHING.into(), ..milestone.clone() }.is_anything());
        assert!(!Recipe { permissions: nothing.permissions, ..milestone }.is_anything());
    }
}
