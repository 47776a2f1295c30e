//! Whether the token holds one permission of the recipe.

use super::{Case, Evidence, Finding, FindingId};
use crate::answer::Meaning;
use crate::catalogue::{Catalogue, Quality};
use crate::code::Code;
use crate::permission::{Level, PermissionId};
use crate::plan;
use crate::recipe::PermissionRule;

pub(super) fn finding(rule: &PermissionRule, case: &Case<'_>) -> Finding {
    let title = Catalogue::built_in().title(&rule.permission);
    let (code, evidence, says, next) = judge(rule, case, &title);
    Finding {
        id: FindingId::Permission(rule.permission.clone()),
        title: format!("{title}: {}", rule.level.label()),
        code,
        evidence,
        says,
        next,
    }
}

type Judged = (Code, Evidence, String, Option<String>);

fn judge(rule: &PermissionRule, case: &Case<'_>, title: &str) -> Judged {
    let proofs = plan::proofs(rule, case.owner);
    // A path that was planned and has no answer was cut off by the deadline or by the user.
    let unanswered = Meaning::Way(Code::TimedOut);
    let meanings = proofs.iter().map(|path| case.meaning(path).unwrap_or(unanswered));
    match meanings.max_by_key(|meaning| weight(*meaning)) {
        Some(Meaning::Answered) => answered(rule, case, title),
        Some(Meaning::Refused) => refused(case, rule, title),
        Some(Meaning::Hidden) => hidden(case, title),
        Some(Meaning::Unprocessable) => feature_off(case, title),
        Some(Meaning::Way(code)) => (
            code,
            Evidence::None,
            format!("GitHub could not be asked about “{title}”."),
            Some("Try again in a minute.".into()),
        ),
        Some(Meaning::Gate(_) | Meaning::BadCredentials) => (
            Code::NotProvable,
            Evidence::None,
            format!("“{title}” cannot be seen while {} refuses the token.", case.owner),
            None,
        ),
        None => unasked(rule, case, title),
    }
}

/// Which of several answers about one permission decides: the worst.
fn weight(meaning: Meaning) -> u8 {
    match meaning {
        Meaning::Answered => 0,
        Meaning::Way(_) => 1,
        Meaning::Unprocessable => 2,
        Meaning::Hidden => 3,
        Meaning::Refused => 4,
        Meaning::Gate(_) => 5,
        Meaning::BadCredentials => 6,
    }
}

fn answered(rule: &PermissionRule, case: &Case<'_>, title: &str) -> Judged {
    let known = Catalogue::built_in().get(&rule.permission);
    let quality = known.map_or(Quality::Unknown, |known| known.probe.quality);
    let proves = match quality {
        Quality::Discriminating | Quality::OwnerOnly | Quality::Feature => true,
        Quality::NotUnique => told_apart(case, &rule.permission),
        Quality::PrivateRepoOnly
        | Quality::Unknown
        | Quality::NotDiscriminating
        | Quality::None => false,
    };
    let level_proven = rule.level == Level::Read
        || known.is_some_and(|k| k.probe.get_for_write.is_some() && rule.level == Level::Write);
    if proves && level_proven {
        let says = format!("GitHub answered what only “{title}” opens.");
        return (Code::Granted, Evidence::AnsweredByGitHub, says, None);
    }
    match (quality, seen_on_form(case, &rule.permission)) {
        (Quality::NotUnique, None) => ambiguous(title),
        _ => unasked(rule, case, title),
    }
}

/// Another permission of the token opens the same, and the form was not seen.
fn ambiguous(title: &str) -> Judged {
    (
        Code::NotProvable,
        Evidence::None,
        format!(
            "GitHub answered, but another permission opens the same: “{title}” may be missing."
        ),
        Some("Look at the token’s page in GitHub’s settings.".into()),
    )
}

/// Whether every other permission that opens the same path was asked for on its own, and refused.
fn told_apart(case: &Case<'_>, id: &PermissionId) -> bool {
    let others = Catalogue::built_in().get(id).map_or(0, |known| known.probe.also_opened_by.len());
    let refused = plan::counter_proofs(case.recipe, id, case.owner)
        .iter()
        .filter(|(_, path)| matches!(case.meaning(path), Some(Meaning::Refused)))
        .count();
    refused == others
}

/// No answer proves it; the form may have shown it.
fn unasked(rule: &PermissionRule, case: &Case<'_>, title: &str) -> Judged {
    match seen_on_form(case, &rule.permission) {
        Some(level) if level >= rule.level => (
            Code::Granted,
            Evidence::SeenOnForm,
            format!("The form said {} for “{title}”; no request can prove it.", level.label()),
            None,
        ),
        _ => (
            Code::NotProvable,
            Evidence::None,
            format!("No safe request can prove “{title}” at {}.", rule.level.label()),
            Some("Look at the token’s page in GitHub’s settings.".into()),
        ),
    }
}

fn seen_on_form(case: &Case<'_>, id: &PermissionId) -> Option<Level> {
    case.witness?.page.permissions.found()?.known.get(id)?.found().copied()
}

fn refused(case: &Case<'_>, rule: &PermissionRule, title: &str) -> Judged {
    if needs_owner(case) {
        return owner_role_needed(case, title);
    }
    let seen = seen_on_form(case, &rule.permission).is_some_and(|level| level >= rule.level);
    let path = format!(
        "Open the token’s page in GitHub’s settings: {} tab → Add permissions → {title} → {}.",
        rule.permission.scope.tab(),
        rule.level.label()
    );
    let (because, next) = match case.witness.and_then(|witness| witness.page.owner.found()) {
        Some(owner) if !case.owner.is(owner) => (" The token was made for another owner.", None),
        _ if seen => {
            (" The form had it, so approval or the owner’s role is what is missing.", None)
        }
        _ => ("", Some(path)),
    };
    let says = format!("GitHub refused what “{title}” opens.{because}");
    (Code::Refused, Evidence::AnsweredByGitHub, says, next)
}

/// 404 hides more than it tells: the role decides what it means, and it never means "refused".
fn hidden(case: &Case<'_>, title: &str) -> Judged {
    match case.role() {
        Some("admin") => feature_off(case, title),
        Some(_) if needs_owner(case) => owner_role_needed(case, title),
        _ => (
            Code::NotProvable,
            Evidence::AnsweredByGitHub,
            format!("GitHub hides what “{title}” opens, and does not say why."),
            Some(format!("Create the token with an account that is an owner of {}.", case.owner)),
        ),
    }
}

/// Whether the recipe needs an owner and GitHub told that the token's user is none.
fn needs_owner(case: &Case<'_>) -> bool {
    case.recipe.owner.must_be_owner && case.role().is_some_and(|role| role != "admin")
}

fn owner_role_needed(case: &Case<'_>, title: &str) -> Judged {
    let owner = case.owner;
    (
        Code::OwnerRoleNeeded,
        Evidence::AnsweredByGitHub,
        format!(
            "GitHub shows this to owners of {owner} only, and the token’s user is a member. “{title}” may well be set."
        ),
        Some(format!(
            "Have an owner of {owner} create the token, best from a bot account that is an owner."
        )),
    )
}

fn feature_off(case: &Case<'_>, title: &str) -> Judged {
    let owner = case.owner;
    (
        Code::FeatureOff,
        Evidence::AnsweredByGitHub,
        format!("{owner} probably does not use what “{title}” is about, so it cannot be proven."),
        Some(format!("Ask an owner whether it is switched on for {owner}.")),
    )
}
