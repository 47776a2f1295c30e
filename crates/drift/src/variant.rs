//! A recorded page after some changes, the same for the same seed.

use std::collections::BTreeSet;

use fastrand::Rng;
use tokenwright_page::{NodeId, Snapshot};

use crate::anatomy::{Anatomy, Control};
use crate::kind::Kind;
use crate::scene::Scene;

/// How often a kind is drawn until one finds something to change. Most do at once.
const MOST_DRAWS: usize = 400;

/// One change that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Which kind.
    pub kind: Kind,
    /// Where, and what became of it.
    pub what: String,
}

/// A page after its changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The page.
    pub snapshot: Snapshot,
    /// What was changed, in order.
    pub damages: Vec<Applied>,
    /// The controls that a person could take for another one that is there now: a visible twin in
    /// the form, or a second form. Whoever says nothing about them is right.
    pub twins: BTreeSet<Control>,
}

/// Changes a recorded page so many times. The same seed gives the same page. A page without the form
/// comes back as it is.
pub fn variant(page: &Snapshot, seed: u64, changes: usize) -> Variant {
    match Anatomy::of(page) {
        Some(anatomy) => damaged(page, &anatomy, seed, changes),
        None => untouched(page),
    }
}

pub(crate) fn damaged(page: &Snapshot, anatomy: &Anatomy, seed: u64, changes: usize) -> Variant {
    // Neighbouring seeds would begin alike.
    let rng = Rng::with_seed(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ changes as u64);
    let mut scene = Scene::new(page, anatomy, rng);
    let mut damages = Vec::new();
    for _ in 0..MOST_DRAWS {
        if damages.len() == changes {
            break;
        }
        let kind = Kind::ALL[scene.rng.usize(..Kind::ALL.len())];
        damages.extend(attempt(&mut scene, kind));
    }
    Variant { snapshot: scene.dom.page, damages, twins: scene.twins }
}

/// A page with one change of this kind, if it has anything to change.
pub fn with_kind(page: &Snapshot, kind: Kind, seed: u64) -> Option<Variant> {
    let anatomy = Anatomy::of(page)?;
    let mut scene = Scene::new(page, &anatomy, Rng::with_seed(seed));
    let damages = vec![attempt(&mut scene, kind)?];
    Some(Variant { snapshot: scene.dom.page, damages, twins: scene.twins })
}

/// A change that changes nothing is none, and leaves only chance behind.
fn attempt(scene: &mut Scene<'_>, kind: Kind) -> Option<Applied> {
    let before = scene.clone();
    if let Some(what) = kind.apply(scene)
        && scene.dom.page != before.dom.page
    {
        return Some(Applied { kind, what });
    }
    let rng = scene.rng.clone();
    *scene = Scene { rng, ..before };
    None
}

fn untouched(page: &Snapshot) -> Variant {
    Variant { snapshot: page.clone(), damages: Vec::new(), twins: BTreeSet::new() }
}

impl Variant {
    /// Whether a person sees this element.
    pub(crate) fn shows(&self, id: NodeId) -> bool {
        let nodes = &self.snapshot.nodes;
        let mut around = Some(id);
        while let Some(id) = around {
            match nodes.iter().find(|node| node.id == id) {
                Some(node) if !node.hidden => around = node.parent,
                _ => return false,
            }
        }
        true
    }
}
