//! Comparing the texts of a page.

/// The text cut to so many bytes, at a whole character.
pub(crate) fn bounded(text: &str, bytes: usize) -> String {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].trim().to_owned()
}

/// The text without the star of a required field and the colon of a label.
pub(crate) fn label(text: &str) -> &str {
    text.trim().trim_end_matches(['*', ':', ' ', '\u{a0}'])
}

/// Whether both say the same, letter case and a label's decoration apart.
pub(crate) fn same(one: &str, other: &str) -> bool {
    label(one).eq_ignore_ascii_case(label(other))
}

/// Whether the text begins with these words, letter case apart.
pub(crate) fn begins(text: &str, words: &str) -> bool {
    let text = text.trim_start();
    let starts = text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words));
    starts && !text[words.len()..].starts_with(|c: char| c.is_alphanumeric())
}

/// Whether these words stand somewhere in the text, letter case apart.
pub(crate) fn holds(text: &str, words: &str) -> bool {
    text.to_ascii_lowercase().contains(&words.to_ascii_lowercase())
}

/// The number that a text begins with.
pub(crate) fn leading_number(text: &str) -> Option<u32> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().ok()
}

/// The number that a text ends with, brackets apart.
pub(crate) fn trailing_number(text: &str) -> Option<u32> {
    let text = text.trim_end_matches([')', ']', ' ']);
    text.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// The number between two texts.
pub(crate) fn number_between(text: &str, before: &str, after: &str) -> Option<u32> {
    let lower = text.to_ascii_lowercase();
    let start = lower.find(before)? + before.len();
    let rest = lower.get(start..)?;
    rest[..rest.find(after)?].trim().parse().ok()
}

/// Whether this can be a login of GitHub: letters, digits and inner hyphens, at most 39, or an
/// enterprise account's with an underscore (GitHub Docs, seen 2026-11).
pub(crate) fn is_login(text: &str) -> bool {
    let inner = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    !text.is_empty() && text.len() <= 39 && text.bytes().all(inner) && !text.starts_with('-')
}
