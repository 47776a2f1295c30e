//! What a GitHub token recipe asks, and whether a form or a token meets it.
//!
//! Data flows one way: a [`page_state::PageState`] is evaluated to a checklist; answers of GitHub's
//! API are judged to a report. No browser type, no I/O, no clock, and nothing here can fail or panic.

pub mod catalogue;
pub mod date;
pub mod link;
pub mod login;
pub mod page_state;
pub mod permission;
pub mod reading;
pub mod recipe;
pub mod target;
