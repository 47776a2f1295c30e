//! Sending the form: the check of the name, refusals, the question "are you sure", and the token.

use super::draft::{self, Draft};
use super::html::esc;
use super::{TOKENS, captcha, list, token_form};
use crate::calendar::Moment;
use crate::catalogue;
use crate::exchange::Reply;
use crate::form_data::FormData;
use crate::state::State;
use crate::token::{Level, Origin};
use crate::world::Organization;

const LONGEST_NAME: usize = 40;
const LONGEST_DESCRIPTION: usize = 1024;
const MOST_REPOSITORIES: usize = 50;

/// The first POST asks for confirmation, the second makes the token.
pub(super) fn submit(state: &mut State, form: &FormData) -> Reply {
    if state.world.page.captcha {
        return captcha::page(state);
    }
    let draft = Draft::from_form(&state.world, form);
    let end = match check(state, &draft) {
        Ok(end) => end,
        Err(error) => return token_form::again(state, &draft, &error),
    };
    if state.world.page.confirmation && form.text("confirm") != "1" {
        return confirmation(state, form, &draft, end);
    }
    if !state.world.page.creates_nothing {
        create(state, draft, end);
    }
    Reply::redirect(TOKENS)
}

/// What `auto-check` asks while the name is typed.
pub(super) fn check_name(state: &State, name: &str) -> Reply {
    let shown = esc(name);
    match name_error(state, name.trim()) {
        None => Reply::html(200, format!("'{shown}' is available.")),
        // The words differ from those after a POST (seen 2024-10).
        Some(error) => {
            let error = error.replace("Name has", "The token name has");
            Reply::html(422, esc(&format!("'{name}' is an invalid name. {error}.")))
        }
    }
}

fn check(state: &State, draft: &Draft) -> Result<Option<Moment>, String> {
    if let Some(error) = name_error(state, &draft.name) {
        return Err(error);
    }
    if draft.description.chars().count() > LONGEST_DESCRIPTION {
        return Err(format!(
            "Description is too long (maximum is {LONGEST_DESCRIPTION} characters)"
        ));
    }
    if draft::offered(&state.world, &draft.owner).is_none() {
        return Err(format!("Cannot find the specified resource owner: {}", draft.owner));
    }
    if draft.install_target == "selected" {
        match draft.repository_ids.len() {
            0 => return Err("You must select at least one repository".to_owned()),
            1..=MOST_REPOSITORIES => {}
            _ => return Err(format!("You can select at most {MOST_REPOSITORIES} repositories")),
        }
    }
    draft.expiration.end(draft::limit(&state.world, &draft.owner), state.world.now())
}

fn name_error(state: &State, name: &str) -> Option<String> {
    let taken = state.listed().any(|token| token.name == name);
    if name.is_empty() {
        Some("Name can't be blank".to_owned())
    } else if name.chars().count() > LONGEST_NAME {
        Some(format!("Name is too long (maximum is {LONGEST_NAME} characters)"))
    } else {
        taken.then(|| "Name has already been taken".to_owned())
    }
}

/// A dialog for the frame on the page. Its form carries everything that was sent, and `confirm`.
fn confirmation(state: &mut State, form: &FormData, draft: &Draft, end: Option<Moment>) -> Reply {
    let csrf = state.authenticity_token();
    let fields: String = form
        .pairs()
        .filter(|(name, _)| *name != "authenticity_token")
        .map(|(name, value)| {
            format!(
                r#"<input type="hidden" name="{}" value="{}" autocomplete="off">"#,
                esc(name),
                esc(value)
            )
        })
        .collect();
    let soft = if state.world.page.full_navigation { r#"data-turbo="false""# } else { "" };
    let summary = summary(draft, end);
    let dialog = format!(
        r#"<dialog id="confirm-fg-pat" class="Overlay" aria-labelledby="confirm-fg-pat-title">
  <div class="Overlay-header"><h1 id="confirm-fg-pat-title" class="Overlay-title">New personal access token</h1><button type="button" class="Overlay-closeButton" data-close-dialog-id="confirm-fg-pat" aria-label="Close">×</button></div>
  <div class="Overlay-body">{summary}</div>
  <form action="/settings/personal-access-tokens" accept-charset="UTF-8" method="post" {soft}>
    <input type="hidden" name="authenticity_token" value="{csrf}" autocomplete="off">{fields}<input type="hidden" name="confirm" value="1" autocomplete="off">
    <div class="Overlay-footer"><button type="button" class="Button" data-close-dialog-id="confirm-fg-pat">Cancel</button><button type="submit" class="Button--primary Button--medium Button"><span class="Button-content"><span class="Button-label">Generate token</span></span></button></div>
  </form>
</dialog>"#
    );
    Reply::new(
        200,
        "text/vnd.turbo-stream.html; charset=utf-8",
        format!(
            r#"<turbo-stream action="update" target="fg_pat_confirmation_dialog"><template>{dialog}</template></turbo-stream>"#
        ),
    )
}

fn summary(draft: &Draft, end: Option<Moment>) -> String {
    let when = end.map_or("never expires".to_owned(), |end| {
        format!("expires on {}", end.day().with_weekday())
    });
    let permissions: String =
        draft.grants.iter().filter_map(|(key, level)| summary_line(key, *level)).collect();
    let none = if draft.grants.is_empty() { "<li>No permissions</li>" } else { "" };
    format!(
        "<p><strong>{}</strong> on <strong>{}</strong> {when}.</p><ul>{permissions}{none}</ul>",
        esc(&draft.name),
        esc(&draft.owner),
    )
}

fn summary_line(key: &str, level: Level) -> Option<String> {
    let permission = catalogue::all().iter().find(|permission| permission.key == key)?;
    Some(format!("<li>{}: {}</li>", esc(&permission.title), level.in_words()))
}

fn create(state: &mut State, draft: Draft, end: Option<Moment>) {
    let mut token = state.blank(Origin::Page, state.world.now());
    let world = &state.world;
    token.pending = draft.organization(world).is_some_and(Organization::needs_request);
    token.repositories = draft.repositories(world);
    token.name = draft.name;
    token.description = draft.description;
    token.owner = draft.owner;
    token.reason = draft.reason;
    token.expires = end;
    token.grants = draft.grants;
    list::show_once(state, token);
}
