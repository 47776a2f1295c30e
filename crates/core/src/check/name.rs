//! "Token name".

use super::{Context, text, usual_place};
use crate::checklist::{CheckId, Item, Status};
use crate::page_state::Phase;
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
    if item.status == Status::Met && may_be_taken(context) {
        return Item { status: Status::CannotTell, says: MAY_BE_TAKEN.into(), ..item };
    }
    item
}

const MAY_BE_TAKEN: &str = "Read GitHub’s message, which Tokenwright does not know: you may already have a token of this name. The name itself is as asked.";

/// Whether GitHub refused the form for something that is not understood, as in another language.
fn may_be_taken(context: &Context<'_>) -> bool {
    let is_known = |error: &String| error.to_ascii_lowercase().contains("expiration");
    let errors = &context.page.errors;
    match context.page.phase {
        Phase::FormErrors => !errors.iter().any(is_known),
        // Parts of a refused form may come late.
        Phase::Loading => !errors.is_empty() && !errors.iter().any(is_known),
        _ => false,
    }
}

const TAKEN: &str = "Rename or delete your older token of this name, then press “Generate token” again: GitHub does not take a name twice.";

/// Both of GitHub's sentences end so (seen 2023 and 2024-10).
fn taken(context: &Context<'_>) -> bool {
    context
        .page
        .errors
        .iter()
        .any(|error| error.to_ascii_lowercase().contains("already been taken"))
}
