//! A snapshot that can be edited like a page: subtrees are moved, copied, wrapped and taken out, and
//! the flat list stays in document order.

use tokenwright_page::{Node, NodeId, Snapshot};

/// New nodes count from here, far above those of any recorded page: whoever points at one points at
/// something that the recorded page does not have.
const FIRST_NEW: u32 = 1_000_000;

/// The place of a node in the list. Any edit makes it stale; a [`NodeId`] is what lasts.
pub(crate) type At = usize;

/// A page under change.
#[derive(Debug, Clone)]
pub(crate) struct Dom {
    pub(crate) page: Snapshot,
    next: u32,
}

impl Dom {
    pub(crate) fn new(page: Snapshot) -> Self {
        let last = page.nodes.iter().map(|node| node.id.0).max().unwrap_or_default();
        Self { page, next: last.max(FIRST_NEW) }
    }

    pub(crate) fn nodes(&self) -> &[Node] {
        &self.page.nodes
    }

    pub(crate) fn node(&self, at: At) -> &Node {
        &self.page.nodes[at]
    }

    pub(crate) fn node_mut(&mut self, at: At) -> &mut Node {
        &mut self.page.nodes[at]
    }

    pub(crate) fn at(&self, id: NodeId) -> Option<At> {
        self.page.nodes.iter().position(|node| node.id == id)
    }

    /// The node with this number, if it is still there.
    pub(crate) fn get(&self, id: NodeId) -> Option<&Node> {
        self.at(id).map(|at| self.node(at))
    }

    pub(crate) fn get_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        self.page.nodes.iter_mut().find(|node| node.id == id)
    }

    /// The first node that passes.
    pub(crate) fn first(&self, test: impl Fn(&Node) -> bool) -> Option<NodeId> {
        self.page.nodes.iter().find(|node| test(node)).map(|node| node.id)
    }

    /// All nodes that pass.
    pub(crate) fn all(&self, test: impl Fn(&Node) -> bool) -> Vec<NodeId> {
        self.page.nodes.iter().filter(|node| test(node)).map(|node| node.id).collect()
    }

    /// The place after the last descendant.
    pub(crate) fn end(&self, at: At) -> At {
        let nodes = &self.page.nodes;
        let mut open = vec![nodes[at].id];
        for (next, node) in nodes.iter().enumerate().skip(at + 1) {
            while open.last().is_some_and(|last| node.parent != Some(*last)) {
                open.pop();
            }
            if open.is_empty() {
                return next;
            }
            open.push(node.id);
        }
        nodes.len()
    }

    /// The numbers of the node and of all that is in it.
    pub(crate) fn within(&self, id: NodeId) -> Vec<NodeId> {
        let Some(at) = self.at(id) else { return Vec::new() };
        self.page.nodes[at..self.end(at)].iter().map(|node| node.id).collect()
    }

    /// Those in the node, itself included, that pass.
    pub(crate) fn within_that(&self, id: NodeId, test: impl Fn(&Node) -> bool) -> Vec<NodeId> {
        let Some(at) = self.at(id) else { return Vec::new() };
        let inside = &self.page.nodes[at..self.end(at)];
        inside.iter().filter(|node| test(node)).map(|node| node.id).collect()
    }

    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.get(id)?.parent
    }

    /// The nearest node around this one that passes.
    pub(crate) fn closest(&self, id: NodeId, test: impl Fn(&Node) -> bool) -> Option<NodeId> {
        let mut around = self.parent(id);
        while let Some(id) = around {
            let node = self.get(id)?;
            if test(node) {
                return around;
            }
            around = node.parent;
        }
        None
    }

    pub(crate) fn is_in(&self, id: NodeId, around: NodeId) -> bool {
        id == around || self.closest(id, |node| node.id == around).is_some()
    }

    /// Whether a person can see it.
    pub(crate) fn is_shown(&self, id: NodeId) -> bool {
        self.get(id).is_some_and(|node| !node.hidden)
            && self.closest(id, |node| node.hidden).is_none()
    }

    /// What a person reads in it.
    pub(crate) fn text(&self, id: NodeId) -> String {
        let parts = self.within_that(id, |node| {
            !node.hidden && !node.text.is_empty() && node.attr("aria-hidden") != Some("true")
        });
        let texts: Vec<&str> =
            parts.iter().filter_map(|id| self.get(*id)).map(|node| node.text.as_str()).collect();
        texts.join(" ")
    }

    /// A number that no node has.
    pub(crate) fn fresh(&mut self) -> NodeId {
        self.next += 1;
        NodeId(self.next)
    }

    /// Takes a node out, and all that is in it.
    pub(crate) fn take(&mut self, id: NodeId) -> Vec<Node> {
        let Some(at) = self.at(id) else { return Vec::new() };
        let end = self.end(at);
        self.page.nodes.drain(at..end).collect()
    }

    /// Takes out only the node: what is in it moves up.
    pub(crate) fn unwrap_node(&mut self, id: NodeId) {
        let Some(at) = self.at(id) else { return };
        let gone = self.page.nodes.remove(at);
        for node in &mut self.page.nodes {
            if node.parent == Some(id) {
                node.parent = gone.parent;
            }
        }
    }

    /// Puts a subtree right before a node, as its sibling.
    pub(crate) fn insert_before(&mut self, id: NodeId, subtree: Vec<Node>) {
        if let Some(at) = self.at(id) {
            let parent = self.node(at).parent;
            self.splice(at, parent, subtree);
        }
    }

    /// Puts a subtree right behind a node, as its sibling.
    pub(crate) fn insert_after(&mut self, id: NodeId, subtree: Vec<Node>) {
        if let Some(at) = self.at(id) {
            let parent = self.node(at).parent;
            self.splice(self.end(at), parent, subtree);
        }
    }

    /// Puts a subtree into a node, behind all that is in it.
    pub(crate) fn append(&mut self, into: NodeId, subtree: Vec<Node>) {
        if let Some(at) = self.at(into) {
            self.splice(self.end(at), Some(into), subtree);
        }
    }

    /// Puts a subtree into a node, before all that is in it.
    pub(crate) fn prepend(&mut self, into: NodeId, subtree: Vec<Node>) {
        if let Some(at) = self.at(into) {
            self.splice(at + 1, Some(into), subtree);
        }
    }

    fn splice(&mut self, at: At, parent: Option<NodeId>, mut subtree: Vec<Node>) {
        if let Some(root) = subtree.first_mut() {
            root.parent = parent;
        }
        self.page.nodes.splice(at..at, subtree);
    }

    /// Puts a node around another.
    pub(crate) fn wrap(&mut self, id: NodeId, mut wrapper: Node) {
        let Some(at) = self.at(id) else { return };
        wrapper.parent = self.node(at).parent;
        self.node_mut(at).parent = Some(wrapper.id);
        self.page.nodes.insert(at, wrapper);
    }

    /// A copy of a node with all that is in it, under new numbers.
    pub(crate) fn copy(&mut self, id: NodeId) -> Vec<Node> {
        let Some(at) = self.at(id) else { return Vec::new() };
        let mut copies = self.page.nodes[at..self.end(at)].to_vec();
        let olds: Vec<NodeId> = copies.iter().map(|node| node.id).collect();
        let news: Vec<NodeId> = olds.iter().map(|_| self.fresh()).collect();
        let renumbered = |old: NodeId| olds.iter().position(|id| *id == old).map(|at| news[at]);
        for copy in &mut copies {
            copy.parent = copy.parent.and_then(renumbered);
            copy.id = renumbered(copy.id).unwrap_or_default();
        }
        copies
    }

    /// A new element.
    pub(crate) fn element(&mut self, tag: &str, attrs: &[(&str, &str)], text: &str) -> Node {
        let mut node =
            Node { id: self.fresh(), tag: tag.into(), text: text.into(), ..Node::default() };
        for (name, value) in attrs {
            node.attrs.insert((*name).into(), (*value).into());
        }
        node
    }
}

/// Puts subtrees into a new element.
pub(crate) fn around(parent: Node, subtrees: Vec<Vec<Node>>) -> Vec<Node> {
    let id = parent.id;
    let mut nodes = vec![parent];
    for mut subtree in subtrees {
        if let Some(root) = subtree.first_mut() {
            root.parent = Some(id);
        }
        nodes.append(&mut subtree);
    }
    nodes
}

/// As the content script tells what is not rendered: without its text.
pub(crate) fn hide(subtree: &mut [Node]) {
    for node in subtree {
        node.hidden = true;
        node.text.clear();
    }
}

/// Sets an attribute.
pub(crate) fn set(node: &mut Node, name: &str, value: &str) {
    node.attrs.insert(name.into(), value.into());
}
