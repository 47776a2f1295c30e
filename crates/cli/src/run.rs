//! One verification or audit from the token to the report: the same loop as the browser's. The token
//! lives in these functions and is dropped with them.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokenwright_core::answer::Answer;
use tokenwright_core::api_path::ApiPath;
use tokenwright_core::code::Verdict;
use tokenwright_core::date::Moment;
use tokenwright_core::judge::{Case, TokenFacts, Verification};
use tokenwright_core::login::Login;
use tokenwright_core::recipe::{self, Recipe};
use tokenwright_core::report::Report;
use tokenwright_core::subject::Subject;
use tokenwright_core::token::{self, Inspection};
use tokenwright_core::{audit, judge, limits, plan};

use crate::api_url::ApiUrl;
use crate::arguments::{AuditWish, VerifyWish};
use crate::client::Client;
use crate::exit::Exit;
use crate::token_source;

/// The program's version.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The end of a run.
#[derive(Debug)]
pub(crate) struct Done {
    /// What was found out.
    pub(crate) report: Report,
    /// The same in one number.
    pub(crate) exit: Exit,
}

/// Holds a token against a recipe. Nothing is sent if it is no fine-grained token.
///
/// # Errors
/// If there is no token to read, or no way to the API that can be understood.
pub(crate) fn verify(wish: VerifyWish) -> anyhow::Result<Done> {
    let VerifyWish { recipe, owner, repositories, asking } = wish;
    let seen = token::inspect(&token_source::read(asking.token.as_deref())?);
    let facts = TokenFacts::from(&seen);
    let subject = Subject::of(&recipe, owner, &repositories, now().date())?;
    let mut answers = Vec::new();
    if let Some(client) = client(asking.api, &seen, &recipe, limits::VERIFICATION)? {
        loop {
            let wave = plan::next(&recipe, &subject, &answers);
            if wave.is_empty() {
                break;
            }
            answers.extend(client.ask_all(&wave));
        }
    }
    let result = judged(&recipe, &subject, &facts, &answers);
    let exit = result.verdict.into();
    let report = Report::new(Some(&recipe), Some(&subject));
    Ok(Done { report: report.with_answers(now(), &facts, &answers, Some(result), None), exit })
}

/// Asks everything that tells what a token can do. Where GitHub does not tell whose it is, the report
/// says why instead.
///
/// # Errors
/// If there is no token to read, no way to the API that can be understood, or if a repository is not
/// the owner's.
pub(crate) fn audit(wish: AuditWish) -> anyhow::Result<Done> {
    let AuditWish { recipe, owner, repositories, asking } = wish;
    let seen = token::inspect(&token_source::read(asking.token.as_deref())?);
    let facts = TokenFacts::from(&seen);
    let bare = recipe::anything(now().date());
    let client = client(asking.api, &seen, recipe.as_ref().unwrap_or(&bare), limits::AUDIT)?;
    let ask = |wave: &[ApiPath]| client.as_ref().map(|client| client.ask_all(wave));
    let mut answers = ask(&[ApiPath::user()]).unwrap_or_default();
    let result = whose(recipe.as_ref(), owner.as_ref(), &facts, &answers)?;
    // A token with scopes has no permissions to ask about: GitHub has told all there is.
    let asked_about = result.login.as_ref().filter(|_| facts.has_permissions());
    let Some(login) = asked_about else {
        let exit = match result.verdict {
            Verdict::NotReady => Exit::NotReady,
            _ if result.login.is_some() => Exit::Ready,
            _ => Exit::NotChecked,
        };
        let subject = owner.map(|owner| Subject::new(owner, now().date()));
        let report = Report::new(recipe.as_ref(), subject.as_ref());
        return Ok(Done {
            report: report.with_answers(now(), &facts, &answers, Some(result), None),
            exit,
        });
    };
    let owner = owner.map_or_else(|| Login::parse(login), Ok)?;
    let of = recipe.as_ref().unwrap_or(&bare);
    let subject = Subject::of(of, owner, &repositories, now().date())?;
    if let Some(recipe) = &recipe {
        // What the recipe asks comes first: the audit asks less about each permission.
        answers.extend(ask(&plan::next(recipe, &subject, &answers)).unwrap_or_default());
    }
    let mut progress = Progress::start();
    while client.as_ref().is_some_and(|client| !client.is_over()) {
        let wave = audit::next(&subject, &answers);
        if wave.is_empty() {
            break;
        }
        progress.show(audit::sent(&subject, &answers), audit::total(&subject, &answers));
        answers.extend(ask(&wave).unwrap_or_default());
    }
    drop(progress);
    let found = audit::audit(&subject, recipe.as_ref(), &answers);
    let result = judged(of, &subject, &facts, &answers);
    let exit = match result.verdict {
        _ if found.complete => Exit::Ready,
        Verdict::NotReady => Exit::NotReady,
        _ => Exit::NotChecked,
    };
    let report = Report::new(recipe.as_ref(), Some(&subject));
    let report = report.with_answers(now(), &facts, &answers, Some(result), Some(found));
    Ok(Done { report, exit })
}

/// What GitHub's first answer says about the token, in a judge's words.
fn whose(
    recipe: Option<&Recipe>,
    owner: Option<&Login>,
    facts: &TokenFacts,
    answers: &[Answer],
) -> anyhow::Result<Verification> {
    let today = now().date();
    let bare = recipe::anything(today);
    // A refusal of the token as a whole names whose it should be; without one it is GitHub's.
    let owner = owner.cloned().map_or_else(|| Login::parse("GitHub"), Ok)?;
    let subject = Subject::new(owner, today);
    Ok(judged(recipe.unwrap_or(&bare), &subject, facts, answers))
}

fn judged(
    recipe: &Recipe,
    subject: &Subject,
    facts: &TokenFacts,
    answers: &[Answer],
) -> Verification {
    judge(&Case { recipe, subject, token: facts, answers, witness: None, now: now() })
}

/// A client, if asking can tell more.
fn client<'t>(
    api: ApiUrl,
    seen: &'t Inspection,
    recipe: &Recipe,
    time: Duration,
) -> anyhow::Result<Option<Client<'t>>> {
    let worth_asking = TokenFacts::from(seen).worth_asking(recipe);
    let token = seen.token.as_ref().ok().filter(|_| worth_asking);
    token.map(|token| Client::new(api, token, time)).transpose()
}

/// Tells the user something beside the result.
pub(crate) fn note(text: &str) {
    // A standard error that is closed is no reason to stop.
    let _ = writeln!(io::stderr(), "note: {text}");
}

/// The present moment, in whole seconds.
fn now() -> Moment {
    // A clock before 1970 is set wrong; expiry is then judged from 1970, and nothing breaks.
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment::from_unix_seconds(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

/// How far an audit is, for a person who waits; its line is gone afterwards.
struct Progress {
    visible: bool,
}

impl Progress {
    fn start() -> Self {
        Self { visible: io::stderr().is_terminal() }
    }

    fn show(&mut self, sent: usize, total: usize) {
        if self.visible {
            let _ = write!(io::stderr(), "\rAsking GitHub: {sent} of {total}   ");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.visible {
            let _ = write!(io::stderr(), "\r{:40}\r", "");
        }
    }
}
