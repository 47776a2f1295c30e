//! Why GitHub may have refused: the causes that the other answers and the form leave open, most
//! likely first.

use super::Case;
use crate::answers::Role;
use crate::catalogue::{Permission, Quality};
use crate::permission::Level;
use crate::proof;
use crate::reading::Reading;
use crate::repository::RepositoryName;

/// Why GitHub may refuse what a permission opens. GitHub answers the same for approval, another owner
/// and a missing permission (GitHub Docs and public issues, 2022 to 2026; approval inferred,
/// 2026-11-22).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cause {
    /// An owner of the organization has yet to approve the token.
    Approval,
    /// The token was made for another resource owner.
    OtherOwner,
    /// The token was not given this repository.
    Repository(RepositoryName),
    /// The permission was not set.
    Permission,
    /// The token's user is no owner of the organization.
    Role,
    /// The token's user may do too little in the repository.
    RepositoryRole,
    /// The organization does not have the feature.
    Feature,
    /// It was set on the form, and is not what was asked about.
    Changed,
}

impl Cause {
    /// The cause in words.
    pub(super) fn words(&self, case: &Case<'_>, permission: &Permission, level: Level) -> String {
        let (owner, title) = (&case.subject.owner, &permission.title);
        match self {
            Self::Approval => format!("An owner of {owner} has yet to approve the token."),
            Self::OtherOwner => {
                format!("The token was made for another “Resource owner” than {owner}.")
            }
            Self::Repository(name) => {
                format!("{owner}/{name} is not among the token’s repositories.")
            }
            Self::Permission if level == Level::Read => {
                format!("“{title}” is not set on the token.")
            }
            Self::Permission => {
                format!("“{title}” is not set to {} on the token.", level.label())
            }
            Self::Role if permission.has_other_role() => {
                format!("The token’s user is no owner of {owner}, and has no other role that GitHub shows this to.")
            }
            Self::Role => {
                format!("The token’s user is no owner of {owner}, and GitHub shows this to owners only.")
            }
            Self::RepositoryRole => {
                "The token’s user may do too little in this repository.".into()
            }
            Self::Feature => format!("{owner} does not use what “{title}” is about."),
            Self::Changed => {
                "The form had it when the token was made: it was changed since, or this is another token.".into()
            }
        }
    }
}

/// The causes that are left for the refusal of this permission, most likely first; never none.
/// `on` is the repository on which it was tried, if the token may not have been given it.
pub(super) fn of_refusal(
    case: &Case<'_>,
    permission: &Permission,
    level: Level,
    on: Option<RepositoryName>,
) -> Vec<Cause> {
    let need = need(case, permission);
    let known = case.known();
    let repository_role = permission.needs_repository_role()
        && known.role() != Some(Role::Owner)
        && !known.owner_is_user();
    let causes = [
        (Some(Cause::Role), need == Need::Missing),
        (Some(Cause::Approval), may_wait(case)),
        (Some(Cause::OtherOwner), may_be_of_another(case)),
        (on.map(Cause::Repository), true),
        (Some(Cause::Permission), !was_seen(case, permission, level)),
        (Some(Cause::Role), need == Need::Unknown),
        (Some(Cause::RepositoryRole), repository_role),
        (Some(Cause::Feature), permission.probe.quality == Quality::Feature),
    ];
    let mut left: Vec<Cause> =
        causes.into_iter().filter(|(_, left)| *left).filter_map(|(cause, _)| cause).collect();
    if left.is_empty() {
        left.push(Cause::Changed);
    }
    left
}

fn may_wait(case: &Case<'_>) -> bool {
    let form = case.witness.map(|witness| &witness.page.approval_needed);
    let known = case.known();
    !known.owner_is_user() && !proof::reaches_owner(&known) && form != Some(&Reading::Found(false))
}

fn may_be_of_another(case: &Case<'_>) -> bool {
    let on_form = case.witness.and_then(|witness| witness.page.owner.found());
    !proof::reaches_owner(&case.known())
        && !on_form.is_some_and(|owner| case.subject.owner.is(owner))
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
    /// GitHub did not tell, or another role than owner may do.
    Unknown,
}

/// What is known of the role that this permission takes.
pub(super) fn need(case: &Case<'_>, permission: &Permission) -> Need {
    match case.known().role() {
        Some(Role::Owner) => Need::Met,
        _ if !permission.needs_owner() => Need::Met,
        Some(Role::Member) if !permission.has_other_role() => Need::Missing,
        Some(Role::Member) | None => Need::Unknown,
    }
}
