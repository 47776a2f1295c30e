//! A token before any request: what a person pasted, cleaned, named by its kind, and held in a
//! type that does not print, serialize or persist.

mod checksum;
mod tidy;

use std::fmt;

pub use tidy::Removed;
pub(crate) use tidy::is_invisible_space;

/// Longest text that is looked at; the longest known token has about 520 characters (new `ghs_`
/// form, GitHub changelog 2026-04-24).
const LONGEST: usize = 4096;
/// Length of a fine-grained token: prefix, 22, `_`, 59 (three public tools and guides, 2023 to 2026).
const FINE_GRAINED_LENGTH: usize = 93;

/// A token. Its text is read in one place, where the `Authorization` header is written.
pub struct Token {
    text: String,
    kind: Kind,
}

/// The kinds of token that GitHub issues, told by their prefix (GitHub engineering blog 2021-04-05,
/// changelog 2026-04-24).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `github_pat_`
    FineGrained,
    /// `ghp_`
    Classic,
    /// `gho_`
    OAuth,
    /// `ghu_`
    AppUser,
    /// `ghs_`
    Installation,
    /// `ghr_`
    Refresh,
}

/// What is known of a pasted text before any request.
#[derive(Debug)]
pub struct Inspection {
    /// The token, if the text can be one.
    pub token: Result<Token, TokenFault>,
    /// What stood around it and was taken off.
    pub removed: Vec<Removed>,
    /// Whether the undocumented checksum says that it was mistyped or cut: a hint, never a reason
    /// to refuse it.
    pub looks_damaged: bool,
}

/// Why a pasted text cannot be a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenFault {
    /// Nothing was pasted.
    Empty,
    /// It does not begin like any token of GitHub.
    NoToken,
    /// It begins like a token of this kind, but has another length or other characters.
    Misshapen(Kind),
}

impl fmt::Display for TokenFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("There is no token yet."),
            Self::NoToken => f.write_str(
                "This is no GitHub token: those begin with github_pat_, ghp_ or a like prefix.",
            ),
            Self::Misshapen(kind) => write!(
                f,
                "This begins like {}, but its length or its characters are not right. Part of it may be missing.",
                kind.words()
            ),
        }
    }
}

/// Looks at what a person pasted.
pub fn inspect(pasted: &str) -> Inspection {
    if pasted.len() > LONGEST {
        return Inspection {
            token: Err(TokenFault::NoToken),
            removed: Vec::new(),
            looks_damaged: false,
        };
    }
    let (text, removed) = tidy::tidy(pasted);
    let token = parse(&text);
    let looks_damaged = token.as_ref().is_ok_and(|token| checksum::contradicts(&token.text));
    Inspection { token, removed, looks_damaged }
}

fn parse(text: &str) -> Result<Token, TokenFault> {
    if text.is_empty() {
        return Err(TokenFault::Empty);
    }
    let kind = Kind::of(text).ok_or(TokenFault::NoToken)?;
    if !kind.shapes(text) {
        return Err(TokenFault::Misshapen(kind));
    }
    Ok(Token { text: text.to_owned(), kind })
}

impl Token {
    /// The kind of token.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Prefix and last four characters, for reports: enough to tell two tokens apart.
    pub fn redacted(&self) -> String {
        let last = self.text.len().saturating_sub(4);
        format!("{}…{}", self.kind.prefix(), self.text.get(last..).unwrap_or_default())
    }

    /// The text itself. Only the client calls this, to write the `Authorization` header.
    pub fn expose_for_authorization(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({}…)", self.kind.prefix())
    }
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] = [
        Self::FineGrained,
        Self::Classic,
        Self::OAuth,
        Self::AppUser,
        Self::Installation,
        Self::Refresh,
    ];

    /// The letters that every token of this kind begins with.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::FineGrained => "github_pat_",
            Self::Classic => "ghp_",
            Self::OAuth => "gho_",
            Self::AppUser => "ghu_",
            Self::Installation => "ghs_",
            Self::Refresh => "ghr_",
        }
    }

    /// The kind in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::FineGrained => "a fine-grained personal access token",
            Self::Classic => "a personal access token (classic)",
            Self::OAuth => "an OAuth app token",
            Self::AppUser => "a GitHub App user token",
            Self::Installation => "a GitHub App installation token",
            Self::Refresh => "a refresh token",
        }
    }

    fn of(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| text.starts_with(kind.prefix()))
    }

    fn shapes(self, text: &str) -> bool {
        let rest = &text[self.prefix().len()..];
        let base62 = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric());
        match self {
            Self::FineGrained => {
                text.len() == FINE_GRAINED_LENGTH
                    && rest.split_once('_').is_some_and(|(front, back)| {
                        front.len() == 22 && back.len() == 59 && base62(front) && base62(back)
                    })
            }
            Self::Classic | Self::OAuth | Self::AppUser => rest.len() == 36 && base62(rest),
            Self::Refresh => rest.len() == 76 && base62(rest),
            Self::Installation => {
                rest.len() >= 36
                    && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    /// A token of the right shape; its checksum is wrong on purpose, so nobody takes it for a real one.
    fn fine_grained() -> String {
        format!("github_pat_11{}_{}", "A".repeat(20), "b".repeat(59))
    }

    #[track_caller]
    fn check(pasted: &str, expected: Expect) {
        let seen = inspect(pasted);
        expected.assert_eq(&format!("{:?} {:?}", seen.token, seen.removed));
    }

    #[test]
    fn kinds_are_told_by_prefix_and_shape() {
        check(&fine_grained(), expect!["Ok(Token(github_pat_…)) []"]);
        check(&format!("ghp_{}", "a".repeat(36)), expect!["Ok(Token(ghp_…)) []"]);
        check(&format!("ghs_123_{}.x-y", "a".repeat(60)), expect!["Ok(Token(ghs_…)) []"]);
        check(&format!("ghr_{}", "a".repeat(76)), expect!["Ok(Token(ghr_…)) []"]);
    }

    #[test]
    fn what_is_no_token_is_said_to_be_none() {
        check("", expect!["Err(Empty) []"]);
        check("hunter2", expect!["Err(NoToken) []"]);
        check("github_pat_11AAAA", expect!["Err(Misshapen(FineGrained)) []"]);
        check(&format!("{}x", fine_grained()), expect!["Err(Misshapen(FineGrained)) []"]);
        check(&"x".repeat(100_000), expect!["Err(NoToken) []"]);
        check("ghp_é", expect!["Err(Misshapen(Classic)) []"]);
    }

    #[test]
    fn what_stands_around_a_token_is_taken_off_and_named() {
        let token = fine_grained();
        check(&format!("  {token}\n"), expect!["Ok(Token(github_pat_…)) [Spaces]"]);
        check(&format!("\"{token}\""), expect!["Ok(Token(github_pat_…)) [Quotes]"]);
        check(
            &format!("Authorization: Bearer {token}"),
            expect!["Ok(Token(github_pat_…)) [Header, Spaces]"],
        );
        check(
            &format!("export GITHUB_TOKEN='{token}'"),
            expect!["Ok(Token(github_pat_…)) [Quotes, Assignment]"],
        );
        check(
            &format!("{}\n{}", &token[..40], &token[40..]),
            expect!["Ok(Token(github_pat_…)) [BreaksInside]"],
        );
    }

    #[test]
    fn a_token_in_a_copied_command_or_line_is_found_if_it_is_the_only_one() {
        let token = fine_grained();
        check(
            &format!("curl -H \"Authorization: Bearer {token}\" https://api.github.com"),
            expect!["Ok(Token(github_pat_…)) [OtherText]"],
        );
        check(
            &format!("  \"token\": \"{token}\",\n"),
            expect!["Ok(Token(github_pat_…)) [Spaces, Quotes, OtherText]"],
        );
        check(
            &format!("$env:GITHUB_TOKEN = \"{token}\""),
            expect!["Ok(Token(github_pat_…)) [Quotes, Assignment, Spaces]"],
        );
        check(
            &format!("https://mona:{token}@github.com/acme/x.git"),
            expect!["Ok(Token(github_pat_…)) [OtherText]"],
        );
        // A name before “=” is one of a variable: this is an address.
        check(
            &format!("https://x.example/?token={token}"),
            expect!["Ok(Token(github_pat_…)) [OtherText]"],
        );
        check(&format!("={token}"), expect!["Ok(Token(github_pat_…)) [OtherText]"]);
        check("GITHUB_TOKEN=", expect!["Err(NoToken) []"]);
        check(&format!("{token} # for Milestone"), expect!["Ok(Token(github_pat_…)) [OtherText]"]);
        check(
            &format!("one {token} or ghp_{}", "a".repeat(36)),
            expect!["Err(NoToken) [BreaksInside]"],
        );
    }

    #[test]
    fn a_token_prints_its_prefix_only() {
        let token = fine_grained();
        let seen = inspect(&token);
        assert!(!format!("{seen:?}").contains("bbbb"));
        assert_eq!(seen.token.unwrap().redacted(), "github_pat_…bbbb");
    }
}
