//! The resource owner: a select panel whose list is fetched when it is opened.

use super::draft::offered;
use super::html::esc;
use super::layout;
use crate::exchange::Reply;
use crate::form_data::{FormData, encode};
use crate::state::State;
use crate::world::World;

const PANEL: &str = "resource-owner-select-panel";

/// Label, button, dialog and hidden field.
pub(super) fn section(owner: &str) -> String {
    let (owner, address) = (esc(owner), esc(&list_address(owner)));
    format!(
        r#"<div class="form-group">
  <label class="FormControl-label">Resource owner</label>
  <select-panel id="{PANEL}" data-select-variant="single" data-fetch-strategy="remote" data-dynamic-label="true">
    <button id="{PANEL}-button" type="button" aria-controls="{PANEL}-dialog" aria-haspopup="dialog" aria-expanded="false" class="Button--secondary Button--medium Button"><span class="Button-content"><span class="Button-label">{owner}</span></span><span class="Button-visual" aria-hidden="true">▾</span></button>
    <dialog id="{PANEL}-dialog" class="Overlay" aria-labelledby="{PANEL}-dialog-title" aria-describedby="{PANEL}-dialog-description">
      <div class="Overlay-header"><div><h1 id="{PANEL}-dialog-title" class="Overlay-title">Select resource owner</h1><h2 id="{PANEL}-dialog-description" class="Overlay-description">You may only select resource owners with fine-grained PATs enabled.</h2></div><button type="button" class="Overlay-closeButton" data-close-dialog-id="{PANEL}-dialog" aria-label="Close">×</button></div>
      <remote-input src="{address}"><input type="search" id="{PANEL}-filter" name="filter" class="form-control" placeholder="Filter" aria-label="Filter" autocomplete="off"></remote-input>
      <div class="Overlay-body"><ul id="{PANEL}-list" role="listbox" aria-label="Select resource owner" class="ActionListWrap"></ul><div class="select-panel-empty" hidden>No results found</div></div>
    </dialog>
    <div data-list-inputs="true"><input type="hidden" name="target_name" value="{owner}" autocomplete="off"></div>
  </select-panel>
  <span class="FormControl-caption">The token will only be able to make changes to resources owned by the selected resource owner. Tokens can always read all public repositories.</span>
</div>"#
    )
}

/// The list: the user and every organization that takes fine-grained tokens.
pub(super) fn fragment(state: &State, parameters: &FormData) -> Reply {
    let world = &state.world;
    let current = parameters.text("target_name");
    let filter = parameters.text("q").to_lowercase();
    let logins = std::iter::once(world.user.login.clone())
        .chain(world.organizations.iter().map(|organization| organization.login.clone()));
    let items: String = logins
        .filter(|_| !world.page.owner_list_fails)
        .filter(|login| offered(world, login).is_some())
        .filter(|login| login.to_lowercase().contains(&filter))
        .map(|login| item(world, &login, login == current))
        .collect();
    layout::fragment(items).after_milliseconds(100)
}

fn item(world: &World, login: &str, selected: bool) -> String {
    let organization = world.organization(login);
    let limit = organization
        .and_then(|organization| organization.max_lifetime_days)
        .map_or_else(String::new, |days| {
            format!(r#"data-fg-limit="{days}" data-fg-limit-label="{days} days""#)
        });
    let is_organization = organization.is_some();
    let exempt = organization.is_none_or(|organization| organization.limit().is_none());
    let source = format!("{}/select-access?target_name={}", super::TOKENS, encode(login));
    let login = esc(login);
    format!(
        r#"<li class="ActionListItem" role="none" data-actor-is-organization="{is_organization}" {limit} data-fg-limit-exempt="{exempt}" data-src="{source}"><button type="button" class="ActionListContent" role="option" data-value="{login}" aria-selected="{selected}" tabindex="-1"><span class="ActionListItem-label">{login}</span></button></li>"#
    )
}

fn list_address(owner: &str) -> String {
    let owner = encode(owner);
    format!("{}/resource_owners?menu_id={PANEL}&target_name={owner}&experimental=1", super::TOKENS)
}
