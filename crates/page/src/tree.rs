//! A snapshot with its indexes: built once in linear time, so that every look-up afterwards is short.

use std::ops::Range;

use crate::index::{Index, Kind};
use crate::snapshot::{Node, NodeId, Snapshot};
use crate::words;

/// The place of a node in its snapshot. Document order is the order of these numbers.
pub(crate) type At = usize;

/// What is asked of an element. Never generic: each use would become code of its own.
pub(crate) type Test<'t> = &'t dyn Fn(At) -> bool;

/// The longest text that is put together from the parts of an element, of how many, and the most labels.
const LONGEST_TEXT: usize = 600;
const MOST_PARTS: usize = 500;
const MOST_LABELS: usize = 8;

#[derive(Debug)]
pub(crate) struct Tree<'a> {
    pub(crate) snapshot: &'a Snapshot,
    parents: Vec<Option<At>>,
    /// The place after the last descendant.
    ends: Vec<At>,
    shown: Vec<bool>,
    index: Index,
}

impl<'a> Tree<'a> {
    /// Takes any list of nodes: one whose parent is not around it is taken as a root.
    pub(crate) fn new(snapshot: &'a Snapshot) -> Self {
        let count = snapshot.nodes.len();
        let mut parents = Vec::with_capacity(count);
        let mut ends = vec![count; count];
        let mut shown: Vec<bool> = Vec::with_capacity(count);
        let mut around: Vec<At> = Vec::new();
        for (at, node) in snapshot.nodes.iter().enumerate() {
            // What is passed over on the way to the parent is closed for good: linear altogether.
            while let Some(last) = around.last().copied() {
                if node.parent == Some(snapshot.nodes[last].id) {
                    break;
                }
                ends[last] = at;
                around.pop();
            }
            let parent = around.last().copied();
            shown.push(!node.hidden && parent.is_none_or(|parent| shown[parent]));
            parents.push(parent);
            around.push(at);
        }
        let mut index = Index::new(snapshot);
        index.headings.retain(|at| shown[*at]);
        Self { snapshot, parents, ends, shown, index }
    }

    pub(crate) fn node(&self, at: At) -> &'a Node {
        &self.snapshot.nodes[at]
    }

    pub(crate) fn id(&self, at: At) -> NodeId {
        self.node(at).id
    }

    pub(crate) fn all(&self) -> Range<At> {
        0..self.snapshot.nodes.len()
    }

    /// The element itself and everything in it.
    pub(crate) fn within(&self, at: At) -> Range<At> {
        at..self.ends[at]
    }

    /// Whether the first element is the second, or in it.
    pub(crate) fn is_in(&self, at: At, around: At) -> bool {
        at >= around && at < self.ends[around]
    }

    /// Whether a person can see the element. A hidden field counts as seen if the place around it is.
    pub(crate) fn is_shown(&self, at: At) -> bool {
        self.shown[at]
    }

    /// The nearest element around this one that passes.
    pub(crate) fn closest_that(&self, at: At, test: Test<'_>) -> Option<At> {
        let mut around = self.parents[at];
        while let Some(at) = around {
            if test(at) {
                return around;
            }
            around = self.parents[at];
        }
        None
    }

    /// The nearest element with this tag around this one.
    pub(crate) fn closest(&self, at: At, tag: &str) -> Option<At> {
        self.closest_that(at, &|at| self.node(at).tag == tag)
    }

    /// The elements in this one that can be seen and pass; itself included.
    pub(crate) fn shown_in(&self, around: At, test: Test<'_>) -> Vec<At> {
        let mut found = Vec::new();
        for at in self.within(around) {
            if self.is_shown(at) && test(at) {
                found.push(at);
            }
        }
        found
    }

    pub(crate) fn with_id(&self, id: &str) -> Vec<At> {
        self.index.find(self.snapshot, Kind::Id, id)
    }

    pub(crate) fn named(&self, name: &str) -> Vec<At> {
        self.index.find(self.snapshot, Kind::Name, name)
    }

    pub(crate) fn with_role(&self, role: &str) -> Vec<At> {
        self.index.find(self.snapshot, Kind::Role, role)
    }

    /// Not for `div` and `span`, which mean nothing.
    pub(crate) fn tagged(&self, tag: &str) -> Vec<At> {
        self.index.find(self.snapshot, Kind::Tag, tag)
    }

    /// The elements with a label of their own, `aria-label`.
    pub(crate) fn labelled(&self) -> &[At] {
        &self.index.labelled
    }

    /// The headings and legends that can be seen.
    pub(crate) fn headings(&self) -> &[At] {
        &self.index.headings
    }

    /// Those of these elements, which are in document order, that are this one or in it.
    pub(crate) fn part_in<'l>(&self, all: &'l [At], around: At) -> &'l [At] {
        let from = all.partition_point(|at| *at < around);
        let to = all.partition_point(|at| *at < self.ends[around]);
        &all[from..to]
    }

    /// Whether it is a button by its tag or role.
    pub(crate) fn is_button(&self, at: At) -> bool {
        let node = self.node(at);
        node.tag == "button" || node.says("role", "button")
    }

    /// What a person reads in the element, ornaments apart; folded and bounded.
    pub(crate) fn text(&self, at: At) -> String {
        let mut text = String::new();
        let mut part = at;
        for _ in 0..MOST_PARTS {
            if part >= self.ends[at] || text.len() > LONGEST_TEXT {
                break;
            }
            let node = self.node(part);
            if !self.is_shown(part) || node.says("aria-hidden", "true") {
                part = self.ends[part];
                continue;
            }
            append(&mut text, &node.text);
            part += 1;
        }
        words::bounded(&text, LONGEST_TEXT)
    }

    /// The accessible name, as far as a snapshot tells it: `aria-label`, what labels it, its text.
    pub(crate) fn name(&self, at: At) -> String {
        let node = self.node(at);
        let label = node.attr("aria-label").unwrap_or_default().trim();
        if !label.is_empty() {
            return label.to_owned();
        }
        let is_field = matches!(node.tag.as_str(), "input" | "textarea" | "select");
        let mut name = String::new();
        let labels = node.attr("aria-labelledby").unwrap_or_default();
        for id in labels.split_ascii_whitespace().take(MOST_LABELS) {
            if let Some(label) = self.with_id(id).first() {
                append(&mut name, &self.text(*label));
            }
        }
        if name.is_empty()
            && let Some(id) = node.attr("id")
        {
            for label in self.index.find(self.snapshot, Kind::For, id).into_iter().take(MOST_LABELS)
            {
                append(&mut name, &self.text(label));
            }
        }
        if name.is_empty()
            && is_field
            && let Some(label) = self.closest(at, "label")
        {
            return self.text(label);
        }
        if name.is_empty() && !is_field { self.text(at) } else { name }
    }
}

/// Those that pass.
pub(crate) fn kept(all: Vec<At>, test: Test<'_>) -> Vec<At> {
    let mut kept = Vec::new();
    for at in all {
        if test(at) {
            kept.push(at);
        }
    }
    kept
}

/// Adds a part to a text, with a space between.
pub(crate) fn append(text: &mut String, part: &str) {
    if !text.is_empty() && !part.is_empty() {
        text.push(' ');
    }
    text.push_str(part);
}
