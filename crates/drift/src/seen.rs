//! What a reader makes of a page, as the oracle asks for it. The oracle takes no more from the reader
//! than this, so that another reading, a gullible one above all, can be judged by the same rules.

use tokenwright_core::page_state::PageState;
use tokenwright_core::target::Target;
use tokenwright_page::{NodeId, Snapshot, Spot, read};

/// A page that was read.
#[derive(Debug, Clone)]
pub struct Seen {
    /// What it says.
    pub state: PageState,
    /// Where the targets are, in the order in which they were asked for.
    pub spots: Vec<Spot>,
}

impl Seen {
    /// What Tokenwright's reader sees.
    pub fn of(page: &Snapshot, targets: &[Target]) -> Self {
        let page = read(page);
        let spots = targets.iter().map(|target| page.locate(target)).collect();
        Self { state: page.state, spots }
    }
}

/// The one or two elements that a spot points at.
pub(crate) fn pointed_at(spot: &Spot) -> impl Iterator<Item = NodeId> {
    spot.control.into_iter().chain(spot.touch.map(|(at, _)| at))
}
