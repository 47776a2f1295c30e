//! Takes off what stands around a token when people copy it, and says what that was.

use super::Kind;

/// Something that stood around a token and was taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Removed {
    /// Spaces or line breaks before or after.
    Spaces,
    /// Line breaks or spaces inside, as a narrow window or a mail adds them.
    BreaksInside,
    /// Quotation marks around it.
    Quotes,
    /// `Authorization:`, `Bearer` or `token` before it.
    Header,
    /// A name and an equals sign before it, as in a shell or a settings file.
    Assignment,
    /// Any other text around it, as when a whole command or a line of a file was copied.
    OtherText,
}

impl Removed {
    /// What was taken off, to be read after "Taken off: ".
    pub fn words(self) -> &'static str {
        match self {
            Self::Spaces => "spaces or line breaks around it",
            Self::BreaksInside => "line breaks inside it",
            Self::Quotes => "quotation marks",
            Self::Header => "the words before it",
            Self::Assignment => "the name and “=” before it",
            Self::OtherText => "other text around it",
        }
    }
}

/// The bare token in a pasted text, and what was taken off.
pub(super) fn tidy(pasted: &str) -> (std::borrow::Cow<'_, str>, Vec<Removed>) {
    let mut removed = Vec::new();
    let mut text = pasted;
    // Wrappers nest (`export T="Bearer x"`), so peel until nothing comes off.
    loop {
        let before = text;
        for (peel, what) in PEELS {
            let peeled = peel(text);
            if peeled.len() < text.len() {
                text = peeled;
                if !removed.contains(what) {
                    removed.push(*what);
                }
            }
        }
        if text.len() == before.len() {
            break;
        }
    }
    if let Some(found) = amid_other_text(text) {
        removed.push(Removed::OtherText);
        return (found.into(), removed);
    }
    if text.contains(is_space) {
        removed.push(Removed::BreaksInside);
        let joined: String = text.chars().filter(|c| !is_space(*c)).collect();
        return (joined.into(), removed);
    }
    (text.into(), removed)
}

/// The one token in a text that begins with something else; `None` if there are several to choose from.
fn amid_other_text(text: &str) -> Option<&str> {
    let is_whole = |word: &str| Kind::of(word).is_some_and(|kind| kind.shapes(word));
    if Kind::of(text).is_some() {
        // A note behind it, unless it is itself cut by line breaks.
        let first = text.split(is_space).next()?;
        return (first.len() < text.len() && is_whole(first)).then_some(first);
    }
    let of_token = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
    let mut words = text.split(|c| !of_token(c)).filter(|word| Kind::of(word).is_some());
    let found = words.next()?;
    words.next().is_none().then_some(found)
}

type Peel = fn(&str) -> &str;

const PEELS: &[(Peel, Removed)] = &[
    (|text| text.trim_matches(is_space), Removed::Spaces),
    (|text| text.trim_matches(is_quote), Removed::Quotes),
    (header, Removed::Header),
    (assignment, Removed::Assignment),
];

fn is_space(c: char) -> bool {
    c.is_whitespace() || is_invisible_space(c)
}

/// Whether it is one of the invisible characters that web pages add to copied text.
pub(crate) fn is_invisible_space(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' | ',' | ';')
}

fn header(text: &str) -> &str {
    for word in ["authorization:", "bearer ", "token ", "token:"] {
        if text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)) {
            return &text[word.len()..];
        }
    }
    text
}

fn assignment(text: &str) -> &str {
    let is_name = |name: &str| {
        !name.is_empty()
            && name.len() <= 100
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-. $:".contains(&b))
    };
    match text.split_once('=') {
        Some((name, value)) if is_name(name) && !value.is_empty() => value,
        _ => text,
    }
}
