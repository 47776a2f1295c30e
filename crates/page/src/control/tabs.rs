//! The tabs of the permissions picker, one for each kind of permission: which one is open, and how
//! many permissions they count. Roles and counters were seen 2025-12 and 2026.

use tokenwright_core::permission::Scope;

use crate::form::Form;
use crate::point::Pointable;
use crate::strategy::only;
use crate::tree::{At, Tree};
use crate::words;

/// One tab; it shows the permissions of one scope.
#[derive(Debug)]
pub(crate) struct Tab {
    pub(crate) at: At,
    pub(crate) scope: Option<Scope>,
    /// How many permissions are set under it, if it says so.
    pub(crate) count: Option<usize>,
}

#[derive(Debug)]
pub(crate) struct Tabs {
    pub(crate) all: Vec<Tab>,
    /// Which of them certainly is open.
    open: Option<usize>,
    /// How many permissions they say are set, if each of them says so.
    pub(crate) counted: Option<usize>,
    /// Whether there certainly is no other tab.
    pub(crate) are_all: bool,
}

pub(crate) fn find(form: Form<'_, '_>) -> Tabs {
    let tree = form.tree;
    let at = form.held(tree.with_role("tab"), &|_| true);
    let lists = form.held(tree.with_role("tablist"), &|_| true);
    let are_all = only(&lists).is_some_and(|list| holds_exactly(tree, list, &at));
    let mut all = Vec::new();
    for at in &at {
        let text = tree.text(*at);
        let count = words::trailing_number(&text).map(|count| count as usize);
        all.push(Tab { at: *at, scope: scope_in(&text).or_else(|| pointed(form, *at)), count });
    }
    Tabs { open: open(tree, &at, are_all), counted: sum(&all), all, are_all }
}

/// The scope that the user gave to this tab.
fn pointed(form: Form<'_, '_>, at: At) -> Option<Scope> {
    Scope::ALL.into_iter().find(|scope| form.pointed_at(Pointable::Tab(*scope)) == Some(at))
}

impl Tabs {
    /// The tab that certainly is open.
    pub(crate) fn open(&self) -> Option<&Tab> {
        self.all.get(self.open?)
    }

    /// The scope whose permissions are listed.
    pub(crate) fn scope(&self) -> Option<Scope> {
        self.open()?.scope
    }

    /// The tab of this scope, if there is exactly one and it certainly is not open.
    pub(crate) fn closed(&self, scope: Scope) -> Option<&Tab> {
        let open = self.open()?;
        let mut found = None;
        for tab in &self.all {
            if tab.scope == Some(scope) {
                if found.is_some() {
                    return None;
                }
                found = Some(tab);
            }
        }
        found.filter(|tab| tab.at != open.at)
    }
}

/// Whether all tabs are in this list, and every button of the list is one of them.
fn holds_exactly(tree: &Tree<'_>, list: At, tabs: &[At]) -> bool {
    let is_other = |at: At| {
        (tree.is_button(at) || tree.node(at).tag == "a") && !tree.node(at).says("role", "tab")
    };
    tabs.iter().all(|tab| tree.is_in(*tab, list)) && tree.shown_in(list, &is_other).is_empty()
}

/// The one tab that says that it is open; if none does, the only one of all that does not deny it.
fn open(tree: &Tree<'_>, tabs: &[At], are_all: bool) -> Option<usize> {
    let mut says_so = Vec::new();
    let mut may_be = Vec::new();
    for (number, at) in tabs.iter().enumerate() {
        match tree.node(*at).attr("aria-selected") {
            Some("true") => says_so.push(number),
            Some("false") => {}
            _ => may_be.push(number),
        }
    }
    match (says_so.as_slice(), may_be.as_slice()) {
        ([open], _) => Some(*open),
        ([], [open]) if are_all => Some(*open),
        _ => None,
    }
}

fn sum(tabs: &[Tab]) -> Option<usize> {
    let mut sum: Option<usize> = None;
    for tab in tabs {
        sum = Some(sum.unwrap_or(0).saturating_add(tab.count?));
    }
    sum
}

/// "Repositories", "Account", and for organizations a word that was not seen: either number is taken.
pub(crate) fn scope_in(text: &str) -> Option<Scope> {
    let words = [
        ("repository", Scope::Repository),
        ("repositories", Scope::Repository),
        ("organization", Scope::Organization),
        ("organizations", Scope::Organization),
        ("account", Scope::Account),
        ("user", Scope::Account),
    ];
    words.iter().find(|(word, _)| words::begins(text, word)).map(|(_, scope)| *scope)
}
