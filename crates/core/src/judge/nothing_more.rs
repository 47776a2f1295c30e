//! Whether the token can do more than the recipe asks.

use super::{Case, Evidence, Finding, FindingId};
use crate::answer::Meaning;
use crate::catalogue::Catalogue;
use crate::check::{Excess, excess};
use crate::code::Code;
use crate::page_state::RepositoryAccess;
use crate::plan;

pub(super) fn finding(case: &Case<'_>) -> Finding {
    let (code, evidence, says, next) =
        answered(case).or_else(|| on_form(case)).unwrap_or_else(|| {
            (
                Code::NotProvable,
                Evidence::None,
                "GitHub tells no token what else it may do, and the form was not seen.".to_owned(),
                Some(
                    "Look at the token’s page in GitHub’s settings if you want to be sure."
                        .to_owned(),
                ),
            )
        });
    Finding { id: FindingId::NothingMore, title: "Nothing more".into(), code, evidence, says, next }
}

type Judged = (Code, Evidence, String, Option<String>);

/// A counter-probe that answers is a permission nobody asked for.
fn answered(case: &Case<'_>) -> Option<Judged> {
    let rules = case.recipe.permissions.required.iter();
    let mut counters =
        rules.flat_map(|rule| plan::counter_proofs(case.recipe, &rule.permission, case.owner));
    let (id, _) = counters.find(|(_, path)| case.meaning(path) == Some(Meaning::Answered))?;
    let title = Catalogue::built_in().get(&id).map_or(id.key.as_str(), |known| &known.title);
    Some(too_much(Evidence::AnsweredByGitHub, &format!("“{title}” ({})", id.scope.tab())))
}

/// The form's word, if it was read completely.
fn on_form(case: &Case<'_>) -> Option<Judged> {
    let page = &case.witness?.page;
    let grants = page.permissions.found()?;
    let mut list: Vec<String> = excess(case.recipe, grants).iter().map(Excess::words).collect();
    if let Some(access) = page.repositories.found()
        && reach(*access) > reach(case.recipe.repositories.access)
    {
        list.push(format!("“{}”", access.label()));
    }
    if !list.is_empty() {
        return Some(too_much(Evidence::SeenOnForm, &list.join(", ")));
    }
    let certain = grants.complete
        && grants.known.values().all(|level| level.found().is_some())
        && page.repositories.found().is_some();
    certain.then(|| {
        let says = "The form had nothing beyond the recipe when “Generate token” was pressed.";
        (Code::Ok, Evidence::SeenOnForm, says.to_owned(), None)
    })
}

fn reach(access: RepositoryAccess) -> u8 {
    match access {
        RepositoryAccess::Public => 0,
        RepositoryAccess::Selected => 1,
        RepositoryAccess::All => 2,
    }
}

fn too_much(evidence: Evidence, what: &str) -> Judged {
    (
        Code::MoreThanAsked,
        evidence,
        format!(
            "The token can do more than asked: {what}. Whoever gets hold of it can use that too."
        ),
        Some("Open the token’s page in GitHub’s settings and take it away.".to_owned()),
    )
}
