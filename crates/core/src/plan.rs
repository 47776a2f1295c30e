//! Which requests prove a recipe: the smallest set, in at most two rounds.

use crate::answer::{Answer, Meaning};
use crate::answers::Answers;
use crate::api_path::ApiPath;
use crate::catalogue::Catalogue;
use crate::page_state::RepositoryAccess;
use crate::permission::Level;
use crate::proof;
use crate::recipe::{OwnerKind, PermissionRule, Recipe};
use crate::subject::Subject;

/// The requests to send now, together, given the answers so far; none when there is nothing left to
/// ask. First the one that every valid token may ask, so that a wrong token costs one request and its
/// login can fill blanks; then, in one round, what the token may do, and what it must not.
pub fn next(recipe: &Recipe, subject: &Subject, answers: &[Answer]) -> Vec<ApiPath> {
    let known = Answers { subject, all: answers };
    match known.meaning(&ApiPath::user()) {
        None => vec![ApiPath::user()],
        // Once something of the second round was asked, all of it was.
        Some(Meaning::Answered) if answers.len() == 1 => second_round(recipe, &known),
        Some(_) => Vec::new(),
    }
}

/// Everything that is asked once GitHub has told whose the token is.
pub(crate) fn second_round(recipe: &Recipe, answers: &Answers<'_>) -> Vec<ApiPath> {
    let mut round = Round(Vec::new());
    let subject = answers.subject;
    if recipe.owner.kind == OwnerKind::Organization || !answers.owner_is_user() {
        round.0.push(ApiPath::membership(&subject.owner));
    }
    let rules = &recipe.permissions;
    for rule in &rules.required {
        round.proofs(rule, answers);
    }
    for rule in rules.required.iter().chain(&rules.optional) {
        round.excess(rule, answers);
    }
    if recipe.asks_for_repositories() {
        for name in &subject.repositories {
            round.0.push(ApiPath::repository(&subject.owner, name));
        }
    }
    if limits_repositories(recipe, subject) {
        round.0.push(answers.private_list());
    }
    round.0.retain(|path| *path != ApiPath::user());
    ApiPath::each_once(round.0)
}

/// Whether the recipe says which repositories are enough, so that another private one is too much.
pub(crate) fn limits_repositories(recipe: &Recipe, subject: &Subject) -> bool {
    match recipe.access() {
        Some(RepositoryAccess::Public) => true,
        Some(RepositoryAccess::Selected) => !subject.repositories.is_empty(),
        Some(RepositoryAccess::All) | None => false,
    }
}

/// Requests that go out together.
struct Round(Vec<ApiPath>);

impl Round {
    /// What answers if the token holds the permission, and what tells it from its likes.
    fn proofs(&mut self, rule: &PermissionRule, answers: &Answers<'_>) {
        let Some(permission) = Catalogue::built_in().get(&rule.permission) else { return };
        let Ok(paths) = proof::paths(permission, rule.level, answers) else { return };
        self.0.extend(paths);
        let counters = proof::counters(permission, answers);
        self.0.extend(counters.into_iter().filter_map(|(_, path)| path));
    }

    /// What must not answer, because the recipe asks for less.
    fn excess(&mut self, rule: &PermissionRule, answers: &Answers<'_>) {
        let permission = Catalogue::built_in().get(&rule.permission);
        let path = permission.filter(|_| rule.level == Level::Read);
        let path = path.and_then(|permission| proof::write_path(permission, answers));
        self.0.extend(path);
    }
}

#[cfg(test)]
mod tests;
