//! Comparing the texts of a page. The words looked for are English and ASCII, so Unicode's tables of
//! letters are not needed, which are heavier than all of this.

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
    let mut text = text.trim();
    while let Some(rest) = text.strip_suffix('*').or_else(|| text.strip_suffix(':')) {
        text = rest.trim_end();
    }
    text
}

/// What stands before the first of these ASCII characters, and what behind it.
pub(crate) fn cut(text: &str, at: u8) -> (&str, &str) {
    for (end, byte) in text.bytes().enumerate() {
        if byte == at {
            return (&text[..end], &text[end + 1..]);
        }
    }
    (text, "")
}

/// Whether both say the same, letter case and a label's decoration apart.
pub(crate) fn same(one: &str, other: &str) -> bool {
    label(one).eq_ignore_ascii_case(label(other))
}

/// Whether the text begins with these words, letter case apart.
pub(crate) fn begins(text: &str, words: &str) -> bool {
    let text = text.trim_start();
    starts(text, words) && !text.as_bytes().get(words.len()).is_some_and(u8::is_ascii_alphanumeric)
}

/// The same, whether or not the last word goes on.
fn starts(text: &str, words: &str) -> bool {
    let start = text.as_bytes().get(..words.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(words.as_bytes()))
}

/// Whether these words stand somewhere in the text, letter case apart.
pub(crate) fn holds(text: &str, words: &str) -> bool {
    find(text, words).is_some()
}

/// Where these words begin in the text, letter case apart.
pub(crate) fn find(text: &str, words: &str) -> Option<usize> {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    let last = text.len().checked_sub(words.len())?;
    let mut at = 0;
    while at <= last {
        if text[at..at + words.len()].eq_ignore_ascii_case(words) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// What follows these words at the beginning of a text, letter case apart.
pub(crate) fn after<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let text = text.trim_start();
    if begins(text, words) { text.get(words.len()..) } else { None }
}

/// How many digits the text begins with.
pub(crate) fn digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    while bytes.get(end).is_some_and(u8::is_ascii_digit) {
        end += 1;
    }
    end
}

/// The number that a text begins with.
pub(crate) fn leading_number(text: &str) -> Option<u32> {
    let text = text.trim_start();
    text[..digits(text)].parse().ok()
}

/// The number that a text ends with, brackets apart.
pub(crate) fn trailing_number(text: &str) -> Option<u32> {
    let bytes = text.as_bytes();
    let mut end = bytes.len();
    while end > 0 && matches!(bytes[end - 1], b')' | b']' | b' ') {
        end -= 1;
    }
    let mut start = end;
    while start > 0 && bytes[start - 1].is_ascii_digit() {
        start -= 1;
    }
    text.get(start..end)?.parse().ok()
}

/// The number between two texts.
pub(crate) fn number_between(text: &str, before: &str, after: &str) -> Option<u32> {
    let rest = text.get(find(text, before)? + before.len()..)?.trim_start();
    let (number, rest) = rest.split_at(digits(rest));
    if starts(rest.trim_start(), after) { number.parse().ok() } else { None }
}

/// Whether the login stands in the text as a word.
pub(crate) fn names(text: &str, login: &str) -> bool {
    let bytes = text.as_bytes();
    let mut start = 0;
    for end in 0..=bytes.len() {
        if bytes.get(end).is_some_and(|byte| is_of_login(*byte)) {
            continue;
        }
        if start < end && bytes[start..end].eq_ignore_ascii_case(login.as_bytes()) {
            return true;
        }
        start = end + 1;
    }
    false
}

/// The login that a text begins with, or nothing.
pub(crate) fn first_login(text: &str) -> &str {
    let mut end = 0;
    while text.as_bytes().get(end).copied().is_some_and(is_of_login) {
        end += 1;
    }
    &text[..end]
}

/// The text with a login replaced wherever it stands as a word.
pub(crate) fn replaced(text: &str, login: &str, by: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let is_word = |c: char| u8::try_from(c).is_ok_and(is_of_login);
        let start = rest.find(is_word).unwrap_or(rest.len());
        let end = rest[start..].find(|c| !is_word(c)).map_or(rest.len(), |end| start + end);
        let word = &rest[start..end];
        out.push_str(&rest[..start]);
        out.push_str(if word.eq_ignore_ascii_case(login) { by } else { word });
        rest = &rest[end..];
    }
    out
}

/// Whether this can be a login of GitHub: letters, digits and inner hyphens, at most 39, or an
/// enterprise account's with an underscore (GitHub Docs, seen 2026-11).
pub(crate) fn is_login(text: &str) -> bool {
    !text.is_empty() && text.len() <= 39 && text.bytes().all(is_of_login) && !text.starts_with('-')
}

fn is_of_login(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}
