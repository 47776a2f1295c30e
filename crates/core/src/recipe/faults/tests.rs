//! Faults of recipes, each put into a good one.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use crate::recipe::{self, PermissionRules, Recipe, Source, is_id};

/// Parses the Milestone recipe with one piece of its text replaced.
#[track_caller]
fn check(old: &str, new: &str, expected: Expect) {
    let good = include_str!("../../../data/recipes/milestone-copilot.json");
    assert!(good.contains(old), "the recipe has no {old}");
    let error = Recipe::parse(&good.replacen(old, new, 1)).unwrap_err();
    expected.assert_eq(&error.to_string());
}

#[test]
fn an_unknown_field_is_named() {
    check(
        r#""vendor""#,
        r#""vendr""#,
        expect![
            "This is not a complete recipe file. Ask for the file again, or export it again. For whoever made it: unknown field `vendr`, expected one of `schema`, `id`, `title`, `vendor`, `summary`, `source`, `before`, `owner`, `name`, `description`, `request`, `expiration`, `repositories`, `permissions`, `after` at line 5 column 9."
        ],
    );
}

#[test]
fn another_schema_is_refused() {
    check(
        "tokenwright.recipe/1",
        "tokenwright.recipe/2",
        expect![
            "This is not a complete recipe file. Ask for the file again, or export it again. For whoever made it: unknown variant `tokenwright.recipe/2`, expected `tokenwright.recipe/1` at line 2 column 34."
        ],
    );
}

#[test]
fn what_github_does_not_have_is_a_fault() {
    check(
        "organization:members",
        "organization:membrs",
        expect![
            "This recipe cannot be used. “permissions.required[0]”: GitHub has no permission “organization:membrs” that Tokenwright knows of. Did you mean “organization:members” (Members)?"
        ],
    );
    check(
        "organization:organization_copilot_metrics\",\n        \"level\": \"read\"",
        "organization:organization_copilot_metrics\",\n        \"level\": \"write\"",
        expect![
            "This recipe cannot be used. “permissions.optional[0]”: “Organization Copilot metrics” has no level “Read and write”, only Read-only."
        ],
    );
}

#[test]
fn what_the_owner_or_the_repository_access_excludes_is_a_fault() {
    check(
        "organization:members",
        "repository:contents",
        expect![
            "This recipe cannot be used. “permissions.required[0]”: Remove “Contents”, or choose “Only select repositories”: “Public repositories” does not offer it."
        ],
    );
    check(
        "organization:members",
        "account:emails",
        expect![
            "This recipe cannot be used. “permissions.required[0]”: Remove “Email addresses”, or change the resource owner to the user’s own account: organizations cannot have account permissions."
        ],
    );
}

#[test]
fn a_name_that_github_would_cut_is_a_fault() {
    check(
        "Copilot Token (read-only)\"",
        "Copilot Token (read-only), please\"",
        expect![
            "This recipe cannot be used. “name”: The token name has 45 characters; GitHub takes at most 40."
        ],
    );
}

#[test]
fn repositories_are_named_where_they_are_selected() {
    check(
        "\"access\": \"public\"",
        "\"access\": \"public\", \"names\": [\"anvil\"]",
        expect![
            "This recipe cannot be used. “repositories.names”: Set “Repository access” to “Only select repositories”, or remove the repository names."
        ],
    );
    check(
        "\"access\": \"public\"",
        "\"access\": \"selected\", \"names\": [\"acme/anvil\"]",
        expect![
            "This recipe cannot be used. “repositories.names”: Give at most 20 names of repositories, without their owner."
        ],
    );
}

#[test]
fn a_lifetime_beyond_a_year_is_a_fault() {
    check(
        "365, 366",
        "365, 3660",
        expect!["This recipe cannot be used. “expiration.days”: Name lifetimes of 1 to 366 days."],
    );
}

#[test]
fn no_recipe_can_stand_for_none() {
    check(
        "\"milestone-copilot\"",
        "\"anything\"",
        expect![
            "This recipe cannot be used. “id”: Choose another id: “anything” stands for no recipe."
        ],
    );
}

#[test]
fn a_huge_file_is_not_read() {
    let huge = " ".repeat(70_000);
    assert_eq!(Recipe::parse(&huge), Err(crate::recipe::RecipeError::TooLarge));
}

/// The fields and sentences of the Milestone recipe with some fields replaced.
#[track_caller]
fn check_fields(fields: Value, expected: Expect) {
    let milestone = recipe::by_id("milestone-copilot").unwrap();
    let mut json = serde_json::to_value(milestone).unwrap();
    for (pointer, value) in fields.as_object().unwrap() {
        let (parent, field) = pointer.rsplit_once('/').unwrap();
        json.pointer_mut(parent).unwrap()[field] = value.clone();
    }
    let recipe = Recipe::read(&json.to_string()).unwrap();
    let lines: Vec<_> =
        recipe.faults().iter().map(|fault| format!("{}: {}", fault.field, fault.says)).collect();
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn what_users_need_must_not_be_empty() {
    let rule = json!({ "value": " ", "why": "" });
    check_fields(
        json!({
            "/title": "",
            "/vendor": " ",
            "/before": [""],
            "/owner/why": "",
            "/name": rule,
            "/description": rule,
            "/request": rule,
            "/expiration/why": "",
            "/repositories/why": "",
            "/permissions/required": [{ "permission": "organization:members", "level": "read", "why": "" }],
            "/after": ["\t"],
        }),
        expect![[r#"
            title: This is empty, and users need it. Write it.
            vendor: This is empty, and users need it. Write it.
            before[0]: This is empty, and users need it. Write it.
            owner.why: This is empty, and users need it. Write it.
            name: The token name is empty. Write it, or leave it out.
            name.why: This is empty, and users need it. Write it.
            description: The description is empty. Write it, or leave it out.
            description.why: This is empty, and users need it. Write it.
            request: The request message is empty. Write it, or leave it out.
            request.why: This is empty, and users need it. Write it.
            expiration.why: This is empty, and users need it. Write it.
            repositories.why: This is empty, and users need it. Write it.
            after[0]: This is empty, and users need it. Write it.
            permissions.required[0].why: This is empty, and users need it. Write it."#]],
    );
}

#[test]
fn no_text_and_no_list_is_endless() {
    let long = "x".repeat(3_000);
    let many = vec!["x"; 21];
    check_fields(
        json!({
            "/title": long,
            "/vendor": long,
            "/summary": long,
            "/source/document": long,
            "/source/url": format!("https://{long}"),
            "/before": many,
            "/owner/why": long,
            "/owner/advice": long,
            "/name": { "value": long, "why": long },
            "/description": { "value": long, "why": long },
            "/request": { "value": long, "why": long },
            "/expiration": { "days": vec![30; 21], "never": "refused", "why": long, "advice": long },
            "/repositories": { "access": "selected", "names": vec!["x"; 21], "why": long },
            "/permissions/required": [{ "permission": "organization:members", "level": "read", "why": long }],
            "/after": [long],
        }),
        expect![[r#"
            title: This has 3000 characters. Use at most 100.
            vendor: This has 3000 characters. Use at most 100.
            summary: This has 3000 characters. Use at most 500.
            source.document: This has 3000 characters. Use at most 500.
            source.url: Use an address of at most 2000 characters.
            before: Write at most 20 sentences.
            owner.why: This has 3000 characters. Use at most 500.
            owner.advice: This has 3000 characters. Use at most 500.
            name: The token name has 3000 characters; GitHub takes at most 40.
            name.why: This has 3000 characters. Use at most 500.
            description: The description has 3000 characters; GitHub takes at most 1024.
            description.why: This has 3000 characters. Use at most 500.
            request: The request message has 3000 characters; GitHub takes at most 1024.
            request.why: This has 3000 characters. Use at most 500.
            expiration.why: This has 3000 characters. Use at most 500.
            expiration.advice: This has 3000 characters. Use at most 500.
            repositories.why: This has 3000 characters. Use at most 500.
            after[0]: This has 3000 characters. Use at most 500.
            expiration.days: Name at most 20 lifetimes.
            repositories.names: Give at most 20 names of repositories, without their owner.
            permissions.required[0].why: This has 3000 characters. Use at most 500."#]],
    );
}

#[test]
fn permissions_are_bounded_and_named_once() {
    let rule = json!({ "permission": "organization:members", "level": "read", "why": "x" });
    check_fields(
        json!({ "/permissions/required": [rule], "/permissions/optional": [rule] }),
        expect!["permissions.optional[0]: “organization:members” is named twice."],
    );
    let milestone = recipe::by_id("milestone-copilot").unwrap().clone();
    let rule = milestone.permissions.required[0].clone();
    let many = Recipe {
        permissions: PermissionRules { required: vec![rule; 5_000], optional: Vec::new() },
        ..milestone
    };
    assert!(many.faults().len() <= 121, "{}", many.faults().len());
}

#[test]
fn hidden_characters_are_named() {
    check_fields(
        json!({
            "/title": "a\u{202e}b",
            "/name/value": "a\nb",
            "/description/value": "two\nlines",
            "/summary": "two\nlines",
        }),
        expect![[r#"
            title: Take out the hidden character U+202E.
            summary: Take out the hidden character U+000A.
            name: Take out the hidden character U+000A."#]],
    );
}

#[test]
fn an_address_is_public_and_plain() {
    for url in ["http://example.com", "https://", "https:///x", "https://a b", "javascript:x", ""] {
        let milestone = recipe::by_id("milestone-copilot").unwrap().clone();
        let source = Source { url: Some(url.into()), ..milestone.source };
        let faults = Recipe { source, ..milestone }.faults();
        assert_eq!(faults.len(), 1, "{url}");
        assert_eq!(faults[0].field, "source.url");
    }
}

#[test]
fn an_id_is_words_joined_by_hyphens() {
    for id in ["", "-", "a-", "-a", "a--b", "A", "a b", "a_b", "é", "anything", "link"] {
        let milestone = recipe::by_id("milestone-copilot").unwrap().clone();
        let faults = Recipe { id: id.into(), ..milestone }.faults();
        assert_eq!(faults.iter().map(|it| it.field.as_str()).collect::<Vec<_>>(), ["id"], "{id}");
    }
    assert!(is_id(&"a".repeat(60)) && !is_id(&"a".repeat(61)));
}

#[test]
fn an_owner_cannot_have_what_belongs_to_another() {
    let rule = |id: &str| json!({ "permission": id, "level": "read", "why": "x" });
    let both = json!([rule("organization:members"), rule("account:emails")]);
    let of = |kind: &str| json!({ "/owner/kind": kind, "/permissions/required": both });
    check_fields(
        of("organization"),
        expect![
            "permissions.required[1]: Remove “Email addresses”, or change the resource owner to the user’s own account: organizations cannot have account permissions."
        ],
    );
    check_fields(
        of("user"),
        expect![[r#"
        permissions.required[0]: Remove “Members”, or change the resource owner to an organization: a user’s own account cannot have organization permissions.
        permissions.optional[0]: Remove “Organization Copilot metrics”, or change the resource owner to an organization: a user’s own account cannot have organization permissions."#]],
    );
    check_fields(
        of("any"),
        expect![
            "permissions.required[1]: Remove “Email addresses” or the organization permissions: one token cannot have both."
        ],
    );
}

#[test]
fn whoever_the_owner_is_account_permissions_alone_may_be_asked_for() {
    let rule = json!({ "permission": "account:emails", "level": "read", "why": "x" });
    let fields = json!({
        "/owner/kind": "any",
        "/permissions/required": [rule],
        "/permissions/optional": [],
    });
    check_fields(fields, expect![[""]]);
}

#[test]
fn a_mark_at_the_beginning_of_a_file_is_no_fault() {
    let milestone = recipe::by_id("milestone-copilot").unwrap();
    let marked = format!("\u{feff}{}", milestone.to_json());
    assert_eq!(Recipe::parse(&marked).as_ref(), Ok(milestone));
}

#[test]
fn no_token_is_shared_with_a_recipe() {
    let token = format!("ghp_{}", "x".repeat(36));
    check_fields(
        json!({
            "/summary": format!("Use {token}"),
            "/name/value": token[..30],
            "/source/url": format!("https://example.com/{token}"),
            "/after": ["Store ghp_… as a secret."],
        }),
        expect![[r#"
            summary: Take out what looks like a token.
            source.url: Take out what looks like a token.
            name: Take out what looks like a token."#]],
    );
}
