//! What all pages of github.com share: headers, head, top bar, menu at the side.

use super::html::esc;
use crate::assets;
use crate::exchange::Reply;
use crate::page_variant::Language;
use crate::state::State;

/// GitHub's own policy as captured on 2026-08-01: no inline script, no WASM, frames only from two hosts of its own.
const POLICY: &str = "default-src 'none'; base-uri 'self'; child-src github.githubassets.com github.com/assets-cdn/worker/; \
    connect-src 'self' uploads.github.com api.github.com; font-src github.githubassets.com; \
    form-action 'self' github.com gist.github.com; frame-ancestors 'none'; \
    frame-src viewscreen.githubusercontent.com notebooks.githubusercontent.com www.youtube-nocookie.com; \
    img-src 'self' data: blob: github.githubassets.com avatars.githubusercontent.com; manifest-src 'self'; \
    media-src github.com; script-src github.githubassets.com; style-src 'unsafe-inline' github.githubassets.com; \
    upgrade-insecure-requests; worker-src github.githubassets.com github.com/assets-cdn/worker/";

const SETTINGS: [(&str, &str); 3] = [
    ("/settings/profile", "Public profile"),
    (super::TOKENS, "Fine-grained tokens"),
    ("/settings/tokens", "Tokens (classic)"),
];

/// A whole page. `current` is the address of the marked entry of the side menu.
pub(super) fn page(
    state: &mut State,
    status: u16,
    title: &str,
    current: &str,
    main: &str,
) -> Reply {
    let user = &state.world.user;
    let (login, name) = (esc(&user.login), esc(&user.name));
    let initial = user.login.chars().next().unwrap_or('?').to_ascii_uppercase();
    let head = head(title, &login, state.world.page.language);
    let menu = menu(current);
    let notice = state.notice.take().map_or_else(String::new, |text| {
        format!(r#"<div class="flash flash-full flash-notice" role="alert">{}</div>"#, esc(text))
    });
    let text = format!(
        r##"<!DOCTYPE html>
<html lang="en" data-color-mode="auto" data-light-theme="light" data-dark-theme="dark">
{head}
<body class="logged-in env-production page-responsive">
<a href="#start-of-content" class="show-on-focus js-skip-to-content">Skip to content</a>
<header class="AppHeader" role="banner">
  <a class="AppHeader-logo" href="/" aria-label="Homepage"><svg viewBox="0 0 16 16" width="32" height="32" aria-hidden="true"><circle cx="8" cy="8" r="7"></circle></svg></a>
  <span class="AppHeader-context">Settings</span>
  <span class="Avatar AppHeader-avatar" role="img" aria-label="@{login}">{initial}</span>
</header>
<div id="js-flash-container">{notice}
  <template class="js-flash-template"><div class="flash flash-full"><div class="js-flash-alert" role="alert"></div></div></template>
</div>
<div id="ajax-error-message" class="ajax-error-message flash flash-error" hidden>
  You can't perform that action at this time.
</div>
<main id="start-of-content" class="container-lg">
  <div class="profile-line"><span class="Avatar" aria-hidden="true">{initial}</span> <strong>{name}</strong> <span class="color-fg-muted">({login})</span><div class="color-fg-muted text-small">Your personal account</div></div>
  <div class="Layout">
    <nav class="Layout-sidebar" aria-label="User settings"><ul class="ActionListWrap">{menu}</ul></nav>
    <div class="Layout-main">{main}</div>
  </div>
</main>
<footer class="footer"><span class="color-fg-muted text-small">© 2026 GitHub, Inc. (a stand-in for tests)</span></footer>
<div class="sr-only" aria-live="polite" id="js-global-screen-reader-notice"></div>
</body>
</html>
"##
    );
    with_policy(Reply::html(status, text))
}

/// The headers every page carries.
pub(super) fn with_policy(reply: Reply) -> Reply {
    reply
        .with("content-security-policy", POLICY)
        .with("x-frame-options", "deny")
        .with("x-content-type-options", "nosniff")
        .with("referrer-policy", "origin-when-cross-origin, strict-origin-when-cross-origin")
        .with("cache-control", "max-age=0, private, must-revalidate")
        .with("vary", "X-PJAX, X-PJAX-Container, Turbo-Visit, Turbo-Frame, X-Requested-With, Accept-Encoding, Accept")
        .with("server", "github.com")
}

/// A piece of HTML for an `include-fragment` or a `remote-input`.
pub(super) fn fragment(text: String) -> Reply {
    Reply::html(200, text).with("cache-control", "max-age=0, private, must-revalidate")
}

fn head(title: &str, login: &str, language: Language) -> String {
    let title = esc(title);
    let translating = match language {
        Language::English => None,
        Language::German { sets_lang } => {
            let parameter = if sets_lang { "?sets-lang" } else { "" };
            Some(format!("{}{parameter}", assets::TRANSLATE))
        }
    };
    let scripts: String = assets::SCRIPTS
        .map(str::to_owned)
        .into_iter()
        .chain(translating)
        .map(|name| {
            format!(
                r#"<script crossorigin="anonymous" defer src="https://github.githubassets.com/assets/{name}"></script>
"#
            )
        })
        .collect();
    format!(
        r#"<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="user-login" content="{login}">
<title>{title}</title>
<link crossorigin="anonymous" rel="stylesheet" href="https://github.githubassets.com/assets/style.css">
{scripts}</head>"#
    )
}

fn menu(current: &str) -> String {
    SETTINGS
        .iter()
        .map(|(address, label)| {
            let mark = if *address == current { r#" aria-current="page""# } else { "" };
            format!(
                r#"<li class="ActionListItem"><a class="ActionListContent" href="{address}"{mark}><span class="ActionListItem-label">{label}</span></a></li>"#
            )
        })
        .collect()
}
