//! The organization and its gates: whether the token reaches it at all.

use super::Case;
use super::finding::{Finding, FindingId, Judged};
use crate::answer::Meaning;
use crate::answers::Seen;
use crate::api_path::ApiPath;
use crate::catalogue::Catalogue;
use crate::code::Code;
use crate::proof::{self, Standing};
use crate::reading::Reading;
use crate::recipe::OwnerKind;

pub(super) fn finding(case: &Case<'_>) -> Option<Finding> {
    let known = case.known();
    let gate = gate_of_any(case);
    if gate.is_none() {
        if known.owner_is_user() && case.recipe.owner.kind != OwnerKind::Organization {
            return None;
        }
        if let Some(finding) = of_another_user(case) {
            return Some(finding);
        }
    }
    let path = ApiPath::membership(&case.subject.owner);
    let membership = known.meaning(&path);
    let judged = gate
        .or_else(|| of_form(case).map(|judged| (judged, path.clone())))
        .or_else(|| Some((of_membership(case, membership?)?, path.clone())));
    let (judged, path) = judged?;
    let next = next(judged.code, case);
    Some(judged.maybe_next(next).on(FindingId::Owner, "Resource owner", &[path], &known))
}

/// A policy message on any answer explains all refusals.
fn gate_of_any(case: &Case<'_>) -> Option<(Judged, ApiPath)> {
    let gates = case.answers.iter().filter_map(|answer| match answer.meaning() {
        Meaning::Gate(code) => Some((&answer.path, code)),
        _ => None,
    });
    // Not the first that came: answers come in any order.
    let (path, code) = gates.min_by_key(|(path, _)| *path)?;
    Some((Judged::answered(code, gate(code, case)), path.clone()))
}

/// What a gate is, in words.
pub(super) fn gate(code: Code, case: &Case<'_>) -> String {
    let owner = &case.subject.owner;
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

/// A token for an account has the account's user as its owner, and GitHub told another.
fn of_another_user(case: &Case<'_>) -> Option<Finding> {
    let known = case.known();
    let user = known.user().filter(|_| case.recipe.owner.kind == OwnerKind::User)?;
    let owner = &case.subject.owner;
    let says = format!("The token was made for {user}, not for {owner}.");
    let judged = Judged::answered(Code::WrongOwner, says).maybe_next(next(Code::WrongOwner, case));
    Some(judged.on(FindingId::Owner, "Resource owner", &[ApiPath::user()], &known))
}

/// The form told that the token was made for somebody else.
fn of_form(case: &Case<'_>) -> Option<Judged> {
    let made_for = case.witness?.page.owner.found()?;
    let owner = &case.subject.owner;
    let says = || format!("The token was made for {made_for}, not for {owner}.");
    (!owner.is(made_for)).then(|| Judged::on_form(Code::WrongOwner, says()))
}

fn of_membership(case: &Case<'_>, membership: Meaning) -> Option<Judged> {
    let owner = &case.subject.owner;
    let says = |code, text: String| Some(Judged::answered(code, text));
    match membership {
        Meaning::Answered => Some(member(case)),
        Meaning::Hidden => says(
            Code::NotAMember,
            format!(
                "The token’s user does not belong to {owner}, or there is no organization of this name."
            ),
        ),
        Meaning::Refused if all_refused(case) || hides_until_approved(case) => waiting(case),
        Meaning::Refused if proof::reaches_owner(&case.known()) => {
            says(Code::Ok, format!("The token reaches {owner}."))
        }
        Meaning::Refused => None,
        Meaning::Way(trouble) => Some(Judged::without_evidence(
            trouble.code(),
            format!("Whether the token reaches {owner} could not be asked."),
        )),
        _ => says(
            Code::UnexpectedAnswer,
            format!("GitHub’s answer about {owner} is none that it documents."),
        ),
    }
}

fn was_invited(case: &Case<'_>) -> bool {
    let known = case.known();
    let answer = known.get(&ApiPath::membership(&case.subject.owner));
    let state = answer.and_then(|answer| answer.response()?.text("state"));
    state.as_deref() == Some("pending")
}

/// GitHub told the user's place in the organization.
fn member(case: &Case<'_>) -> Judged {
    let owner = &case.subject.owner;
    let known = case.known();
    let response = known.get(&ApiPath::membership(owner)).and_then(|answer| answer.response());
    let text = |field| response.and_then(|response| response.text(field));
    match (text("state").as_deref(), text("role").as_deref()) {
        (Some("pending"), _) => Judged::answered(
            Code::NotAMember,
            format!("The token’s user was invited to {owner}, but has not accepted yet."),
        ),
        (_, Some("admin")) => Judged::answered(
            Code::Ok,
            format!("The token reaches {owner}. Its user is an owner there."),
        ),
        (_, Some(_)) => Judged::answered(
            Code::Ok,
            format!("The token reaches {owner}. Its user is a member there, not an owner."),
        ),
        _ => Judged::answered(
            Code::UnexpectedAnswer,
            format!("GitHub did not tell the user’s role in {owner}."),
        ),
    }
}

/// What the answers say about everything that the recipe asks, but for what GitHub answers to anyone.
fn standings(case: &Case<'_>) -> Vec<Standing> {
    let known = case.known();
    let required = case.recipe.permissions.required.iter();
    let standings = required.filter_map(|rule| {
        let permission = Catalogue::built_in().get(&rule.permission)?;
        Some(proof::standing(permission, rule.level, &known))
    });
    let tells = |standing: &Standing| !matches!(standing, Standing::Open(_) | Standing::Unasked(_));
    standings.filter(tells).collect()
}

/// Whether GitHub refused or hid all of these. A fault of the way refuses nothing.
fn are_out_of_reach(standings: &[Standing]) -> bool {
    let is_refused = |standing: &Standing| {
        matches!(
            standing,
            Standing::Refused | Standing::RefusedOn(_) | Standing::Hidden | Standing::OutOfReach(_)
        )
    };
    !standings.is_empty() && standings.iter().all(is_refused)
}

/// Whether GitHub refused everything that the recipe asks: then it is the gate, not one permission.
fn all_refused(case: &Case<'_>) -> bool {
    let standings = standings(case);
    let known = case.known();
    // On a public repository a token is also refused that was simply not given it.
    let is_refusal = |standing: &Standing| match standing {
        Standing::Refused => true,
        Standing::RefusedOn(name) => known.repository(name) != Seen::Public,
        _ => false,
    };
    !proof::reaches_owner(&known)
        && standings.iter().any(is_refusal)
        && are_out_of_reach(&standings)
}

/// Whether the finding on the owner explains every refusal, so that none needs causes of its own.
pub(super) fn explains_refusals(case: &Case<'_>) -> bool {
    let membership = case.known().meaning(&ApiPath::membership(&case.subject.owner));
    let all = all_refused(case) || hides_until_approved(case);
    membership == Some(Meaning::Refused) && all && waiting(case).is_some()
}

/// Whether GitHub hid everything that was asked, and the form said that an owner has to approve the
/// token: a token that waits sees no private repository.
fn hides_until_approved(case: &Case<'_>) -> bool {
    let form = case.witness.map(|witness| &witness.page.approval_needed);
    form == Some(&Reading::Found(true))
        && !proof::reaches_owner(&case.known())
        && are_out_of_reach(&standings(case))
}

/// GitHub answers the same for a token that waits, for a wrong owner and for missing permissions
/// (inferred from GitHub Docs, 2026-11-22), so the form decides; without it the causes are named.
fn waiting(case: &Case<'_>) -> Option<Judged> {
    let owner = &case.subject.owner;
    match case.witness.map(|witness| &witness.page.approval_needed) {
        Some(Reading::Found(true)) => Some(Judged::on_form(
            Code::WaitingForApproval,
            format!(
                "The token waits until an owner of {owner} approves it. Until then it reads public data only."
            ),
        )),
        // The form said that no approval is needed: the permissions' own findings have the causes.
        Some(Reading::Found(false)) => None,
        _ => Some(
            Judged::answered(
                Code::WaitingForApproval,
                format!("{owner} refused everything that was asked: most likely an owner has yet to approve the token."),
            )
            .causes(vec![
                format!("An owner of {owner} has yet to approve the token. Until then it reads public data only."),
                format!("The token was made for another “Resource owner” than {owner}."),
                "None of the permissions is set on the token.".into(),
            ]),
        ),
    }
}

pub(super) fn next(code: Code, case: &Case<'_>) -> Option<String> {
    let owner = &case.subject.owner;
    Some(match code {
        Code::Ok => return None,
        Code::WaitingForApproval => format!(
            "Ask an owner of {owner} to approve it: organization settings → Personal access tokens → Pending requests. Then check again."
        ),
        Code::WrongOwner => format!(
            "Create a new token with {owner} as “Resource owner”: the owner of a token cannot be changed."
        ),
        Code::NotAMember if was_invited(case) => {
            format!("Accept the invitation to {owner} with that account, then check again.")
        }
        Code::NotAMember => format!("Create the token with an account that belongs to {owner}."),
        Code::LifetimePolicy => format!(
            "Open the token’s page in GitHub’s settings and choose a shorter expiration, or ask whoever set the limit, an owner of {owner} or of its enterprise, to raise it."
        ),
        Code::FineGrainedForbidden => {
            format!("Ask an owner of {owner} to allow fine-grained tokens.")
        }
        Code::ClassicForbidden => {
            "Create a fine-grained token with the recipe, and verify that one.".into()
        }
        Code::IpAllowList => {
            format!("Verify from an address that {owner} allows, or ask an owner to add yours.")
        }
        Code::SsoRequired => {
            "Open the token list in GitHub’s settings and choose “Configure SSO”.".into()
        }
        Code::Suspended => "Ask GitHub Support, or create the token with another account.".into(),
        _ => "Try again in a minute.".into(),
    })
}
