//! A pasted template link becomes a recipe that can be used, or a sentence; and the link that is made of
//! that recipe asks the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tokenwright_core::date::Date;
use tokenwright_core::host::Host;
use tokenwright_core::link::{self, Asked};
use tokenwright_core::recipe::{LONGEST_FILE, OwnerKind, Recipe};

fuzz_target!(|pasted: &str| {
    let today = Date::new(2026, 11, 23).expect("a date");
    let whole = format!("{}?{pasted}", link::NEW_TOKEN);
    for address in [pasted, &whole] {
        let _ = link::asked(address, today, &Host::default());
        match link::import(address, "of-a-link", today) {
            Ok(asked) => can_be_kept(&asked, today),
            Err(says) => assert!(says.chars().count() < 400, "{says}"),
        }
    }
});

fn can_be_kept(asked: &Asked, today: Date) {
    let recipe = &asked.recipe;
    assert_eq!(recipe.faults(), []);
    assert!(!recipe.carries_token());
    assert!(asked.unusable.iter().all(|says| says.chars().count() < 1_000), "{asked:?}");
    let json = recipe.to_json();
    assert!(json.len() <= LONGEST_FILE);
    assert_eq!(Recipe::parse(&json).as_ref(), Ok(recipe));

    let owner = asked.owner.as_ref().filter(|_| recipe.owner.kind == OwnerKind::Organization);
    let address = link::template(recipe, owner, &Host::default());
    let again = link::asked(&address, today, &Host::default());
    let Some(again) = again else { return assert!(!address.contains('?')) };
    assert_eq!(again.unusable, [] as [String; 0], "{address}");
    assert_eq!(again.owner.as_ref(), owner);
    let text = |recipe: &Recipe| {
        [&recipe.name, &recipe.description].map(|rule| rule.as_ref().map(|it| it.value.clone()))
    };
    assert_eq!(text(&again.recipe), text(recipe), "{address}");
    let lifetime =
        |recipe: &Recipe| recipe.expiration.as_ref().map(|it| (it.days.clone(), it.never));
    assert_eq!(lifetime(&again.recipe), lifetime(recipe), "{address}");
    let rules = |recipe: &Recipe| {
        let rules = recipe.permissions.required.iter();
        rules.map(|rule| (rule.permission.clone(), rule.level)).collect::<Vec<_>>()
    };
    assert_eq!(rules(&again.recipe), rules(recipe), "{address}");
}
