//! How far the user is on the way to a token.

use tokenwright_core::page_state::{Phase, Place};

use crate::place;
use crate::tree::{At, Tree, kept};
use crate::words;

/// What the page shows, as far as it matters for the phase.
// Independent signs, any of which may be there.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signs {
    pub(crate) place: Place,
    pub(crate) has_form: bool,
    pub(crate) is_loading: bool,
    pub(crate) is_refused: bool,
    pub(crate) is_confirming: bool,
    pub(crate) has_token: bool,
    pub(crate) has_captcha: bool,
}

pub(crate) fn phase(tree: &Tree<'_>, signs: Signs) -> Phase {
    let is_token_page = !matches!(signs.place, Place::Other | Place::ClassicTokens);
    if is_sudo(tree) && (is_token_page || place::is_sudo(&tree.snapshot.url)) {
        return Phase::Sudo;
    }
    if !is_token_page {
        return Phase::Elsewhere;
    }
    if signs.has_token {
        return Phase::TokenShown;
    }
    if signs.has_form {
        return of_form(signs);
    }
    match signs.place {
        Place::TokenList | Place::NewToken if signs.has_captcha => Phase::FormErrors,
        Place::TokenList => Phase::List,
        Place::NewToken if is_changing(tree) => Phase::Loading,
        _ => Phase::Elsewhere,
    }
}

fn of_form(signs: Signs) -> Phase {
    if signs.is_confirming {
        Phase::Confirming
    } else if signs.is_loading {
        Phase::Loading
    } else if signs.is_refused {
        Phase::FormErrors
    } else {
        Phase::Filling
    }
}

/// Title, container and fields were seen 2023 to 2026 in five sources; a modal variant in two.
fn is_sudo(tree: &Tree<'_>) -> bool {
    let shown = |all: Vec<At>| !kept(all, &|at| tree.is_shown(at)).is_empty();
    words::begins(&tree.snapshot.title, "confirm access")
        || shown(tree.with_id("sudo"))
        || shown(tree.named("sudo_password"))
        || shown(tree.named("sudo_otp"))
}

/// Turbo marks the page busy while another is on its way (Turbo's source, 2024).
fn is_changing(tree: &Tree<'_>) -> bool {
    tree.tagged("html").iter().any(|at| tree.node(*at).says("aria-busy", "true"))
}
