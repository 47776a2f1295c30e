//! Which of GitHub's pages an address belongs to.

use tokenwright_core::host::Host;
use tokenwright_core::page_state::Place;

use crate::words;

/// The GitHub that an address leads to; github.com if it leads to none, as in a piece of a page.
pub(crate) fn host(url: &str) -> Host {
    Host::of_address(url).unwrap_or_default()
}

/// Reads the path of an address, which is the same on every GitHub.
///
/// Paths: GitHub Docs and clients that parse these pages, 2023 to 2026; the alias
/// `/settings/tokens?type=beta` of the list was seen in 2023.
pub(crate) fn place(url: &str) -> Place {
    let (path, query) = split(url);
    let mut parts = [""; 5];
    let mut count = 0;
    let mut rest = path;
    while !rest.is_empty() && count < parts.len() {
        (parts[count], rest) = words::cut(rest, b'/');
        count += usize::from(!parts[count].is_empty());
    }
    match &parts[..count] {
        ["settings", "personal-access-tokens"] => Place::TokenList,
        ["settings", "personal-access-tokens", "new"] => Place::NewToken,
        ["settings", "personal-access-tokens", id]
        | ["settings", "personal-access-tokens", id, "edit"]
            if is_number(id) =>
        {
            Place::TokenDetail
        }
        ["settings", "personal-access-tokens", id, "regenerate"] if is_number(id) => {
            Place::Regenerate
        }
        ["settings", "tokens"] if value(query, "type") == "beta" => Place::TokenList,
        ["settings", "tokens", ..] => Place::ClassicTokens,
        _ => Place::Other,
    }
}

/// Whether the address is GitHub's own page for confirming access (seen 2026).
pub(crate) fn is_sudo(url: &str) -> bool {
    matches!(split(url).0.trim_end_matches('/'), "/sessions/sudo" | "/sessions/sudo_modal")
}

/// The owner that the address asks for (GitHub Docs, 2025 and 2026), or nothing.
pub(crate) fn asked_owner(url: &str) -> &str {
    value(split(url).1, "target_name")
}

/// Path and query.
fn split(url: &str) -> (&str, &str) {
    let mut rest = words::cut(url, b'#').0;
    if let Some(colon) = words::find(rest, "://") {
        let host = &rest[colon + 3..];
        rest = &host[words::cut(host, b'/').0.len()..];
    }
    words::cut(rest, b'?')
}

/// What a query says under this name, or nothing.
fn value<'q>(query: &'q str, name: &str) -> &'q str {
    let mut rest = query;
    while !rest.is_empty() {
        let (pair, others) = words::cut(rest, b'&');
        let (key, value) = words::cut(pair, b'=');
        if key == name {
            return value;
        }
        rest = others;
    }
    ""
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && words::digits(text) == text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, expected: Place) {
        assert_eq!(place(url), expected, "{url}");
    }

    #[test]
    fn token_pages_are_told_apart() {
        let base = "https://github.com/settings/personal-access-tokens";
        check(base, Place::TokenList);
        check(&format!("{base}/"), Place::TokenList);
        check(&format!("{base}/new?name=x&members=read#top"), Place::NewToken);
        check(&format!("{base}/123?page=1"), Place::TokenDetail);
        check(&format!("{base}/123/regenerate?index_page=1"), Place::Regenerate);
        check(&format!("{base}/elsewhere"), Place::Other);
        check("https://github.com/settings/tokens?type=beta", Place::TokenList);
        check("https://github.com/settings/tokens/new", Place::ClassicTokens);
        check("https://github.com/acme/settings/tokens", Place::Other);
        check("https://github.com", Place::Other);
        check("", Place::Other);
    }

    #[test]
    fn the_token_page_of_every_github_is_known() {
        for name in ["github.com", "acme.ghe.com", "github.example"] {
            let url = format!("https://{name}/settings/personal-access-tokens/new?members=read");
            check(&url, Place::NewToken);
            assert_eq!(host(&url).as_str(), name);
        }
        assert!(host("https://github.com.example/settings").is_github());
        assert!(host("").is_github());
    }
}
