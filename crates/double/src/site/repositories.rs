//! Repository access: three radios, and a panel to pick repositories.

use super::draft::Draft;
use super::html::{attribute_if, esc};
use super::layout;
use crate::exchange::Reply;
use crate::form_data::{FormData, encode};
use crate::state::State;
use crate::world::World;

const PANEL: &str = "repository-menu-list";

/// Heading, radios and picker.
pub(super) fn section(draft: &Draft, world: &World) -> String {
    let owned = match draft.organization(world) {
        Some(_) => "owned by the resource owner",
        None => "you own",
    };
    let all = format!(
        "This applies to all current and future repositories {owned}. Also includes public repositories (read-only)."
    );
    let radios = radio(
        draft,
        "none",
        "Public repositories",
        "Read-only access to public repositories.",
    ) + &radio(draft, "all", "All repositories", &all)
        + &radio(
            draft,
            "selected",
            "Only select repositories",
            "Select at least one repository. Max 50 repositories. Also includes public repositories (read-only).",
        );
    let picker = picker(draft, world);
    format!(
        r#"<h3 class="Subhead-heading Subhead-heading--large f3">Repository access</h3>
<div class="js-repository-access">{radios}{picker}</div>"#
    )
}

/// Repositories of an owner whose name contains `q`.
pub(super) fn fragment(state: &State, parameters: &FormData) -> Reply {
    let filter = parameters.text("q").to_lowercase();
    let items: String = state
        .world
        .repositories_of(parameters.text("target_name"))
        .filter(|repository| repository.name.to_lowercase().contains(&filter))
        .map(|repository| {
            let (id, owner, name) = (repository.id, esc(&repository.owner), esc(&repository.name));
            // The field in the row is attested once; it is not part of the choice.
            format!(
                r#"<li class="ActionListItem" role="none"><button type="button" class="ActionListContent" role="option" data-value="{id}" aria-selected="false" tabindex="-1"><span class="ActionListItem-label"><span class="owner">{owner}</span>/<span class="repo">{name}</span></span><input type="hidden" name="repository_ids[]" value="{id}" disabled></button></li>"#
            )
        })
        .collect();
    layout::fragment(items).after_milliseconds(60)
}

fn radio(draft: &Draft, value: &str, label: &str, caption: &str) -> String {
    let checked = attribute_if("checked", draft.install_target == value);
    format!(
        r#"<div class="FormControl-radio-wrap"><input type="radio" class="FormControl-radio" id="install_target_{value}" name="install_target" value="{value}" {checked}><span class="FormControl-radio-labelWrap"><label class="FormControl-label" for="install_target_{value}">{label}</label><span class="FormControl-caption">{caption}</span></span></div>"#
    )
}

fn picker(draft: &Draft, world: &World) -> String {
    let hidden = attribute_if("hidden", draft.install_target != "selected");
    let owner = encode(&draft.owner);
    let address = esc(&format!("{}/suggestions?target_name={owner}&experimental=1", super::TOKENS));
    let picked: String = world
        .repositories_of(&draft.owner)
        .filter(|repository| draft.repository_ids.contains(&repository.id))
        .map(|repository| {
            let (id, name) = (repository.id, esc(&repository.name));
            format!(
                r#"<li class="Box-row" data-repository-id="{id}"><span class="repo-and-owner">{}/{name}</span><button type="button" class="js-repository-picker-remove" aria-label="Remove {name}">×</button><input type="hidden" class="js-selected-repository-field" name="repository_ids[]" value="{id}"></li>"#,
                esc(&repository.owner)
            )
        })
        .collect();
    format!(
        r#"<div class="js-repository-picker" {hidden}>
  <select-panel id="{PANEL}" data-select-variant="multiple" data-fetch-strategy="remote">
    <button id="{PANEL}-button" type="button" aria-controls="{PANEL}-dialog" aria-haspopup="dialog" aria-expanded="false" class="Button--secondary Button--medium Button"><span class="Button-content"><span class="Button-label">Select repositories</span></span><span class="Button-visual" aria-hidden="true">▾</span></button>
    <dialog id="{PANEL}-dialog" class="Overlay" aria-labelledby="{PANEL}-dialog-title">
      <div class="Overlay-header"><h1 id="{PANEL}-dialog-title" class="Overlay-title">Select repositories</h1><button type="button" class="Overlay-closeButton" data-close-dialog-id="{PANEL}-dialog" aria-label="Close">×</button></div>
      <remote-input src="{address}"><input type="search" id="{PANEL}-filter" name="filter" class="form-control" placeholder="Search for a repository" aria-label="Search for a repository" autocomplete="off"></remote-input>
      <div class="Overlay-body"><ul id="{PANEL}-list" role="listbox" aria-multiselectable="true" aria-label="Repositories" class="ActionListWrap"></ul><div class="select-panel-empty" hidden>No results found</div></div>
    </dialog>
  </select-panel>
  <div class="js-repository-picker-result"><span class="js-integration-total-repos text-small color-fg-muted" hidden></span><ul>{picked}</ul></div>
</div>"#
    )
}
