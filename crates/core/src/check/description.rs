//! "Description".

use super::{Context, text, usual_place};
use crate::checklist::{CheckId, Item};
use crate::target::Target;

pub(super) fn item(context: &Context<'_>) -> Item {
    let field = text::Field {
        check: CheckId::Description,
        title: "Description",
        place: usual_place::DESCRIPTION,
        target: Target::Description,
    };
    let rule = context.wanted.recipe.description.as_ref();
    text::item(context, field, rule, &context.page.description)
}
