//! "Resource owner": whose resources the token reaches.

use super::{Context, cannot_tell};
use crate::checklist::{CheckId, Item, Status};
use crate::reading::{Doubt, Reading};
use crate::recipe::OwnerKind;
use crate::target::Target;

const TITLE: &str = "Resource owner";

pub(super) fn item(context: &Context<'_>) -> Item {
    let rule = &context.wanted.recipe.owner;
    let Some(login) = wanted(context) else {
        return unasked(context);
    };
    let (status, says) = match &context.page.owner {
        Reading::Found(owner) if owner.trim().eq_ignore_ascii_case(&login) => {
            (Status::Met, format!("The token will belong to {login}."))
        }
        Reading::Found(owner) => (Status::Unmet, wrong(context, owner, &login)),
        Reading::Absent => (
            Status::CannotTell,
            cannot_tell(&Doubt::NotFound, TITLE, &format!("it should say {login}.")),
        ),
        Reading::NotUnderstood(doubt) => {
            (Status::CannotTell, cannot_tell(doubt, TITLE, &format!("it should say {login}.")))
        }
    };
    Item {
        check: CheckId::Owner,
        title: TITLE.into(),
        status,
        says,
        expected: login.clone(),
        found: context.page.owner.found().cloned(),
        why: rule.why.clone(),
        advice: (status != Status::Met).then(|| advice(context)).flatten(),
        copy: None,
        target: Target::Owner { choose: login },
    }
}

/// The login that the owner should be: told by the user, or the signed-in user.
fn wanted(context: &Context<'_>) -> Option<String> {
    match context.wanted.recipe.owner.kind {
        OwnerKind::Organization => context.wanted.owner.map(ToString::to_string),
        OwnerKind::User => {
            let told = context.wanted.owner.map(ToString::to_string);
            told.or_else(|| context.page.signed_in_as.clone())
        }
    }
}

fn unasked(context: &Context<'_>) -> Item {
    Item {
        check: CheckId::Owner,
        title: TITLE.into(),
        status: Status::CannotTell,
        says: "Type your organization’s name above, so that this can be checked.".into(),
        expected: "Your organization".into(),
        found: context.page.owner.found().cloned(),
        why: context.wanted.recipe.owner.why.clone(),
        advice: None,
        copy: None,
        target: Target::Nothing,
    }
}

fn wrong(context: &Context<'_>, owner: &str, login: &str) -> String {
    match &context.page.owners_offered {
        Reading::Found(offered) if !offered.iter().any(|o| o.eq_ignore_ascii_case(login)) => {
            format!("GitHub’s list does not offer {login}. The token would belong to {owner}.")
        }
        _ => format!("Open “{TITLE}” and choose {login}. Now it is {owner}."),
    }
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
