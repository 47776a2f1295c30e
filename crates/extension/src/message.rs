//! Everything that the content script and the panel tell each other, over one port: an object with
//! one key, which names the message.

use js_sys::Reflect;
use serde::Serialize;
use tokenwright_page::NodeId;
use wasm_bindgen::JsValue;

use crate::panel::Stand;

/// Content script to panel.
pub(crate) enum FromPage {
    /// The page as it is now. As JSON text, because a long string crosses the port and the border
    /// to wasm much faster than thousands of objects.
    Snapshot {
        /// A `tokenwright.snapshot/1`.
        json: String,
        /// When the page was so.
        moment: Moment,
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

/// What a snapshot does not say of itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    /// A form is being sent.
    pub(crate) submitted: bool,
    /// The next snapshot comes at once: this one was cut off where that reads on, or the page has changed meanwhile.
    pub(crate) again: bool,
}

impl FromPage {
    /// The message that this object is; `None` if it is none of ours. By hand, because a library that
    /// reads any object would weigh more than all of these lines.
    pub(crate) fn read(message: &JsValue) -> Option<Self> {
        if let Some(said) = part(message, "snapshot") {
            let json = part(&said, "json")?.as_string()?;
            let moment =
                Moment { submitted: flag(&said, "submitted")?, again: flag(&said, "again")? };
            return Some(Self::Snapshot { json, moment });
        }
        if let Some(said) = part(message, "pointed") {
            let node = part(&said, "node");
            let read = node.as_ref().and_then(node_id);
            return (node.is_some() == read.is_some()).then_some(Self::Pointed { node: read });
        }
        if let Some(said) = part(message, "due") {
            let edge = |name| part(&said, name)?.as_f64();
            return Some(Self::Due { top: edge("top")?, bottom: edge("bottom")? });
        }
        if let Some(said) = part(message, "asked") {
            return Some(Self::Asked { toggle: flag(&said, "toggle")? });
        }
        let said = part(message, "token")?;
        Some(Self::Token { text: part(&said, "text")?.as_string()? })
    }
}

/// What an object holds under this name, if it is one and does.
fn part(object: &JsValue, name: &str) -> Option<JsValue> {
    let part = Reflect::get(object, &name.into()).ok()?;
    (!part.is_undefined() && !part.is_null()).then_some(part)
}

fn flag(object: &JsValue, name: &str) -> Option<bool> {
    part(object, name)?.as_bool()
}

fn node_id(number: &JsValue) -> Option<NodeId> {
    let number = number.as_f64()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what does not fit is dropped in the next line"
    )]
    let id = number as u32;
    number.total_cmp(&f64::from(id)).is_eq().then_some(NodeId(id))
}

/// Panel to content script.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ToPage {
    /// The latest snapshot was read, and another may come.
    Ready {},
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
