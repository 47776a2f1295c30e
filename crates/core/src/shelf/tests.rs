//! Recipes of an organization, of a person and of this version, side by side.

use expect_test::{Expect, expect};

use super::*;
use crate::link::LINK;
use crate::recipe::{ANYTHING, is_id};

fn recipe(id: &str) -> Recipe {
    let milestone = recipe::by_id("milestone-copilot").unwrap().clone();
    Recipe { id: id.into(), title: format!("Recipe {id}"), ..milestone }
}

fn policy(ids: &[&str], allowed: Option<&[&str]>) -> Policy {
    let allowed = allowed.map(|ids| ids.iter().map(ToString::to_string).collect());
    Policy { recipes: ids.iter().map(|id| recipe(id)).collect(), allowed, ..Policy::default() }
}

/// The first entries; the built-in ones but Milestone's are left out, since they grow in number.
#[track_caller]
fn check(shelf: &Shelf, expected: Expect) {
    let entries = shelf.entries().into_iter();
    let shown = entries
        .filter(|entry| entry.origin != Origin::BuiltIn || entry.recipe.id == "milestone-copilot");
    let lines: Vec<_> =
        shown.map(|entry| format!("{:?} {}", entry.origin, entry.recipe.id)).collect();
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn the_organization_comes_first_and_the_built_in_ones_last() {
    let shelf = Shelf::new(&policy(&["acme"], None), vec![recipe("mine")]);
    check(
        &shelf,
        expect![[r#"
        Organization acme
        Own mine
        BuiltIn milestone-copilot"#]],
    );
    assert_eq!(shelf.entries().len(), 2 + recipe::all().len());
}

#[test]
fn the_organization_replaces_others_of_its_id() {
    let ours = policy(&["mine", "milestone-copilot"], None);
    let shelf = Shelf::new(&ours, vec![recipe("mine"), recipe("other")]);
    check(
        &shelf,
        expect![[r#"
        Organization mine
        Organization milestone-copilot
        Own other"#]],
    );
    assert_eq!(shelf.by_id("mine").map(|entry| entry.origin), Some(Origin::Organization));
    assert_eq!(shelf.own().len(), 2, "what is replaced stays stored");
}

#[test]
fn ones_own_shadows_nothing() {
    let own = ["milestone-copilot", "mine", "mine", "anything", "link"].map(recipe);
    let mut shelf = Shelf::new(&Policy::default(), own.into());
    check(
        &shelf,
        expect![[r#"
        Own milestone-copilot-2
        Own mine
        Own mine-2
        Own anything-2
        Own link-2
        BuiltIn milestone-copilot"#]],
    );
    assert_eq!(shelf.by_id("milestone-copilot").unwrap().origin, Origin::BuiltIn);
    assert_eq!(shelf.add(recipe("mine")), "mine-3");
    assert_eq!(shelf.replace("mine", recipe("milestone-copilot")), "milestone-copilot-3");
    assert_eq!(shelf.replace("mine-2", recipe("mine-2")), "mine-2");
    assert_eq!(shelf.replace("gone", recipe("gone")), "gone");
    shelf.remove("milestone-copilot-2");
    shelf.remove("milestone-copilot");
    check(
        &shelf,
        expect![[r#"
        Own milestone-copilot-3
        Own mine-2
        Own anything-2
        Own link-2
        Own mine-3
        Own gone
        BuiltIn milestone-copilot"#]],
    );
}

#[test]
fn what_is_not_allowed_is_not_offered_but_for_the_organizations_own() {
    let own = || vec![recipe("mine"), recipe("other")];
    check(
        &Shelf::new(&policy(&["acme"], Some(&["mine"])), own()),
        expect![[r#"
        Organization acme
        Own mine"#]],
    );
    let shelf = Shelf::new(&policy(&["acme"], Some(&[])), own());
    check(&shelf, expect!["Organization acme"]);
    assert_eq!(shelf.by_id("milestone-copilot"), None);
    assert_eq!(shelf.free_id("milestone-copilot"), "milestone-copilot-2", "hidden, but there");
}

#[test]
fn every_word_has_to_occur() {
    let shelf = Shelf::new(&policy(&["acme"], None), Vec::new());
    let found = |words: &str| {
        let found =
            shelf.search(words, str::to_lowercase).into_iter().map(|entry| entry.recipe.id.clone());
        found.collect::<Vec<_>>()
    };
    assert_eq!(found("RECIPE acme"), ["acme"]);
    assert_eq!(found("  recipe\tmetrics "), ["acme"], "the title of an optional permission");
    assert_eq!(found("recipe organization_copilot_metrics"), ["acme"]);
    assert_eq!(found("recipe nowhere"), [""; 0]);
    assert_eq!(found("").len(), shelf.entries().len());
    assert!(found("milestone copilot").contains(&"milestone-copilot".to_owned()));
}

#[test]
fn a_free_id_is_an_id_near_to_what_was_wanted() {
    let shelf = Shelf::new(&Policy::default(), vec![recipe("mine"), recipe("mine-2")]);
    let table = [
        ("Acme: audit (read-only)", "acme-audit-read-only"),
        ("mine", "mine-3"),
        ("Milestone Copilot", "milestone-copilot-2"),
        ("日本", "recipe"),
        ("", "recipe"),
        (ANYTHING, "anything-2"),
        (LINK, "link-2"),
        (&"x".repeat(90), &"x".repeat(50)),
        (&"é ".repeat(90), "recipe"),
    ];
    for (wanted, expected) in table {
        let id = shelf.free_id(wanted);
        assert_eq!(id, expected, "{wanted}");
        assert!(is_id(&id));
    }
}

#[test]
fn what_was_stored_is_read_back() {
    let own = vec![recipe("mine"), recipe("other")];
    let stored = Stored::read(&Stored::json(&own, &Unreadable::default()));
    assert_eq!(stored, Stored { recipes: own, unreadable: Unreadable::default() });
    assert_eq!(Stored::read(""), Stored::default());
}

#[test]
fn what_cannot_be_read_of_the_store_is_named_and_kept() {
    let mut bad = recipe("bad");
    bad.vendor.clear();
    let text = Stored::json(&[recipe("mine"), bad], &Unreadable::default());
    let text = text.replacen('[', "[3, {\"title\": \"Half\"}, ", 1);
    let stored = Stored::read(&text);
    assert_eq!(stored.recipes, [recipe("mine")]);
    expect![[r#"
        A recipe without title: This is not a complete recipe file. Ask for the file again, or export it again. For whoever made it: invalid type: integer `3`, expected struct Recipe at line 1 column 1.
        Half: This is not a complete recipe file. Ask for the file again, or export it again. For whoever made it: missing field `schema` at line 1 column 16.
        Recipe bad: This recipe cannot be used. “vendor”: This is empty, and users need it. Write it."#]].assert_eq(&stored.unreadable.says().join("\n"));
    // Whatever is saved beside them, and however often.
    let saved = Stored::json(&[recipe("new")], &stored.unreadable);
    let again = Stored::read(&saved);
    assert_eq!(again, Stored { recipes: vec![recipe("new")], unreadable: stored.unreadable });
    assert_eq!(Stored::json(&again.recipes, &again.unreadable), saved);
    let file: Vec<serde_json::Value> = serde_json::from_str(&again.unreadable.file()).unwrap();
    assert_eq!(file[1], serde_json::json!({ "title": "Half" }));
}

/// Deleted ones come back to those that another tab has stored meanwhile.
#[test]
fn what_cannot_be_read_is_put_to_what_is_there() {
    let of = |json: &str| Stored::read(json).unreadable;
    assert!(of("").is_empty() && of("[]").is_empty());
    let mut all = of("[1]");
    assert!(!all.is_empty());
    all.extend(of("[2, 3]"));
    assert_eq!((all.len(), Stored::json(&[], &all).as_str()), (3, "[1,2,3]"));
}

#[test]
fn what_is_no_list_is_kept_as_it_is() {
    let deep = "[".repeat(1_000);
    let long = "x".repeat(7_000_000);
    for text in ["{}", "[{\"title\": \"Torn o", "null", "7", &deep, &long] {
        let mut stored = Stored::read(text);
        assert_eq!((stored.recipes.len(), stored.unreadable.len()), (0, 1), "{text:.20}");
        for _ in 0..3 {
            stored = Stored::read(&Stored::json(&[recipe("mine")], &stored.unreadable));
            assert_eq!(stored.recipes, [recipe("mine")]);
            assert_eq!(stored.unreadable.file(), text);
        }
    }
}

#[test]
fn what_is_beyond_the_most_waits_until_there_is_room() {
    let many: Vec<_> = (0..=MOST_OWN).map(|at| recipe(&format!("r{at}"))).collect();
    let read =
        |recipes: &[Recipe], others: &Unreadable| Stored::read(&Stored::json(recipes, others));
    let stored = read(&many, &Unreadable::default());
    assert_eq!(stored.recipes, many[..MOST_OWN]);
    expect!["Recipe r100: You have more than 100 recipes."]
        .assert_eq(&stored.unreadable.says().join("\n"));
    let fewer = read(&stored.recipes[1..], &stored.unreadable);
    assert_eq!(fewer.recipes, many[1..]);
    assert!(fewer.unreadable.is_empty());
}
