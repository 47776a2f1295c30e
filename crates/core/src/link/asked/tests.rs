//! Links of vendors and of anybody else, read.

use expect_test::{Expect, expect};

use super::*;
use crate::link::{NEW_TOKEN, template};
use crate::recipe;

fn today() -> Date {
    Date::new(2026, 11, 25).unwrap()
}

#[track_caller]
fn check(query: &str, expected: Expect) {
    let address = format!("{NEW_TOKEN}?{query}");
    let Some(asked) = asked(&address, today(), &Host::default()) else {
        return expected.assert_eq("nothing");
    };
    let recipe = &asked.recipe;
    let mut lines = vec![format!(
        "{} parameters, owner {:?} {:?}",
        asked.parameters,
        recipe.owner.kind,
        asked.owner.as_ref().map(Login::as_str)
    )];
    let text = |name: &str, rule: &Option<TextRule>| {
        rule.as_ref().map(|rule| format!("{name} {:?}", rule.value))
    };
    lines.extend(text("name", &recipe.name));
    lines.extend(text("description", &recipe.description));
    lines
        .extend(recipe.expiration.as_ref().map(|rule| format!("{:?} {:?}", rule.days, rule.never)));
    let rules = recipe.permissions.required.iter();
    lines.extend(rules.map(|rule| format!("{} {}", rule.permission, rule.level.as_str())));
    lines.extend(asked.unusable.iter().map(|reason| format!("! {reason}")));
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn our_own_link_asks_what_its_recipe_asks() {
    let recipe = recipe::by_id("milestone-copilot").unwrap();
    let owner = Login::parse("acme").unwrap();
    let asked = asked(&template(recipe, Some(&owner), &Host::default()), today(), &Host::default())
        .unwrap();
    assert_eq!(asked.owner, Some(owner));
    assert_eq!(asked.unusable, [""; 0]);
    let text = |rule: &Option<TextRule>| rule.as_ref().map(|rule| rule.value.clone());
    assert_eq!(text(&asked.recipe.name), text(&recipe.name));
    assert_eq!(text(&asked.recipe.description), text(&recipe.description));
    let named = |recipe: &Recipe| {
        let rules = recipe.permissions.required.iter();
        rules.map(|rule| (rule.permission.clone(), rule.level)).collect::<Vec<_>>()
    };
    assert_eq!(named(&asked.recipe), named(recipe));
    assert_eq!(asked.recipe.expiration.unwrap().days, [365]);
}

#[test]
fn a_link_for_repositories_leaves_the_owner_open() {
    check(
        "name=CI+bot&contents=write&actions=read&expires_in=none",
        expect![[r#"
        4 parameters, owner Any None
        name "CI bot"
        [] Asked
        repository:contents write
        repository:actions read"#]],
    );
}

#[test]
fn a_key_that_github_writes_in_two_ways_is_one_permission() {
    check(
        "user_copilot_requests=read",
        expect![[r#"
        1 parameters, owner User None
        account:copilot_requests read"#]],
    );
}

#[test]
fn what_github_cannot_take_is_named() {
    check(
        "utm_source=mail&members=banana&contents=admin&expires_in=1000&target_name=a%2Fb&issues=read&issues=write",
        expect![[r#"
            7 parameters, owner Any None
            repository:issues read
            ! Tokenwright does not know “utm_source” as something that GitHub’s form takes: it most likely has no effect.
            ! “members” says “banana”, but GitHub takes read or write. It most likely dropped it.
            ! “contents” says “admin”, but GitHub takes read or write. It most likely dropped it.
            ! “expires_in” says “1000”, but GitHub takes 1 to 366 days, or none. It most likely dropped it.
            ! “target_name” says “a/b”, but GitHub takes the name of an account. It most likely dropped it.
            ! “issues” is asked for twice: “read” and “write”. GitHub takes one of them."#]],
    );
}

#[test]
fn a_name_that_is_too_long_is_no_rule() {
    check(
        &format!("name={}", "x".repeat(41)),
        expect![[r#"
        1 parameters, owner Any None
        ! “name” has 41 characters; GitHub takes at most 40, and may cut or drop it."#]],
    );
}

#[test]
fn another_address_asks_nothing() {
    check("", expect!["nothing"]);
    let elsewhere = [
        "https://github.com/settings/tokens/new?name=x",
        "https://example.com/settings/personal-access-tokens/new?name=x",
        "",
    ];
    for address in elsewhere {
        assert_eq!(asked(address, today(), &Host::default()), None);
    }
}

#[test]
fn what_is_named_twice_alike_is_asked_once() {
    check(
        "members=read&members=read",
        expect![[r#"
        2 parameters, owner Organization None
        organization:members read"#]],
    );
    check(
        "members=read&members=write",
        expect![[r#"
        2 parameters, owner Organization None
        organization:members read
        ! “members” is asked for twice: “read” and “write”. GitHub takes one of them."#]],
    );
    check(
        "organization_custom_properties=admin&members=admin",
        expect![[r#"
        2 parameters, owner Organization None
        organization:organization_custom_properties admin
        ! “members” says “admin”, but GitHub takes read or write. It most likely dropped it."#]],
    );
}

/// The panel shows these words where a vendor's recipe has its own.
#[test]
fn a_link_speaks_for_itself() {
    let address = format!("{NEW_TOKEN}?members=read");
    let recipe = asked(&address, today(), &Host::default()).unwrap().recipe;
    let Recipe { id, title, vendor, summary, source, owner, .. } = recipe;
    let words = [id, title, vendor, summary, source.document, owner.why];
    expect![[r#"
        link
        What this page’s link asks
        The link
        GitHub fills in what a link asks, but not always all of it. Here each part is checked.
        the address of this page
        The link that opened this page asks for it."#]]
    .assert_eq(&words.join("\n"));
}
