//! One verification or one audit, from a token to the report: which requests come next and what the
//! answers mean is the core's; here they are sent.

use std::rc::Rc;

use tokenwright_core::answer::Answer;
use tokenwright_core::audit::{self, Audit};
use tokenwright_core::date::Moment;
use tokenwright_core::host::Host;
use tokenwright_core::judge::{self, Case, TokenFacts, Verification, Witness};
use tokenwright_core::recipe::Recipe;
use tokenwright_core::reminder::Reminder;
use tokenwright_core::report::Report;
use tokenwright_core::subject::Subject;
use tokenwright_core::token::Token;
use tokenwright_core::{Wanted, evaluate, plan};

use crate::client::Client;

/// What is verified, without the token.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    /// What the token is for.
    pub(crate) recipe: Rc<Recipe>,
    /// Whose it should be, and what it should reach.
    pub(crate) subject: Subject,
    /// What stood on the form when it was made.
    pub(crate) witness: Option<Witness>,
    /// The GitHub that is asked.
    pub(crate) host: Host,
}

/// What was found out.
#[derive(Debug, Clone)]
pub(crate) struct Done {
    /// What was found out about the recipe.
    pub(crate) result: Verification,
    /// What else the token can do, if that was asked.
    pub(crate) audit: Option<Audit>,
    /// Whether that can be asked: GitHub knows the token, and it has permissions.
    pub(crate) may_audit: bool,
    /// What reminds of its end, if that is known and to come.
    pub(crate) reminder: Option<Reminder>,
    /// The whole of it, to keep or to send.
    pub(crate) report: Report,
}

impl Done {
    /// Whether a person reads the same in both.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.result == other.result && self.audit == other.audit
    }
}

/// How far a run has come: answers heard, and requests in all as far as is known.
pub(crate) type Heard<'a> = dyn Fn(usize, usize) + 'a;

/// Asks what proves the recipe.
pub(crate) async fn verify(
    wish: &Wish,
    token: &Token,
    client: &Client,
    heard: &Heard<'_>,
) -> Vec<Answer> {
    let next = |answers: &[Answer]| plan::next(&wish.recipe, &wish.subject, answers);
    waves(Vec::new(), next, |_, sent| sent, token, client, heard).await
}

/// Asks what else the token can do; what was answered already is not asked again.
pub(crate) async fn audit(
    subject: &Subject,
    answers: Vec<Answer>,
    token: &Token,
    client: &Client,
    heard: &Heard<'_>,
) -> Vec<Answer> {
    let next = |answers: &[Answer]| audit::next(subject, answers);
    let total = |answers: &[Answer], _| audit::total(subject, answers);
    waves(answers, next, total, token, client, heard).await
}

/// Sends wave after wave, until nothing is left to ask or the run is stopped.
async fn waves(
    mut answers: Vec<Answer>,
    next: impl Fn(&[Answer]) -> Vec<tokenwright_core::api_path::ApiPath>,
    total: impl Fn(&[Answer], usize) -> usize,
    token: &Token,
    client: &Client,
    heard: &Heard<'_>,
) -> Vec<Answer> {
    while !client.is_over() {
        let wave = next(&answers);
        if wave.is_empty() {
            break;
        }
        let count = std::cell::Cell::new(answers.len());
        let of = total(&answers, answers.len() + wave.len()).max(answers.len() + wave.len());
        heard(count.get(), of);
        let tell = || {
            count.set(count.get() + 1);
            heard(count.get(), of);
        };
        answers.extend(client.ask_all(&wave, token, &tell).await);
    }
    answers
}

/// What the answers mean. With `audited`, also what else the token can do.
pub(crate) fn conclude(
    wish: &Wish,
    facts: &TokenFacts,
    answers: &[Answer],
    audited: bool,
    now: Moment,
) -> Done {
    let case = Case {
        recipe: &wish.recipe,
        subject: &wish.subject,
        token: facts,
        answers,
        witness: wish.witness.as_ref(),
        now,
    };
    let result = judge::judge(&case);
    let reminder = Reminder::of(&case, &wish.host, wish.subject.today);
    let recipe = Some(&*wish.recipe).filter(|recipe| !recipe.is_anything());
    let audit = audited.then(|| audit::audit(&wish.subject, recipe, answers));
    let may_audit = result.login.is_some() && facts.has_permissions();
    let report = Report::new(Some(&wish.recipe), Some(&wish.subject));
    let report = match &wish.witness {
        Some(witness) => report.with_form(witness.on, form_of(wish, witness)),
        None => report,
    };
    let report = report.with_answers(now, facts, answers, Some(result.clone()), audit.clone());
    Done { result, audit, may_audit, reminder, report }
}

fn form_of(wish: &Wish, witness: &Witness) -> tokenwright_core::checklist::Checklist {
    let owner = Some(&wish.subject.owner);
    evaluate(Wanted { recipe: &wish.recipe, owner, today: witness.on }, &witness.page)
}
