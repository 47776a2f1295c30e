//! The page of one token: what it may do, in prose. And the form that gives it a new value.

use super::draft::{self, Draft};
use super::html::esc;
use super::{TOKENS, edit, layout, list, select_access};
use crate::catalogue::{self, Scope};
use crate::exchange::Reply;
use crate::form_data::FormData;
use crate::page_variant::Detail;
use crate::state::State;
use crate::token::{Level, Repositories, Token};
use crate::token_text;

/// `None` if there is no such token.
pub(super) fn page(state: &mut State, id: &str) -> Option<Reply> {
    let token = state.token_on_list(id)?.clone();
    if state.world.page.detail == Detail::Form {
        return Some(edit::page(state, &token));
    }
    let pending =
        if token.pending { r#" <span class="Label Label--attention">Pending</span>"# } else { "" };
    let repositories = match &token.repositories {
        Repositories::Public => "Public repositories (read-only)".to_owned(),
        Repositories::All => "All repositories".to_owned(),
        Repositories::Selected(names) => esc(&names.join(", ")),
    };
    let (organization, user) = if state.world.organization(&token.owner).is_some() {
        (scope_part(&token, Scope::Organization, "Organization permissions"), String::new())
    } else {
        (String::new(), scope_part(&token, Scope::Account, "User permissions"))
    };
    let repository = prose(&token, Scope::Repository)
        .unwrap_or("This token does not have any repository permissions.".to_owned());
    let main = format!(
        r#"<div class="Subhead"><h2 class="Subhead-heading">{name}{pending}</h2><a class="Button" href="{TOKENS}/{id}/regenerate">Regenerate token</a></div>
<p>{description}</p>
<p>{ends}</p>
<h3 class="f4">Access on @{owner}</h3>
{organization}{user}
<h4>Repository access</h4><p>{repositories}</p>
<h4>Repository permissions</h4><p>{repository}</p>"#,
        name = esc(&token.name),
        description = esc(&token.description),
        ends = ends(&token),
        owner = esc(&token.owner),
    );
    Some(layout::page(state, 200, &token.name, TOKENS, &main))
}

/// "Expires on Mon, Jul 13 2026", as the list says it too.
pub(super) fn ends(token: &Token) -> String {
    token.expires.map_or_else(
        || "This token has no expiration date".to_owned(),
        |end| format!("Expires on {}", end.day().with_weekday()),
    )
}

/// The form to regenerate. Heading, sentence and button are attested (2024-10); that the expiration is chosen with the same
/// menu and fields as on the other form is assumed.
pub(super) fn regenerate(state: &mut State, id: &str) -> Option<Reply> {
    let token = state.token_on_list(id)?.clone();
    let title = "Regenerate fine-grained personal access token";
    let csrf = state.authenticity_token();
    let expiration = select_access::expiration_for(&state.world, &token.owner, None);
    let main = format!(
        r#"<div class="Subhead"><h2 class="Subhead-heading">{title}</h2></div>
<form action="{TOKENS}/{id}/regenerate" accept-charset="UTF-8" method="post">
<input type="hidden" name="authenticity_token" value="{csrf}" autocomplete="off">
<p>Submitting this form will generate a new token for <strong>{}</strong>.</p>
<div class="form-group"><label>Expiration</label>{expiration}</div>
<button type="submit" class="Button--danger Button"><span class="Button-content"><span class="Button-label">Regenerate token</span></span></button>
</form>"#,
        esc(&token.name)
    );
    Some(layout::page(state, 200, title, TOKENS, &main))
}

/// The button "Regenerate token": the list shows the new value once.
pub(super) fn renew(state: &mut State, id: &str, form: &FormData) -> Option<Reply> {
    let id = state.token_on_list(id)?.id;
    let seed = state.authenticity_token();
    let now = state.world.now();
    let at = state.tokens.iter().position(|token| token.id == id)?;
    let mut token = state.tokens.remove(at);
    let choice = Draft::from_form(&state.world, form).expiration;
    token.value = token_text::fine_grained(&seed);
    token.made = now;
    token.expires = choice.end(draft::limit(&state.world, &token.owner), now).ok().flatten();
    list::show_once(state, token);
    Some(Reply::redirect(TOKENS))
}

fn scope_part(token: &Token, scope: Scope, heading: &str) -> String {
    let text = prose(token, scope).unwrap_or("None".to_owned());
    format!("<h4>{heading}</h4><p>{text}</p>")
}

/// "Read access to actions, metadata, and repository hooks" (form of 2026-06).
fn prose(token: &Token, scope: Scope) -> Option<String> {
    let of_level = |level: Level, words: &str| {
        let mut names: Vec<String> = catalogue::all()
            .iter()
            .filter(|permission| permission.scope == scope)
            .filter(|permission| token.grants.get(&permission.key) == Some(&level))
            .map(|permission| match permission.key.as_str() {
                "contents" => "code".to_owned(),
                "repository_hooks" => "repository hooks".to_owned(),
                _ => permission.title.to_lowercase(),
            })
            .collect();
        names.sort();
        (!names.is_empty()).then(|| format!("{words} access to {}", enumerate(&names)))
    };
    let lines: Vec<String> = [
        of_level(Level::Read, "Read"),
        of_level(Level::Write, "Read and Write"),
        of_level(Level::Admin, "Admin"),
    ]
    .into_iter()
    .flatten()
    .map(|line| esc(&line))
    .collect();
    (!lines.is_empty()).then(|| lines.join("<br>"))
}

fn enumerate(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, other] => format!("{one} and {other}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
    }
}
