//! What a damage works on: the page, what is where on it, and chance.

use std::collections::BTreeSet;

use fastrand::Rng;
use tokenwright_page::{Node, NodeId, Snapshot};

use crate::anatomy::{Anatomy, Control, Section};
use crate::dom::Dom;

/// A page in the course of being damaged.
#[derive(Debug, Clone)]
pub(crate) struct Scene<'a> {
    pub(crate) dom: Dom,
    /// Of the page as it was recorded.
    pub(crate) anatomy: &'a Anatomy,
    pub(crate) rng: Rng,
    /// Controls that a person cannot tell from another one that is there now.
    pub(crate) twins: BTreeSet<Control>,
    /// Controls that stand there twice, with what holds the second and the section it belongs to: it
    /// shares the fate of the first.
    pub(crate) doubles: Vec<Double>,
}

/// A control's second appearance in its section.
#[derive(Debug, Clone)]
pub(crate) struct Double {
    pub(crate) control: Control,
    pub(crate) around: NodeId,
    pub(crate) section: Option<usize>,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(page: &Snapshot, anatomy: &'a Anatomy, rng: Rng) -> Self {
        let dom = Dom::new(page.clone());
        Self { dom, anatomy, rng, twins: BTreeSet::new(), doubles: Vec::new() }
    }

    /// One of them.
    pub(crate) fn pick<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        (!all.is_empty()).then(|| all[self.rng.usize(..all.len())].clone())
    }

    /// Some of them, or all; at least one if there is one.
    pub(crate) fn some<T: Clone>(&mut self, all: &[T]) -> Vec<T> {
        if self.rng.bool() {
            return all.to_vec();
        }
        self.pick(all).into_iter().collect()
    }

    /// A control that can be seen.
    pub(crate) fn control(&mut self, of: &[Control]) -> Option<Control> {
        let shown: Vec<Control> =
            of.iter().copied().filter(|control| self.is_shown(*control)).collect();
        self.pick(&shown)
    }

    fn is_shown(&self, control: Control) -> bool {
        let parts = self.anatomy.part(control);
        parts.is_some_and(|parts| parts.faces.iter().any(|face| self.dom.is_shown(*face)))
    }

    /// The form's elements that pass.
    pub(crate) fn in_form(&self, test: impl Fn(&Node) -> bool) -> Vec<NodeId> {
        self.dom.within_that(self.anatomy.form, test)
    }

    /// The parts of a section that are still there.
    pub(crate) fn roots(&self, section: usize) -> Vec<NodeId> {
        let doubles = self.doubles.iter().filter(|double| double.section == Some(section));
        let own = self.anatomy.sections[section].roots.iter().copied();
        let all = own.chain(doubles.map(|double| double.around));
        all.filter(|root| self.dom.at(*root).is_some()).collect()
    }

    /// Puts a second appearance of a control behind the first.
    pub(crate) fn double(&mut self, control: Control, behind: NodeId, group: Vec<Node>) {
        let holds =
            |section: &Section| section.roots.iter().any(|root| self.dom.is_in(behind, *root));
        let section = self.anatomy.sections.iter().rposition(holds);
        self.doubles.extend(group.first().map(|root| Double { control, around: root.id, section }));
        self.dom.insert_after(behind, group);
        self.twins.insert(control);
    }

    /// Whether a control can be made anew: a component is replaced everywhere or nowhere, so not
    /// that of one that stands there twice.
    pub(crate) fn is_single(&self, control: Control) -> bool {
        self.doubles.iter().all(|double| double.control != control)
    }

    /// The same for an element.
    pub(crate) fn is_of_single(&self, id: NodeId) -> bool {
        let of_double = |double: &Double| {
            let parts = self.anatomy.part(double.control);
            self.dom.is_in(id, double.around)
                || parts.is_some_and(|parts| self.dom.is_in(id, parts.component))
        };
        !self.doubles.iter().any(of_double)
    }

    /// A section of which something can be seen.
    pub(crate) fn section(&mut self) -> Option<usize> {
        let shown: Vec<usize> = (0..self.anatomy.sections.len())
            .filter(|section| self.roots(*section).iter().any(|root| self.dom.is_shown(*root)))
            .collect();
        self.pick(&shown)
    }

    /// A word as a build makes them up.
    pub(crate) fn hash(&mut self) -> String {
        let digits = self.rng.bool();
        (0..5)
            .map(|_| if digits { self.rng.alphanumeric() } else { self.rng.lowercase() })
            .collect()
    }

    /// How to name an element in a report.
    pub(crate) fn say(&self, id: NodeId) -> String {
        let Some(node) = self.dom.get(id) else { return format!("#{}", id.0) };
        let name = node.attr("name").or(node.attr("id")).or(node.attr("aria-label"));
        let words = name.map_or_else(|| self.dom.text(id), str::to_owned);
        let words: String = words.chars().take(40).collect();
        format!("<{}> #{} {words}", node.tag, id.0).trim_end().to_owned()
    }
}
