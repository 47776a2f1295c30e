//! "Token name".

use super::{Context, text};
use crate::checklist::{CheckId, Item};
use crate::target::Target;

pub(super) fn item(context: &Context<'_>) -> Item {
    let field = text::Field { check: CheckId::Name, title: "Token name", target: Target::Name };
    text::item(field, &context.wanted.recipe.name, &context.page.name)
}
