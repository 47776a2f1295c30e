//! What GitHub's token page says, read from a snapshot of its elements. The only crate that knows
//! GitHub's markup: `core` gets a [`PageState`], the content script gets node numbers.

mod attrs;
mod control;
mod decode;
mod form;
mod index;
mod locate;
mod phase;
mod place;
mod read;
mod snapshot;
mod strategy;
mod tree;
mod words;

pub use attrs::Attrs;
pub use control::Control;
pub use locate::Spot;
pub use read::{Page, read};
pub use snapshot::{Node, NodeId, SCHEMA, Snapshot, SnapshotError};
pub use tokenwright_core::page_state::PageState;
