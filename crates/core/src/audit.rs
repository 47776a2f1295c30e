//! What else can this token do? Every read that tells one permission from the others, asked in
//! waves, and what the answers decide for each of GitHub's permissions.

mod entry;

use serde::Serialize;

use crate::answer::{Answer, Meaning, Trouble};
use crate::answers::Answers;
use crate::api_path::ApiPath;
use crate::catalogue::{Catalogue, Permission, Quality};
use crate::limits::WAVE;
use crate::permission::Scope;
use crate::proof;
use crate::recipe::Recipe;
use crate::subject::Subject;

pub use entry::{Entry, Held};

/// What the answers decide for each of GitHub's permissions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Audit {
    /// How many permissions were decided, in one sentence.
    pub headline: String,
    /// The same in numbers.
    pub count: Count,
    /// The permissions by scope, in the order of GitHub's form.
    pub scopes: Vec<ScopeAudit>,
    /// The repository on which repository permissions were tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tried_on: Option<String>,
    /// Whether everything was asked that can be; not if the run ended before.
    pub complete: bool,
    /// What to know of how it was made, in sentences.
    pub remarks: Vec<String>,
}

/// The permissions of one scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScopeAudit {
    /// The scope.
    pub scope: Scope,
    /// How many of each there are, in words.
    pub says: String,
    /// Its permissions, ordered by title.
    pub entries: Vec<Entry>,
}

/// How many permissions were decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// GitHub answered: the token has them.
    pub answered: usize,
    /// GitHub refused: the token does not have them.
    pub refused: usize,
    /// What came back can mean either.
    pub unclear: usize,
    /// No request can tell.
    pub cannot_be_asked: usize,
    /// A token of this owner cannot have them.
    pub not_offered: usize,
    /// All permissions that GitHub offers.
    pub of: usize,
}

/// The requests of the next wave, given the answers so far; none when there is nothing left to ask,
/// or when going on would tell nothing.
pub fn next(subject: &Subject, answers: &[Answer]) -> Vec<ApiPath> {
    let mut left = left(subject, answers);
    left.truncate(WAVE);
    left
}

/// How many requests the audit takes in all, as far as can be told now.
pub fn total(subject: &Subject, answers: &[Answer]) -> usize {
    let known = Answers { subject, all: answers };
    paths(&known).len()
}

/// How many of those were sent.
pub fn sent(subject: &Subject, answers: &[Answer]) -> usize {
    let known = Answers { subject, all: answers };
    paths(&known).iter().filter(|path| known.get(path).is_some()).count()
}

/// Whether everything was asked that can be.
pub fn is_complete(subject: &Subject, answers: &[Answer]) -> bool {
    let known = Answers { subject, all: answers };
    known.user().is_some() && paths(&known).iter().all(|path| known.get(path).is_some())
}

/// What the answers decide. With a recipe, what is beyond it is told from what was asked for.
pub fn audit(subject: &Subject, recipe: Option<&Recipe>, answers: &[Answer]) -> Audit {
    let known = Answers { subject, all: answers };
    let known = entry::Known { answers: &known, reaches_owner: proof::reaches_owner(&known) };
    let scopes: Vec<ScopeAudit> = Scope::ALL.map(|scope| of_scope(scope, recipe, &known)).into();
    let known = known.answers;
    let entries = || scopes.iter().flat_map(|scope| &scope.entries);
    let count = Count::of(entries());
    Audit {
        headline: headline(count, known),
        count,
        tried_on: known.tried_on().map(|name| format!("{}/{name}", subject.owner)),
        complete: is_complete(subject, answers),
        remarks: remarks(known),
        scopes,
    }
}

/// On which repository permissions were tried, and why the run ended early if it did.
fn remarks(known: &Answers<'_>) -> Vec<String> {
    let subject = known.subject;
    let tried_on = known.tried_on().filter(|_| known.user().is_some());
    let tried_on = tried_on
        .map(|name| format!("Repository permissions were tried on {}/{name}.", subject.owner));
    let ended = (!is_complete(subject, known.all)).then(|| {
        let fault = known.all.iter().filter(|answer| ends_the_run(answer));
        // Not the first that came: answers come in any order.
        let fault = fault.min_by_key(|answer| &answer.path).map(Answer::words);
        match fault {
            Some(fault) => {
                // GitHub's messages end with a full stop of their own, or with none.
                let fault = fault.trim_end_matches('.');
                format!("It ended before everything was asked, because of this answer: {fault}.")
            }
            None => {
                "It ended before everything was asked: it was stopped, or its time was over.".into()
            }
        }
    });
    tried_on.into_iter().chain(ended).collect()
}

fn left(subject: &Subject, answers: &[Answer]) -> Vec<ApiPath> {
    let known = Answers { subject, all: answers };
    if known.get(&ApiPath::user()).is_none() {
        return vec![ApiPath::user()];
    }
    if known.user().is_none() || answers.iter().any(ends_the_run) {
        return Vec::new();
    }
    paths(&known).into_iter().filter(|path| known.get(path).is_none()).collect()
}

/// Whether after this answer the rest would be answered alike.
fn ends_the_run(answer: &Answer) -> bool {
    match answer.meaning() {
        Meaning::BadCredentials | Meaning::Gate(_) => true,
        // One address that is slow or failing says nothing about the others.
        Meaning::Way(trouble) => !matches!(
            trouble,
            Trouble::Overloaded
                | Trouble::TimedOut
                | Trouble::Undocumented
                | Trouble::Redirected
                | Trouble::NotGitHub
                | Trouble::BrokenOff
        ),
        _ => false,
    }
}

/// Everything to ask: first what fills blanks and tells the role, then the catalogue's probes.
fn paths(known: &Answers<'_>) -> Vec<ApiPath> {
    let mut list = vec![ApiPath::user()];
    if !known.owner_is_user() {
        list.push(ApiPath::membership(&known.subject.owner));
    }
    list.push(known.private_list());
    list.extend(known.tried_on().map(|name| ApiPath::repository(&known.subject.owner, &name)));
    let permissions = Catalogue::built_in().permissions.iter();
    for permission in permissions.filter(|permission| is_asked(permission, known)) {
        for path in [proof::read_path(permission, known), proof::write_path(permission, known)] {
            list.extend(path);
        }
    }
    ApiPath::each_once(list)
}

/// Whether the answer to its address can tell whether the token has it.
fn is_asked(permission: &Permission, known: &Answers<'_>) -> bool {
    let tells = !matches!(permission.probe.quality, Quality::None | Quality::NotDiscriminating);
    tells && is_offered(permission.scope, known)
}

/// Whether GitHub offers permissions of this scope for tokens of this owner (GitHub Docs, 2026-11-22).
fn is_offered(scope: Scope, known: &Answers<'_>) -> bool {
    match scope {
        Scope::Repository => true,
        Scope::Organization => !known.owner_is_user(),
        Scope::Account => known.owner_is_user(),
    }
}

fn of_scope(scope: Scope, recipe: Option<&Recipe>, known: &entry::Known<'_>) -> ScopeAudit {
    let offered = is_offered(scope, known.answers);
    let permissions = Catalogue::built_in().permissions.iter();
    let mut entries: Vec<Entry> = Vec::new();
    for permission in permissions.filter(|permission| permission.scope == scope) {
        let entry = entry::entry(permission, offered, recipe, known);
        // Placed one by one: a library's sort of forty weighs more in wasm than all of this file.
        let place = entries.iter().position(|other| other.title > entry.title);
        entries.insert(place.unwrap_or(entries.len()), entry);
    }
    let count = Count::of(entries.iter());
    let says = if offered {
        count.words()
    } else {
        format!("A token of {} cannot have these.", known.answers.subject.owner)
    };
    ScopeAudit { scope, says, entries }
}

fn headline(count: Count, known: &Answers<'_>) -> String {
    if known.user().is_none() {
        return "GitHub did not tell whose token this is, so nothing else was asked.".into();
    }
    let Count { answered, refused, of, .. } = count;
    let open = of - answered - refused - count.not_offered;
    let others = match count.not_offered {
        0 => String::new(),
        not_offered => {
            format!(" {not_offered} are not offered for tokens of {}.", known.subject.owner)
        }
    };
    format!(
        "Of GitHub’s {of} permissions, the answers decide {}: the token has {answered}, and does not have {refused}. {open} cannot be told.{others}",
        answered + refused
    )
}

impl Count {
    pub(crate) fn of<'e>(entries: impl Iterator<Item = &'e Entry>) -> Self {
        entries.fold(Self::default(), |mut count, entry| {
            count.of += 1;
            *match entry.held {
                Held::Answered(_) => &mut count.answered,
                Held::Refused => &mut count.refused,
                Held::Unclear => &mut count.unclear,
                Held::CannotBeAsked => &mut count.cannot_be_asked,
                Held::NotOffered => &mut count.not_offered,
            } += 1;
            count
        })
    }

    fn words(self) -> String {
        format!(
            "{} answered, {} refused, {} unclear, {} cannot be asked",
            self.answered, self.refused, self.unclear, self.cannot_be_asked
        )
    }
}

#[cfg(test)]
mod tests;
