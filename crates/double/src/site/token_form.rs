//! The form "New fine-grained personal access token" in the order of 2026.

use super::draft::Draft;
use super::html::esc;
use super::{layout, owners, select_access};
use crate::exchange::Reply;
use crate::form_data::FormData;
use crate::page_variant::PageVariant;
use crate::state::State;

const TITLE: &str = "New fine-grained personal access token";

/// The form as the address asks for it.
pub(super) fn from_address(state: &mut State, parameters: &FormData) -> Reply {
    let draft = Draft::from_address(&state.world, &as_taken(&state.world.page, parameters));
    let error = draft
        .unknown_owner
        .as_deref()
        .map(|login| format!("Cannot find the specified resource owner: {login}"));
    page(state, 200, &draft, error.as_deref())
}

/// What the form takes of a template link: all of it, unless the page is said to drop or to lower something.
fn as_taken(page: &PageVariant, parameters: &FormData) -> FormData {
    let holds = |names: &[String], name: &str| names.iter().any(|it| it == name);
    let kept = parameters.pairs().filter(|(name, _)| !holds(&page.link_drops, name));
    kept.map(|(name, value)| (name, if holds(&page.link_lowers, name) { "read" } else { value }))
        .collect()
}

/// The form as it was sent, with what is wrong with it.
pub(super) fn again(state: &mut State, draft: &Draft, error: &str) -> Reply {
    page(state, 422, draft, Some(error))
}

fn page(state: &mut State, status: u16, draft: &Draft, error: Option<&str>) -> Reply {
    let banner = error.map_or_else(String::new, |text| {
        format!(r#"<div class="flash flash-error" role="alert">{}</div>"#, esc(text))
    });
    let csrf = state.authenticity_token();
    let check_csrf = state.authenticity_token();
    let world = &state.world;
    let name = name(&draft.name, &check_csrf);
    let description = esc(&draft.description);
    let owner = owners::section(&draft.owner);
    let expiration = select_access::expiration_for(world, &draft.owner, Some(&draft.expiration));
    let usual = select_access::expiration_for(world, &world.user.login, None);
    let source = esc(&select_access::address(draft));
    let (submit, note) = select_access::submit_texts(world, &draft.owner);
    let policy = policy_text(state, draft);
    let ballast = ballast(world.page.ballast);
    let main = format!(
        r#"<div class="Subhead"><h2 class="Subhead-heading">{TITLE}</h2></div>
{banner}
<p>Create a fine-grained, repository-scoped token suitable for personal API use and for using Git over HTTPS.</p>
<form id="new_user_programmatic_access" class="new_user_programmatic_access" action="/settings/personal-access-tokens" accept-charset="UTF-8" method="post">
  <input type="hidden" name="authenticity_token" value="{csrf}" autocomplete="off">
  {name}
  <div class="form-group">
    <label class="FormControl-label" for="user_programmatic_access_description">Description</label>
    <textarea id="user_programmatic_access_description" name="user_programmatic_access[description]" class="FormControl-textarea form-control" rows="3">
{description}</textarea>
  </div>
  {owner}
  <div class="js-request-message-slot"></div>
  <div class="form-group">
    <label>Expiration</label>
    <div class="js-expiration-slot">{expiration}</div>
    {policy}
    <template class="js-default-expiration">{usual}</template>
    <template><span class="d-inline-flex flex-items-center">Expiration date can't be blank</span></template>
  </div>
  <div class="js-authorization-check" hidden><strong>Authorization check</strong><p>Something went wrong while checking. Please retry.</p><button type="button" class="Button">Retry check</button></div>
  <div class="js-select-access"><include-fragment src="{source}"><p class="color-fg-muted js-loading" role="status">Loading permissions…</p><p class="js-failed" hidden>Sorry, something went wrong.</p></include-fragment></div>
  <div class="form-actions">
    <button type="submit" class="js-integrations-install-form-submit Button--primary Button--medium Button"><span class="Button-content"><span class="Button-label">{submit}</span></span></button>
    <a class="Button" href="/settings/personal-access-tokens">Cancel</a>
    <p class="note text-small mt-2">{note}</p>
  </div>
</form>
<turbo-frame id="fg_pat_confirmation_dialog"></turbo-frame>
{ballast}"#
    );
    layout::page(state, status, TITLE, super::TOKENS, &main)
}

fn name(value: &str, csrf: &str) -> String {
    let value = esc(value);
    format!(
        r#"<div class="form-group">
    <label class="FormControl-label" for="user_programmatic_access_name">Token name <span aria-hidden="true">*</span></label>
    <auto-check src="/settings/personal-access-tokens/check-name" required>
      <input type="text" id="user_programmatic_access_name" name="user_programmatic_access[name]" class="FormControl-input form-control" value="{value}" autocomplete="off" aria-describedby="token-name-caption">
      <input type="hidden" data-csrf="true" value="{csrf}">
      <div class="js-name-message FormControl-inlineValidation" aria-live="polite"></div>
    </auto-check>
    <span class="FormControl-caption" id="token-name-caption">A unique name for this token. May be visible to resource owners or users with possession of the token.</span>
  </div>"#
    )
}

/// In the page even where it does not apply, then with an empty name and zero days (seen 2025-12).
fn policy_text(state: &State, draft: &Draft) -> String {
    let exempt = draft.organization(&state.world).filter(|found| found.exempt_from_limit);
    let (name, days, hidden) = exempt.map_or((String::new(), 0, "hidden"), |organization| {
        (esc(&organization.login), organization.max_lifetime_days.unwrap_or(0), "")
    });
    format!(
        r#"<div class="js-lifetime-policy text-small" {hidden}>The {name} requires a maximum lifetime of {days} days for fine-grained personal access tokens. As an enterprise administrator you are exempted from this requirement.</div>"#
    )
}

/// Elements that mean nothing, for measurements on a big page.
fn ballast(elements: usize) -> String {
    let lines: String = (0..elements / 2)
        .map(|line| format!(r#"<li class="ActionListItem"><span>Line {line}</span></li>"#))
        .collect();
    if lines.is_empty() { lines } else { format!(r#"<ul class="ballast">{lines}</ul>"#) }
}
