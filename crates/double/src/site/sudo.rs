//! "Confirm access": GitHub asks for the password again, at the address that was asked for.

use super::html::esc;
use super::layout;
use crate::exchange::Reply;
use crate::form_data::FormData;
use crate::state::State;

/// The question instead of the page at `address`.
pub(super) fn challenge(state: &mut State, address: &str) -> Reply {
    let csrf = state.authenticity_token();
    let main = format!(
        r#"<div id="sudo" class="sudo Box"><h1>Confirm access</h1>
<p>Signed in as <strong>@{login}</strong></p>
<form action="/sessions/sudo" accept-charset="UTF-8" method="post" data-turbo="false">
  <input type="hidden" name="authenticity_token" value="{csrf}" autocomplete="off">
  <input type="hidden" name="sudo_return_to" value="{address}" autocomplete="off">
  <label for="sudo_password">Password</label>
  <input type="password" name="sudo_password" id="sudo_password" class="form-control" autocomplete="current-password">
  <button type="submit" class="Button--primary Button">Confirm</button>
</form>
<p class="text-small color-fg-muted">You are entering sudo mode. After you've performed a sudo-protected action, you'll only be asked to re-authenticate again after a few hours of inactivity.</p></div>"#,
        login = esc(&state.world.user.login),
        address = esc(address),
    );
    layout::page(state, 200, "Confirm access", "", &main)
}

/// Any password will do. Leads back within the site only.
pub(super) fn enter(state: &mut State, form: &FormData) -> Reply {
    let back = form.text("sudo_return_to");
    if form.text("sudo_password").is_empty() {
        return challenge(state, back);
    }
    state.password_given = true;
    Reply::redirect(if back.starts_with("/settings/") { back } else { "/" })
}
