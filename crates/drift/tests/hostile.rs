//! A page that wants to be misread: whole copies of the form that say what would please, before and after
//! the real one, under the same ids, in texts that do not look like what they are. Nothing is called met that is
//! not, and nothing but the real controls is pointed at.

// A test may fail loudly.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use tokenwright_drift::{Original, Truth, Variant, pages};
use tokenwright_page::{Node, NodeId, Snapshot};

const EYES: &str = include_str!("../../../extension/content/snapshot.js");

/// Twice as many elements as the content script looks at.
fn more_than_are_told() -> usize {
    let most = EYES.split("const MOST_ELEMENTS = ").nth(1).unwrap().split(';').next().unwrap();
    2 * most.replace('_', "").parse::<usize>().unwrap()
}

fn page(name: &str) -> Original {
    pages().unwrap().into_iter().find(|page| page.name == name).unwrap()
}

/// Changes an element of a copy.
type Spoil = fn(&mut Node);

/// Copies of another page's elements in this page, under other numbers.
fn with_copies(
    page: &Snapshot,
    other: &Snapshot,
    copies: u32,
    first: bool,
    spoil: Spoil,
) -> Snapshot {
    let root = page.nodes.iter().position(|node| node.tag == "html").unwrap();
    let around = page.nodes[root].id;
    let mut all = page.clone();
    for copy in 1..=copies {
        let number = |id: NodeId| NodeId(id.0 + copy * 100_000);
        let added = other.nodes.iter().filter(|node| node.tag != "meta").map(|node| {
            let parent = node.parent.map_or(around, number);
            let mut node = Node { id: number(node.id), parent: Some(parent), ..node.clone() };
            if node.tag == "html" {
                "div".clone_into(&mut node.tag);
            }
            spoil(&mut node);
            node
        });
        let at = if first { root + 1 } else { all.nodes.len() };
        all.nodes.splice(at..at, added);
    }
    all
}

#[track_caller]
fn holds(truth: &Truth, snapshot: Snapshot, what: &str) {
    let variant = Variant { snapshot, damages: Vec::new(), twins: BTreeSet::new() };
    let seen = truth.see(&variant);
    let judgement = truth.judge(&variant, &seen);
    assert!(judgement.wrong_met.is_empty(), "{what}: {:#?}", judgement.wrong_met);
    assert!(judgement.wrong_targets.is_empty(), "{what}: {:#?}", judgement.wrong_targets);
}

/// Ways to make a copy less or more like the real one.
const SPOILS: [(&str, Spoil); 6] = [
    ("as it is", |_| {}),
    ("without ids", |node| drop(node.attrs.remove("id"))),
    ("turned", |node| node.text = format!("\u{202e}{}\u{202c}", node.text)),
    ("with nothing between letters", |node| {
        node.text = node.text.chars().flat_map(|letter| [letter, '\u{200b}']).collect();
    }),
    ("as markup", |node| node.text = format!("<img src=x onerror=alert(1)>{}", node.text)),
    ("without a form around", |node| {
        if node.tag == "form" {
            "div".clone_into(&mut node.tag);
        }
    }),
];

#[test]
fn copies_that_please_are_not_believed() {
    let pleasing = page("wanted").snapshot;
    for original in pages().unwrap() {
        let Some(truth) = Truth::of(&original) else { continue };
        for (how, spoil) in SPOILS {
            for first in [true, false] {
                for copies in [1, 3] {
                    let what =
                        format!("{} with {copies} copies {how}, first: {first}", original.name);
                    let snapshot = with_copies(&original.snapshot, &pleasing, copies, first, spoil);
                    holds(&truth, snapshot, &what);
                }
            }
        }
    }
}

#[test]
fn more_copies_than_a_page_can_tell_of_are_read_through() {
    let (original, pleasing) = (page("form-personal"), page("wanted").snapshot);
    let truth = Truth::of(&original).unwrap();
    let copies = u32::try_from(more_than_are_told() / pleasing.nodes.len()).unwrap();
    let snapshot = with_copies(&original.snapshot, &pleasing, copies, true, |_| {});
    holds(&truth, snapshot, "all of it");
}
