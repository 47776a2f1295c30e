//! Which elements have a given id, name, role, label or tag. One table of chains for all of them: a
//! map type for each would cost more code than the rest of the tree.

use crate::snapshot::{Node, Snapshot};
use crate::tree::At;

/// What a word is of the element it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Id,
    Name,
    Role,
    /// What a `label` belongs to.
    For,
    Tag,
}

#[derive(Debug)]
pub(crate) struct Index {
    /// The first entry of each chain; a power of two of them.
    heads: Vec<u32>,
    entries: Vec<Entry>,
    /// The elements with an `aria-label`.
    pub(crate) labelled: Vec<At>,
    pub(crate) headings: Vec<At>,
}

/// Whether it is the title of what follows.
pub(crate) fn is_heading(node: &Node) -> bool {
    matches!(node.tag.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "legend")
}

#[derive(Debug)]
struct Entry {
    hash: u32,
    kind: Kind,
    at: At,
    next: u32,
}

/// Most elements that are told apart by one id, of which there should be one, and most labels of one: a page of
/// nothing but copies would otherwise be read for seconds.
const MOST_ALIKE: usize = 50;

/// The end of a chain.
const NONE: u32 = u32::MAX;

impl Index {
    pub(crate) fn new(snapshot: &Snapshot) -> Self {
        let nodes = &snapshot.nodes;
        let mut index = Self {
            heads: vec![NONE; (nodes.len() * 2).next_power_of_two()],
            entries: Vec::with_capacity(nodes.len() * 2),
            labelled: Vec::new(),
            headings: Vec::new(),
        };
        // Backwards, because each entry goes to the front of its chain.
        for (at, node) in nodes.iter().enumerate().rev() {
            // Nothing is looked for by these, and half of a page consists of them.
            if !matches!(node.tag.as_str(), "div" | "span") {
                index.add(Kind::Tag, &node.tag, at);
            }
            if is_heading(node) {
                index.headings.push(at);
            }
            for (name, value) in node.attrs.iter() {
                match name {
                    "id" => index.add(Kind::Id, value, at),
                    "name" => index.add(Kind::Name, value, at),
                    "role" => index.add(Kind::Role, value, at),
                    "for" if node.tag == "label" => index.add(Kind::For, value, at),
                    "aria-label" => index.labelled.push(at),
                    _ => {}
                }
            }
        }
        index.labelled.reverse();
        index.headings.reverse();
        index
    }

    fn add(&mut self, kind: Kind, word: &str, at: At) {
        let hash = hash(kind, word);
        let next = u32::try_from(self.entries.len()).unwrap_or(NONE);
        let chain = self.chain(hash);
        let head = std::mem::replace(&mut self.heads[chain], next);
        self.entries.push(Entry { hash, kind, at, next: head });
    }

    fn chain(&self, hash: u32) -> usize {
        hash as usize & (self.heads.len() - 1)
    }

    /// The elements with this word, in document order.
    pub(crate) fn find(&self, snapshot: &Snapshot, kind: Kind, word: &str) -> Vec<At> {
        let mut found = Vec::new();
        let hash = hash(kind, word);
        let mut next = self.heads[self.chain(hash)];
        while let Some(entry) = self.entries.get(next as usize) {
            next = entry.next;
            if entry.hash == hash
                && entry.kind == kind
                && said(&snapshot.nodes[entry.at], kind) == Some(word)
            {
                found.push(entry.at);
                if found.len() == MOST_ALIKE && matches!(kind, Kind::Id | Kind::For) {
                    break;
                }
            }
        }
        found
    }
}

fn said(node: &Node, kind: Kind) -> Option<&str> {
    match kind {
        Kind::Id => node.attr("id"),
        Kind::Name => node.attr("name"),
        Kind::Role => node.attr("role"),
        Kind::For => node.attr("for"),
        Kind::Tag => Some(&node.tag),
    }
}

/// FNV-1a, a public algorithm. A page that makes its words collide only slows itself down.
fn hash(kind: Kind, word: &str) -> u32 {
    let mut hash = 0x811c_9dc5 ^ kind as u32;
    for byte in word.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    // The low bits choose the chain and are the weaker ones.
    hash ^ (hash >> 15)
}
