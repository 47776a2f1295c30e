//! The buttons of a session: `data-do` names what one does.

/// What a button of a session does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// Ends the run that is under way.
    Stop,
    /// Verifies the same token once more.
    Again,
    /// Asks what else the token can do.
    Audit,
    /// Asks again by itself until something changes.
    Watch,
    EndWatch,
    /// Keeps a reminder that it expires.
    Remind,
    /// Drops the token.
    Forget,
    Copy(Format),
    Save(Format),
}

/// How the report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Markdown,
    Json,
}

impl Format {
    pub(super) fn file_name(self) -> &'static str {
        match self {
            Self::Markdown => "tokenwright-report.md",
            Self::Json => "tokenwright-report.json",
        }
    }

    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown",
            Self::Json => "application/json",
        }
    }
}

impl Action {
    pub(super) fn of(button: &str) -> Option<Self> {
        Some(match button {
            "stop" => Self::Stop,
            "again" => Self::Again,
            "audit" => Self::Audit,
            "watch" => Self::Watch,
            "end-watch" => Self::EndWatch,
            "remind" => Self::Remind,
            "forget" => Self::Forget,
            "copy-markdown" => Self::Copy(Format::Markdown),
            "copy-json" => Self::Copy(Format::Json),
            "save-markdown" => Self::Save(Format::Markdown),
            "save-json" => Self::Save(Format::Json),
            _ => return None,
        })
    }
}
