//! The situations journeys start from.

use crate::page_variant::{OptionRole, PageVariant};
use crate::world::{
    ApiVariant, Copilot, ExpiryFormat, Features, Organization, Repository, Role, User, World,
};

/// A situation by name. The signed-in user is `mona`; the organizations are `acme` (hers, unless said otherwise),
/// `globex` (she is a member, approval is required) and `initech` (she does not belong to it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scenario {
    /// Mona owns acme, which has Copilot Business; her tokens are approved at once.
    Happy,
    /// As `Happy`, but her token waits for approval.
    ApprovalRequired,
    /// Mona is a plain member of acme.
    NotAnOwner,
    /// As `NotAnOwner`, and owners' endpoints answer 403 instead of 404.
    NotAnOwnerForbidden,
    /// Acme has no Copilot: its endpoints answer 404.
    NoCopilot,
    /// Acme has no Copilot: its endpoints answer 200 without seats.
    CopilotUnconfigured,
    /// Acme has Copilot, and its payment method a problem: 422.
    PaymentProblem,
    /// Acme forbids fine-grained tokens and is not offered as owner.
    NoFineGrained,
    /// Acme forbids classic tokens.
    NoClassic,
    /// Acme lets tokens live for 90 days at most.
    ShortLifetime,
    /// Mona is exempt from acme's limit of 366 days.
    ExemptFromLimit,
    /// The incident of 2026-08-10: the list again, no token, no message.
    SilentFailure,
    /// No dialog asks before the token is made.
    ConfirmationSkipped,
    /// The confirmed form loads a whole page.
    FullNavigation,
    /// The form is first answered by "Confirm access".
    Sudo,
    /// The menu that adds permissions has `menuitemcheckbox` entries.
    MenuItemCheckboxes,
    /// The menu that adds permissions has checkboxes.
    Checkboxes,
    /// The expiration header carries an offset instead of `UTC`.
    ExpiryWithOffset,
}

impl Scenario {
    /// Every scenario.
    pub const ALL: [Self; 18] = [
        Self::Happy,
        Self::ApprovalRequired,
        Self::NotAnOwner,
        Self::NotAnOwnerForbidden,
        Self::NoCopilot,
        Self::CopilotUnconfigured,
        Self::PaymentProblem,
        Self::NoFineGrained,
        Self::NoClassic,
        Self::ShortLifetime,
        Self::ExemptFromLimit,
        Self::SilentFailure,
        Self::ConfirmationSkipped,
        Self::FullNavigation,
        Self::Sudo,
        Self::MenuItemCheckboxes,
        Self::Checkboxes,
        Self::ExpiryWithOffset,
    ];

    /// The scenario written as in the code, for command lines.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scenario| format!("{scenario:?}").eq_ignore_ascii_case(name))
    }

    /// The world it stands for; change it further and use [`Double::start_in`](crate::Double::start_in) for what has no name here.
    pub fn world(self) -> World {
        World {
            user: User { login: "mona".to_owned(), id: 583_231, name: "Mona Lisa".to_owned() },
            organizations: vec![self.acme(), globex(), initech()],
            repositories: repositories(),
            page: self.page(),
            api: self.api(),
            today: None,
        }
    }

    fn acme(self) -> Organization {
        let member = matches!(self, Self::NotAnOwner | Self::NotAnOwnerForbidden);
        Organization {
            login: "acme".to_owned(),
            id: 7_301,
            name: "Acme".to_owned(),
            role: Some(if member { Role::Member } else { Role::Owner }),
            requires_approval: !member,
            approves_own_tokens: self != Self::ApprovalRequired,
            max_lifetime_days: Some(if self == Self::ShortLifetime { 90 } else { 366 }),
            exempt_from_limit: self == Self::ExemptFromLimit,
            allows_fine_grained: self != Self::NoFineGrained,
            allows_classic: self != Self::NoClassic,
            copilot: match self {
                Self::NoCopilot => Copilot::OffNotFound,
                Self::CopilotUnconfigured => Copilot::OffUnconfigured,
                Self::PaymentProblem => Copilot::PaymentProblem,
                _ => Copilot::Business(12),
            },
        }
    }

    fn page(self) -> PageVariant {
        PageVariant {
            option_role: match self {
                Self::MenuItemCheckboxes => OptionRole::MenuItemCheckbox,
                Self::Checkboxes => OptionRole::Checkbox,
                _ => OptionRole::Option,
            },
            confirmation: self != Self::ConfirmationSkipped,
            full_navigation: self == Self::FullNavigation,
            sudo: self == Self::Sudo,
            creates_nothing: self == Self::SilentFailure,
            ..PageVariant::default()
        }
    }

    fn api(self) -> ApiVariant {
        ApiVariant {
            not_an_owner: if self == Self::NotAnOwnerForbidden { 403 } else { 404 },
            expiry: if self == Self::ExpiryWithOffset {
                ExpiryFormat::Offset
            } else {
                ExpiryFormat::Utc
            },
        }
    }
}

fn globex() -> Organization {
    Organization {
        login: "globex".to_owned(),
        id: 7_302,
        name: "Globex".to_owned(),
        role: Some(Role::Member),
        requires_approval: true,
        approves_own_tokens: false,
        max_lifetime_days: Some(366),
        exempt_from_limit: false,
        allows_fine_grained: true,
        allows_classic: true,
        copilot: Copilot::OffNotFound,
    }
}

fn initech() -> Organization {
    Organization {
        login: "initech".to_owned(),
        id: 7_303,
        name: "Initech".to_owned(),
        role: None,
        ..globex()
    }
}

fn repositories() -> Vec<Repository> {
    let all_on = Features::default();
    [
        (90_001, "acme", "anvil", false, all_on),
        (90_002, "acme", "rocket-skates", true, all_on),
        (90_003, "acme", "dehydrated-boulders", true, all_on),
        (90_004, "acme", "coyote-lab", true, Features::NONE),
        (90_011, "globex", "website", false, all_on),
        (90_021, "mona", "dotfiles", false, all_on),
        (90_022, "mona", "diary", true, all_on),
    ]
    .map(|(id, owner, name, private, features)| Repository {
        id,
        owner: owner.to_owned(),
        name: name.to_owned(),
        private,
        features,
    })
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_scenario() {
        for scenario in Scenario::ALL {
            assert_eq!(Scenario::from_name(&format!("{scenario:?}")), Some(scenario));
        }
        assert_eq!(Scenario::from_name("happy"), Some(Scenario::Happy));
        assert_eq!(Scenario::from_name("unheard-of"), None);
    }
}
