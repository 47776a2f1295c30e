//! The one or two sentences at the head of the panel: where the user is, and what to do now.

use crate::check::Context;
use crate::checklist::{Item, Next, Status, is_understood};
use crate::page_state::{Phase, Place};
use crate::reading::Reading;

pub(crate) fn of(context: &Context<'_>, items: &[Item], next: &Next) -> String {
    match context.page.phase {
        Phase::Elsewhere => elsewhere(context, items),
        Phase::Sudo => "GitHub asks whether it is you. Confirm access; the form comes next.".into(),
        Phase::Loading => "GitHub is still loading parts of the form.".into(),
        Phase::FormErrors if context.page.captcha => CAPTCHA.into(),
        Phase::Filling | Phase::FormErrors if !is_understood(context.page, items) => {
            TOO_LITTLE.into()
        }
        Phase::Filling => filling(context, items, next),
        Phase::FormErrors => errors(context),
        Phase::Confirming => confirming(context, items).into(),
        Phase::TokenShown => {
            "Here is your token. GitHub shows it only this once: validate it, then store it.".into()
        }
        Phase::List => {
            "These are your fine-grained tokens. Press “Generate new token” to start.".into()
        }
    }
}

/// What to say when the list follows Generate but shows no token. GitHub did this silently on
/// 2026-08-10 (GitHub status incident "Disruption with creation of fine grained personal access
/// tokens").
pub const NOTHING_CREATED: &str = "GitHub created no token, and did not say why. This happened to \
     many on 2026-08-10. Open the form and try again; check githubstatus.com if it happens twice.";

/// GitHub may answer the form with one (seen in a client's code, 2026).
const CAPTCHA: &str = "GitHub wants to see that you are a person. Do what it asks; the token comes after that, or the form once more.";

const TOO_LITTLE: &str = "Do the steps below by hand, in this order: Tokenwright understands too little of this page to lead you through it. The pre-filled form does most of them.";

fn elsewhere(context: &Context<'_>, items: &[Item]) -> String {
    let words = match context.page.place {
        Place::ClassicTokens => {
            "This page makes classic tokens. You need a fine-grained one: open the form below."
        }
        Place::TokenDetail if is_wrong(items) => {
            "This token exists already, and differs from what is asked. What cannot be changed here needs a new token: open the form below."
        }
        Place::TokenDetail => "This token exists already. Below is how it compares.",
        Place::Regenerate => {
            "This page renews a token that exists already, with the permissions it has. Only its lifetime is chosen here."
        }
        Place::NewToken => TOO_LITTLE,
        Place::TokenList | Place::Other => "Open the form below to create the token.",
    };
    words.into()
}

fn is_wrong(items: &[Item]) -> bool {
    items.iter().any(|item| item.status == Status::Unmet)
}

/// What to do before anything can be checked.
const OWNER_FIRST: &str = "First type the name of the organization that the token is for.";

fn filling(context: &Context<'_>, items: &[Item], next: &Next) -> String {
    if context.wanted.lacks_owner() {
        return OWNER_FIRST.into();
    }
    let Next::Item(index) = *next else {
        return ready_to_generate(context).into();
    };
    let Some(due) = items.get(index) else { return String::new() };
    if due.status == Status::CannotTell {
        return "Tokenwright cannot tell everything here. Look at what is left yourself, then press “Generate token”.".into();
    }
    let approval = if approval(context) {
        " An owner of the organization will have to approve this token."
    } else {
        ""
    };
    format!("Step {}: {}.{approval}", index + 1, due.title)
}

fn ready_to_generate(context: &Context<'_>) -> &'static str {
    if context.wanted.recipe.is_anything() {
        "No recipe is chosen, so nothing is checked on this form."
    } else if approval(context) {
        "All is set. Press “Generate token and request access”; an owner of the organization then has to approve it."
    } else {
        "All is set. Press “Generate token”."
    }
}

fn approval(context: &Context<'_>) -> bool {
    matches!(context.page.approval_needed, Reading::Found(true))
}

fn errors(context: &Context<'_>) -> String {
    match context.page.errors.first() {
        Some(first) => format!("GitHub did not accept the form: “{first}”"),
        None => "GitHub did not accept the form. Look for its message in red.".into(),
    }
}

fn confirming(context: &Context<'_>, items: &[Item]) -> &'static str {
    let worst = items.iter().map(|item| item.status).max();
    match worst {
        _ if context.wanted.lacks_owner() => OWNER_FIRST,
        Some(Status::Unmet) => {
            "Close GitHub’s window and correct the form first: something is not as asked."
        }
        Some(Status::CannotTell) => {
            "Look yourself at what Tokenwright cannot tell, then press “Generate token” in GitHub’s window."
        }
        _ => "Press “Generate token” once more, in GitHub’s window.",
    }
}
