//! Every limit: exactly as much is taken, and one more is not. A limit that is off by one refuses what
//! its own sentence allows.

#![allow(clippy::unwrap_used, reason = "a case that cannot be built is a failed test")]

use serde_json::{Value, json};
use tokenwright_core::date::Date;
use tokenwright_core::host::{Host, HostError};
use tokenwright_core::import::import;
use tokenwright_core::login::{Login, LoginError};
use tokenwright_core::permission::{Level, PermissionId};
use tokenwright_core::policy::Policy;
use tokenwright_core::recipe::{self, LONGEST_FILE, PermissionRule, Recipe, RecipeError};
use tokenwright_core::repository::{MOST_REPOSITORIES, RepositoryError, RepositoryName};
use tokenwright_core::shelf::{MOST_OWN, Stored};
use tokenwright_core::{limits, link};

fn milestone() -> Recipe {
    recipe::by_id("milestone-copilot").unwrap().clone()
}

fn today() -> Date {
    Date::new(2026, 11, 25).unwrap()
}

/// The fields of Milestone's recipe that are faulty with this text or list in one of them.
fn faulty(pointer: &str, value: Value) -> Vec<String> {
    let mut json = serde_json::to_value(milestone()).unwrap();
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    json.pointer_mut(parent).unwrap()[field] = value;
    let recipe = Recipe::read(&json.to_string()).unwrap();
    recipe.faults().into_iter().map(|fault| fault.field).collect()
}

/// What is allowed so often, or so long, and no further.
#[track_caller]
fn check(pointer: &str, field: &str, most: usize, value: impl Fn(usize) -> Value) {
    assert_eq!(faulty(pointer, value(most)), [""; 0], "{pointer}");
    assert_eq!(faulty(pointer, value(most + 1)), [field], "{pointer}");
}

#[test]
fn texts_of_a_recipe() {
    let text = |length: usize| json!("x".repeat(length));
    check("/id", "id", 60, text);
    check("/title", "title", 100, text);
    check("/vendor", "vendor", 100, text);
    check("/summary", "summary", 500, text);
    check("/source/document", "source.document", 500, text);
    check("/owner/why", "owner.why", 500, text);
    check("/name/value", "name", 40, text);
    check("/description/value", "description", 1024, text);
    let address = |length: usize| json!(format!("https://{}", "x".repeat(length - 8)));
    check("/source/url", "source.url", 2000, address);
}

#[test]
fn lists_of_a_recipe() {
    check("/before", "before", 20, |count| json!(vec!["x"; count]));
    check("/after", "after", 20, |count| json!(vec!["x"; count]));
    check("/expiration/days", "expiration.days", 20, |count| json!(vec![30; count]));
    check(
        "/repositories",
        "repositories.names",
        20,
        |count| json!({ "access": "selected", "names": vec!["x"; count], "why": "x" }),
    );
}

#[test]
fn permissions_of_a_recipe() {
    let rule = |at: usize| PermissionRule {
        permission: format!("organization:unknown_{at}").parse().unwrap(),
        level: Level::Read,
        why: "x".into(),
    };
    let too_many = |count: usize| {
        let mut recipe = milestone();
        recipe.permissions.required = (0..count).map(rule).collect();
        let faults = recipe.faults();
        // Each of them is unknown, and no more of them are looked at than may be named.
        assert!(faults.len() <= 121, "{count}: {}", faults.len());
        faults.iter().any(|fault| fault.field == "permissions.required")
    };
    assert_eq!([1, 119, 120, 121, 500].map(too_many), [false, false, false, true, true]);
}

#[test]
fn lifetimes_of_a_recipe() {
    let days = |days: u32| faulty("/expiration/days", json!([days])).is_empty();
    assert_eq!([0, 1, 366, 367].map(days), [false, true, true, false]);
}

#[test]
fn files_and_links() {
    let json = milestone().to_json();
    let padded = |length: usize| format!("{json}{}", " ".repeat(length - json.len()));
    assert_eq!(Recipe::read(&padded(LONGEST_FILE)), Ok(milestone()));
    assert_eq!(Recipe::read(&padded(LONGEST_FILE + 1)), Err(RecipeError::TooLarge));
    assert!(import(&padded(LONGEST_FILE), today()).is_ok());
    assert!(import(&padded(LONGEST_FILE + 1), today()).is_err());
    let link = |length: usize| {
        let address = format!("{}?members=read&x=", link::NEW_TOKEN);
        format!("{address}{}", "y".repeat(length - address.len()))
    };
    let taken = |length: usize| link::import(&link(length), "of-a-link", today()).map(|_| ());
    assert_eq!(taken(16 * 1024), Ok(()));
    assert_eq!(taken(16 * 1024 + 1), Err("This is too long for a link to GitHub’s form.".into()));
}

#[test]
fn names_that_people_type() {
    let login = |length: usize| Login::parse(&"a".repeat(length)).map(|_| ());
    assert_eq!((login(39), login(40)), (Ok(()), Err(LoginError::TooLong)));
    let acme = Login::parse("acme").unwrap();
    let list = |count: usize| {
        let typed: String = (0..count).map(|at| format!("r{at} ")).collect();
        RepositoryName::parse_list(&typed, &acme).map(|names| names.len())
    };
    assert_eq!(list(MOST_REPOSITORIES), Ok(20));
    assert_eq!(list(MOST_REPOSITORIES + 1), Err(RepositoryError::TooMany));
    let twice = (0..40).map(|at| format!("r{},", at % 20)).collect::<String>();
    assert_eq!(RepositoryName::parse_list(&twice, &acme).map(|names| names.len()), Ok(20));
    let host = |length: usize| Host::parse(&format!("{}example", "a.".repeat((length - 7) / 2)));
    assert_eq!(host(253).unwrap().as_str().len(), 253);
    assert_eq!(host(255), Err(HostError::TooLong));
    let key = |length: usize| format!("account:{}", "k".repeat(length)).parse::<PermissionId>();
    assert!(key(80).is_ok() && key(81).is_err() && key(0).is_err());
}

#[test]
fn what_an_organization_sets() {
    let recipe = |at: usize| Recipe { id: format!("r{at}"), ..milestone() };
    let json = |count: usize| {
        let recipes: Vec<Recipe> = (0..count).map(recipe).collect();
        json!({ "recipes": recipes }).to_string()
    };
    let taken = |count: usize| {
        let policy = Policy::read(&json(count));
        (policy.recipes.len(), policy.faults.len())
    };
    assert_eq!((taken(100), taken(101)), ((100, 0), (100, 1)));
    let names = |count: usize| {
        let ids: Vec<String> = (0..count).map(|at| format!("r{at}")).collect();
        let policy = Policy::read(&json!({ "allowed": ids }).to_string());
        (policy.allowed.unwrap().len(), policy.faults.len())
    };
    assert_eq!((names(200), names(201)), ((200, 0), (200, 1)));
    let whole = |length: usize| Policy::read(&format!("{{}}{}", " ".repeat(length - 2))).faults;
    assert_eq!(whole(100 * LONGEST_FILE), [""; 0]);
    assert_eq!(whole(100 * LONGEST_FILE + 1), ["The policy is too large to be read."]);
}

#[test]
fn recipes_of_ones_own() {
    let stored = |count: usize| {
        let recipes = vec![milestone(); count];
        let Stored { recipes, unreadable } =
            Stored::read(&serde_json::to_string(&recipes).unwrap());
        (recipes.len(), unreadable.len())
    };
    assert_eq!((stored(MOST_OWN), stored(MOST_OWN + 1)), ((100, 0), (100, 1)));
}

/// A repository takes thousands of bytes in GitHub's lists, most of them addresses, and one more is
/// asked for than can be named.
#[test]
fn the_longest_list_that_is_asked_for_is_read_whole() {
    let list = "x".repeat(8_000 * (MOST_REPOSITORIES + 1));
    assert!(list.len() < limits::BODY, "{} bytes", list.len());
}
