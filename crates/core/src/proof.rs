//! What GitHub's answers say about one permission at one level. The verification and the audit both
//! stand on this, so that they never differ.

use crate::answer::{Meaning, Trouble};
use crate::answers::{Answers, Seen};
use crate::api_path::ApiPath;
use crate::catalogue::{Catalogue, Permission, Quality};
use crate::permission::{Level, PermissionId, Scope};
use crate::repository::RepositoryName;

/// What GitHub's answers say about one permission at one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// GitHub answered what only this permission opens.
    Granted,
    /// GitHub answered, but these open the same and were not refused.
    Shared(Vec<PermissionId>),
    /// GitHub answered, but would have without the permission.
    Open(Open),
    /// GitHub refused.
    Refused,
    /// GitHub refused, on a repository that the token may not have been given.
    RefusedOn(RepositoryName),
    /// GitHub said that the user's role is too small.
    RoleTooSmall,
    /// 404: GitHub hides it and does not say why.
    Hidden,
    /// The repository on which it was tried is hidden from the token.
    OutOfReach(RepositoryName),
    /// What it is about is switched off, or empty.
    FeatureOff,
    /// GitHub has blocked it for everyone.
    Blocked,
    /// The token as a whole is refused, so nothing is known of this.
    Barred,
    /// Nothing was heard.
    Silent(Trouble),
    /// It was not asked, because no request would prove it.
    Unasked(Unasked),
}

/// Why an answer proves nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Open {
    /// This repository is public, or not known to be private.
    Repository(RepositoryName),
    /// GitHub answers the same with and without the permission.
    ToAll,
    /// How GitHub answers without it is not known.
    Untested,
}

/// Why no request was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unasked {
    /// The catalogue does not know the permission.
    Unknown,
    /// There is no address that can be read for it.
    NoAddress,
    /// There is none that tells this level from a lower one.
    NoAddressForLevel,
    /// It takes a repository, and none is known.
    NeedsRepository,
    /// It takes the name of something that only its owner knows.
    NeedsName(&'static str),
    /// It could have been, but the run ended before.
    Missed,
}

/// The requests that prove a permission at a level: all of them have to be answered.
///
/// # Errors
/// Why there is none. Where only the level cannot be told, see [`standing`].
pub(crate) fn paths(
    permission: &Permission,
    level: Level,
    answers: &Answers<'_>,
) -> Result<Vec<ApiPath>, Unasked> {
    let fact = &permission.probe;
    if fact.quality == Quality::NotDiscriminating {
        return Err(Unasked::NoAddress);
    }
    let for_write = fact.get_for_write.iter().filter(|_| level > Level::Read);
    let all = fact.get.iter().chain(&fact.also_get).chain(for_write);
    let filled: Vec<ApiPath> =
        all.map(|template| answers.fill(template).map_err(unfilled)).collect::<Result<_, _>>()?;
    if filled.is_empty() { Err(Unasked::NoAddress) } else { Ok(filled) }
}

fn unfilled(blank: &str) -> Unasked {
    match blank {
        "repo" => Unasked::NeedsRepository,
        "environment_name" => Unasked::NeedsName("an environment"),
        "subject_digest" => Unasked::NeedsName("an artifact"),
        "username" => Unasked::NeedsName("the token’s user"),
        _ => Unasked::NoAddress,
    }
}

/// Permissions that open the same path, each with a path that only it opens: if that one is refused,
/// the permission itself is what answered.
pub(crate) fn counters(
    permission: &Permission,
    answers: &Answers<'_>,
) -> Vec<(&'static Permission, Option<ApiPath>)> {
    let catalogue = Catalogue::built_in();
    let others = permission.probe.also_opened_by.iter().filter_map(|key| catalogue.by_key(key));
    others.map(|other| (other, read_path(other, answers))).collect()
}

/// The path that is read at the lowest level.
pub(crate) fn read_path(permission: &Permission, answers: &Answers<'_>) -> Option<ApiPath> {
    answers.fill(permission.probe.get.as_deref()?).ok()
}

/// The path whose read takes level write.
pub(crate) fn write_path(permission: &Permission, answers: &Answers<'_>) -> Option<ApiPath> {
    answers.fill(permission.probe.get_for_write.as_deref()?).ok()
}

/// What the answers say about a permission at a level.
pub(crate) fn standing(permission: &Permission, level: Level, answers: &Answers<'_>) -> Standing {
    let paths = match paths(permission, level, answers) {
        Ok(paths) => paths,
        Err(why) => return Standing::Unasked(why),
    };
    of_paths(permission, level, &paths, answers)
}

/// As [`standing`], from the one address that tells the level: what a product reads besides is no
/// matter here.
pub(crate) fn standing_of_one(
    permission: &Permission,
    level: Level,
    answers: &Answers<'_>,
) -> Standing {
    let fact = &permission.probe;
    let template = if level > Level::Read { &fact.get_for_write } else { &fact.get };
    let path = match template.as_deref().map(|template| answers.fill(template)) {
        Some(Ok(path)) if fact.quality != Quality::NotDiscriminating => path,
        Some(Err(blank)) => return Standing::Unasked(unfilled(blank)),
        _ => return Standing::Unasked(Unasked::NoAddress),
    };
    of_paths(permission, level, &[path], answers)
}

fn of_paths(
    permission: &Permission,
    level: Level,
    paths: &[ApiPath],
    answers: &Answers<'_>,
) -> Standing {
    let meanings: Option<Vec<Meaning>> = paths.iter().map(|path| answers.meaning(path)).collect();
    let Some(meanings) = meanings else { return Standing::Unasked(Unasked::Missed) };
    match meanings.into_iter().max_by_key(|meaning| weight(*meaning)) {
        Some(Meaning::Answered) => match answered(permission, answers) {
            Standing::Granted if !tells_level(permission, level, answers) => {
                Standing::Unasked(Unasked::NoAddressForLevel)
            }
            standing => standing,
        },
        Some(meaning) => not_answered(permission, meaning, answers),
        None => Standing::Unasked(Unasked::NoAddress),
    }
}

/// Whether an answer to all paths of a level tells that level from a lower one.
fn tells_level(permission: &Permission, level: Level, answers: &Answers<'_>) -> bool {
    let lowest = permission.levels.first() == Some(&level);
    lowest || (level == Level::Write && write_path(permission, answers).is_some())
}

/// Which of several answers about one permission decides: the worst.
fn weight(meaning: Meaning) -> u8 {
    match meaning {
        Meaning::Answered => 0,
        Meaning::Way(_) => 1,
        Meaning::FeatureOff => 2,
        Meaning::Blocked => 3,
        Meaning::Hidden => 4,
        Meaning::RoleTooSmall => 5,
        Meaning::Refused => 6,
        Meaning::Gate(_) => 7,
        Meaning::BadCredentials => 8,
    }
}

fn answered(permission: &Permission, answers: &Answers<'_>) -> Standing {
    match permission.probe.quality {
        Quality::Discriminating | Quality::OwnerOnly | Quality::Feature => Standing::Granted,
        Quality::NotUnique => told_apart(permission, answers),
        Quality::PrivateRepoOnly => match answers.tried_on() {
            Some(name) if !answers.is_private(&name) => Standing::Open(Open::Repository(name)),
            _ => Standing::Granted,
        },
        Quality::NotDiscriminating | Quality::None => Standing::Open(Open::ToAll),
        Quality::Unknown => Standing::Open(Open::Untested),
    }
}

/// Whether every other permission that opens the same path was asked for on its own, and refused.
fn told_apart(permission: &Permission, answers: &Answers<'_>) -> Standing {
    let counters = counters(permission, answers).into_iter();
    let refused = |other: &Permission, path: &Option<ApiPath>| {
        let refused = path.as_ref().and_then(|path| answers.meaning(path));
        refused == Some(Meaning::Refused) && ungiven(other, answers).is_none()
    };
    let left: Vec<PermissionId> = counters
        .filter(|(other, path)| !refused(other, path))
        .map(|(other, _)| other.id())
        .collect();
    if left.is_empty() { Standing::Granted } else { Standing::Shared(left) }
}

fn not_answered(permission: &Permission, meaning: Meaning, answers: &Answers<'_>) -> Standing {
    let hidden = || {
        let name = answers.tried_on().filter(|_| permission.scope == Scope::Repository);
        name.filter(|name| answers.repository(name) == Seen::Hidden)
    };
    match meaning {
        Meaning::Hidden => hidden().map_or(Standing::Hidden, Standing::OutOfReach),
        Meaning::Refused => {
            ungiven(permission, answers).map_or(Standing::Refused, Standing::RefusedOn)
        }
        Meaning::RoleTooSmall => Standing::RoleTooSmall,
        Meaning::FeatureOff => Standing::FeatureOff,
        Meaning::Blocked => Standing::Blocked,
        Meaning::Gate(_) | Meaning::BadCredentials => Standing::Barred,
        Meaning::Way(trouble) => Standing::Silent(trouble),
        // The caller has handled it; an answer never proves what it does not say.
        Meaning::Answered => Standing::Open(Open::Untested),
    }
}

/// The repository on which a permission was tried, unless GitHub told that it is private and so was
/// given to the token: only then a refusal is about the permission.
fn ungiven(permission: &Permission, answers: &Answers<'_>) -> Option<RepositoryName> {
    let is_tried_there = permission.scope == Scope::Repository
        && permission
            .probe
            .get
            .iter()
            .chain(&permission.probe.get_for_write)
            .any(|it| it.contains("{repo}"));
    answers.tried_on().filter(|name| is_tried_there && !answers.is_private(name))
}

/// Whether an answer proves that the token reaches the owner: then it neither waits for approval nor
/// belongs to another owner.
pub(crate) fn reaches_owner(answers: &Answers<'_>) -> bool {
    let of_owner =
        |permission: &&Permission| permission.scope != Scope::Account || answers.owner_is_user();
    let proves = |permission: &Permission| {
        let lowest = permission.levels.first().copied().unwrap_or(Level::Read);
        let standing = standing_of_one(permission, lowest, answers);
        matches!(standing, Standing::Granted | Standing::Shared(_))
    };
    // An answer that tells the role proves Members as well.
    !answers.private_repositories().is_empty()
        || answers.subject.repositories.iter().any(|name| answers.is_private(name))
        || Catalogue::built_in().permissions.iter().filter(of_owner).any(proves)
}
