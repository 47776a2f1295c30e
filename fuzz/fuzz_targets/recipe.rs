//! A recipe file, a policy, a store of own recipes, or what somebody imports: all JSON that nobody
//! vouches for. What is read is written and read again as it was, and asks nothing that is met by a
//! page of which nothing was read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tokenwright_core::checklist::Status;
use tokenwright_core::date::Date;
use tokenwright_core::host::Host;
use tokenwright_core::login::Login;
use tokenwright_core::page_state::{PageState, Phase, Place};
use tokenwright_core::policy::Policy;
use tokenwright_core::recipe::{LONGEST_FILE, Recipe, RecipeError, risks};
use tokenwright_core::shelf::{self, Shelf, Stored};
use tokenwright_core::{Wanted, evaluate, import, link};

fuzz_target!(|json: &str| {
    let today = Date::new(2026, 11, 23).expect("a date");
    let stored = Stored::read(json);
    assert!(stored.recipes.len() <= shelf::MOST_OWN);
    // What is kept again is what was read, whether it can be used or not.
    let kept = Stored::json(&stored.recipes, &stored.unreadable);
    assert_eq!(Stored::read(&kept), stored);
    let policy = Policy::read(json);
    let shelf = Shelf::new(&policy, stored.recipes);
    assert!(!shelf.entries().is_empty() || policy != Policy::default());
    if let Ok(imported) = import::import(json, today) {
        assert_eq!(imported.faults, imported.recipe.faults());
    }
    match Recipe::read(json) {
        Ok(recipe) => is_bounded(&recipe, today),
        // Whatever is wrong with it is said in a few lines.
        Err(RecipeError::Malformed(what)) => assert!(what.len() <= 2 * LONGEST_FILE),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});

fn is_bounded(recipe: &Recipe, today: Date) {
    let json = recipe.to_json();
    // Written, it may be longer than what is read: by indentation, and by words that may be left out.
    if json.len() <= LONGEST_FILE {
        assert_eq!(Recipe::read(&json).as_ref(), Ok(recipe));
    }
    let faults = recipe.faults();
    assert_eq!(Recipe::parse(&json).is_ok(), faults.is_empty() && json.len() <= LONGEST_FILE);
    assert!(risks(recipe).is_sorted_by_key(|risk| risk.weight));

    let owner = Login::parse("acme").expect("a login");
    let shared = link::share(recipe, Some(&owner), &Host::default());
    assert!(shared.address.starts_with(link::NEW_TOKEN) && shared.address.is_ascii());
    if faults.is_empty() {
        let asked = link::asked(&shared.address, today, &Host::default());
        let asked = asked.map(|asked| asked.recipe.permissions.required).unwrap_or_default();
        for rule in &recipe.permissions.required {
            let is_asked = |it: &&_| same(it, rule);
            assert!(asked.iter().any(|it| is_asked(&it)), "{} is lost", rule.permission);
        }
    }

    let page = PageState { phase: Phase::Filling, place: Place::NewToken, ..PageState::default() };
    let list = evaluate(Wanted { recipe, owner: Some(&owner), today }, &page);
    assert!(list.items.iter().all(|item| item.status != Status::Met), "{list:?}");
}

fn same(
    one: &tokenwright_core::recipe::PermissionRule,
    other: &tokenwright_core::recipe::PermissionRule,
) -> bool {
    one.permission == other.permission && one.level == other.level
}
