//! "Token name".

use super::{Context, text, usual_place};
use crate::checklist::{CheckId, Item, Status};
use crate::target::Target;

const TITLE: &str = "Token name";

pub(super) fn item(context: &Context<'_>) -> Item {
    let field = text::Field {
        check: CheckId::Name,
        title: TITLE,
        place: usual_place::NAME,
        target: Target::Name,
    };
    let rule = context.wanted.recipe.name.as_ref();
    let item = text::item(context, field, rule, &context.page.name);
    if item.status <= Status::Met && taken(context) {
        return Item { status: Status::Unmet, says: TAKEN.into(), target: Target::Name, ..item };
    }
    item
}

const TAKEN: &str = "You already have a token of this name, and GitHub does not take it twice. Rename or delete the older one, then press Generate again.";

/// Both of GitHub's sentences end so (seen 2023 and 2024-10).
fn taken(context: &Context<'_>) -> bool {
    context
        .page
        .errors
        .iter()
        .any(|error| error.to_ascii_lowercase().contains("already been taken"))
}
