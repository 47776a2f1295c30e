//! The elements of a page as the content script sends them. A saved snapshot is a test and a bug
//! report; it never holds a token.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::attrs::Attrs;

/// The form of snapshot that this version reads.
pub const SCHEMA: &str = "tokenwright.snapshot/1";

/// A page's elements that matter, in document order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Snapshot {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The page's address.
    pub url: String,
    /// The page's title.
    pub title: String,
    /// The language that the page says it is in.
    pub lang: String,
    /// The elements, in document order.
    pub nodes: Vec<Node>,
    /// Whether the page was too large to be told completely.
    #[serde(skip_serializing_if = "is_false")]
    pub truncated: bool,
}

/// One element.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Node {
    /// Names the element for as long as it lives.
    pub id: NodeId,
    /// The nearest element around it that was kept.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    pub parent: Option<NodeId>,
    /// The tag, in lower case.
    pub tag: String,
    /// The attributes that were kept.
    #[serde(skip_serializing_if = "Attrs::is_empty")]
    pub attrs: Attrs,
    /// Its own text, without that of the elements in it; empty if it is not rendered.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What a form field holds now; absent if it is none or secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Whether a radio button or checkbox is checked, or an option selected.
    #[serde(skip_serializing_if = "is_false")]
    pub checked: bool,
    /// Whether a dialog, a popover or a details element is open.
    #[serde(skip_serializing_if = "is_false")]
    pub open: bool,
    /// Whether it is not rendered.
    #[serde(skip_serializing_if = "is_false")]
    pub hidden: bool,
}

/// The number of an element.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct NodeId(pub u32);

impl Snapshot {
    /// Reads a snapshot as the content script writes it.
    ///
    /// # Errors
    /// If the text is no snapshot of the known form.
    pub fn from_json(json: &str) -> Result<Self, SnapshotError> {
        let snapshot: Self =
            serde_json::from_str(json).map_err(|error| SnapshotError(error.to_string()))?;
        if snapshot.schema == SCHEMA {
            Ok(snapshot)
        } else {
            Err(SnapshotError(["its schema is ", &snapshot.schema, ", not ", SCHEMA].concat()))
        }
    }
}

impl Snapshot {
    /// The snapshot as the content script would write it.
    pub fn to_json(&self) -> String {
        // Every key is a string and no value can fail, so the default is never reached.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Node {
    /// An attribute's value, if the element has it.
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attrs.get(name).map(String::as_str)
    }

    /// Whether an attribute says exactly this.
    pub(crate) fn says(&self, name: &str, value: &str) -> bool {
        self.attr(name) == Some(value)
    }

    /// Whether one of its classes is this one.
    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.classes().any(|own| own == class)
    }

    /// Its classes; those that a build may have made up were left out.
    pub(crate) fn classes(&self) -> impl Iterator<Item = &str> {
        self.attr("class").unwrap_or_default().split_ascii_whitespace()
    }
}

/// A text is no snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotError(String);

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is no snapshot of a page: ")?;
        f.write_str(&self.0)
    }
}

impl std::error::Error for SnapshotError {}

// serde asks for a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !value
}
