//! The buttons of the page: `data-do` names what one does.

/// What a button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// Of a card in the gallery, or of what is open in it.
    Card(CardAction),
    ClearSearch,
    Undo,
    /// Gives what is stored and cannot be read as a file.
    SaveUnreadable,
    DeleteUnreadable,
    /// Opens the part where recipes are imported.
    Import,
    LeaveImport,
    /// Keeps what was imported, beside what there is.
    KeepImported,
    /// Keeps what was imported in the place of the person's own one of that id.
    ReplaceByImported,
    EditImported,
    /// Begins a recipe from nothing.
    New,
    /// Puts a permission to the draft.
    AddRow,
    RemoveRow,
    /// Leads to a field that has a fault.
    GoTo,
    LeaveEditor,
    Discard,
    KeepWriting,
}

/// What a button of a card does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CardAction {
    Use,
    /// Uses the recipe once its risks are read and the organization is told.
    Open,
    Share,
    CopyLink,
    /// Folds what the card shows besides the recipe.
    Close,
    Export,
    Duplicate,
    Edit,
    Delete,
}

impl Action {
    pub(super) fn of(button: &str) -> Option<Self> {
        Some(match button {
            "use" => Self::Card(CardAction::Use),
            "open" => Self::Card(CardAction::Open),
            "share" => Self::Card(CardAction::Share),
            "copy-link" => Self::Card(CardAction::CopyLink),
            "close" => Self::Card(CardAction::Close),
            "export" => Self::Card(CardAction::Export),
            "duplicate" => Self::Card(CardAction::Duplicate),
            "edit" => Self::Card(CardAction::Edit),
            "delete" => Self::Card(CardAction::Delete),
            "clear-search" => Self::ClearSearch,
            "undo" => Self::Undo,
            "save-unreadable" => Self::SaveUnreadable,
            "delete-unreadable" => Self::DeleteUnreadable,
            "import" => Self::Import,
            "leave-import" => Self::LeaveImport,
            "keep-imported" => Self::KeepImported,
            "replace-by-imported" => Self::ReplaceByImported,
            "edit-imported" => Self::EditImported,
            "new" => Self::New,
            "add-row" => Self::AddRow,
            "remove-row" => Self::RemoveRow,
            "go-to" => Self::GoTo,
            "leave-editor" => Self::LeaveEditor,
            "discard" => Self::Discard,
            "keep-writing" => Self::KeepWriting,
            _ => return None,
        })
    }
}
