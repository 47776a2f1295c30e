//! Policies, good and bad.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use super::*;
use crate::recipe;

fn milestone(id: &str) -> Value {
    let mut recipe = serde_json::to_value(recipe::by_id("milestone-copilot").unwrap()).unwrap();
    recipe["id"] = id.into();
    recipe
}

#[track_caller]
fn check(json: &str, expected: Expect) {
    let policy = Policy::read(json);
    let ids: Vec<_> = policy.recipes.iter().map(|recipe| recipe.id.as_str()).collect();
    let organization = policy.organization.as_ref().map(Login::as_str);
    let mut lines = vec![format!(
        "recipes {ids:?}, organization {organization:?}, allowed {:?}, hide editor {}, hosts {:?}",
        policy.allowed, policy.hide_editor, policy.hosts
    )];
    lines.extend(policy.faults.iter().map(|fault| format!("! {fault}")));
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn without_a_policy_everything_is_open() {
    for json in ["", "  ", "null", "{}", r#"{"recipes": null}"#] {
        assert_eq!(Policy::read(json), Policy::default(), "{json:?}");
    }
}

#[test]
fn every_field_is_read_and_a_recipe_may_be_text() {
    let policy = json!({
        "recipes": [milestone("acme-audit"), milestone("acme-bot").to_string()],
        "organization": "acme",
        "allowed": ["milestone-copilot", "milestone-copilot"],
        "hideEditor": true,
        "hosts": ["acme.ghe.com"],
    });
    check(
        &policy.to_string(),
        expect![[
            r#"recipes ["acme-audit", "acme-bot"], organization Some("acme"), allowed Some(["milestone-copilot"]), hide editor true, hosts ["acme.ghe.com"]"#
        ]],
    );
}

#[test]
fn what_cannot_be_used_is_named_and_the_rest_is_used() {
    let mut faulty = milestone("acme-bad");
    faulty["permissions"]["required"][0]["permission"] = "organization:membrs".into();
    let policy = json!({
        "recipes": [milestone("a"), milestone("a"), faulty, 7, "no recipe"],
        "organization": "not a login",
        "allowed": ["UPPER", 3, "a"],
        "hideEditor": "yes",
        "hosts": ["localhost", "acme.ghe.com", "acme corp.example", "", "über.example"],
        "colour": "red",
    });
    check(
        &policy.to_string(),
        expect![[r#"
            recipes ["a"], organization None, allowed Some(["a"]), hide editor true, hosts ["acme.ghe.com"]
            ! “allowed[0]” is not an id of a recipe.
            ! “allowed[1]” is not an id of a recipe.
            ! “colour” is no field of a policy. It is not used.
            ! “hideEditor” must be true or false. Until then it counts as true.
            ! “hosts[0]” is not a name of a host.
            ! “hosts[2]” is not a name of a host.
            ! “hosts[3]” is not a name of a host.
            ! “hosts[4]” is not a name of a host.
            ! “organization”: A name on GitHub has only letters, digits and hyphens. Copy it from github.com/NAME.
            ! “recipes[1]”: “a” is there twice.
            ! “recipes[2]”: This recipe cannot be used. “permissions.required[0]”: GitHub has no permission “organization:membrs” that Tokenwright knows of. Did you mean “organization:members” (Members)?
            ! “recipes[3]”: This is not a complete recipe file. Ask for the file again, or export it again. For whoever made it: invalid type: integer `7`, expected struct Recipe at line 1 column 1.
            ! “recipes[4]”: This is not a complete recipe file. Ask for the file again, or export it again. For whoever made it: expected ident at line 1 column 2."#]],
    );
}

/// A form of the browser's may hold an empty text where nothing was set.
#[test]
fn an_organization_that_was_left_empty_is_none() {
    check(
        r#"{"organization": "  "}"#,
        expect!["recipes [], organization None, allowed None, hide editor false, hosts []"],
    );
}

#[test]
fn what_is_no_object_is_no_policy() {
    check(
        "[]",
        expect![[r#"
            recipes [], organization None, allowed Some([]), hide editor true, hosts []
            ! The policy must be an object of fields."#]],
    );
    check(
        "{",
        expect![[r#"
            recipes [], organization None, allowed Some([]), hide editor true, hosts []
            ! The policy is not valid JSON: EOF while parsing an object at line 1 column 1."#]],
    );
    check(
        r#"{"recipes": {}, "hosts": "x", "organization": 7}"#,
        expect![[r#"
        recipes [], organization None, allowed None, hide editor false, hosts []
        ! “hosts” must be a list. It is not used.
        ! “organization” must be a text. It is not used.
        ! “recipes” must be a list. It is not used."#]],
    );
}

#[test]
fn what_was_to_restrict_restricts_even_if_it_cannot_be_read() {
    check(
        r#"{"allowed": "milestone-copilot"}"#,
        expect![[r#"
        recipes [], organization None, allowed Some([]), hide editor false, hosts []
        ! “allowed” must be a list. Until then it allows none."#]],
    );
    check(
        r#"{"hideEditor": 1, "allowed": {}}"#,
        expect![[r#"
        recipes [], organization None, allowed Some([]), hide editor true, hosts []
        ! “allowed” must be a list. Until then it allows none.
        ! “hideEditor” must be true or false. Until then it counts as true."#]],
    );
    check(
        r#"{"allowed": null, "hideEditor": null}"#,
        expect!["recipes [], organization None, allowed None, hide editor false, hosts []"],
    );
}

#[test]
fn no_list_is_endless() {
    let recipes: Vec<_> = (0..=MOST_RECIPES).map(|at| milestone(&format!("r{at}"))).collect();
    let allowed: Vec<_> = (0..=MOST_NAMES).map(|at| format!("r{at}")).collect();
    let policy = Policy::read(&json!({ "recipes": recipes, "allowed": allowed }).to_string());
    assert_eq!(policy.recipes.len(), MOST_RECIPES);
    assert_eq!(policy.allowed.map(|ids| ids.len()), Some(MOST_NAMES));
    expect![[r#"
        “allowed” has more than 200. The others are not used.
        “recipes” has more than 100. The others are not used."#]]
    .assert_eq(&policy.faults.join("\n"));
    let huge = Policy::read(&" ".repeat(LONGEST + 1));
    expect!["The policy is too large to be read."].assert_eq(&huge.faults.join("\n"));
    assert!(huge.hide_editor && huge.allowed == Some(Vec::new()));
}
