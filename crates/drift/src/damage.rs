//! What redesigns do to a page, one file a family. Each function changes one thing somewhere, says
//! what it did, and returns `None` if there is nothing of the kind to change.

pub(crate) mod attributes;
pub(crate) mod components;
pub(crate) mod copies;
pub(crate) mod decoys;
pub(crate) mod dictionary;
pub(crate) mod forms;
pub(crate) mod fragments;
pub(crate) mod lure;
pub(crate) mod names;
pub(crate) mod nesting;
pub(crate) mod words;
