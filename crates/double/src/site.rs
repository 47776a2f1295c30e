//! <https://github.com>: the pages, from what public material attests of them up to 2026-10.

mod captcha;
mod detail;
mod draft;
mod edit;
mod expiration;
mod html;
mod layout;
mod list;
mod owners;
mod permissions;
mod plain;
mod repositories;
mod select_access;
mod submit;
mod sudo;
mod token_form;

use crate::exchange::{Reply, Request};
use crate::state::State;

/// Address of the list; everything about fine-grained tokens lives below it.
const TOKENS: &str = "/settings/personal-access-tokens";

/// `None` for what the facts do not speak of.
pub(crate) fn respond(state: &mut State, request: &Request) -> Option<Reply> {
    let segments = request.segments();
    if let ["settings", "personal-access-tokens", below @ ..] = segments.as_slice() {
        return tokens(state, request, below);
    }
    Some(match (request.method.as_str(), segments.as_slice()) {
        ("GET", []) => plain::home(state),
        ("GET", ["settings", "profile"]) => plain::profile(state),
        // The old address of the list.
        ("GET", ["settings", "tokens"]) if request.parameters().text("type") == "beta" => {
            Reply::redirect(TOKENS)
        }
        ("GET", ["settings", "tokens"]) => plain::classic_list(state),
        ("GET", ["settings", "tokens", "new"]) => plain::classic_form(state),
        ("POST", ["sessions", "sudo"]) => sudo::enter(state, &request.form()),
        _ => return None,
    })
}

fn tokens(state: &mut State, request: &Request, below: &[&str]) -> Option<Reply> {
    Some(match (request.method.as_str(), below) {
        ("GET", []) => list::page(state),
        ("POST", []) => submit::submit(state, &request.form()),
        ("GET", ["new"]) if state.world.page.sudo && !state.password_given => {
            sudo::challenge(state, &request.address())
        }
        ("GET", ["new"]) => token_form::from_address(state, &request.parameters()),
        ("GET", ["select-access"]) => select_access::fragment(state, &request.parameters()),
        ("GET", ["resource_owners"]) => owners::fragment(state, &request.parameters()),
        ("GET", ["suggestions"]) => repositories::fragment(state, &request.parameters()),
        ("POST", ["check-name"]) => submit::check_name(state, request.form().text("value")),
        ("GET", [id]) => detail::page(state, id)?,
        ("POST", [id]) if request.form().text("_method") == "delete" => list::delete(state, id)?,
        ("GET", [id, "expiration"]) => list::expiration(state, id)?,
        ("POST", [id]) if request.form().text("_method") == "patch" => {
            edit::update(state, id, &request.form())?
        }
        ("GET", [id, "regenerate"]) => detail::regenerate(state, id)?,
        ("POST", [id, "regenerate"]) => detail::renew(state, id, &request.form())?,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
