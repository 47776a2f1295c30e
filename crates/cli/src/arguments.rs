//! What the user asks for, read from the command line.

use std::ffi::OsString;

use anyhow::{Context as _, bail, ensure};
use lexopt::{Arg, Parser, ValueExt as _};
use tokenwright_core::login::Login;
use tokenwright_core::recipe::Recipe;
use tokenwright_core::repository::RepositoryName;

use crate::api_url::ApiUrl;
use crate::{recipes, token_source};

/// What `--help` prints.
pub(crate) const HELP: &str = "\
tokenwright checks a GitHub token on the machine where it is used.

  tokenwright verify --recipe ID|FILE --owner LOGIN [--repository NAME]... [OPTIONS]
      whether the token does what the recipe asks
  tokenwright audit [--owner LOGIN] [--repository NAME]... [--recipe ID|FILE] [OPTIONS]
      what else the token can do; the owner is the token's own user if none is named
  tokenwright recipes [ID]
      the built-in recipes, or one of them as JSON
  tokenwright inspect [--token-env NAME]
      what the token's text tells, without asking GitHub

The token comes from standard input, or is typed without being shown. It is never an argument,
is sent to the API only, and is printed nowhere: reports have its prefix and last four characters.

options
  --token-env NAME   take the token from this variable of the environment
  --api-url URL      https://api.github.com (default), https://api.SUBDOMAIN.ghe.com
                     or https://HOST/api/v3
  --json             the whole report as JSON
  --markdown         the whole report as Markdown
  --help, --version

environment
  HTTPS_PROXY, ALL_PROXY, NO_PROXY     the way to the API
  SSL_CERT_FILE, SSL_CERT_DIR          trusted certificates, instead of the system's

exit codes
  0  ready (audit: everything was asked; inspect: it is a token of GitHub)
  1  ready, with remarks
  2  wrong usage, an unreadable recipe, or a result that could not be written
  3  waiting for an owner's approval
  4  not ready
  5  could not be checked
";

/// What the program shall do.
#[derive(Debug)]
pub(crate) enum Command {
    Help,
    Version,
    Recipes(Option<String>),
    /// Looks at the token in this variable, or on standard input.
    Inspect {
        token: Option<String>,
    },
    Verify(VerifyWish),
    Audit(AuditWish),
}

/// A token to hold against a recipe.
#[derive(Debug)]
pub(crate) struct VerifyWish {
    pub(crate) recipe: Recipe,
    pub(crate) owner: Login,
    /// The repositories as typed; well-formed.
    pub(crate) repositories: String,
    pub(crate) asking: Asking,
}

/// A token to ask everything.
#[derive(Debug)]
pub(crate) struct AuditWish {
    pub(crate) recipe: Option<Recipe>,
    /// None for the token's own user, whom GitHub tells.
    pub(crate) owner: Option<Login>,
    /// As they were typed: whether they are the owner's is known with the owner.
    pub(crate) repositories: String,
    pub(crate) asking: Asking,
}

/// Where the token is, where it is sent, and what is printed.
#[derive(Debug)]
pub(crate) struct Asking {
    /// The variable that holds the token; standard input if none.
    pub(crate) token: Option<String>,
    pub(crate) api: ApiUrl,
    pub(crate) format: Format,
}

/// How a report is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Format {
    #[default]
    Text,
    Json,
    Markdown,
}

/// Reads the command line.
///
/// # Errors
/// If it asks for something that there is not, or if a token stands in it.
pub(crate) fn read() -> anyhow::Result<Command> {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    token_source::refuse_tokens(&arguments)?;
    let wants = |long: &str, short: &str| arguments.iter().any(|a| a == long || a == short);
    if wants("--help", "-h") {
        return Ok(Command::Help);
    }
    if wants("--version", "-V") {
        return Ok(Command::Version);
    }
    parse(Parser::from_args(arguments)).map_err(|error| {
        let lines = format!("{error:#}\nTry tokenwright --help.");
        anyhow::Error::msg(lines)
    })
}

fn parse(mut arguments: Parser) -> anyhow::Result<Command> {
    let name = match arguments.next()? {
        Some(Arg::Value(name)) => name.string()?,
        Some(other) => return Err(other.unexpected().into()),
        None => bail!("Which command: verify, audit, recipes or inspect?"),
    };
    match name.as_str() {
        "verify" => Given::read(arguments, ASKING)?.verify(),
        "audit" => Given::read(arguments, ASKING)?.audit(),
        "recipes" => Ok(Command::Recipes(Given::read(arguments, &[ID])?.id)),
        "inspect" => Ok(Command::Inspect { token: Given::read(arguments, &[TOKEN])?.token }),
        _ => bail!("There is no such command. There are verify, audit, recipes and inspect."),
    }
}

/// Stands for a recipe's id that follows its command without an option's name.
const ID: &str = "";
const TOKEN: &str = "token-env";
/// The options of the commands that ask GitHub.
const ASKING: &[&str] = &["recipe", "owner", "repository", TOKEN, "api-url", "json", "markdown"];

/// What was given after a command, not yet understood.
#[derive(Debug, Default)]
struct Given {
    id: Option<String>,
    recipe: Option<String>,
    owner: Option<String>,
    repositories: Vec<String>,
    token: Option<String>,
    api: Option<String>,
    format: Option<Format>,
}

impl Given {
    fn read(mut arguments: Parser, allowed: &[&str]) -> anyhow::Result<Self> {
        let mut given = Self::default();
        while let Some(argument) = arguments.next()? {
            let name = match argument {
                Arg::Long(name) if allowed.contains(&name) && name != ID => name.to_owned(),
                Arg::Value(id) if allowed.contains(&ID) => {
                    once(&mut given.id, "A recipe’s id", id.string()?)?;
                    continue;
                }
                // Not repeated: nobody knows what it is.
                Arg::Value(_) => bail!("There is one value too many, or its option is missing."),
                other => return Err(other.unexpected().into()),
            };
            match name.as_str() {
                "json" => once(&mut given.format, "--json or --markdown", Format::Json)?,
                "markdown" => once(&mut given.format, "--json or --markdown", Format::Markdown)?,
                "repository" => given.repositories.push(arguments.value()?.string()?),
                name => {
                    let place = match name {
                        "recipe" => &mut given.recipe,
                        "owner" => &mut given.owner,
                        TOKEN => &mut given.token,
                        _ => &mut given.api,
                    };
                    once(place, &format!("--{name}"), arguments.value()?.string()?)?;
                }
            }
        }
        Ok(given)
    }

    fn verify(self) -> anyhow::Result<Command> {
        let recipe = self.recipe.as_deref().context("verify takes --recipe ID|FILE.")?;
        let owner = Login::parse(self.owner.as_deref().context("verify takes --owner LOGIN.")?)?;
        let repositories = self.repositories.join(" ");
        RepositoryName::parse_list(&repositories, &owner)?;
        Ok(Command::Verify(VerifyWish {
            recipe: recipes::find(recipe)?,
            repositories,
            owner,
            asking: self.asking()?,
        }))
    }

    fn audit(self) -> anyhow::Result<Command> {
        let owner = self.owner.as_deref().map(Login::parse).transpose()?;
        let repositories = self.repositories.join(" ");
        if let Some(owner) = &owner {
            RepositoryName::parse_list(&repositories, owner)?;
        }
        let recipe = self.recipe.as_deref().map(recipes::find).transpose()?;
        Ok(Command::Audit(AuditWish { recipe, owner, repositories, asking: self.asking()? }))
    }

    fn asking(self) -> anyhow::Result<Asking> {
        let api = self.api.as_deref().map_or_else(|| Ok(ApiUrl::default()), ApiUrl::parse)?;
        Ok(Asking { token: self.token, api, format: self.format.unwrap_or_default() })
    }
}

fn once<T>(place: &mut Option<T>, what: &str, value: T) -> anyhow::Result<()> {
    ensure!(place.is_none(), "{what} can be given only once.");
    *place = Some(value);
    Ok(())
}
