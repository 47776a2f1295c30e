//! Links that people paste into the gallery.

use expect_test::{Expect, expect};

use super::*;
use crate::link::template;
use crate::recipe;

fn today() -> Date {
    Date::new(2026, 11, 25).unwrap()
}

#[track_caller]
fn check(address: &str, expected: Expect) {
    let says = match import(address, "of-a-link", today()) {
        Ok(asked) => {
            assert_eq!(asked.recipe.faults(), []);
            assert_eq!(Recipe::parse(&asked.recipe.to_json()).as_ref(), Ok(&asked.recipe));
            let recipe = &asked.recipe;
            let mut lines = vec![format!("{} · {}", recipe.title, recipe.source.document)];
            let rules = recipe.permissions.required.iter();
            lines.extend(rules.map(|rule| format!("{} {}", rule.permission, rule.level.as_str())));
            lines.extend(asked.unusable.iter().map(|says| format!("! {says}")));
            lines.join("\n")
        }
        Err(says) => says,
    };
    expected.assert_eq(&says);
}

#[test]
fn a_vendors_link_becomes_a_recipe_to_keep() {
    check(
        " github.com/settings/personal-access-tokens/new?name=CI+bot&contents=write ",
        expect![[r#"
            CI bot · https://github.com/settings/personal-access-tokens/new?name=CI+bot&contents=write
            repository:contents write"#]],
    );
    check(
        "https://github.com/settings/personal-access-tokens/new?gists=write&members=read&expires_in=30",
        expect![[r#"
            Token of a link · https://github.com/settings/personal-access-tokens/new?gists=write&members=read&expires_in=30
            organization:members read
            ! Remove “Gists”, or change the resource owner to the user’s own account: organizations cannot have account permissions."#]],
    );
    check(
        "https://github.com/settings/personal-access-tokens/new?name=a%0Ab%E2%80%AE&description=x%00&issues=read",
        expect![[r#"
            ab · https://github.com/settings/personal-access-tokens/new?name=a%0Ab%E2%80%AE&description=x%00&issues=read
            repository:issues read
            ! “name”: Take out the hidden character U+000A.
            ! “description”: Take out the hidden character U+0000."#]],
    );
}

#[test]
fn a_link_that_was_shared_comes_back_with_what_it_can_say() {
    let milestone = recipe::by_id("milestone-copilot").unwrap();
    let asked = import(&template(milestone, None, &Host::default()), "mine", today()).unwrap();
    assert_eq!(asked.unusable, [""; 0]);
    assert_eq!(asked.recipe.id, "mine");
    assert_eq!(asked.recipe.title, "Milestone’s Copilot Token (read-only)");
    assert_eq!(asked.recipe.source.confidence, Confidence::Stated);
    assert_eq!(
        asked.recipe.source.document.chars().count(),
        template(milestone, None, &Host::default()).len()
    );
    let ids = |recipe: &Recipe| {
        let rules = recipe.permissions.required.iter();
        rules.map(|rule| rule.permission.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&asked.recipe), ids(milestone));
}

#[test]
fn what_is_no_such_link_is_told_what_is_one() {
    check(
        "https://github.com/settings/tokens/new?scopes=repo,admin:org",
        expect![
            "Ask for a link that starts with github.com/settings/personal-access-tokens/new. This one is for a classic token, which reaches far more and which Tokenwright does not help with."
        ],
    );
    check(
        "https://github.com/settings/personal-access-tokens/new",
        expect![
            "Paste a link that starts with https://github.com/settings/personal-access-tokens/new? and names what is asked: this one does not fill in GitHub’s form."
        ],
    );
    check(
        "https://example.com/?contents=write",
        expect![
            "Paste a link that starts with https://github.com/settings/personal-access-tokens/new? and names what is asked: this one does not fill in GitHub’s form."
        ],
    );
    check(
        "",
        expect![
            "Paste a link that starts with https://github.com/settings/personal-access-tokens/new? and names what is asked: this one does not fill in GitHub’s form."
        ],
    );
    check(&"x".repeat(20_000), expect!["This is too long for a link to GitHub’s form."]);
}

#[test]
fn no_token_is_kept_with_a_recipe() {
    let form = "https://github.com/settings/personal-access-tokens/new";
    let secret = "x".repeat(36);
    for query in [format!("name=ghp_{secret}"), format!("description=a&name=ghp%5F{secret}")] {
        let says = import(&format!("{form}?{query}"), "of-a-link", today()).unwrap_err();
        assert!(says.starts_with("Take out what looks like a token"), "{says}");
    }
}

/// Found by the fuzz target `link`: what nobody sees is left out of what is kept, and a token that it had
/// cut into pieces was whole again.
#[test]
fn a_token_cut_by_hidden_characters_is_not_put_together_and_kept() {
    for hidden in ['\0', '\u{200b}', '\u{202e}'] {
        let token = format!("ghp_{}{hidden}{}", "a".repeat(10), "b".repeat(26));
        for link in [format!("note={token}"), format!("contents=read&name={token}")] {
            let says = import(&format!("{NEW_TOKEN}?{link}"), "mine", today()).unwrap_err();
            assert!(says.starts_with("Take out what looks like a token in this link"), "{says}");
        }
    }
}
