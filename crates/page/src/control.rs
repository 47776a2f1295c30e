//! The controls of GitHub's token pages, one file each: how each is found, and what it says.

pub(crate) mod approval;
pub(crate) mod captcha;
pub(crate) mod description;
pub(crate) mod errors;
pub(crate) mod expiration;
pub(crate) mod menu;
pub(crate) mod name;
pub(crate) mod owner;
pub(crate) mod permissions;
pub(crate) mod picker;
pub(crate) mod repositories;
pub(crate) mod row;
pub(crate) mod sections;
pub(crate) mod submit;
pub(crate) mod tabs;
pub(crate) mod token;

/// A control of GitHub's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Control {
    /// The form itself.
    Form,
    /// "Token name".
    Name,
    /// "Description".
    Description,
    /// "Resource owner".
    Owner,
    /// "Expiration".
    Expiration,
    /// The date of a custom expiration.
    CustomDate,
    /// "Repository access".
    Repositories,
    /// What is set under "Permissions".
    Permissions,
    /// "Add permissions".
    AddPermissions,
    /// "Request message".
    RequestMessage,
    /// "Generate token".
    Submit,
    /// "Generate token" in GitHub's confirmation.
    Confirm,
    /// The field with the new token.
    Token,
}
