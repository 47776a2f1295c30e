//! Where the token comes from: standard input, or a variable of the environment that the user names.
//! Never from an argument, which every other program of the machine can read.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Read as _};

use anyhow::{Context as _, bail};
use tokenwright_core::token::{self, Kind};

/// More than core looks at, so that it tells a text that is too long for a token.
const LONGEST_INPUT: u64 = 64 * 1024;
/// So many letters and digits after a token's prefix are no name any more.
const SECRET: usize = 16;

/// Refuses arguments that hold a token, before anything of them is repeated in another error.
///
/// # Errors
/// If one of them does.
pub(crate) fn refuse_tokens(arguments: &[OsString]) -> anyhow::Result<()> {
    if arguments.iter().any(|argument| carries_token(&argument.to_string_lossy())) {
        bail!(
            "A token must not stand on the command line: it would be visible to other programs of \
             this machine, and it stays in the shell’s history. Pipe it in, or name a variable that \
             holds it with --token-env. If this was a real token, revoke it."
        );
    }
    Ok(())
}

/// Whether a token, or a good part of one, stands in this text.
pub(crate) fn carries_token(text: &str) -> bool {
    let long = |rest: &str| rest.bytes().take_while(u8::is_ascii_alphanumeric).count() >= SECRET;
    let follows = |kind: Kind| {
        let mut found = text.match_indices(kind.prefix());
        found.any(|(at, prefix)| long(&text[at + prefix.len()..]))
    };
    token::inspect(text).token.is_ok() || Kind::ALL.into_iter().any(follows)
}

/// The text that holds the token, as it was piped, typed or set.
///
/// # Errors
/// If the variable is not set, or if nothing can be read.
pub(crate) fn read(variable: Option<&str>) -> anyhow::Result<String> {
    if let Some(name) = variable {
        let Some(value) = std::env::var_os(name) else {
            bail!("The variable {name:?} of the environment is not set.")
        };
        return Ok(value.to_string_lossy().into_owned());
    }
    let input = io::stdin();
    if input.is_terminal() {
        return rpassword::prompt_password("Token (it is not shown): ")
            .context("The token could not be read from the terminal");
    }
    let mut bytes = Vec::new();
    let read = input.lock().take(LONGEST_INPUT).read_to_end(&mut bytes);
    read.context("The token could not be read from standard input")?;
    Ok(without_last_break(&String::from_utf8_lossy(&bytes)).to_owned())
}

/// Every command ends what it pipes with a line break; to name that as taken off would be noise.
fn without_last_break(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fine_grained() -> String {
        format!("github_pat_11{}_{}", "A".repeat(20), "b".repeat(59))
    }

    #[test]
    fn a_token_is_seen_wherever_it_stands() {
        let token = fine_grained();
        for text in [
            token.clone(),
            format!("--token={token}"),
            format!("-t{token}"),
            format!("https://me:{token}@api.github.com"),
            format!("Bearer {token}"),
            format!("'{token}'"),
            format!("{}\n{}", &token[..40], &token[40..]),
            token[..40].to_owned(),
            format!("ghp_{}", "a1".repeat(18)),
            format!("ghs_123_{}.x-y", "a".repeat(60)),
        ] {
            assert!(carries_token(&text), "{text}");
        }
    }

    #[test]
    fn names_are_no_tokens() {
        for text in ["", "verify", "acme", "ghp_recipe.json", "github_pat_recipes/read-only.json"] {
            assert!(!carries_token(text), "{text}");
        }
    }
}
