//! A recipe: one vendor's wish for a token, as data. What is required, what is also acceptable,
//! why, and where the vendor said so.

mod anything;
mod built_in;
mod faults;
mod file;
mod risks;
#[cfg(feature = "schema")]
mod schema;

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::page_state::RepositoryAccess;
use crate::permission::{Level, PermissionId, Scope};

pub use anything::{ANYTHING, anything};
pub use built_in::{all, by_id};
pub(crate) use faults::is_hidden;
pub use faults::{Fault, is_id};
pub use file::RecipeError;
pub use risks::{READS_ONLY, Risk, RiskWeight, risks};
#[cfg(feature = "schema")]
pub use schema::schema;

/// Most characters of a token name (GitHub Docs, seen 2026-11-22).
pub const LONGEST_NAME: usize = 40;
/// Most characters of a description (GitHub Docs, seen 2026-11-22).
pub const LONGEST_DESCRIPTION: usize = 1024;
/// Longest lifetime in days that a template link or a policy can name (GitHub Docs, 2026-11-22).
pub const LONGEST_LIFETIME: u32 = 366;
/// Largest recipe file that is read, in bytes. The built-in ones have about 3,000.
pub const LONGEST_FILE: usize = 64 * 1024;

/// What a vendor asks of a token. The file format is `tokenwright.recipe/1`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// The version of the format.
    pub schema: Schema,
    /// Its name in addresses and commands: lower-case words joined by hyphens.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// Who asks for the token.
    pub vendor: String,
    /// What the token lets the vendor do, in one sentence.
    pub summary: String,
    /// Where the vendor said so.
    pub source: Source,
    /// What to know before starting.
    #[serde(default)]
    pub before: Vec<String>,
    /// Who has to own what the token reaches.
    pub owner: OwnerRule,
    /// The token's name; left out if any will do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<TextRule>,
    /// The token's description; left out if any will do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<TextRule>,
    /// What to write to the owners who have to approve the token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<TextRule>,
    /// How long the token lives; left out if any time will do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expiration: Option<ExpirationRule>,
    /// Which repositories it reaches; left out if the user decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repositories: Option<RepositoryRule>,
    /// What it may do.
    pub permissions: PermissionRules,
    /// What to do once the token is there.
    #[serde(default)]
    pub after: Vec<String>,
}

/// The version of the recipe format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Schema {
    /// The format described here.
    #[serde(rename = "tokenwright.recipe/1")]
    One,
}

/// Where a recipe's facts are from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The document's title.
    pub document: String,
    /// Its address, if it is public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The day on which it was read.
    pub seen: Date,
    /// How far the document says what the recipe asks.
    #[serde(default, skip_serializing_if = "Confidence::is_stated")]
    pub confidence: Confidence,
}

/// How far a recipe stands on its source's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// The source lists these permissions and these levels.
    #[default]
    Stated,
    /// The source names what is done; permissions and levels were derived from GitHub's documentation.
    Derived,
    /// Users say that it works; the vendor does not.
    Reported,
}

impl Confidence {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
    fn is_stated(&self) -> bool {
        *self == Self::Stated
    }

    /// What a reader should know of it before relying on it; nothing if the source says it all.
    pub fn remark(self) -> Option<&'static str> {
        match self {
            Self::Stated => None,
            Self::Derived => Some(
                "The source says what is done with the token. Which permissions that takes was derived from GitHub’s documentation.",
            ),
            Self::Reported => Some(
                "Users report that this works. The vendor does not list these permissions, so ask it if something fails.",
            ),
        }
    }
}

/// Who has to be the token's resource owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnerRule {
    /// An organization or the user's own account.
    pub kind: OwnerKind,
    /// Whether the account that creates the token must be an owner of the organization.
    #[serde(default)]
    pub must_be_owner: bool,
    /// Why this owner.
    pub why: String,
    /// What to do if it cannot be chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
}

/// The kinds of resource owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OwnerKind {
    /// An organization, whose login the user tells.
    Organization,
    /// The signed-in user.
    User,
    /// Whichever the user chooses.
    Any,
}

/// A text that the form should hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TextRule {
    /// The text.
    pub value: String,
    /// Why this text.
    pub why: String,
}

/// How long the token may live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExpirationRule {
    /// The lifetimes in days that meet the recipe, best first; none only if "No expiration" is
    /// asked for.
    pub days: Vec<u32>,
    /// What "No expiration" means to the recipe.
    pub never: Never,
    /// Why so long.
    pub why: String,
    /// What to do if it cannot be chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
}

/// What "No expiration" means to a recipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Never {
    /// Asked for: an end is what is wrong.
    Asked,
    /// Acceptable, with a remark.
    Accepted,
    /// Not acceptable.
    Refused,
}

/// Which repositories the token reaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RepositoryRule {
    /// The choice in "Repository access".
    pub access: RepositoryAccess,
    /// The names of the repositories to select, without their owner; none if the user knows them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Why this choice.
    pub why: String,
}

/// What the token may do. Anything that is not named here is too much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PermissionRules {
    /// What the token must hold, at exactly this level.
    pub required: Vec<PermissionRule>,
    /// What it may hold up to this level without being too much; never asked for.
    #[serde(default)]
    pub optional: Vec<PermissionRule>,
}

/// One permission at one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PermissionRule {
    /// Scope and key.
    pub permission: PermissionId,
    /// The level.
    pub level: Level,
    /// Why the vendor needs it.
    pub why: String,
}

impl Recipe {
    /// The choice in "Repository access", if the recipe makes it.
    pub fn access(&self) -> Option<RepositoryAccess> {
        self.repositories.as_ref().map(|rule| rule.access)
    }

    /// Whether a token has to reach repositories for it, so that one has to be named to prove it.
    pub fn asks_for_repositories(&self) -> bool {
        let required = &self.permissions.required;
        required.iter().any(|rule| rule.permission.scope == Scope::Repository)
    }

    /// The rule for this permission, required or optional.
    pub fn permission(&self, id: &PermissionId) -> Option<&PermissionRule> {
        let rules = &self.permissions;
        rules.required.iter().chain(&rules.optional).find(|rule| rule.permission == *id)
    }
}
