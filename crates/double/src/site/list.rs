//! The list of fine-grained tokens; right after creation it shows the new token's value, once.

use super::html::esc;
use super::{TOKENS, layout};
use crate::exchange::Reply;
use crate::state::State;
use crate::token::Token;

const TITLE: &str = "Fine-grained personal access tokens";

/// The list, newest first.
pub(super) fn page(state: &mut State) -> Reply {
    let csrf = state.authenticity_token();
    let rows: String = state.listed().map(|token| row(token, &csrf)).collect();
    let shows_token = state.listed().any(|token| token.to_be_shown);
    state.tokens.iter_mut().for_each(|token| token.to_be_shown = false);
    let rows = if rows.is_empty() {
        "<p>No fine-grained tokens created.</p>".to_owned()
    } else {
        format!(r#"<div class="listgroup">{rows}</div>"#)
    };
    let main = format!(
        r#"<div class="Subhead"><h2 class="Subhead-heading">{TITLE}</h2><a class="Button--primary Button" href="{TOKENS}/new">Generate new token</a></div>
<p>These are fine-grained, repository-scoped tokens suitable for personal API use and for using Git over HTTPS.</p>
{rows}"#
    );
    let mut reply = layout::page(state, 200, TITLE, TOKENS, &main);
    if shows_token && state.world.page.no_store {
        reply.set("cache-control", "no-store");
    }
    reply
}

/// Adds a token whose value the next look at the list shows.
pub(super) fn show_once(state: &mut State, mut token: Token) {
    token.to_be_shown = true;
    state.tokens.push(token);
}

/// The late part of a row.
pub(super) fn expiration(state: &State, id: &str) -> Option<Reply> {
    let token = state.token_on_list(id)?;
    let text = if token.is_alive(state.world.now()) {
        super::detail::ends(token)
    } else {
        "This token has expired.".to_owned()
    };
    Some(layout::fragment(format!("<span>{text}</span>")).after_milliseconds(60))
}

/// The button "Delete".
pub(super) fn delete(state: &mut State, id: &str) -> Option<Reply> {
    let id = state.token_on_list(id)?.id;
    state.tokens.iter_mut().filter(|token| token.id == id).for_each(|token| token.revoked = true);
    state.notice = Some("Deleted personal access token");
    Some(Reply::redirect(TOKENS))
}

fn row(token: &Token, csrf: &str) -> String {
    let (id, name) = (token.id, esc(&token.name));
    let address = format!("{TOKENS}/{id}");
    let pending =
        if token.pending { r#" <span class="Label Label--attention">Pending</span>"# } else { "" };
    let value = if token.to_be_shown { new_value(&token.value) } else { String::new() };
    format!(
        r#"<div class="access-token listgroup-item" data-id="{id}" data-type="token">
  {value}
  <div class="d-flex"><div class="flex-auto"><a href="{address}"><strong>{name}</strong></a>{pending}<div class="text-small color-fg-muted">Never used • <include-fragment src="{address}/expiration?page=1">Loading expiration ...</include-fragment></div></div>
  <form action="{address}" accept-charset="UTF-8" method="post"><input type="hidden" name="_method" value="delete" autocomplete="off"><input type="hidden" name="authenticity_token" value="{csrf}" autocomplete="off"><button type="submit" class="Button Button--danger" aria-label="Delete {name}">Delete</button></form></div>
</div>"#
    )
}

fn new_value(value: &str) -> String {
    format!(
        r#"<div class="flash flash-notice">Make sure to copy your personal access token now as you will not be able to see this again.</div>
  <div class="d-flex new-token"><input type="text" id="new-access-token" class="form-control input-monospace" aria-label="Access token" value="{value}" readonly autocomplete="off"><clipboard-copy for="new-access-token" role="button" tabindex="0" class="Button" aria-label="Copy token">Copy</clipboard-copy></div>"#
    )
}
