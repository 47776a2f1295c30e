use expect_test::{Expect, expect};

use super::*;
use crate::recipe;

fn today() -> Date {
    "2026-11-25".parse().unwrap()
}

fn milestone() -> Draft {
    Draft::of(recipe::by_id("milestone-copilot").unwrap())
}

#[test]
fn a_recipe_outlives_being_edited() {
    for recipe in recipe::all() {
        let checked = Draft::of(recipe).check(today());
        assert_eq!(checked, Checked { recipe: recipe.clone(), faults: Vec::new() });
    }
}

/// Writes these texts into the Milestone recipe's fields.
#[track_caller]
fn check(texts: &[(&str, &str)], expected: Expect) {
    let mut draft = milestone();
    for (field, text) in texts {
        draft.set(field, (*text).to_owned());
    }
    expect(&draft, expected);
}

#[track_caller]
fn expect(draft: &Draft, expected: Expect) {
    let faults = draft.check(today()).faults;
    let lines: Vec<_> = faults.iter().map(|it| format!("{}: {}", it.field, it.says)).collect();
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn a_fault_stands_at_its_field() {
    check(
        &[("title", " "), ("name.value", &"x".repeat(41))],
        expect![[r#"
        title: This is empty, and users need it. Write it.
        name.value: The token name has 41 characters; GitHub takes at most 40."#]],
    );
    check(
        &[("name.value", "")],
        expect!["name.value: The token name is empty. Write it, or leave it out."],
    );
    check(
        &[("source.url", "http://example.com")],
        expect!["source.url: Give a public address that starts with https://."],
    );
    check(
        &[("before", "One.\n\nTwo \u{202e}.\n")],
        expect!["before: Sentence 2: Take out the hidden character U+202E."],
    );
    check(
        &[("repositories.names", "acme/anvil")],
        expect![[r#"
            repositories.names: Set “Repository access” to “Only select repositories”, or remove the repository names.
            repositories.names: Give at most 20 names of repositories, without their owner."#]],
    );
}

#[test]
fn what_cannot_be_read_is_one_fault() {
    check(
        &[("expiration.days", "a year"), ("source.seen", "yesterday")],
        expect![[r#"
        source.seen: Give the day on which you read the source, as YYYY-MM-DD.
        expiration.days: Write days as numbers with commas between them: 90, 365."#]],
    );
    check(
        &[("expiration.days", "366 9999")],
        expect!["expiration.days: Name lifetimes of 1 to 366 days."],
    );
}

#[test]
fn what_is_left_empty_leaves_it_to_the_user() {
    let mut draft = milestone();
    for field in ["name.value", "name.why", "expiration.never", "repositories.access"] {
        draft.set(field, String::new());
    }
    let recipe = draft.check(today()).recipe;
    assert_eq!((recipe.name, recipe.expiration, recipe.repositories), (None, None, None));
}

#[test]
fn a_fault_of_a_permission_stands_at_its_row() {
    let mut draft = milestone();
    // The optional one comes before a required one here, as it may in a form.
    draft.rows.swap(1, 2);
    draft.rows[1].rule.level = Level::Write;
    draft.rows[2].rule.why.clear();
    draft.add("account:emails".parse().unwrap(), Level::Read);
    draft.add("repository:contents".parse().unwrap(), Level::Read);
    draft.add("repository:contents".parse().unwrap(), Level::Write);
    assert_eq!(draft.rows.len(), 5);
    for row in &mut draft.rows[3..] {
        row.rule.why = "So that.".into();
    }
    expect(
        &draft,
        expect![[r#"
            permissions[1]: “Organization Copilot metrics” has no level “Read and write”, only Read-only.
            permissions[2].why: This is empty, and users need it. Write it.
            permissions[3]: Remove “Email addresses”, or change the resource owner to the user’s own account: organizations cannot have account permissions.
            permissions[4]: Remove “Contents”, or choose “Only select repositories”: “Public repositories” does not offer it."#]],
    );
}

#[test]
fn permissions_are_found_by_title_key_and_scope() {
    let found = |typed: &str| {
        let offered = offers(typed, &milestone());
        offered.iter().map(|it| it.id().to_string()).collect::<Vec<_>>().join("\n")
    };
    expect!["repository:contents"].assert_eq(&found("contents"));
    expect![[r#"
        organization:organization_administration
        repository:administration"#]]
    .assert_eq(&found(" Administration"));
    expect![[r#"
        account:git_signing_ssh_public_keys
        account:gpg_keys
        account:keys"#]]
    .assert_eq(&found("account keys"));
    expect!["organization:organization_hooks"].assert_eq(&found("organization_hooks"));
    expect![[r#"
        organization:organization_hooks
        repository:repository_hooks"#]]
    .assert_eq(&found("webhooks"));
    expect!["organization:organization_hooks"].assert_eq(&found("organization:organization_hooks"));
    // The very title, then what begins so, then what holds it.
    expect![[r#"
        organization:organization_secrets
        repository:secrets
        organization:organization_agent_secrets
        organization:organization_codespaces_secrets
        organization:organization_dependabot_secrets
        repository:agent_secrets
        repository:codespaces_secrets
        repository:dependabot_secrets"#]]
    .assert_eq(&found("secrets"));
    expect![[r#"
        organization:org_copilot_content_exclusion
        organization:organization_copilot_agent_settings
        organization:organization_copilot_spaces
        repository:copilot_agent_settings
        account:copilot_editor_context
        account:copilot_messages
        account:copilot_requests"#]]
    .assert_eq(&found("copilot"));
    expect![[r#"
        repository:codespaces
        repository:codespaces_lifecycle_admin
        repository:codespaces_metadata
        repository:codespaces_secrets
        account:codespaces_user_secrets
        organization:organization_codespaces
        organization:organization_codespaces_secrets
        organization:organization_codespaces_settings"#]]
    .assert_eq(&found("codespaces"));
    // Named by the recipe already.
    expect![[r#""#]].assert_eq(&found("organization:members"));
    assert_eq!(found("  "), "");
    assert_eq!(found("a").lines().count(), 8);
}

#[test]
fn spaces_around_a_reason_are_not_kept() {
    let mut draft = milestone();
    draft.rows[0].rule.why = "  So that.\n".into();
    assert_eq!(draft.check(today()).recipe.permissions.required[0].why, "So that.");
}

#[test]
fn a_field_that_nobody_knows_changes_nothing() {
    let mut draft = milestone();
    draft.set("owner.shoe_size", "44".into());
    assert_eq!(draft.check(today()), milestone().check(today()));
}

#[test]
fn a_draft_is_kept_unless_it_holds_a_token() {
    let mut draft = milestone();
    draft.set("expiration.days", " a year".into());
    draft.set("source.seen", "yesterday\n".into());
    let json = draft.to_json().unwrap();
    assert_eq!(Draft::from_json(&json), Some(draft.clone()));
    let token = format!("my github_pat_{}", "a".repeat(22));
    for field in ["source.seen", "expiration.days", "a field of another version"] {
        let mut holds = draft.clone();
        holds.set(field, token.clone());
        assert_eq!(holds.to_json(), None, "{field}");
    }
    draft.rows[1].rule.why = token;
    assert_eq!(draft.to_json(), None);
    for json in ["", "{}", "[]", "{\"fields\": 3}"] {
        assert_eq!(Draft::from_json(json), None, "{json}");
    }
}

proptest::proptest! {
    /// Whatever is typed wherever: the fields are read, and read the same once more.
    #[test]
    fn anything_may_be_typed(texts in proptest::collection::vec("(?s).{0,60}", fields::ORDER.len())) {
        let mut draft = milestone();
        for (field, text) in fields::ORDER.iter().zip(texts) {
            draft.set(field, text);
        }
        if let Some(json) = draft.to_json() {
            proptest::prop_assert_eq!(Draft::from_json(&json), Some(draft.clone()));
        }
        let Checked { recipe, .. } = draft.check(today());
        let again = Draft::of(&recipe).check(today());
        proptest::prop_assert_eq!(&again.recipe, &recipe);
    }

    /// Whatever is typed to find a permission, few are offered, and none that is named.
    #[test]
    fn anything_may_be_looked_for(typed in "(?s).{0,40}") {
        let draft = milestone();
        let offered = offers(&typed, &draft);
        proptest::prop_assert!(offered.len() <= 8);
        let is_named = |id: PermissionId| draft.rows.iter().any(|row| row.rule.permission == id);
        proptest::prop_assert!(offered.iter().all(|known| !is_named(known.id())));
    }
}
