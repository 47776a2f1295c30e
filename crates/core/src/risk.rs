//! What whoever holds a token could do with a permission: why one too many is worth a minute.

mod known;

use crate::catalogue::Catalogue;
use crate::permission::{Level, PermissionId, Scope};

/// What whoever holds a token could do with this permission at this level, in one sentence.
pub fn of(id: &PermissionId, level: Level) -> String {
    format!("Whoever holds the token could {}.", deed(id, level))
}

/// Whether the level lets others run code, read or replace secrets, get in, or lock others out.
pub fn is_high(id: &PermissionId, level: Level) -> bool {
    known::is_high(&id.key, level)
}

/// What could be done, to stand after "could".
pub(crate) fn deed(id: &PermissionId, level: Level) -> String {
    if let Some(deed) = known::deed(&id.key, level) {
        return deed.to_owned();
    }
    let title: String = Catalogue::built_in().title(id).chars().take(60).collect();
    let verb = match level {
        Level::Read => "read",
        Level::Write => "read and change",
        Level::Admin => "manage and delete",
    };
    match id.scope {
        Scope::Organization => format!("{verb} what the organization has under “{title}”"),
        Scope::Repository => format!("{verb} what the repositories have under “{title}”"),
        Scope::Account => format!("{verb} what the account has under “{title}”"),
    }
}

#[cfg(test)]
mod tests;
