//! One verification from the pasted text to the report. The token lives in this function and is
//! dropped with it.

use std::rc::Rc;

use tokenwright_core::judge::{self, Case, TokenFacts, Verification, Witness};
use tokenwright_core::login::Login;
use tokenwright_core::recipe::Recipe;
use tokenwright_core::report::Report;
use tokenwright_core::{Wanted, evaluate, plan, token};

use crate::{browser, client};

/// What is verified, without the token.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    /// What the token is for.
    pub(crate) recipe: Rc<Recipe>,
    /// Whom it should belong to.
    pub(crate) owner: Login,
    /// What stood on the form when it was made.
    pub(crate) witness: Option<Witness>,
}

/// The end of a verification.
#[derive(Debug, Clone)]
pub(crate) struct Done {
    /// What was found out.
    pub(crate) result: Verification,
    /// The whole of it, to keep or to send.
    pub(crate) report: Report,
}

/// Verifies the pasted text. Nothing is sent if it is no fine-grained token.
pub(crate) async fn run(wish: Wish, pasted: String) -> Done {
    let inspection = token::inspect(&pasted);
    drop(pasted);
    let facts = TokenFacts::from(&inspection);
    let mut answers = Vec::new();
    if let (Ok(token), true) = (&inspection.token, facts.worth_asking()) {
        for round in plan(&wish.recipe, &wish.owner).rounds {
            answers.extend(client::ask_all(&round, token).await);
            if !judge::go_on(&answers) {
                break;
            }
        }
    }
    drop(inspection);
    let now = browser::now();
    let result = judge::judge(&Case {
        recipe: &wish.recipe,
        owner: &wish.owner,
        token: &facts,
        answers: &answers,
        witness: wish.witness.as_ref(),
        now,
    });
    let report = Report::new(&wish.recipe, Some(&wish.owner));
    let report = match &wish.witness {
        Some(witness) => report.with_form(witness.on, form_of(&wish, witness)),
        None => report,
    };
    let report = report.with_verification(now, &facts, &answers, result.clone());
    Done { result, report }
}

fn form_of(wish: &Wish, witness: &Witness) -> tokenwright_core::checklist::Checklist {
    let wanted = Wanted { recipe: &wish.recipe, owner: Some(&wish.owner), today: witness.on };
    evaluate(wanted, &witness.page)
}
