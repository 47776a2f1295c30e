//! Text of an answer without anything secret: an answer is untrusted, and might echo what was sent.

use crate::recipe::is_hidden;
use crate::token::{Kind, is_invisible_space};

/// The text, cut, without control characters, without anything shaped like a token, and without the
/// number of a token, which GitHub puts into addresses of its settings.
pub(crate) fn redact(text: &str) -> String {
    let cut: String = text.chars().filter(|c| !c.is_control()).take(300).collect();
    let mut clean = String::with_capacity(cut.len());
    let mut rest = cut.as_str();
    while let Some((start, prefix)) = first_prefix(rest) {
        let body = &rest[start + prefix.len()..];
        let end = body.find(|c: char| !c.is_ascii_alphanumeric() && !"_.-".contains(c));
        clean.push_str(&rest[..start + prefix.len()]);
        clean.push('…');
        rest = &body[end.unwrap_or(body.len())..];
    }
    without_long_words(&without_numbers(&(clean + rest)))
}

/// The text without words that are as long as what is secret in a token.
fn without_long_words(text: &str) -> String {
    const LONG: usize = 30;
    let of_token = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(of_token) {
        let (before, word) = rest.split_at(start);
        let end = word.find(|c| !of_token(c)).unwrap_or(word.len());
        clean.push_str(before);
        clean.push_str(if end < LONG { &word[..end] } else { "…" });
        rest = &word[end..];
    }
    clean + rest
}

fn without_numbers(text: &str) -> String {
    const PAGE: &str = "/personal-access-tokens/";
    match text.split_once(PAGE) {
        Some((before, after)) => {
            let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{before}{PAGE}…{rest}")
        }
        None => text.to_owned(),
    }
}

/// Whether a token, or a good part of one, stands in this text. What nobody sees does not part it: web
/// pages add such characters to copied text, and some of them are left out of what is kept.
pub(crate) fn carries_token(text: &str) -> bool {
    const PART: usize = 20;
    let is_unseen = |c: char| is_hidden(c) || is_invisible_space(c);
    let text: String = text.chars().filter(|c| !is_unseen(*c)).collect();
    let long = |rest: &str| rest.bytes().take_while(u8::is_ascii_alphanumeric).count() >= PART;
    let follows = |kind: Kind| {
        let mut found = text.match_indices(kind.prefix());
        found.any(|(at, prefix)| long(&text[at + prefix.len()..]))
    };
    Kind::ALL.into_iter().any(follows)
}

fn first_prefix(text: &str) -> Option<(usize, &'static str)> {
    let kinds = Kind::ALL.iter().map(|kind| kind.prefix());
    kinds.filter_map(|prefix| text.find(prefix).map(|at| (at, prefix))).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_token_is_left_out() {
        let policy = "at https://github.com/settings/personal-access-tokens/1234567 please";
        assert_eq!(
            redact(policy),
            "at https://github.com/settings/personal-access-tokens/… please"
        );
    }

    #[test]
    fn an_answer_that_echoes_a_token_is_redacted() {
        let echo = format!("bad token github_pat_11{} and ghp_abc.", "x".repeat(80));
        assert_eq!(redact(&echo), "bad token github_pat_… and ghp_…");
    }

    #[test]
    fn a_token_is_noticed_by_its_first_twenty_characters_whatever_nobody_sees_between() {
        let carries = |count: usize| carries_token(&format!("x ghp_{}.", "a".repeat(count)));
        assert!(carries(20));
        assert!(!carries(19));
        for unseen in ['\n', '\u{200b}', '\u{202e}', '\u{feff}'] {
            assert!(carries_token(&format!("gh{unseen}p_{}{unseen}aa", "a".repeat(18))));
        }
        assert!(!carries_token(&format!("ghp_{} aa", "a".repeat(18))), "what is seen parts it");
    }

    #[test]
    fn part_of_a_token_is_redacted_by_its_length() {
        let echo = format!("no user “{}”, sorry", "aB3".repeat(15));
        assert_eq!(redact(&echo), "no user “…”, sorry");
        let word = |length: usize| redact(&"a1B".repeat(11)[..length]);
        assert_eq!((word(29).len(), word(30).as_str()), (29, "…"));
        let id = "D0B1:00011:1A2B3C:4D5E6F:69000001";
        assert_eq!(redact(id), id);
    }
}
