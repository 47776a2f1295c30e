//! The permission that was meant by a key that GitHub does not have.

use crate::catalogue::{Catalogue, Permission};
use crate::permission::PermissionId;

/// Most letters that may differ; of a short key, a third of them.
const FARTHEST: usize = 2;
/// Longest key that is looked at; GitHub's have up to 46 letters.
const LONGEST: usize = 60;

/// The permission of this key in another scope, of this title, or of nearly this key; nothing if
/// none is near.
pub(super) fn to(id: &PermissionId) -> Option<&'static Permission> {
    let known = &Catalogue::built_in().permissions;
    let key = id.key.as_str();
    if key.len() > LONGEST {
        return None;
    }
    let title = key.replace('_', " ");
    let exact = Catalogue::built_in().by_key(key);
    let titled =
        || known.iter().filter(|it| it.is_titled(&title)).min_by_key(|it| it.scope != id.scope);
    let close = || {
        let distances = known.iter().map(|it| (distance(key, &it.key), it));
        let near = distances.filter(|(distance, _)| *distance <= FARTHEST.min(key.len() / 3));
        near.min_by_key(|(distance, it)| (*distance, it.scope != id.scope)).map(|(_, it)| it)
    };
    exact.or_else(titled).or_else(close)
}

/// How many letters have to be put in, taken out or replaced (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, of_a) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (j, of_b) in b.iter().enumerate() {
            let above = row[j + 1];
            let replaced = diagonal + usize::from(of_a != *of_b);
            row[j] = left;
            left = replaced.min(above + 1).min(left + 1);
            diagonal = above;
        }
        row[b.len()] = left;
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_found() {
        let table = [
            ("organization:membrs", Some("organization:members")),
            ("account:contents", Some("repository:contents")),
            ("organization:secrets", Some("repository:secrets")),
            ("account:email_addresses", Some("account:emails")),
            ("repository:webhooks", Some("repository:repository_hooks")),
            ("organization:webhooks", Some("organization:organization_hooks")),
            ("account:user_copilot_requests", Some("account:copilot_requests")),
            ("repository:pull_request", Some("repository:pull_requests")),
            ("repository:everything", None),
            // As near to Members as to Email addresses: the scope decides.
            ("organization:emaers", Some("organization:members")),
            ("account:emaers", Some("account:emails")),
            // Of a short key two letters are most of it.
            ("account:kexx", None),
            ("account:keyz", Some("account:keys")),
        ];
        for (typed, meant) in table {
            let near = to(&typed.parse().unwrap()).map(|it| it.id().to_string());
            assert_eq!(near.as_deref(), meant, "{typed}");
        }
    }

    #[test]
    fn letters_are_counted() {
        let table = [("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3)];
        for (a, b, expected) in table {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }
}
