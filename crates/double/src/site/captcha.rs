//! A captcha instead of what was asked for.

use super::layout;
use crate::exchange::Reply;
use crate::state::State;

/// "Captcha page possible" is all that a source says of it (2026); text and markup are assumed after GitHub's sign-up page.
pub(super) fn page(state: &mut State) -> Reply {
    let main = r#"<div class="octocaptcha-wrapper Box p-4 text-center">
<h1 class="f3">Verify your account</h1>
<p>Please solve this puzzle so we know you are a real person.</p>
<div class="js-octocaptcha-parent" data-octocaptcha-url="https://octocaptcha.com"><p class="color-fg-muted" role="status">Loading the puzzle…</p></div>
</div>"#;
    layout::page(state, 200, "Verify your account", super::TOKENS, main)
}
