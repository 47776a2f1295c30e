//! "Resource owner": whose resources the token reaches.

use super::{Context, usual_place};
use crate::checklist::{CheckId, Copyable, Item, Status};
use crate::page_state::PageState;
use crate::reading::{Doubt, Reading};
use crate::recipe::OwnerKind;
use crate::target::Target;

const TITLE: &str = "Resource owner";

pub(super) fn item(context: &Context<'_>) -> Item {
    let rule = &context.wanted.recipe.owner;
    let Some(login) = wanted(context) else {
        return match rule.kind {
            OwnerKind::Any => {
                context.left_open(CheckId::Owner, TITLE, context.page.owner.found().cloned())
            }
            OwnerKind::Organization | OwnerKind::User => unasked(context),
        };
    };
    let (status, says) = judge(context, &login);
    let is_missing = status != Status::Met && is_not_offered(context.page, &login);
    Item {
        title: TITLE.into(),
        status,
        says,
        expected: login.clone(),
        found: context.page.owner.found().cloned(),
        why: rule.why.clone(),
        advice: (status != Status::Met && !is_missing).then(|| advice(context)).flatten(),
        reasons: if is_missing { reasons(context, &login) } else { Vec::new() },
        copy: is_missing.then(|| Copyable {
            label: "Copy a message to an owner",
            text: message(context, &login),
        }),
        target: Target::Owner { choose: login },
        ..Item::of(CheckId::Owner)
    }
}

fn judge(context: &Context<'_>, login: &str) -> (Status, String) {
    let unsure = |doubt: &Doubt| {
        let look_for = format!("it should say {login}.");
        (Status::CannotTell, context.cannot_tell(doubt, TITLE, usual_place::OWNER, &look_for))
    };
    match &context.page.owner {
        Reading::Found(owner) if owner.trim().eq_ignore_ascii_case(login) => {
            (Status::Met, format!("The token will belong to {login}."))
        }
        Reading::Found(owner) => (Status::Unmet, wrong(context, owner, login)),
        Reading::Absent => unsure(&Doubt::NotFound),
        Reading::NotUnderstood(doubt) => unsure(doubt),
    }
}

/// The login that the owner should be: told by the user, or the signed-in user.
fn wanted(context: &Context<'_>) -> Option<String> {
    let told = context.wanted.owner.map(ToString::to_string);
    match context.wanted.recipe.owner.kind {
        OwnerKind::Organization | OwnerKind::Any => told,
        OwnerKind::User => told.or_else(|| context.page.signed_in_as.clone()),
    }
}

fn unasked(context: &Context<'_>) -> Item {
    let (says, expected) = match context.wanted.recipe.owner.kind {
        OwnerKind::User => (
            "Look yourself: it should be your own account. This page does not tell who is signed in.",
            "Your own account",
        ),
        OwnerKind::Organization | OwnerKind::Any => (
            "Type your organization’s name above, so that this can be checked.",
            "Your organization",
        ),
    };
    Item {
        title: TITLE.into(),
        status: Status::CannotTell,
        says: says.into(),
        expected: expected.into(),
        found: context.page.owner.found().cloned(),
        why: context.wanted.recipe.owner.why.clone(),
        ..Item::of(CheckId::Owner)
    }
}

fn wrong(context: &Context<'_>, owner: &str, login: &str) -> String {
    if context.is_existing() {
        return format!(
            "This token belongs to {owner}, which cannot be changed. Create a new one for {login}."
        );
    }
    match &context.page.owners_offered {
        Reading::Found(offered) if offered.is_empty() => format!(
            "GitHub’s list came empty, which happens. Close it, open it again and choose {login}."
        ),
        Reading::Found(_) if is_not_offered(context.page, login) => {
            format!("GitHub’s list does not offer {login}. The token would belong to {owner}.")
        }
        _ => format!("Open “{TITLE}” and choose {login}. Now it is {owner}."),
    }
}

/// Whether the open list has entries, but not this one.
fn is_not_offered(page: &PageState, login: &str) -> bool {
    page.owners_offered.found().is_some_and(|offered| {
        !offered.is_empty() && !offered.iter().any(|offer| offer.eq_ignore_ascii_case(login))
    })
}

/// Why an organization is not in the list, most likely first. It offers only owners that allow
/// fine-grained tokens (GitHub Docs, seen 2026-11-22, and the list's own sentence, 2025-12), and not
/// those where the user is an outside collaborator (a public note of 2026-10-05).
fn reasons(context: &Context<'_>, login: &str) -> Vec<String> {
    let host = &context.page.host;
    let account = match &context.page.signed_in_as {
        Some(user) => format!("You are signed in as {user}"),
        None => "You may be signed in to another account".into(),
    };
    vec![
        format!(
            "{account}, and that account may not be a member of {login}: an outside collaborator is not offered it either."
        ),
        format!("{login} does not allow fine-grained tokens. One of its owners can allow them."),
        format!(
            "{login} asks for single sign-on. Open {host}/{login} once, sign in there, then load this page again."
        ),
        format!("The name is another one: it has to be the one in {host}/{login}."),
        "The list did not load completely. Close it and open it again.".into(),
    ]
}

/// What to send to somebody who can change it. Path: GitHub Docs, seen 2026-11-22.
fn message(context: &Context<'_>, login: &str) -> String {
    let recipe = context.wanted.recipe;
    let user = match &context.page.signed_in_as {
        Some(user) => format!(" My account there is {user}."),
        None => String::new(),
    };
    format!(
        "Hello, I have to create a fine-grained personal access token for {login} ({}), but GitHub does not offer {login} as “Resource owner”. Could you check under Organization settings → Personal access tokens → Settings that fine-grained tokens are allowed, and that I am a member?{user}",
        recipe.title
    )
}

fn advice(context: &Context<'_>) -> Option<String> {
    let rule = &context.wanted.recipe.owner;
    match (&rule.advice, rule.must_be_owner) {
        (Some(advice), true) => Some(format!("You must be an owner of it yourself. {advice}")),
        (Some(advice), false) => Some(advice.clone()),
        (None, true) => Some("You must be an owner of it yourself.".into()),
        (None, false) => None,
    }
}
