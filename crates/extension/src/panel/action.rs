//! The buttons of the panel: `data-do` names what one does, `data-item` for which line of a list.

use web_sys::Event;

use super::stand::Shape;
use crate::dom;

/// What a button of ours does.
pub(super) enum Action {
    /// How much of the panel there is to be.
    Shape(Shape),
    /// Moves the panel to the other side.
    Side,
    Copy(usize),
    Show(usize),
    Validate,
    ChangeOwner,
    /// Holds the form against the link that opened it, or no longer.
    CheckLink(bool),
    /// Lets the user point at the control of an item, or no longer.
    Point(usize),
    EndPointing,
    /// Forgets what the user pointed at for an item.
    Unpin(usize),
    CopyNote(usize),
    CopyPage,
}

impl Action {
    /// What this button asks that was pressed.
    pub(super) fn of(button: &str, event: &Event) -> Option<Self> {
        let index = || dom::attribute_at(event, "data-item")?.parse().ok();
        Some(match button {
            "fold" => Self::Shape(Shape::Pill),
            "unfold" => Self::Shape(Shape::Open),
            "close" => Self::Shape(Shape::Closed),
            "side" => Self::Side,
            "copy" => Self::Copy(index()?),
            "show" => Self::Show(index()?),
            "validate" => Self::Validate,
            "change-owner" => Self::ChangeOwner,
            "check-link" => Self::CheckLink(true),
            "leave-link" => Self::CheckLink(false),
            "point" => Self::Point(index()?),
            "end-pointing" => Self::EndPointing,
            "unpin" => Self::Unpin(index()?),
            "copy-note" => Self::CopyNote(index()?),
            "copy-page" => Self::CopyPage,
            _ => return None,
        })
    }
}
