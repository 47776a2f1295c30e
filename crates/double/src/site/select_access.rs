//! The late part of the form: request message, repository access, permissions. It is replaced whenever the owner changes.

use super::draft::{self, Draft};
use super::expiration::{self, Choice, Terms};
use super::html::esc;
use super::{layout, permissions, repositories};
use crate::exchange::Reply;
use crate::form_data::{FormData, encode};
use crate::state::State;
use crate::world::{Organization, World};

/// Where the page finds it for this draft.
pub(super) fn address(draft: &Draft) -> String {
    let mut address =
        format!("{}/select-access?target_name={}", super::TOKENS, encode(&draft.owner));
    for (key, level) in &draft.grants {
        address.push_str(&format!("&{key}={}", level.name()));
    }
    // After a refused POST the radios stand as they were sent.
    if draft.install_target != draft::default_target(&draft.grants) {
        address.push_str(&format!("&install_target={}", draft.install_target));
    }
    for id in &draft.repository_ids {
        address.push_str(&format!("&repository_ids%5B%5D={id}"));
    }
    address
}

/// The fragment for an owner and what is chosen so far.
pub(super) fn fragment(state: &State, parameters: &FormData) -> Reply {
    let world = &state.world;
    let mut draft = Draft::from_address(world, parameters);
    if let Some(target @ ("none" | "all" | "selected")) = parameters.get("install_target") {
        target.clone_into(&mut draft.install_target);
    }
    draft.repository_ids =
        parameters.all("repository_ids[]").filter_map(|id| id.parse().ok()).collect();
    let expiration = expiration_for(world, &draft.owner, None);
    let message = request_message(draft.organization(world));
    let repositories = repositories::section(&draft, world);
    let permissions = permissions::section(&draft, world);
    let (submit, note) = submit_texts(world, &draft.owner);
    layout::fragment(format!(
        r#"<div class="js-select-access-content" data-submit-label="{submit}" data-submit-note="{note}">
<template class="js-expiration-template">{expiration}</template>
{message}
{repositories}
<h3 class="Subhead-heading Subhead-heading--large f3">Permissions</h3>
<p class="mb-3">Choose the minimal permissions necessary for your needs. <a href="https://docs.github.com/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens" data-turbo="false">Learn more about permissions</a>.</p>
{permissions}
</div>"#
    ))
    .after_milliseconds(150)
    .stalled(world.page.late_part_stalls)
}

/// Menu and date for an owner, with the usual choice unless another is given.
pub(super) fn expiration_for(world: &World, owner: &str, choice: Option<&Choice>) -> String {
    let limit = draft::limit(world, owner);
    let usual = Choice::usual(limit);
    let terms = Terms {
        limit,
        limited_by: owner,
        today: world.today(),
        never: world.page.no_expiration_value.text(),
    };
    expiration::section(choice.unwrap_or(&usual), &terms)
}

/// Text of the submit button and the note below it. The note for organizations that approve is not attested.
pub(super) fn submit_texts(world: &World, owner: &str) -> (&'static str, &'static str) {
    if world.organization(owner).is_some_and(Organization::needs_request) {
        ("Generate token and request access", "This token will be ready for use after approval.")
    } else {
        ("Generate token", "This token will be ready for use immediately.")
    }
}

fn request_message(organization: Option<&Organization>) -> String {
    let Some(organization) = organization.filter(|organization| organization.needs_request())
    else {
        return String::new();
    };
    let name = esc(&organization.name);
    format!(
        r#"<div class="js-request-message form-group"><label class="FormControl-label" for="reason">Request message</label><textarea id="reason" name="reason" class="form-control" rows="3" placeholder="Describe why your personal access token needs access to the {name} organization."></textarea></div>"#
    )
}
