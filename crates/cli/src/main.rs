//! `tokenwright`: checks a GitHub token on the machine where it is used, by the extension's own rules.
//!
//! It ends with one of these codes, for scripts; they are defined in `exit.rs`.
//!
//! | code | meaning |
//! | --- | --- |
//! | 0 | The token is ready. An audit: everything was asked. `inspect`: it is a token of GitHub. |
//! | 1 | It is ready, and there is something to know. |
//! | 2 | Wrong usage, an unreadable recipe, or a result that could not be written. |
//! | 3 | It waits for an owner's approval. |
//! | 4 | It is not ready. |
//! | 5 | It could not be checked. |

mod api_url;
mod arguments;
mod client;
mod exit;
mod proxy;
mod recipes;
mod run;
mod text;
mod token_source;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anyhow::Context as _;
use tokenwright_core::token;

use crate::arguments::{Command, Format, HELP};
use crate::exit::Exit;
use crate::run::Done;

fn main() -> ExitCode {
    let exit = run().unwrap_or_else(|error| {
        // A standard error that is closed is no reason to end otherwise.
        let _ = writeln!(io::stderr(), "error: {error:#}");
        Exit::Unusable
    });
    exit.into()
}

fn run() -> anyhow::Result<Exit> {
    match arguments::read()? {
        Command::Help => print(HELP, Exit::Ready),
        Command::Version => print(&format!("tokenwright {}\n", run::VERSION), Exit::Ready),
        Command::Recipes(id) => print(&recipes::list(id.as_deref())?, Exit::Ready),
        Command::Inspect { token } => {
            let seen = token::inspect(&token_source::read(token.as_deref())?);
            let exit = if seen.token.is_ok() { Exit::Ready } else { Exit::NotReady };
            print(&text::inspection(&seen), exit)
        }
        Command::Verify(wish) => {
            let format = wish.asking.format;
            report(&run::verify(wish)?, format)
        }
        Command::Audit(wish) => {
            let format = wish.asking.format;
            report(&run::audit(wish)?, format)
        }
    }
}

fn report(done: &Done, format: Format) -> anyhow::Result<Exit> {
    let text = match format {
        Format::Text => text::report(&done.report),
        Format::Json => done.report.to_json() + "\n",
        Format::Markdown => done.report.to_markdown(),
    };
    print(&text, done.exit)
}

fn print(text: &str, exit: Exit) -> anyhow::Result<Exit> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // Whoever reads only the first lines still wants the code.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(exit),
        written => written.map(|()| exit).context("The result could not be written"),
    }
}
