//! Permissions that a person may mean by what was typed.

use super::Draft;
use crate::catalogue::{Catalogue, Permission};
use crate::order;

/// Most permissions that are offered at once.
const MOST: usize = 8;

/// The permissions that have all of these words in title, key or scope and that the draft does not
/// name yet, best first; none without a word.
pub fn offers(typed: &str, draft: &Draft) -> Vec<&'static Permission> {
    // Whatever GitHub calls a permission is ASCII.
    let typed = typed.trim().to_ascii_lowercase();
    if typed.is_empty() {
        return Vec::new();
    }
    let is_new =
        |known: &&Permission| draft.rows.iter().all(|row| row.rule.permission != known.id());
    let known = Catalogue::built_in().permissions.iter().filter(is_new);
    let found: Vec<_> = known.filter(|it| has_words(it, &typed)).collect();
    // The catalogue's order stays where nothing tells two apart.
    let mut found = order::by_key(found, |it| distance(it, &typed));
    found.truncate(MOST);
    found
}

fn has_words(known: &Permission, typed: &str) -> bool {
    let Permission { scope, key, title, also_keyed, also_titled, .. } = known;
    let others = also_keyed.iter().chain(also_titled);
    let texts = [key, title].into_iter().chain(others).map(|text| text.to_ascii_lowercase());
    let mut text = texts.collect::<Vec<_>>().join("\n");
    for word in [scope.as_str(), scope.tab()] {
        text.push('\n');
        text.push_str(&word.to_ascii_lowercase());
    }
    let id = known.id().to_string();
    typed.split_whitespace().all(|word| text.contains(word) || id.contains(word))
}

/// 0 for the very title or key, 1 for one that begins so, 2 for others.
fn distance(known: &Permission, typed: &str) -> u8 {
    let names = [known.title.to_ascii_lowercase(), known.key.clone(), known.id().to_string()];
    if names.iter().any(|name| name == typed) {
        0
    } else {
        2 - u8::from(names.iter().any(|name| name.starts_with(typed)))
    }
}
