//! One row of the table: what is answered instead of a good token's answers, and what is found out.

use std::panic::{AssertUnwindSafe, catch_unwind};

use expect_test::Expect;
use tokenwright_core::answer::{Answer, Outcome};
use tokenwright_core::code::{Code, Verdict};
use tokenwright_core::judge::{Case, Evidence, Finding, TokenFacts, Verification, Witness};
use tokenwright_core::login::Login;
use tokenwright_core::page_state::PageState;
use tokenwright_core::recipe::Recipe;
use tokenwright_core::repository::RepositoryName;
use tokenwright_core::subject::Subject;
use tokenwright_core::{judge, plan, token};

use crate::good;

pub(crate) const ANSWERED: Evidence = Evidence::AnsweredByGitHub;
pub(crate) const FORM: Evidence = Evidence::SeenOnForm;
pub(crate) const NONE: Evidence = Evidence::None;

/// The finding on Members.
pub(crate) const MEMBERS: &str = "permission:organization:members";
/// The finding on GitHub Copilot Business.
pub(crate) const COPILOT: &str = "permission:organization:organization_copilot_seat_management";
/// The finding on Contents.
pub(crate) const CONTENTS: &str = "permission:repository:contents";
/// The finding on the repositories that were named.
pub(crate) const METADATA: &str = "permission:repository:metadata";

/// What is answered, and what has to be found out from it.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) verdict: Verdict,
    recipe: Recipe,
    owner: &'static str,
    repositories: Vec<&'static str>,
    pasted: String,
    changes: Vec<(&'static str, Outcome)>,
    witness: Option<Witness>,
    /// What is found; the first one's sentence is checked too.
    findings: Vec<(&'static str, Code, Evidence)>,
    sentence: Option<Expect>,
}

/// A token for Milestone's recipe, made by an owner of acme.
pub(crate) fn milestone(name: &'static str) -> Row {
    Row {
        name,
        verdict: Verdict::Ready,
        recipe: good::milestone_recipe(),
        owner: "acme",
        repositories: Vec::new(),
        pasted: good::fine_grained(),
        changes: Vec::new(),
        witness: None,
        findings: Vec::new(),
        sentence: None,
    }
}

/// A token for the private acme/rocket-skates and the public acme/anvil. It does not hold Members,
/// so that GitHub refuses its user's membership.
pub(crate) fn repository(name: &'static str) -> Row {
    let rules = [
        ("repository:contents", "read"),
        ("repository:issues", "read"),
        ("repository:administration", "write"),
    ];
    let row = Row { repositories: vec!["rocket-skates", "anvil"], ..milestone(name) };
    row.asking("organization", "selected", &rules).at(&[good::MEMBERSHIP], good::refused())
}

/// A token of mona's own account.
pub(crate) fn account(name: &'static str) -> Row {
    let rules = [("account:emails", "read"), ("account:interaction_limits", "read")];
    Row { owner: "mona", ..milestone(name) }.asking("user", "public", &rules)
}

impl Row {
    /// For a recipe with these permissions.
    pub(crate) fn asking(self, owner: &str, access: &str, rules: &[(&str, &str)]) -> Self {
        Self { recipe: good::recipe_asking(owner, access, rules), ..self }
    }

    /// With these repositories named.
    pub(crate) fn naming(self, repositories: &[&'static str]) -> Self {
        Self { repositories: repositories.into(), ..self }
    }

    /// With this text instead of a token whose checksum fits.
    pub(crate) fn pasting(self, pasted: impl Into<String>) -> Self {
        Self { pasted: pasted.into(), ..self }
    }

    /// With the form that was seen, as it should be.
    pub(crate) fn with_form(self) -> Self {
        self.with_form_that(|_| ())
    }

    /// With the form that was seen, changed.
    pub(crate) fn with_form_that(self, change: impl FnOnce(&mut PageState)) -> Self {
        let mut witness = good::form();
        change(&mut witness.page);
        Self { witness: Some(witness), ..self }
    }

    /// Answered so at these addresses; the last word on an address counts.
    pub(crate) fn at(mut self, paths: &[&'static str], outcome: Outcome) -> Self {
        for path in paths {
            self.changes.retain(|(changed, _)| changed != path);
            self.changes.push((path, outcome.clone()));
        }
        self
    }

    /// The verdict, and the finding that it stands on.
    pub(crate) fn finds(
        mut self,
        verdict: Verdict,
        id: &'static str,
        code: Code,
        evidence: Evidence,
    ) -> Self {
        self.verdict = verdict;
        self.findings.push((id, code, evidence));
        self
    }

    /// Something else that has to be found.
    pub(crate) fn and(mut self, id: &'static str, code: Code, evidence: Evidence) -> Self {
        self.findings.push((id, code, evidence));
        self
    }

    /// What the first finding says, its causes, and what to do next.
    pub(crate) fn says(self, sentence: Expect) -> Self {
        Self { sentence: Some(sentence), ..self }
    }

    /// The codes that this row is about.
    pub(crate) fn codes(&self) -> impl Iterator<Item = Code> {
        self.findings.iter().map(|(_, code, _)| *code)
    }

    /// What is wrong with this row, in words.
    pub(crate) fn fault(&self) -> Option<String> {
        let (result, unasked) = self.verification();
        let mut faults: Vec<String> =
            unasked.into_iter().map(|path| format!("{path} is never asked")).collect();
        if result.verdict != self.verdict {
            let (seen, due) = (result.verdict.as_str(), self.verdict.as_str());
            faults.push(format!("{seen}, not {due}: {}", result.headline));
        }
        for (id, code, evidence) in &self.findings {
            let seen = found(&result, id).map(|it| (it.code, it.evidence));
            if seen != Some((*code, *evidence)) {
                faults.push(format!("{id} is {seen:?}, not {:?}", (code, evidence)));
            }
        }
        let (id, ..) = self.findings.first()?;
        let finding = found(&result, id).filter(|_| faults.is_empty());
        if let (Some(finding), Some(sentence)) = (finding, &self.sentence) {
            let text = sentence_of(finding);
            // The assertion shows the difference, but knows no name.
            if catch_unwind(AssertUnwindSafe(|| sentence.assert_eq(&text))).is_err() {
                faults.push(format!("it says otherwise: {text}"));
            }
        }
        (!faults.is_empty()).then(|| format!("“{}”: {}", self.name, faults.join("; ")))
    }

    /// Whether the finding that the verdict stands on says nothing of what to do.
    pub(crate) fn lacks_next(&self) -> bool {
        let (result, _) = self.verification();
        let first = self.findings.first().and_then(|(id, ..)| found(&result, id));
        first.is_some_and(|finding| finding.next.is_none())
    }

    /// What is found out, and which changed addresses were not asked.
    fn verification(&self) -> (Verification, Vec<&'static str>) {
        let owner = Login::parse(self.owner).unwrap();
        let name = |name: &&str| RepositoryName::parse(name, &owner).unwrap();
        let repositories = self.repositories.iter().map(name).collect();
        let subject =
            Subject::new(owner.clone(), good::now().date()).with_repositories(repositories);
        let facts = TokenFacts::from(&token::inspect(&self.pasted));
        let asks = facts.worth_asking(&self.recipe);
        let answers = if asks { self.answers(&subject) } else { Vec::new() };
        let asked = |path: &&str| answers.iter().any(|answer| bare(answer) == *path);
        let changed = self.changes.iter().map(|(path, _)| *path);
        let unasked = changed.filter(|path| !asked(path)).collect();
        let case = Case {
            recipe: &self.recipe,
            subject: &subject,
            token: &facts,
            answers: &answers,
            witness: self.witness.as_ref(),
            now: good::now(),
        };
        (judge(&case), unasked)
    }

    fn answers(&self, subject: &Subject) -> Vec<Answer> {
        let mut answers: Vec<Answer> = Vec::new();
        loop {
            let round = plan::next(&self.recipe, subject, &answers);
            if round.is_empty() {
                return answers;
            }
            for path in round {
                let at = path.as_str().split('?').next().unwrap_or_default();
                let change = self.changes.iter().find(|(changed, _)| *changed == at);
                let outcome = change.map_or_else(|| good::answer(at), |(_, it)| it.clone());
                answers.push(Answer::new(path, outcome));
            }
        }
    }
}

/// The address of an answer without its query.
fn bare(answer: &Answer) -> &str {
    answer.path.as_str().split('?').next().unwrap_or_default()
}

fn found<'v>(result: &'v Verification, id: &str) -> Option<&'v Finding> {
    result.findings.iter().find(|finding| finding.id.to_string() == id)
}

fn sentence_of(finding: &Finding) -> String {
    let causes = finding.causes.iter().enumerate();
    let causes = causes.map(|(at, cause)| format!("{}. {cause}\n", at + 1)).collect::<String>();
    let next = finding.next.iter().map(|next| format!("Next: {next}\n")).collect::<String>();
    format!("{}\n{causes}{next}", finding.says)
}
