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
