//! Who exists, who owns what, and which of the attested variants of GitHub's behaviour hold.

use crate::calendar::{Day, Moment};
use crate::page_variant::PageVariant;

/// Everything a server needs to know before the first request.
#[derive(Debug, Clone)]
pub struct World {
    /// Signed in on github.com.
    pub user: User,
    /// All organizations, also those the user does not belong to.
    pub organizations: Vec<Organization>,
    /// All repositories.
    pub repositories: Vec<Repository>,
    /// How the pages behave.
    pub page: PageVariant,
    /// How the API behaves.
    pub api: ApiVariant,
    /// The day that it is on GitHub, `YYYY-MM-DD`; `None` for the real one. Pages with dates are then the same on any day.
    pub today: Option<String>,
}

impl World {
    /// What GitHub's clock says: noon of a day that was set, or the real time.
    pub(crate) fn now(&self) -> Moment {
        let set = self.today.as_deref().and_then(Day::from_iso);
        set.map_or_else(Moment::now, |day| Moment(day.midnight().0 + 43_200))
    }

    pub(crate) fn today(&self) -> Day {
        self.now().day()
    }

    pub(crate) fn organization(&self, login: &str) -> Option<&Organization> {
        self.organizations.iter().find(|found| found.login.eq_ignore_ascii_case(login))
    }

    pub(crate) fn repositories_of<'a>(
        &'a self,
        owner: &'a str,
    ) -> impl Iterator<Item = &'a Repository> {
        self.repositories.iter().filter(move |repository| repository.owner == owner)
    }

    pub(crate) fn is_user(&self, login: &str) -> bool {
        self.user.login.eq_ignore_ascii_case(login)
    }
}

/// A person.
#[derive(Debug, Clone)]
pub struct User {
    /// Login name.
    pub login: String,
    /// Number in the API.
    pub id: u64,
    /// Display name.
    pub name: String,
}

/// An organization, its policy and the user's place in it.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches, set by name")]
pub struct Organization {
    /// Login name.
    pub login: String,
    /// Number in the API.
    pub id: u64,
    /// Display name.
    pub name: String,
    /// What the user is there; `None` for someone who does not belong to it.
    pub role: Option<Role>,
    /// Fine-grained tokens wait for an owner's approval.
    pub requires_approval: bool,
    /// The user's own tokens do not wait (GitHub's documentation says so of owners, 2025).
    pub approves_own_tokens: bool,
    /// Longest life of a fine-grained token in days; GitHub's default is 366.
    pub max_lifetime_days: Option<u32>,
    /// The limit does not hold for the user (administrators of the enterprise).
    pub exempt_from_limit: bool,
    /// Otherwise the organization is not offered as resource owner, and its data refuses such tokens.
    pub allows_fine_grained: bool,
    /// Otherwise its data refuses classic tokens.
    pub allows_classic: bool,
    /// Its Copilot subscription.
    pub copilot: Copilot,
}

impl Organization {
    pub(crate) fn is_owner(&self) -> bool {
        self.role == Some(Role::Owner)
    }

    pub(crate) fn needs_request(&self) -> bool {
        self.requires_approval && !self.approves_own_tokens
    }

    /// The limit that binds the user.
    pub(crate) fn limit(&self) -> Option<u32> {
        self.max_lifetime_days.filter(|_| !self.exempt_from_limit)
    }
}

/// Place of a user in an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The API says `admin`.
    Owner,
    /// The API says `member`.
    Member,
}

/// What the Copilot endpoints find. No source says how an organization without Copilot answers (2026-11), so all are here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copilot {
    /// Copilot Business with this number of seats.
    Business(u32),
    /// 404.
    OffNotFound,
    /// 200 with no seats and the setting `unconfigured`.
    OffUnconfigured,
    /// 422, the payment method has a problem.
    PaymentProblem,
}

/// A repository.
#[derive(Debug, Clone)]
pub struct Repository {
    /// Number in the API and in the form.
    pub id: u64,
    /// Login of the owner.
    pub owner: String,
    /// Name without the owner.
    pub name: String,
    /// Hidden from those without access.
    pub private: bool,
    /// What is switched on in it.
    pub features: Features,
}

/// Switches of a repository. By default everything is on and there are commits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches, set by name")]
pub struct Features {
    /// Otherwise issues answer 410.
    pub issues: bool,
    /// Otherwise Dependabot alerts answer 403, which is not for want of a permission.
    pub dependabot_alerts: bool,
    /// Otherwise secret scanning answers 404.
    pub secret_scanning: bool,
    /// Otherwise code scanning answers 403, which is not for want of a permission.
    pub code_scanning: bool,
    /// Nothing was ever committed: the list of commits answers 409.
    pub empty: bool,
}

impl Features {
    /// All off, and no commits.
    pub const NONE: Self = Self {
        issues: false,
        dependabot_alerts: false,
        secret_scanning: false,
        code_scanning: false,
        empty: true,
    };
}

impl Default for Features {
    fn default() -> Self {
        Self {
            issues: true,
            dependabot_alerts: true,
            secret_scanning: true,
            code_scanning: true,
            empty: false,
        }
    }
}

/// Behaviour of the API on which sources differ.
#[derive(Debug, Clone)]
pub struct ApiVariant {
    /// Status for someone who is no owner on an owners' endpoint: 404 or 403, both reported.
    pub not_an_owner: u16,
    /// Zone in the expiration header; both are reported.
    pub expiry: ExpiryFormat,
}

impl Default for ApiVariant {
    fn default() -> Self {
        Self { not_an_owner: 404, expiry: ExpiryFormat::Utc }
    }
}

/// How the expiration header names its zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpiryFormat {
    /// `2026-09-27 03:07:38 UTC`
    Utc,
    /// `2026-09-26 22:07:38 -0500`
    Offset,
}
