//! A snapshot of any page is read and held against every kind of recipe. Nothing is met that was not
//! read, a mark lies on an element of the page, and a page that can be shared stays a page.

#![no_main]

use std::collections::HashSet;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use tokenwright_core::checklist::{CheckId, Checklist, Status};
use tokenwright_core::date::Date;
use tokenwright_core::login::Login;
use tokenwright_core::page_state::PageState;
use tokenwright_core::recipe::{self, Recipe};
use tokenwright_core::{Wanted, evaluate};
use tokenwright_page::{Node, NodeId, Snapshot, read, redact};

/// An organization's permissions; those of repositories; those of an account.
const RECIPES: [&str; 3] = ["milestone-copilot", "renovate", "github-copilot-cli"];

fuzz_target!(|json: &str| {
    let Ok(snapshot) = Snapshot::from_json(json) else { return };
    assert_eq!(Snapshot::from_json(&snapshot.to_json()).as_ref(), Ok(&snapshot));

    let page = read(&snapshot);
    let nodes: HashSet<NodeId> = snapshot.nodes.iter().map(|node| node.id).collect();
    let owner = Login::parse("acme").expect("a login");
    let today = Date::new(2026, 11, 23).expect("a date");
    for recipe in RECIPES.iter().filter_map(|id| recipe::by_id(id)) {
        let list = evaluate(Wanted { recipe, owner: Some(&owner), today }, &page.state);
        met_is_read(recipe, &list, &page.state);
        for item in &list.items {
            let spot = page.locate(&item.target);
            let marked = spot.control.into_iter().chain(spot.touch.map(|(node, _)| node));
            assert!(marked.into_iter().all(|node| nodes.contains(&node)), "{}", item.check);
        }
    }

    let shared = redact(&snapshot);
    assert_eq!(shared.nodes.len(), snapshot.nodes.len());
    let _ = read(&shared);
});

/// What is met was read, and says what the recipe asks.
fn met_is_read(recipe: &Recipe, list: &Checklist, page: &PageState) {
    for item in list.items.iter().filter(|item| item.status == Status::Met) {
        let says = |wanted: Option<&str>, found: Option<&String>| {
            wanted.is_some() && wanted == found.map(|text| text.trim())
        };
        let grants = page.permissions.found();
        let is_read = match &item.check {
            CheckId::Owner => page
                .owner
                .found()
                .is_some_and(|owner| owner.trim().eq_ignore_ascii_case(&item.expected)),
            CheckId::Name => {
                says(recipe.name.as_ref().map(|rule| rule.value.as_str()), page.name.found())
            }
            CheckId::Description => says(
                recipe.description.as_ref().map(|rule| rule.value.as_str()),
                page.description.found(),
            ),
            CheckId::Expiration => page.expiration.found().is_some(),
            CheckId::Repositories => recipe.access() == page.repositories.found().copied(),
            CheckId::Permission(id) => {
                let level = recipe.permission(id).map(|rule| rule.level);
                level.is_some() && level == grants.and_then(|it| it.known.get(id)?.found().copied())
            }
            CheckId::NothingMore => {
                grants.is_some_and(|grants| grants.is_certain() && grants.unknown.is_empty())
            }
        };
        assert!(is_read, "{} is met, but the page says {page:?}", item.check);
    }
    assert!(list.met <= list.of && list.of <= list.items.len());
}

// Bytes that are changed anywhere are mostly no JSON any more. So one time in two the page is changed
// instead of its text.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let parsed =
        std::str::from_utf8(&data[..size]).ok().and_then(|it| Snapshot::from_json(it).ok());
    match parsed {
        Some(mut snapshot) if seed.is_multiple_of(2) && !snapshot.nodes.is_empty() => {
            let mut dice = Dice(u64::from(seed) | 1 << 40);
            for _ in 0..=dice.below(3) {
                change(&mut snapshot, &mut dice);
            }
            let json = snapshot.to_json();
            let fits = json.len() <= max_size.min(data.len());
            if fits {
                data[..json.len()].copy_from_slice(json.as_bytes());
                return json.len();
            }
            fuzzer_mutate(data, size, max_size)
        }
        _ => fuzzer_mutate(data, size, max_size),
    }
});

/// One change, as a redesign or somebody with bad intent makes it.
fn change(snapshot: &mut Snapshot, dice: &mut Dice) {
    let count = snapshot.nodes.len();
    if count == 0 {
        return;
    }
    let (at, other) = (dice.below(count), dice.below(count));
    let donor = snapshot.nodes[other].clone();
    let node = &mut snapshot.nodes[at];
    match dice.below(12) {
        0 => {
            snapshot.nodes.remove(at);
        }
        1 => snapshot.nodes.insert(at, donor),
        2 => snapshot.nodes.swap(at, other),
        3 => node.parent = (at != other).then_some(donor.id),
        4 => node.id = donor.id,
        5 => node.text = donor.text,
        6 => node.tag = donor.tag,
        7 => node.value = donor.value.or(Some(donor.text)),
        8 => node.checked = !node.checked,
        9 => node.hidden = !node.hidden,
        10 => node.open = !node.open,
        _ => change_attr(node, &donor, dice),
    }
}

fn change_attr(node: &mut Node, donor: &Node, dice: &mut Dice) {
    let own = node.attrs.keys().nth(dice.below(node.attrs.len().max(1))).cloned();
    let mut others = donor.attrs.iter();
    let other = others.nth(dice.below(donor.attrs.len().max(1)));
    match (own, other) {
        (Some(own), None) => drop(node.attrs.remove(&own)),
        (Some(own), Some((_, value))) if dice.below(2) == 0 => {
            node.attrs.insert(own, value.to_owned());
        }
        (_, Some((name, value))) => drop(node.attrs.insert(name.to_owned(), value.to_owned())),
        (None, None) => {}
    }
}

/// Chance that a seed repeats (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap_or_default()
    }
}
