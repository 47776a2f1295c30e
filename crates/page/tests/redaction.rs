//! A page report says how the page is built and nothing of its user.

// A test may fail loudly.
#![allow(clippy::unwrap_used)]

mod support;

use support::{fixture, targets};
use tokenwright_core::page_state::PageState;
use tokenwright_core::reading::Reading;
use tokenwright_page::{Snapshot, read, redact};

/// Every saved page.
fn pages() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/pages");
    let files = std::fs::read_dir(folder).unwrap();
    let name = |entry: std::fs::DirEntry| entry.path().file_stem().unwrap().to_owned();
    let mut pages: Vec<_> =
        files.map(|entry| name(entry.unwrap()).into_string().unwrap()).collect();
    pages.sort();
    pages
}

/// The users, organizations, repositories and texts of the stand-in.
const SECRETS: [&str; 13] = [
    "mona",
    "acme",
    "globex",
    "initech",
    "anvil",
    "rocket",
    "boulders",
    "website",
    "dotfiles",
    "diary",
    "Nightly",
    "backup",
    "usage reports",
];

#[test]
fn nothing_of_the_user_is_in_it() {
    for page in pages() {
        let json = redact(&fixture(&page)).to_json().to_ascii_lowercase();
        for secret in SECRETS {
            let secret = secret.to_ascii_lowercase();
            let at = json.find(&secret);
            let near = at.map(|at| &json[at.saturating_sub(120)..(at + 60).min(json.len())]);
            assert_eq!(near, None, "{page} holds {secret}");
        }
    }
}

#[test]
fn it_is_read_as_the_page_is() {
    for page in pages() {
        let whole = fixture(&page);
        let report = Snapshot::from_json(&redact(&whole).to_json()).unwrap();
        let (was, now) = (read(&whole), read(&report));
        assert_eq!(now.strategies(), was.strategies(), "{page}");
        assert_eq!(without_names(&now.state), without_names(&was.state), "{page}");
        for (name, target) in targets() {
            // The owner to choose is called otherwise.
            if name != "owner" {
                assert_eq!(now.locate(&target), was.locate(&target), "{page}: {name}");
            }
        }
    }
}

/// What is said, but for what somebody typed or is called.
fn without_names(state: &PageState) -> PageState {
    let presence = |text: &Reading<String>| match text {
        Reading::Found(text) => Reading::Found(if text.is_empty() { "" } else { "x" }.to_owned()),
        other => other.clone(),
    };
    PageState {
        signed_in_as: state.signed_in_as.as_ref().map(|_| String::new()),
        owner: presence(&state.owner),
        owners_offered: match &state.owners_offered {
            Reading::Found(all) => Reading::Found(vec![String::new(); all.len()]),
            other => other.clone(),
        },
        name: presence(&state.name),
        description: presence(&state.description),
        request_message: presence(&state.request_message),
        errors: vec![String::new(); state.errors.len()],
        ..state.clone()
    }
}

#[test]
fn the_same_login_is_called_the_same_everywhere() {
    let report = redact(&fixture("wanted"));
    assert_eq!(read(&report).state.owner.found().unwrap(), "login-2");
    assert_eq!(read(&report).state.signed_in_as.unwrap(), "login-1");
}

#[test]
fn an_address_keeps_what_it_asks_and_not_for_whom() {
    let mut page = fixture("wanted");
    page.url = "https://github.com/settings/personal-access-tokens/new?name=Secret+plan&target_name=acme&members=read".into();
    let url = redact(&page).url;
    assert!(url.ends_with("?name=typed&target_name=login-1&members=read"), "{url}");
    page.url = "https://github.com/settings/personal-access-tokens/4812014?x=1#y".into();
    assert!(redact(&page).url.ends_with("/personal-access-tokens/1?x=1"));
    page.url = "https://secret-plan.ghe.com/settings/personal-access-tokens/new".into();
    let form = "/settings/personal-access-tokens/new";
    assert_eq!(redact(&page).url, format!("https://example.ghe.com{form}"));
    page.url = "https://github.secret-plan.example/settings/personal-access-tokens/new".into();
    assert_eq!(redact(&page).url, format!("https://github.example{form}"));
}

#[test]
fn a_token_called_like_github_s_own_words_is_left_out_too() {
    let mut page = fixture("list");
    let row = page.nodes.iter_mut().find(|node| node.text == "Nightly backup").unwrap();
    row.text = "Access token for Project X, permissions galore".into();
    assert!(!redact(&page).to_json().contains("Project X"));
}

#[test]
fn a_login_that_is_a_plain_word_is_called_otherwise_in_every_field() {
    let mut page = fixture("wanted");
    let field = page.nodes.iter_mut().find(|node| node.attr("type") == Some("hidden")).unwrap();
    field.value = Some("acme".into());
    assert!(!redact(&page).to_json().contains("acme"));
}
