//! Pages around the tokens: to come from and to go to by soft navigation.

use super::layout;
use crate::exchange::Reply;
use crate::state::State;

/// The start page.
pub(super) fn home(state: &mut State) -> Reply {
    let main = r#"<h2 class="f3">Home</h2><p><a href="/settings/profile">Settings</a> · <a href="/settings/personal-access-tokens">Fine-grained tokens</a> · <a href="/settings/personal-access-tokens/new">Generate new token</a></p>"#;
    layout::page(state, 200, "GitHub", "/", main)
}

/// A settings page that has nothing to do with tokens.
pub(super) fn profile(state: &mut State) -> Reply {
    let main = r#"<div class="Subhead"><h2 class="Subhead-heading">Public profile</h2></div>
<p>Nothing to see here. <a href="/settings/personal-access-tokens/new">Generate new token</a></p>"#;
    layout::page(state, 200, "Your profile", "/settings/profile", main)
}

/// Classic tokens: none.
pub(super) fn classic_list(state: &mut State) -> Reply {
    let main = r#"<div class="Subhead"><h2 class="Subhead-heading">Personal access tokens (classic)</h2><a class="Button" href="/settings/tokens/new">Generate new token (classic)</a></div>
<p>Need an API token for scripts or testing? Generate a personal access token for quick access to the GitHub API.</p>"#;
    layout::page(state, 200, "Personal access tokens (classic)", "/settings/tokens", main)
}

/// The form for a classic token, with a few of its scopes. It cannot be sent here.
pub(super) fn classic_form(state: &mut State) -> Reply {
    let scopes: String = ["repo", "workflow", "read:org", "user", "manage_billing:copilot"]
        .iter()
        .map(|scope| {
            format!(
                r#"<li><label><input type="checkbox" name="oauth_access[scopes][]" value="{scope}"> {scope}</label></li>"#
            )
        })
        .collect();
    let main = format!(
        r#"<div class="Subhead"><h2 class="Subhead-heading">New personal access token (classic)</h2></div>
<form id="new_oauth_access" action="/settings/tokens" accept-charset="UTF-8" method="post">
  <label for="oauth_access_description">Note</label>
  <input type="text" class="form-control" id="oauth_access_description" name="oauth_access[description]">
  <input type="hidden" name="oauth_access[default_expires_at]" value="30" autocomplete="off">
  <h3 class="f4">Select scopes</h3><ul>{scopes}</ul>
  <button type="submit" class="Button--primary Button" disabled>Generate token</button>
</form>"#
    );
    layout::page(state, 200, "New personal access token (classic)", "/settings/tokens", &main)
}
