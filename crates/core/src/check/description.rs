//! "Description".

use super::{Context, text};
use crate::checklist::{CheckId, Item};
use crate::target::Target;

pub(super) fn item(context: &Context<'_>) -> Item {
    let field = text::Field {
        check: CheckId::Description,
        title: "Description",
        target: Target::Description,
    };
    text::item(field, &context.wanted.recipe.description, &context.page.description)
}
