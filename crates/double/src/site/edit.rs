//! The page of one token as a form, with the picker that GitHub's changelog of 2025-08-26 promises for edit pages.
//!
//! Button and message are attested (a dictionary of 2024-10); the form's id and its address are not, and follow Rails' custom.

use super::draft::Draft;
use super::html::esc;
use super::{TOKENS, layout, permissions, repositories};
use crate::exchange::Reply;
use crate::form_data::FormData;
use crate::state::State;
use crate::token::{Repositories, Token};
use crate::world::World;

/// The form of this token.
pub(super) fn page(state: &mut State, token: &Token) -> Reply {
    let csrf = state.authenticity_token();
    let world = &state.world;
    let draft = draft_of(token, world);
    let (id, name, owner) = (token.id, esc(&token.name), esc(&token.owner));
    let (description, ends) = (esc(&token.description), super::detail::ends(token));
    let repositories = repositories::section(&draft, world);
    let permissions = permissions::section(&draft, world);
    let main = format!(
        r#"<div class="Subhead"><h2 class="Subhead-heading">{name}</h2><a class="Button" href="{TOKENS}/{id}/regenerate">Regenerate token</a></div>
<p>{description}</p>
<p>{ends}</p>
<h3 class="f4">Access on @{owner}</h3>
<form id="edit_user_programmatic_access_{id}" class="edit_user_programmatic_access" action="{TOKENS}/{id}" accept-charset="UTF-8" method="post">
<input type="hidden" name="_method" value="patch" autocomplete="off"><input type="hidden" name="authenticity_token" value="{csrf}" autocomplete="off">
{repositories}
<h3 class="Subhead-heading Subhead-heading--large f3">Permissions</h3>
{permissions}
<div class="form-actions"><button type="submit" class="Button--primary Button--medium Button"><span class="Button-content"><span class="Button-label">Update</span></span></button> <a class="Button" href="{TOKENS}">Cancel</a></div>
</form>"#
    );
    layout::page(state, 200, &token.name, TOKENS, &main)
}

/// The button "Update".
pub(super) fn update(state: &mut State, id: &str, form: &FormData) -> Option<Reply> {
    let Token { id, owner, .. } = state.token_on_list(id)?.clone();
    let form = form.pairs().chain([("target_name", owner.as_str())]).collect();
    let draft = Draft::from_form(&state.world, &form);
    let repositories = draft.repositories(&state.world);
    for token in state.tokens.iter_mut().filter(|token| token.id == id) {
        token.grants.clone_from(&draft.grants);
        token.repositories.clone_from(&repositories);
    }
    state.notice = Some("Your personal access token has been updated");
    Some(Reply::redirect(format!("{TOKENS}/{id}")))
}

fn draft_of(token: &Token, world: &World) -> Draft {
    let (install_target, names) = match &token.repositories {
        Repositories::Public => ("none", &[][..]),
        Repositories::All => ("all", &[][..]),
        Repositories::Selected(names) => ("selected", names.as_slice()),
    };
    let selected = world.repositories_of(&token.owner).filter(|it| names.contains(&it.name));
    Draft {
        owner: token.owner.clone(),
        install_target: install_target.to_owned(),
        repository_ids: selected.map(|repository| repository.id).collect(),
        grants: token.grants.clone(),
        ..Draft::default()
    }
}
