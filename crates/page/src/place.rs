//! Which of GitHub's pages an address belongs to.

use tokenwright_core::page_state::Place;

/// Reads the path of an address.
///
/// Paths: GitHub Docs and clients that parse these pages, 2023 to 2026; the alias
/// `/settings/tokens?type=beta` of the list was seen in 2023.
pub(crate) fn place(url: &str) -> Place {
    let (path, query) = split(url);
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    if parts.next() != Some("settings") {
        return Place::Other;
    }
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some("personal-access-tokens"), None, ..) => Place::TokenList,
        (Some("personal-access-tokens"), Some("new"), None, _) => Place::NewToken,
        (Some("personal-access-tokens"), Some(id), None | Some("edit"), None) if is_number(id) => {
            Place::TokenDetail
        }
        (Some("personal-access-tokens"), Some(id), Some("regenerate"), None) if is_number(id) => {
            Place::Regenerate
        }
        (Some("tokens"), None, ..) if query.split('&').any(|pair| pair == "type=beta") => {
            Place::TokenList
        }
        (Some("tokens"), ..) => Place::ClassicTokens,
        _ => Place::Other,
    }
}

/// Whether the address is GitHub's own page for confirming access (seen 2026).
pub(crate) fn is_sudo(url: &str) -> bool {
    matches!(split(url).0.trim_end_matches('/'), "/sessions/sudo" | "/sessions/sudo_modal")
}

/// Path and query.
fn split(url: &str) -> (&str, &str) {
    let rest = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |slash| &rest[slash..]),
        None => url,
    };
    let rest = rest.split('#').next().unwrap_or_default();
    rest.split_once('?').unwrap_or((rest, ""))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
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
}
