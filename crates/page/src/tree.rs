//! A snapshot with its indexes: built once in linear time, so that every look-up afterwards is short.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use crate::snapshot::{Node, NodeId, Snapshot};
use crate::words;

/// The place of a node in its snapshot. Document order is the order of these numbers.
pub(crate) type At = usize;

/// The longest text that is put together from the parts of an element.
const LONGEST_TEXT: usize = 600;

/// Where each of some words stands.
type Index<'a> = HashMap<&'a str, Vec<At>, BuildHasherDefault<Fnv>>;

#[derive(Debug)]
pub(crate) struct Tree<'a> {
    pub(crate) snapshot: &'a Snapshot,
    parents: Vec<Option<At>>,
    /// The place after the last descendant.
    ends: Vec<At>,
    shown: Vec<bool>,
    by_id: Index<'a>,
    by_name: Index<'a>,
    labels: Index<'a>,
    by_role: Index<'a>,
    by_tag: Index<'a>,
}

impl<'a> Tree<'a> {
    /// Takes any list of nodes: one whose parent is not around it is taken as a root.
    pub(crate) fn new(snapshot: &'a Snapshot) -> Self {
        let count = snapshot.nodes.len();
        let mut tree = Self {
            snapshot,
            parents: Vec::with_capacity(count),
            ends: vec![count; count],
            shown: Vec::with_capacity(count),
            by_id: Index::default(),
            by_name: Index::default(),
            labels: Index::default(),
            by_role: Index::default(),
            by_tag: Index::default(),
        };
        let mut around: Vec<At> = Vec::new();
        for (at, node) in snapshot.nodes.iter().enumerate() {
            // What is passed over on the way to the parent is closed for good: linear altogether.
            while let Some(last) = around.last().copied() {
                if node.parent == Some(tree.id(last)) {
                    break;
                }
                tree.ends[last] = at;
                around.pop();
            }
            let parent = around.last().copied();
            tree.shown.push(!node.hidden && parent.is_none_or(|parent| tree.shown[parent]));
            tree.parents.push(parent);
            tree.index(at, node);
            around.push(at);
        }
        tree
    }

    fn index(&mut self, at: At, node: &'a Node) {
        if let Some(id) = node.attr("id") {
            self.by_id.entry(id).or_default().push(at);
        }
        if let Some(name) = node.attr("name") {
            self.by_name.entry(name).or_default().push(at);
        }
        if let Some(role) = node.attr("role") {
            self.by_role.entry(role).or_default().push(at);
        }
        if let (Some(labelled), "label") = (node.attr("for"), node.tag.as_str()) {
            self.labels.entry(labelled).or_default().push(at);
        }
        self.by_tag.entry(&node.tag).or_default().push(at);
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
        self.within(around).contains(&at)
    }

    /// Whether a person can see the element. A hidden field counts as seen if the place around it is.
    pub(crate) fn is_shown(&self, at: At) -> bool {
        self.shown[at]
    }

    pub(crate) fn parent(&self, at: At) -> Option<At> {
        self.parents[at]
    }

    /// The elements around this one, nearest first.
    pub(crate) fn around(&self, at: At) -> impl Iterator<Item = At> + '_ {
        std::iter::successors(self.parent(at), |at| self.parent(*at))
    }

    /// The nearest element with this tag around this one.
    pub(crate) fn closest(&self, at: At, tag: &str) -> Option<At> {
        self.around(at).find(|at| self.node(*at).tag == tag)
    }

    pub(crate) fn with_id(&self, id: &str) -> &[At] {
        self.by_id.get(id).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn named(&self, name: &str) -> &[At] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// All names of fields, with their elements; in no order.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&'a str, &[At])> {
        self.by_name.iter().map(|(name, at)| (*name, at.as_slice()))
    }

    pub(crate) fn with_role(&self, role: &str) -> &[At] {
        self.by_role.get(role).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn tagged(&self, tag: &str) -> &[At] {
        self.by_tag.get(tag).map_or(&[], Vec::as_slice)
    }

    /// What a person reads in the element, ornaments apart; folded and bounded.
    pub(crate) fn text(&self, at: At) -> String {
        let mut text = String::new();
        let mut part = at;
        while part < self.ends[at] && text.len() <= LONGEST_TEXT {
            let node = self.node(part);
            if !self.is_shown(part) || node.says("aria-hidden", "true") {
                part = self.ends[part];
                continue;
            }
            if !node.text.is_empty() {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&node.text);
            }
            part += 1;
        }
        words::bounded(&text, LONGEST_TEXT)
    }

    /// The accessible name, as far as a snapshot tells it: `aria-label`, what labels it, its text.
    pub(crate) fn name(&self, at: At) -> String {
        let node = self.node(at);
        if let Some(label) = node.attr("aria-label").filter(|label| !label.trim().is_empty()) {
            return label.trim().to_owned();
        }
        let labelled = self.labelled_by(at);
        if !labelled.is_empty() {
            return labelled;
        }
        match node.tag.as_str() {
            "input" | "textarea" | "select" => String::new(),
            _ => self.text(at),
        }
    }

    fn labelled_by(&self, at: At) -> String {
        let node = self.node(at);
        let by_reference =
            node.attr("aria-labelledby").unwrap_or_default().split_ascii_whitespace();
        let mut parts: Vec<String> = by_reference
            .filter_map(|id| self.with_id(id).first())
            .map(|at| self.text(*at))
            .collect();
        if parts.is_empty() {
            let labels = node.attr("id").and_then(|id| self.labels.get(id));
            parts.extend(labels.into_iter().flatten().map(|at| self.text(*at)));
        }
        if parts.is_empty() && matches!(node.tag.as_str(), "input" | "textarea" | "select") {
            parts.extend(self.closest(at, "label").map(|at| self.text(at)));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" ")
    }
}

/// FNV-1a, a public algorithm: a third of the time of the usual hasher on words this short, and a
/// page that makes them collide only slows itself down.
#[derive(Debug)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
