//! Names the control that a check is about, and the choice to make there; where that is on the
//! page is the business of the crate that knows GitHub's markup.

use serde::Serialize;

use crate::date::Date;
use crate::page_state::RepositoryAccess;
use crate::permission::{Level, PermissionId};

/// A control of GitHub's page and what to do with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "control")]
pub enum Target {
    /// "Resource owner": choose this login.
    Owner {
        /// The login to choose.
        choose: String,
    },
    /// "Token name".
    Name,
    /// "Description".
    Description,
    /// "Expiration": a menu item of so many days if there is one, else "Custom" with this date.
    Expiration {
        /// The day counts that meet the recipe, best first.
        days: Vec<u32>,
        /// The date to enter under "Custom".
        until: Date,
        /// Whether "No expiration" is what to choose.
        never: bool,
    },
    /// "Repository access".
    Repositories {
        /// The choice to make.
        choose: RepositoryAccess,
    },
    /// One permission: set this level, or remove it.
    Permission {
        /// Which permission.
        id: PermissionId,
        /// Its title on the page.
        title: String,
        /// The level to set; `None` removes the permission.
        choose: Option<Level>,
    },
    /// A permission that the catalogue does not know, to be removed.
    UnknownPermission {
        /// GitHub's key or title, as it was read.
        name: String,
    },
    /// "Generate token".
    Generate,
    /// The same button in GitHub's confirmation dialog.
    Confirm,
    /// The field that shows the new token.
    Token,
    /// No control: there is nothing to point at.
    Nothing,
}

/// The kind of thing to touch next on the way to a [`Target`], as the page stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Touch {
    /// The control itself: a field to type in, a radio button, a button that opens a menu.
    Control,
    /// The right choice in an open list or menu.
    Choice,
    /// The item "Custom" in the open expiration menu.
    Custom,
    /// The date field of a custom expiration.
    DateField,
    /// The tab of the permission's scope.
    Tab,
    /// The closed section of the permission's scope, in GitHub's older form.
    Section,
    /// The button "Add permissions".
    AddPermissions,
    /// The permission in the open "Add permissions" list.
    PermissionInList,
    /// The button "Access: …" of the permission's row.
    AccessButton,
    /// The button that removes the permission.
    Remove,
}
