//! What GitHub's token page says now: the input of [`crate::evaluate`]. Each field may be unreadable.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::host::Host;
use crate::permission::{Level, PermissionId};
use crate::reading::Reading;

/// Everything the rules need to know about GitHub's token page at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageState {
    /// How far the user is.
    pub phase: Phase,
    /// Which of GitHub's pages this is.
    pub place: Place,
    /// The GitHub that it is a page of; github.com if its address names none.
    #[serde(default, skip_serializing_if = "Host::is_github")]
    pub host: Host,
    /// The login of the signed-in user, if the page tells.
    pub signed_in_as: Option<String>,
    /// The login chosen as "Resource owner".
    pub owner: Reading<String>,
    /// The organizations and the user that the opened "Resource owner" list offers, none if it is
    /// empty; `Absent` while the list was not opened.
    pub owners_offered: Reading<Vec<String>>,
    /// Longest lifetime in days that the chosen owner allows, if the page tells.
    pub owner_limit: Option<u32>,
    /// Whether "Expiration" offers "No expiration", if the page tells.
    pub never_offered: Option<bool>,
    /// The text in "Token name".
    pub name: Reading<String>,
    /// The text in "Description".
    pub description: Reading<String>,
    /// The choice in "Expiration".
    pub expiration: Reading<Expiration>,
    /// The choice in "Repository access".
    pub repositories: Reading<RepositoryAccess>,
    /// The permissions that are set.
    pub permissions: Reading<Grants>,
    /// Whether the token will have to be approved by an owner of the organization.
    pub approval_needed: Reading<bool>,
    /// The text in "Request message"; `Absent` if the page has no such box.
    pub request_message: Reading<String>,
    /// The error sentences that GitHub shows.
    pub errors: Vec<String>,
    /// Whether GitHub asks the user to show that they are no machine.
    pub captcha: bool,
    /// The new token, if the page shows one: its prefix and nothing more of it.
    pub token_prefix: Option<String>,
}

/// How far the user is on the way to a token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// A page that has nothing to do with creating a fine-grained token.
    #[default]
    Elsewhere,
    /// GitHub asks the user to confirm access ("sudo mode").
    Sudo,
    /// The form is there, but parts of it are still arriving.
    Loading,
    /// The form can be filled in.
    Filling,
    /// GitHub asks to confirm the new token.
    Confirming,
    /// The new token is shown, this once.
    TokenShown,
    /// The list of tokens, without a new one.
    List,
    /// GitHub showed the form again with errors.
    FormErrors,
}

impl Phase {
    /// The phase as the contract writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Elsewhere => "elsewhere",
            Self::Sudo => "sudo",
            Self::Loading => "loading",
            Self::Filling => "filling",
            Self::Confirming => "confirming",
            Self::TokenShown => "token-shown",
            Self::List => "list",
            Self::FormErrors => "form-errors",
        }
    }
}

/// Which of GitHub's pages this is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The form for a new fine-grained token.
    NewToken,
    /// The list of fine-grained tokens.
    TokenList,
    /// One fine-grained token's own page.
    TokenDetail,
    /// The form that regenerates a fine-grained token.
    Regenerate,
    /// The pages of classic tokens.
    ClassicTokens,
    /// Anything else.
    #[default]
    Other,
}

/// The choice in "Expiration".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "value")]
pub enum Expiration {
    /// A number of days from today, as the menu offers it.
    Days(u32),
    /// "Custom", with this date.
    On(Date),
    /// "Custom", but no date was chosen yet.
    CustomWithoutDate,
    /// "No expiration".
    Never,
}

/// The choice in "Repository access".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RepositoryAccess {
    /// "Public repositories": reading public ones only.
    Public,
    /// "All repositories" of the resource owner, also future ones.
    All,
    /// "Only select repositories".
    Selected,
}

impl RepositoryAccess {
    /// The choice as GitHub labels it (seen 2025-12 and 2026).
    pub fn label(self) -> &'static str {
        match self {
            Self::Public => "Public repositories",
            Self::All => "All repositories",
            Self::Selected => "Only select repositories",
        }
    }
}

/// The permissions that are set on the form; those at "No access" are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grants {
    /// Permissions of the catalogue, each with its level if that could be read.
    pub known: BTreeMap<PermissionId, Reading<Level>>,
    /// Permissions that are set but that the catalogue does not know: GitHub's key or title.
    pub unknown: Vec<String>,
    /// Whether this certainly is all that is set. `false` if the page may hide more.
    pub complete: bool,
}

impl Grants {
    /// Whether every permission that is set was read, with its level.
    pub fn is_certain(&self) -> bool {
        self.complete && self.known.values().all(|level| level.found().is_some())
    }
}
