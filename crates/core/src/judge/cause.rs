//! Why GitHub may have refused: the causes that the other answers and the form leave open, most
//! likely first.

use super::Case;
use crate::answers::{Role, Seen};
use crate::catalogue::{Permission, Quality};
use crate::permission::Level;
use crate::proof::{self, Standing};
use crate::reading::Reading;

/// Why GitHub may refuse what a permission opens. GitHub answers the same for the first three
/// (GitHub Docs and public issues, 2022 to 2026; approval inferred, 2026-11-22).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// An owner of the organization has yet to approve the token.
    Approval,
    /// The token was made for another resource owner.
    OtherOwner,
    /// The permission was not set.
    Permission,
    /// The token's user is no owner of the organization.
    Role,
    /// The organization does not have the feature.
    Feature,
}

impl Cause {
    /// The cause in words.
    pub(super) fn words(self, case: &Case<'_>, title: &str, level: Level) -> String {
        let owner = &case.subject.owner;
        match self {
            Self::Approval => format!("An owner of {owner} has yet to approve the token."),
            Self::OtherOwner => {
                format!("The token was made for another “Resource owner” than {owner}.")
            }
            Self::Permission if level == Level::Read => {
                format!("“{title}” is not set on the token.")
            }
            Self::Permission => {
                format!("“{title}” is not set to {} on the token.", level.label())
            }
            Self::Role => {
                format!(
                    "The token’s user is no owner of {owner}, and GitHub shows this to owners only."
                )
            }
            Self::Feature => format!("{owner} does not use what “{title}” is about."),
        }
    }
}

/// The causes that are left for the refusal of this permission, most likely first.
pub(super) fn of_refusal(case: &Case<'_>, permission: &Permission, level: Level) -> Vec<Cause> {
    let need = need(case, permission);
    let causes = [
        (Cause::Role, need == Need::Missing),
        (Cause::Approval, may_wait(case)),
        (Cause::OtherOwner, may_be_of_another(case)),
        (Cause::Permission, !was_seen(case, permission, level)),
        (Cause::Role, need == Need::Unknown),
        (Cause::Feature, permission.probe.quality == Quality::Feature),
    ];
    causes.into_iter().filter(|(_, left)| *left).map(|(cause, _)| cause).collect()
}

/// Whether GitHub answered anything that only this owner's data is, and only with a permission.
pub(super) fn reaches_owner(case: &Case<'_>) -> bool {
    let known = case.known();
    case.recipe.permissions.required.iter().any(|rule| {
        let permission = crate::catalogue::Catalogue::built_in().get(&rule.permission);
        let Some(permission) = permission else { return false };
        let lowest = permission.levels.first().copied().unwrap_or(Level::Read);
        matches!(
            proof::standing(permission, lowest, &known),
            Standing::Granted | Standing::Shared(_)
        )
    }) || known.role().is_some()
        || sees_private_repository(case)
}

/// Whether GitHub showed a private repository of this owner, which no token sees that waits or is
/// another owner's.
pub(super) fn sees_private_repository(case: &Case<'_>) -> bool {
    let known = case.known();
    let mut named = case.subject.repositories.iter();
    named.any(|name| known.repository(name) == Seen::Private)
        || !known.private_repositories().is_empty()
}

fn may_wait(case: &Case<'_>) -> bool {
    let form = case.witness.map(|witness| &witness.page.approval_needed);
    let is_organization = !case.known().owner_is_user();
    is_organization && !reaches_owner(case) && form != Some(&Reading::Found(false))
}

fn may_be_of_another(case: &Case<'_>) -> bool {
    let on_form = case.witness.and_then(|witness| witness.page.owner.found());
    !reaches_owner(case) && !on_form.is_some_and(|owner| case.subject.owner.is(owner))
}

/// Whether the form had the permission at this level when the token was made.
fn was_seen(case: &Case<'_>, permission: &Permission, level: Level) -> bool {
    super::permission::seen_on_form(case, &permission.id()).is_some_and(|seen| seen >= level)
}

/// What is known of the role that this permission takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// None is needed, or the user has it.
    Met,
    /// The user is a plain member.
    Missing,
    /// GitHub did not tell.
    Unknown,
}

/// What is known of the role that this permission takes.
pub(super) fn need(case: &Case<'_>, permission: &Permission) -> Need {
    let needed = case.recipe.owner.must_be_owner && needs_owner(permission);
    let needed = needed || permission.probe.quality == Quality::OwnerOnly;
    match case.known().role() {
        Some(Role::Owner) => Need::Met,
        _ if !needed => Need::Met,
        Some(Role::Member) => Need::Missing,
        None => Need::Unknown,
    }
}

/// Whether the catalogue says that GitHub shows this to owners only.
fn needs_owner(permission: &Permission) -> bool {
    permission.probe.needs.as_deref().is_some_and(|needs| needs.contains("organization owner"))
}
