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
mod point;
mod prose;
mod read;
mod redact;
mod sending;
mod snapshot;
mod strategy;
mod theme;
mod tree;
mod words;

pub use attrs::Attrs;
pub use control::Control;
pub use locate::Spot;
pub use point::{Pin, Pointable};
pub use read::{Page, read, read_with};
pub use redact::redact;
pub use snapshot::{Node, NodeId, SCHEMA, Snapshot, SnapshotError};
pub use theme::{Look, Scheme, Theme};
pub use tokenwright_core::page_state::PageState;
