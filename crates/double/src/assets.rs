//! <https://github.githubassets.com>: script and style of the pages.

use crate::exchange::{Reply, Request};

/// Rewrites the page in another language; no script of GitHub's, so it is not loaded by itself.
pub(crate) const TRANSLATE: &str = "translate.js";

/// Scripts in the order the pages load them.
pub(crate) const SCRIPTS: [&str; 6] = [
    "elements.js",
    "select-panel.js",
    "island.js",
    "permissions.js",
    "token-form.js",
    "navigation.js",
];

pub(crate) fn respond(request: &Request) -> Option<Reply> {
    if request.method != "GET" {
        return None;
    }
    let name = request.path.strip_prefix("/assets/")?;
    let (kind, text) = match name {
        "elements.js" => (JAVASCRIPT, include_str!("../assets/elements.js")),
        "select-panel.js" => (JAVASCRIPT, include_str!("../assets/select-panel.js")),
        "island.js" => (JAVASCRIPT, include_str!("../assets/island.js")),
        "permissions.js" => (JAVASCRIPT, include_str!("../assets/permissions.js")),
        "token-form.js" => (JAVASCRIPT, include_str!("../assets/token-form.js")),
        "navigation.js" => (JAVASCRIPT, include_str!("../assets/navigation.js")),
        TRANSLATE => (JAVASCRIPT, include_str!("../assets/translate.js")),
        "style.css" => ("text/css; charset=utf-8", include_str!("../assets/style.css")),
        _ => return None,
    };
    Some(Reply::new(200, kind, text).with("access-control-allow-origin", "*"))
}

const JAVASCRIPT: &str = "application/javascript; charset=utf-8";
