//! Where GitHub usually has each control, for people who have to look for it themselves. Order and
//! labels were seen 2025-12 in a log of the live page and 2026 in a text of all of it.

pub(super) const OWNER: &str = "below “Description”: a button with the name of an account";
pub(super) const NAME: &str = "the first field of the form";
pub(super) const DESCRIPTION: &str = "below “Token name”";
pub(super) const EXPIRATION: &str = "below “Resource owner”: a button with a number of days";
pub(super) const REPOSITORIES: &str = "below “Expiration”: three round buttons";
pub(super) const PERMISSIONS: &str = "below “Repository access”, above “Generate token”";
