//! Whether the token can do more than the recipe asks.

use super::Case;
use super::finding::{Finding, FindingId, Judged};
use crate::api_path::ApiPath;
use crate::audit::{self, Count};
use crate::catalogue::{Catalogue, Permission};
use crate::check::{Excess, excess};
use crate::code::Code;
use crate::page_state::{Grants, PageState, RepositoryAccess};
use crate::permission::{Level, PermissionId, Scope};
use crate::plan;
use crate::proof::{self, Standing};
use crate::repository::RepositoryName;
use crate::risk;

pub(super) fn finding(case: &Case<'_>) -> Finding {
    let answered = answered(case);
    let permissions: Vec<PermissionId> =
        answered.iter().filter_map(|(beyond, _)| Some(beyond.grant.as_ref()?.0.clone())).collect();
    let on_form = on_form(case, &permissions);
    let asked: Vec<ApiPath> = answered.iter().map(|(_, path)| path.clone()).collect();
    let judged = match case.witness {
        _ if !answered.is_empty() => {
            let all = answered.into_iter().map(|(beyond, _)| beyond).chain(on_form);
            Judged::answered(Code::MoreThanAsked, too_much(all.collect()))
        }
        _ if !on_form.is_empty() => Judged::on_form(Code::MoreThanAsked, too_much(on_form)),
        Some(witness) if is_complete(&witness.page) => Judged::on_form(
            Code::Ok,
            "The form had nothing beyond the recipe when “Generate token” was pressed.",
        ),
        Some(_) => not_provable(case, "the form could not be read completely"),
        None => not_provable(case, "the form was not seen"),
    };
    let judged = match judged.code {
        Code::MoreThanAsked => {
            judged.next("Open the token’s page in GitHub’s settings and take it away.")
        }
        _ => judged,
    };
    judged.on(FindingId::NothingMore, "Nothing more", &asked, &case.known())
}

/// Something that nobody asked for.
struct Beyond {
    words: String,
    /// The permission, at the level that is certain.
    grant: Option<(PermissionId, Level)>,
    /// Whether its level may be higher: an answer to a reading request does not tell.
    at_least: bool,
}

/// Everything beyond the recipe that GitHub answered, whatever it was asked for.
fn answered(case: &Case<'_>) -> Vec<(Beyond, ApiPath)> {
    let permissions = Catalogue::built_in().permissions.iter();
    let mut list: Vec<(Beyond, ApiPath)> =
        permissions.filter_map(|permission| beyond(case, permission)).collect();
    list.extend(repositories(case));
    list
}

fn beyond(case: &Case<'_>, permission: &Permission) -> Option<(Beyond, ApiPath)> {
    let known = case.known();
    let id = permission.id();
    let allowed = case.recipe.permission(&id).map(|rule| rule.level);
    let comes_along = id.scope == Scope::Repository && id.key == "metadata";
    // As the audit sees it, so that the two never differ.
    let granted = |level| proof::standing_of_one(permission, level, &known) == Standing::Granted;
    let read = proof::read_path(permission, &known).filter(|_| granted(Level::Read));
    let write = || proof::write_path(permission, &known).filter(|_| granted(Level::Write));
    let at = |level| move |path| (level, path);
    let any = read.map(at(Level::Read)).or_else(|| write().map(at(Level::Write)));
    if let Some((level, path)) = any.filter(|_| allowed.is_none() && !comes_along) {
        let words = format!("{} ({})", permission.title, id.scope.tab());
        let at_least = permission.levels.last() > Some(&level);
        return Some((Beyond { words, grant: Some((id, level)), at_least }, path));
    }
    let path = proof::write_path(permission, &known)?;
    (allowed == Some(Level::Read) && known.answered(&path)).then(|| {
        let words = format!("{} ({}, {})", permission.title, id.scope.tab(), Level::Write.label());
        (Beyond { words, grant: Some((id.clone(), Level::Write)), at_least: false }, path)
    })
}

/// Private repositories beyond those that the recipe allows.
fn repositories(case: &Case<'_>) -> Option<(Beyond, ApiPath)> {
    let known = case.known();
    if !plan::limits_repositories(case.recipe, case.subject) {
        return None;
    }
    let named = &case.subject.repositories;
    let is_named = |name: &RepositoryName| named.iter().any(|named| named.is(name.as_str()));
    let mut seen = known.private_repositories();
    seen.retain(|name| name.as_ref().is_none_or(|name| !is_named(name)));
    let words = match seen.first()? {
        Some(first) => format!("the private repository {}/{first}", case.subject.owner),
        None => format!("a private repository of {}", case.subject.owner),
    };
    Some((Beyond { words, grant: None, at_least: false }, known.private_list()))
}

/// What the form had beyond the recipe, but for what GitHub itself answered about.
fn on_form(case: &Case<'_>, answered: &[PermissionId]) -> Vec<Beyond> {
    let Some(page) = case.witness.map(|witness| &witness.page) else { return Vec::new() };
    let grants = page.permissions.found();
    let seen = grants.map(|grants| excess(case.recipe, grants)).unwrap_or_default();
    let is_new = |excess: &&Excess| match excess {
        Excess::Known(id, _) => !answered.contains(id),
        Excess::Unknown(_) => true,
    };
    let mut list: Vec<Beyond> = seen.iter().filter(is_new).map(Beyond::from).collect();
    if let Some(access) = page.repositories.found()
        && case.recipe.access().is_some_and(|asked| reach(*access) > reach(asked))
    {
        let words = format!("“{}”", access.label());
        list.push(Beyond { words, grant: None, at_least: false });
    }
    list
}

fn is_complete(page: &PageState) -> bool {
    page.permissions.found().is_some_and(Grants::is_certain) && page.repositories.found().is_some()
}

/// What was found out about other permissions, and why that is not all.
fn not_provable(case: &Case<'_>, because: &str) -> Judged {
    let look = "Look at the token’s page in GitHub’s settings if you want to be sure.";
    if audit::is_complete(case.subject, case.answers) {
        let audit = audit::audit(case.subject, Some(case.recipe), case.answers);
        let entries = audit.scopes.iter().flat_map(|scope| &scope.entries);
        let others = entries.filter(|entry| case.recipe.permission(&entry.permission).is_none());
        let count = Count::of(others);
        let says = format!(
            "Of GitHub’s other permissions, {} were refused to this token; {} cannot be told.",
            count.refused,
            count.unclear + count.cannot_be_asked
        );
        return Judged::answered(Code::NotProvable, says).next(look);
    }
    let says = format!("GitHub tells no token what else it may do, and {because}.");
    Judged::without_evidence(Code::NotProvable, says).next(look)
}

impl From<&Excess> for Beyond {
    fn from(excess: &Excess) -> Self {
        let grant = match excess {
            Excess::Known(id, level) => Some((id.clone(), *level)),
            Excess::Unknown(_) => None,
        };
        Self { words: excess.words(), grant, at_least: false }
    }
}

/// The list, and what its most dangerous permission lets others do.
fn too_much(excess: Vec<Beyond>) -> String {
    let list: Vec<&str> = excess.iter().map(|beyond| beyond.words.as_str()).collect();
    let grants = || {
        let grant = |beyond: &Beyond| Some((beyond.grant.clone()?, beyond.at_least));
        excess.iter().filter_map(grant)
    };
    let is_high = |((id, level), _): &((PermissionId, Level), bool)| risk::is_high(id, *level);
    let could = match grants().find(is_high).or_else(|| grants().next()) {
        Some(((id, level), true)) => format!("could at least {}", risk::deed(&id, level)),
        Some(((id, level), false)) => format!("could {}", risk::deed(&id, level)),
        None => "can use that too".into(),
    };
    let list = list.join(", ");
    format!("The token can do more than asked: {list}. Whoever gets hold of it {could}.")
}

fn reach(access: RepositoryAccess) -> u8 {
    match access {
        RepositoryAccess::Public => 0,
        RepositoryAccess::Selected => 1,
        RepositoryAccess::All => 2,
    }
}
