//! Everything that the content script and the panel tell each other, over one port: an object with
//! one key, which names the message.

use serde::{Deserialize, Serialize};
use tokenwright_page::NodeId;

use crate::panel::Stand;

/// Content script to panel.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum FromPage {
    /// The page as it is now. As JSON text, because a long string crosses the port and the border
    /// to wasm much faster than thousands of objects.
    Snapshot {
        /// A `tokenwright.snapshot/1`.
        json: String,
        /// Whether a form is being sent at this moment.
        submitted: bool,
    },
    /// The user pointed at an element, as [`ToPage::Point`] asked.
    Pointed {
        /// Its number in the latest snapshot; `None` if the user gave up.
        node: Option<NodeId>,
    },
    /// The due element is here now, or has left the window.
    Due {
        /// Its upper edge, in parts of the window's height.
        top: f64,
        /// Its lower edge.
        bottom: f64,
    },
    /// The user asked for the panel: by the toolbar button or by the keyboard.
    Asked {
        /// Whether it is to go if it is there.
        toggle: bool,
    },
    /// The text of the element that the panel asked for with [`ToPage::Take`]. No `Debug` on this
    /// enum, so that it cannot be printed.
    Token {
        /// What the element holds.
        text: String,
    },
}

/// Panel to content script.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ToPage {
    /// Mark these elements and no others.
    Mark {
        /// The marks.
        marks: Vec<Mark>,
    },
    /// Bring this element into view.
    Show {
        /// Its number in the latest snapshot.
        node: NodeId,
    },
    /// The user pressed "Validate this token": tell the text of this element.
    Take {
        /// Its number in the latest snapshot.
        node: NodeId,
    },
    /// The user's next click on the page points at something, or no longer does.
    Point {
        /// Whether it does.
        on: bool,
    },
    /// Stand like this; a closed panel is gone, and whoever shows it with it.
    Stand(Stand),
    /// Take the keyboard into the panel, or give it back to the page.
    Focus {
        /// Whether the panel takes it.
        on: bool,
    },
}

/// One mark on one element of GitHub's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Mark {
    /// The element's number in the latest snapshot.
    pub(crate) node: NodeId,
    /// What the mark says by its look.
    pub(crate) state: MarkState,
    /// What it says in words: the current one always, a wrong one while the user is at it.
    pub(crate) says: String,
}

/// The looks of a mark; the contract's words for the attribute `data-tokenwright`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum MarkState {
    /// Done.
    Met,
    /// Not certain.
    CannotTell,
    /// Wrong or missing.
    Unmet,
    /// The one to touch next.
    Current,
}
