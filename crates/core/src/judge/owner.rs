//! The organization and its gates: whether the token reaches it at all.

use super::{Case, Evidence, Finding, FindingId};
use crate::answer::Meaning;
use crate::code::Code;
use crate::plan::{self, ApiPath};
use crate::reading::Reading;
use crate::recipe::OwnerKind;

pub(super) fn finding(case: &Case<'_>) -> Option<Finding> {
    if case.recipe.owner.kind != OwnerKind::Organization {
        return None;
    }
    let membership = case.meaning(&ApiPath::membership(case.owner))?;
    let (code, evidence, says) =
        gate_of_any(case).or_else(|| of_form(case)).or_else(|| of_membership(case, membership))?;
    let next = next(code, case);
    Some(Finding {
        id: FindingId::Owner,
        title: "Resource owner".into(),
        code,
        evidence,
        says,
        next,
    })
}

type Verdict = (Code, Evidence, String);

/// A policy message on any answer explains all refusals.
fn gate_of_any(case: &Case<'_>) -> Option<Verdict> {
    case.answers.iter().find_map(|answer| match answer.meaning() {
        Meaning::Gate(code) => Some((code, Evidence::AnsweredByGitHub, gate(code, case))),
        _ => None,
    })
}

/// What a gate is, in words.
pub(super) fn gate(code: Code, case: &Case<'_>) -> String {
    let owner = case.owner;
    match code {
        Code::LifetimePolicy => format!("{owner} refuses tokens that live as long as this one."),
        Code::FineGrainedForbidden => format!("{owner} refuses fine-grained tokens."),
        Code::ClassicForbidden => format!("{owner} refuses classic tokens."),
        Code::SsoRequired => {
            format!("{owner} asks for single sign-on, and this token is not authorized for it.")
        }
        Code::IpAllowList => {
            format!("{owner} allows certain network addresses only, and yours is not among them.")
        }
        Code::Suspended => "GitHub has suspended the account this token belongs to.".into(),
        _ => "GitHub refuses this token.".into(),
    }
}

/// The form told that the token was made for somebody else.
fn of_form(case: &Case<'_>) -> Option<Verdict> {
    let owner = case.witness?.page.owner.found()?;
    (!case.owner.is(owner)).then(|| {
        (
            Code::WrongOwner,
            Evidence::SeenOnForm,
            format!("The token was made for {owner}, not for {}.", case.owner),
        )
    })
}

fn of_membership(case: &Case<'_>, membership: Meaning) -> Option<Verdict> {
    let owner = case.owner;
    let answered = Evidence::AnsweredByGitHub;
    match membership {
        Meaning::Answered => {
            let response = case.answer(&ApiPath::membership(owner))?.response()?;
            Some(match (response.text("state"), response.text("role")) {
                (Some("pending"), _) => (
                    Code::NotAMember,
                    answered,
                    format!("The token’s user was invited to {owner}, but has not accepted yet."),
                ),
                (_, Some("admin")) => (
                    Code::Ok,
                    answered,
                    format!("The token reaches {owner}. Its user is an owner there."),
                ),
                (_, Some(_)) => (
                    Code::Ok,
                    answered,
                    format!("The token reaches {owner}. Its user is a member there, not an owner."),
                ),
                _ => (
                    Code::UnexpectedAnswer,
                    answered,
                    format!("GitHub did not tell the user’s role in {owner}."),
                ),
            })
        }
        Meaning::Hidden => Some((
            Code::NotAMember,
            answered,
            format!(
                "The token’s user does not belong to {owner}, or there is no organization of this name."
            ),
        )),
        Meaning::Refused if all_refused(case) => waiting(case),
        Meaning::Refused if any_answered(case) => {
            Some((Code::Ok, answered, format!("The token reaches {owner}.")))
        }
        Meaning::Refused => None,
        Meaning::Way(code) => Some((
            code,
            Evidence::None,
            format!("Whether the token reaches {owner} could not be asked."),
        )),
        Meaning::BadCredentials | Meaning::Gate(_) | Meaning::Unprocessable => Some((
            Code::UnexpectedAnswer,
            answered,
            format!("GitHub’s answer about {owner} is none that it documents."),
        )),
    }
}

/// What the answers to everything that the recipe asks mean; `None` for one that was not asked.
fn asked(case: &Case<'_>) -> impl Iterator<Item = Option<Meaning>> {
    let required = &case.recipe.permissions.required;
    let paths = required.iter().flat_map(|rule| plan::proofs(rule, case.owner));
    paths.map(|path| case.meaning(&path))
}

/// Whether GitHub refused everything that the recipe asks: then it is the gate, not one permission.
/// A fault of the way refuses nothing.
fn all_refused(case: &Case<'_>) -> bool {
    asked(case).all(|meaning| matches!(meaning, Some(Meaning::Refused | Meaning::Hidden)))
}

fn any_answered(case: &Case<'_>) -> bool {
    asked(case).any(|meaning| meaning == Some(Meaning::Answered))
}

/// GitHub answers the same for a token that waits, for a wrong owner and for missing permissions
/// (inferred from GitHub Docs, 2026-11-22), so the form decides; without it the causes are named.
fn waiting(case: &Case<'_>) -> Option<Verdict> {
    let owner = case.owner;
    match case.witness.map(|witness| &witness.page.approval_needed) {
        Some(Reading::Found(true)) => Some((
            Code::WaitingForApproval,
            Evidence::SeenOnForm,
            format!(
                "The token waits until an owner of {owner} approves it. Until then it reads public data only."
            ),
        )),
        // The form said that no approval is needed: the permissions' own findings have the causes.
        Some(Reading::Found(false)) => None,
        _ => Some((
            Code::WaitingForApproval,
            Evidence::AnsweredByGitHub,
            format!(
                "{owner} refused everything. Most likely an owner of {owner} has yet to approve the token; it may also be made for another resource owner, or lack all the permissions."
            ),
        )),
    }
}

fn next(code: Code, case: &Case<'_>) -> Option<String> {
    let owner = case.owner;
    Some(match code {
        Code::Ok => return None,
        Code::WaitingForApproval => format!("Ask an owner of {owner} to approve it: organization settings → Personal access tokens → Pending requests. Then check again."),
        Code::WrongOwner => format!("Create a new token with {owner} as “Resource owner”: the owner of a token cannot be changed."),
        Code::NotAMember => format!("Create the token with an account that belongs to {owner}."),
        Code::LifetimePolicy => "Open the token’s page in GitHub’s settings and choose a shorter expiration, or ask an owner to raise the limit.".into(),
        Code::FineGrainedForbidden => format!("Ask an owner of {owner} to allow fine-grained tokens."),
        Code::IpAllowList => format!("Verify from an address that {owner} allows, or ask an owner to add yours."),
        Code::SsoRequired => "Open the token list in GitHub’s settings and choose “Configure SSO”.".into(),
        Code::Suspended => "Ask GitHub Support, or create the token with another account.".into(),
        _ => "Try again in a minute.".into(),
    })
}
