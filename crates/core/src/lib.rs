//! What a GitHub token recipe asks, and whether a form or a token meets it.
//!
//! Data flows one way: a [`page_state::PageState`] is evaluated to a checklist; answers of GitHub's
//! API are judged to a report. No browser type, no I/O, no clock, and nothing here can fail or panic.

mod answers;
mod check;
mod headline;
mod instruction;
mod news;
mod note;
mod proof;
mod redact;
mod stored_list;

pub mod answer;
pub mod api_path;
pub mod audit;
pub mod catalogue;
pub mod checklist;
pub mod code;
pub mod date;
pub mod draft;
pub mod host;
pub mod import;
pub mod judge;
pub mod limits;
pub mod link;
pub mod login;
pub mod order;
pub mod page_state;
pub mod permission;
pub mod plan;
pub mod policy;
pub mod reading;
pub mod recipe;
pub mod reminder;
pub mod report;
pub mod repository;
pub mod risk;
pub mod shelf;
pub mod subject;
pub mod target;
pub mod token;
pub mod watch;
pub mod words;

pub use checklist::{Wanted, evaluate};
pub use headline::NOTHING_CREATED;
pub use instruction::{instruction, not_offered, wrong};
pub use judge::judge;
pub use news::news;
