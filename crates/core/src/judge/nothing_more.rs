//! Whether the token can do more than the recipe asks.

use super::{Case, Evidence, Finding, FindingId};
use crate::answer::Meaning;
use crate::catalogue::Catalogue;
use crate::check::{Excess, excess};
use crate::code::Code;
use crate::page_state::{Grants, PageState, RepositoryAccess};
use crate::permission::PermissionId;
use crate::plan;

pub(super) fn finding(case: &Case<'_>) -> Finding {
    let answered = answered(case);
    let on_form = on_form(case, &answered);
    let (code, evidence, says, next) = match case.witness {
        _ if !answered.is_empty() => {
            let named = answered.iter().map(named).chain(on_form);
            too_much(Evidence::AnsweredByGitHub, named.collect())
        }
        _ if !on_form.is_empty() => too_much(Evidence::SeenOnForm, on_form),
        Some(witness) if is_complete(&witness.page) => (
            Code::Ok,
            Evidence::SeenOnForm,
            "The form had nothing beyond the recipe when “Generate token” was pressed.".to_owned(),
            None,
        ),
        Some(_) => not_provable("the form could not be read completely"),
        None => not_provable("the form was not seen"),
    };
    Finding { id: FindingId::NothingMore, title: "Nothing more".into(), code, evidence, says, next }
}

type Judged = (Code, Evidence, String, Option<String>);

/// Permissions nobody asked for whose counter-probe answered.
fn answered(case: &Case<'_>) -> Vec<PermissionId> {
    let rules = case.recipe.permissions.required.iter();
    let counters =
        rules.flat_map(|rule| plan::counter_proofs(case.recipe, &rule.permission, case.owner));
    let granted = counters.filter(|(_, path)| case.meaning(path) == Some(Meaning::Answered));
    granted.map(|(id, _)| id).collect()
}

fn named(id: &PermissionId) -> String {
    format!("{} ({})", Catalogue::built_in().title(id), id.scope.tab())
}

/// What the form had beyond the recipe, but for what GitHub itself answered about.
fn on_form(case: &Case<'_>, answered: &[PermissionId]) -> Vec<String> {
    let Some(page) = case.witness.map(|witness| &witness.page) else { return Vec::new() };
    let grants = page.permissions.found();
    let seen = grants.map(|grants| excess(case.recipe, grants)).unwrap_or_default();
    let is_new = |excess: &&Excess| match excess {
        Excess::Known(id, _) => !answered.contains(id),
        Excess::Unknown(_) => true,
    };
    let mut list: Vec<String> = seen.iter().filter(is_new).map(Excess::words).collect();
    if let Some(access) = page.repositories.found()
        && case.recipe.access().is_some_and(|asked| reach(*access) > reach(asked))
    {
        list.push(format!("“{}”", access.label()));
    }
    list
}

fn is_complete(page: &PageState) -> bool {
    page.permissions.found().is_some_and(Grants::is_certain) && page.repositories.found().is_some()
}

fn not_provable(because: &str) -> Judged {
    (
        Code::NotProvable,
        Evidence::None,
        format!("GitHub tells no token what else it may do, and {because}."),
        Some("Look at the token’s page in GitHub’s settings if you want to be sure.".to_owned()),
    )
}

fn too_much(evidence: Evidence, excess: Vec<String>) -> Judged {
    let list = excess.join(", ");
    (
        Code::MoreThanAsked,
        evidence,
        format!(
            "The token can do more than asked: {list}. Whoever gets hold of it can use that too."
        ),
        Some("Open the token’s page in GitHub’s settings and take it away.".to_owned()),
    )
}

fn reach(access: RepositoryAccess) -> u8 {
    match access {
        RepositoryAccess::Public => 0,
        RepositoryAccess::Selected => 1,
        RepositoryAccess::All => 2,
    }
}
