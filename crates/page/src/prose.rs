//! The pages of a token that exists: what it may do stands there in sentences. Seen: "Read access to
//! actions, metadata, and repository hooks" 2026-06, "Access on @…" and the headings 2024-10, the
//! date 2026; where exactly they stand was not.

use tokenwright_core::catalogue::{Catalogue, Permission};
use tokenwright_core::date::Date;
use tokenwright_core::order;
use tokenwright_core::page_state::{Expiration, Grants, PageState, RepositoryAccess};
use tokenwright_core::permission::{Level, PermissionId, Scope};
use tokenwright_core::reading::Reading;

use crate::control::tabs;
use crate::strategy::unknown;
use crate::tree::{At, Tree};
use crate::words;

/// Fills in what no control of the page has told.
pub(crate) fn read(tree: &Tree<'_>, state: &mut PageState) {
    if state.owner.found().is_none()
        && let Some(owner) = owner(tree)
    {
        state.owner = Reading::Found(owner);
    }
    if state.expiration.found().is_none()
        && let Some(end) = expiration(tree)
    {
        state.expiration = Reading::Found(end);
    }
    if state.permissions.found().is_none()
        && let Some(grants) = Sentences::read(tree).grants()
    {
        state.permissions = Reading::Found(grants);
    }
    if state.repositories.found().is_none()
        && let Some(access) = repositories(tree)
    {
        state.repositories = access;
    }
}

fn is_heading(tree: &Tree<'_>, at: At) -> bool {
    let tag = tree.node(at).tag.as_str();
    matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "legend" | "summary" | "dt")
}

fn headings<'t>(tree: &'t Tree<'_>) -> impl Iterator<Item = At> + 't {
    tree.all().filter(|at| is_heading(tree, *at) && tree.is_shown(*at))
}

/// "Access on @acme".
fn owner(tree: &Tree<'_>) -> Option<String> {
    let mut found: Option<String> = None;
    for at in headings(tree) {
        let text = tree.text(at);
        let Some(rest) = words::after(&text, "Access on") else { continue };
        let login = rest.trim_start().trim_start_matches('@');
        let login = words::cut(login, b' ').0;
        if !words::is_login(login) || found.as_ref().is_some_and(|found| found != login) {
            return None;
        }
        found = Some(login.to_owned());
    }
    found
}

/// "Expires on Mon, Jul 13 2026", or "This token has no expiration date".
fn expiration(tree: &Tree<'_>) -> Option<Expiration> {
    let mut found = None;
    for at in tree.all() {
        let text = &tree.node(at).text;
        if text.is_empty() || !tree.is_shown(at) || is_heading(tree, at) {
            continue;
        }
        // At the beginning only: elsewhere it may stand in what somebody wrote.
        let says = match words::after(text, "Expires on") {
            Some(rest) => Expiration::On(date(rest)?),
            None if words::begins(text, "This token has no expiration date") => Expiration::Never,
            None => continue,
        };
        if found.is_some_and(|found| found != says) {
            return None;
        }
        found = Some(says);
    }
    found
}

/// "Mon, Jul 13 2026".
fn date(text: &str) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let mut parts = text.split([' ', ',', '.']).filter(|part| !part.is_empty());
    let mut month = None;
    for part in parts.by_ref().take(3) {
        let short = part.get(..3).unwrap_or_default();
        month = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(short));
        if month.is_some() {
            break;
        }
    }
    let day = parts.next()?.parse().ok()?;
    let year = parts.next()?.parse().ok()?;
    Date::new(year, u32::try_from(month? + 1).ok()?, day)
}

/// What follows the heading "Repository access".
fn repositories(tree: &Tree<'_>) -> Option<Reading<RepositoryAccess>> {
    let heading = headings(tree).find(|at| words::same(&tree.text(*at), "Repository access"))?;
    let behind = tree.within(heading).end..tree.all().end;
    let next =
        behind.into_iter().find(|at| tree.is_shown(*at) && !tree.node(*at).text.is_empty())?;
    let text = tree.text(next);
    let all = [RepositoryAccess::Public, RepositoryAccess::All, RepositoryAccess::Selected];
    let choice = all.into_iter().find(|choice| words::begins(&text, choice.label()));
    Some(choice.map_or_else(|| Reading::NotUnderstood(unknown(&text)), Reading::Found))
}

/// The sentences about permissions, each under the heading that says its scope.
#[derive(Default)]
struct Sentences {
    grants: Grants,
    /// Whether a heading of permissions was there.
    is_headed: bool,
    /// Whether a name was not understood.
    is_partial: bool,
}

const LEVELS: [(&str, Level); 3] = [
    ("Read access to", Level::Read),
    ("Read and write access to", Level::Write),
    ("Admin access to", Level::Admin),
];

/// From this length on the content script may have cut a text.
const CUT: usize = 290;

impl Sentences {
    fn read(tree: &Tree<'_>) -> Self {
        let mut all = Self::default();
        let mut scope = None;
        for at in tree.all() {
            if !tree.is_shown(at) {
                continue;
            }
            if is_heading(tree, at) {
                let text = tree.text(at);
                let is_of_permissions = words::holds(&text, "permissions");
                scope = tabs::scope_in(&text).filter(|_| is_of_permissions);
                all.is_headed |= scope.is_some();
            }
            all.add(&tree.node(at).text, scope);
        }
        all
    }

    /// A text may hold several sentences, because what parts them is no text.
    fn add(&mut self, text: &str, scope: Option<Scope>) {
        if text.is_empty() || !words::holds(text, "access to") {
            return;
        }
        let mut starts = Vec::new();
        for (words, level) in LEVELS {
            let mut from = 0;
            while let Some(at) = text.get(from..).and_then(|rest| words::find(rest, words)) {
                let start = from + at;
                from = start + words.len();
                if text[..start].trim_end().is_empty() || starts_anew(&text[start..]) {
                    starts.push((start, from, level));
                }
            }
        }
        let starts = order::by_key(starts, |(start, ..)| *start);
        // A sentence of another kind, or one that was cut, may say more.
        let first = starts.first().map(|(start, ..)| *start);
        self.is_partial |= first != Some(0) || text.len() >= CUT;
        for (number, (_, from, level)) in starts.iter().enumerate() {
            let end = starts.get(number + 1).map_or(text.len(), |(start, ..)| *start);
            self.add_names(&text[*from..end], *level, scope);
        }
    }

    fn add_names(&mut self, names: &str, level: Level, scope: Option<Scope>) {
        for name in names.split(',').flat_map(|part| part.split(" and ")) {
            let name = name.trim().trim_start_matches("and ").trim_end_matches('.').trim();
            if name.is_empty() {
                continue;
            }
            let known = scope.and_then(|scope| named(scope, name));
            match known.map(|id| (self.grants.known.get(&id).cloned(), id)) {
                Some((None, id)) => {
                    self.grants.known.insert(id, Reading::Found(level));
                }
                Some((Some(Reading::Found(other)), _)) if other == level => {}
                _ => self.is_partial = true,
            }
        }
    }

    fn grants(mut self) -> Option<Grants> {
        let says_any = !self.grants.known.is_empty();
        self.grants.complete = self.is_headed && says_any && !self.is_partial;
        let says_something = self.is_headed || !self.grants.known.is_empty() || self.is_partial;
        says_something.then_some(self.grants)
    }
}

/// Sentences of GitHub begin with a capital letter.
fn starts_anew(text: &str) -> bool {
    text.bytes().next().is_some_and(|first| first.is_ascii_uppercase())
}

/// Two permissions have another name in these sentences (2026-06).
fn named(scope: Scope, name: &str) -> Option<PermissionId> {
    let key = match name {
        "code" => Some("contents"),
        "repository hooks" => Some("repository_hooks"),
        _ => None,
    };
    let catalogue = Catalogue::built_in();
    let known = match key {
        Some(key) => catalogue.by_key(key).filter(|known| known.scope == scope),
        None => catalogue.by_title(scope, name),
    };
    known.map(Permission::id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_github_writes_them() {
        let expected = Date::new(2026, 7, 13);
        for text in [" Mon, Jul 13 2026.", "Monday, July 13, 2026", "Jul 13, 2026"] {
            assert_eq!(date(text), expected, "{text}");
        }
        for text in ["", "13.07.2026", "Mon, Jul 2026", "Feb 30, 2026"] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
