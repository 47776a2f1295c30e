//! What holds whatever is answered: to any of the addresses that are asked, or to others; in any
//! order; with anything in it; for any recipe, with or without a form.

#![allow(clippy::unwrap_used, reason = "a case that cannot be built is a failed test")]

mod arbitrary;

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::Value;
use tokenwright_core::answer::{Answer, Outcome};
use tokenwright_core::api_path::ApiPath;
use tokenwright_core::catalogue::Catalogue;
use tokenwright_core::checklist::{CheckId, Status};
use tokenwright_core::code::{Code, Verdict};
use tokenwright_core::host::Host;
use tokenwright_core::judge::{Case, Evidence, Finding, FindingId, TokenFacts, Verification};
use tokenwright_core::limits;
use tokenwright_core::login::Login;
use tokenwright_core::policy::Policy;
use tokenwright_core::recipe::{self, Recipe, TextRule};
use tokenwright_core::report::Report;
use tokenwright_core::shelf::{Shelf, Stored, Unreadable};
use tokenwright_core::{Wanted, audit, evaluate, judge, link, plan, token, watch};

use arbitrary::{Scene, TOKEN, now};

fn config() -> ProptestConfig {
    let persistence = FileFailurePersistence::WithSource("regressions");
    let asked = ProptestConfig::default();
    ProptestConfig {
        // More of them for a search of hours: `PROPTEST_CASES=100000`.
        cases: std::env::var_os("PROPTEST_CASES").map_or(512, |_| asked.cases),
        max_shrink_iters: 4_000,
        failure_persistence: Some(Box::new(persistence)),
        ..asked
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nothing_panics_and_a_report_can_always_be_written(
        scene in arbitrary::scene(),
        asked in any::<u32>(),
    ) {
        let result = verify(&scene, &scene.answers);
        let report = report(&scene, &result);
        prop_assert!(serde_json::from_str::<Value>(&report.to_json()).is_ok());
        prop_assert!(!report.to_markdown().is_empty());
        watch::pause(asked, result.verdict, &scene.answers, now());
        let round = plan::next(&scene.recipe, &scene.subject, &scene.answers);
        prop_assert!(round.len() < 300);
        let wave = audit::next(&scene.subject, &scene.answers);
        prop_assert!(wave.len() <= limits::WAVE);
        let sent = audit::sent(&scene.subject, &scene.answers);
        prop_assert!(sent <= audit::total(&scene.subject, &scene.answers));
    }

    #[test]
    fn what_is_granted_by_an_answer_was_answered(scene in arbitrary::scene()) {
        let result = verify(&scene, &scene.answers);
        for finding in result.findings.iter().filter(|finding| is_proven(finding)) {
            let FindingId::Permission(id) = &finding.id else { continue };
            let paths = arbitrary::probes(&scene, id);
            let mut answers = scene.answers.iter();
            let proven = answers.any(|it| paths.iter().any(|p| p == it.path.as_str()) && is_yes(it));
            prop_assert!(proven, "{id}: none of {paths:?} was answered");
        }
    }

    #[test]
    fn what_was_only_refused_is_never_granted(scene in arbitrary::scene()) {
        let result = verify(&scene, &scene.answers);
        for finding in result.findings.iter().filter(|finding| is_proven(finding)) {
            let yes = |line: &String| line.split("→ 2").count() == 2;
            prop_assert!(finding.asked.iter().any(yes), "{}: {:?}", finding.id, finding.asked);
        }
    }

    #[test]
    fn what_the_audit_finds_was_answered(scene in arbitrary::scene()) {
        let seen = audit::audit(&scene.subject, Some(&scene.recipe), &scene.answers);
        for entry in seen.scopes.iter().flat_map(|scope| &scope.entries) {
            if let audit::Held::Answered(_) = entry.held {
                let paths = arbitrary::probes(&scene, &entry.permission);
                let mut answers = scene.answers.iter();
                let proven = answers
                    .any(|it| paths.iter().any(|p| p == it.path.as_str()) && is_yes(it));
                prop_assert!(proven, "{}: none of {paths:?} was answered", entry.permission);
            }
        }
        let count = seen.count;
        let sum = count.answered + count.refused + count.unclear + count.cannot_be_asked
            + count.not_offered;
        prop_assert_eq!(sum, count.of);
        prop_assert_eq!(count.of, Catalogue::built_in().permissions.len());
    }

    #[test]
    fn there_is_at_most_one_finding_of_an_id(scene in arbitrary::scene()) {
        let result = verify(&scene, &scene.answers);
        let mut ids: Vec<_> = result.findings.iter().map(|finding| &finding.id).collect();
        ids.sort();
        let all = ids.len();
        ids.dedup();
        prop_assert_eq!(ids.len(), all);
    }

    #[test]
    fn ready_takes_a_user(scene in arbitrary::scene()) {
        let result = verify(&scene, &scene.answers);
        if result.verdict == Verdict::Ready {
            let user = scene.answers.iter().find(|answer| answer.path == ApiPath::user());
            let response = user.and_then(|answer| match &answer.outcome {
                Outcome::Response(response) => Some(response),
                Outcome::Failed(_) => None,
            });
            prop_assert_eq!(response.map(|response| response.status), Some(200));
            let login = response.and_then(|it| it.body.as_ref()?.get("login")?.as_str());
            prop_assert!(login.is_some_and(|login| !login.is_empty()), "{:?}", login);
        }
    }

    #[test]
    fn a_plan_ends_after_two_rounds(
        scene in arbitrary::scene(),
        outcomes in arbitrary::outcomes(),
    ) {
        let mut answers: Vec<Answer> = Vec::new();
        let mut rounds = 0;
        loop {
            let round = plan::next(&scene.recipe, &scene.subject, &answers);
            if round.is_empty() {
                break;
            }
            rounds += 1;
            prop_assert!(rounds <= 2);
            for path in round {
                prop_assert!(answers.iter().all(|answer| answer.path != path), "{path} twice");
                let outcome = outcomes.of(&path, answers.len());
                answers.push(Answer::new(path, outcome));
            }
        }
        verify(&scene, &answers);
    }

    #[test]
    fn an_audit_ends_after_few_waves(
        scene in arbitrary::scene(),
        outcomes in arbitrary::outcomes(),
    ) {
        let mut answers: Vec<Answer> = Vec::new();
        let mut waves = 0;
        loop {
            let wave = audit::next(&scene.subject, &answers);
            if wave.is_empty() {
                break;
            }
            waves += 1;
            prop_assert!(waves <= 20 && wave.len() <= limits::WAVE);
            for path in wave {
                prop_assert!(answers.iter().all(|answer| answer.path != path), "{path} twice");
                let outcome = outcomes.of(&path, answers.len());
                answers.push(Answer::new(path, outcome));
            }
        }
        verify(&scene, &answers);
    }

    #[test]
    fn the_order_of_answers_changes_no_code(
        (scene, other) in arbitrary::scene_in_two_orders(),
    ) {
        let codes = |answers: &[Answer]| {
            let result = verify(&scene, answers);
            let findings = result.findings.into_iter();
            let codes = findings.map(|it| (it.id.to_string(), it.code, it.evidence.as_str()));
            (result.verdict, codes.collect::<Vec<_>>())
        };
        prop_assert_eq!(codes(&scene.answers), codes(&other));
    }

    #[test]
    fn the_order_of_answers_changes_no_word(
        (scene, other) in arbitrary::scene_in_two_orders(),
    ) {
        prop_assert_eq!(verify(&scene, &scene.answers), verify(&scene, &other));
    }

    #[test]
    fn the_order_of_answers_changes_no_audit(
        (scene, other) in arbitrary::scene_in_two_orders(),
    ) {
        let of = |answers: &[Answer]| audit::audit(&scene.subject, Some(&scene.recipe), answers);
        prop_assert_eq!(of(&scene.answers), of(&other));
        let next = |answers: &[Answer]| audit::next(&scene.subject, answers);
        prop_assert_eq!(next(&scene.answers), next(&other));
    }

    #[test]
    fn the_order_of_answers_changes_no_plan(
        (scene, other) in arbitrary::scene_in_two_orders(),
    ) {
        let next = |answers: &[Answer]| plan::next(&scene.recipe, &scene.subject, answers);
        prop_assert_eq!(next(&scene.answers), next(&other));
        prop_assert_eq!(next(&[]), [ApiPath::user()]);
    }

    #[test]
    fn what_is_read_as_asked_is_met_and_what_is_not_read_is_not(
        recipe in arbitrary::usable_recipe(),
        unread in any::<[Option<bool>; 6]>(),
    ) {
        let page = arbitrary::as_asked(&recipe, unread);
        let owner = Login::parse("mona").unwrap();
        let wanted = Wanted { recipe: &recipe, owner: Some(&owner), today: now().date() };
        for item in evaluate(wanted, &page).items {
            let at = match &item.check {
                CheckId::Owner => 0,
                CheckId::Name => 1,
                CheckId::Description => 2,
                CheckId::Expiration => 3,
                CheckId::Repositories => 4,
                CheckId::Permission(_) | CheckId::NothingMore => 5,
            };
            let met = item.status == Status::Met;
            if item.status != Status::NotNeeded {
                prop_assert_eq!(met, unread[at].is_none(), "{}: {}", item.check, item.says);
            }
            if unread[at].is_some() {
                prop_assert!(item.status != Status::Unmet, "{}: {}", item.check, item.says);
            }
        }
    }

    #[test]
    fn a_link_asks_what_its_recipe_asks(
        recipe in arbitrary::usable_recipe(),
        name in "[a-z][a-z ’&=+%#?]{0,38}[a-z]",
    ) {
        let mut recipe = recipe;
        recipe.name = Some(TextRule { value: name, why: "Because.".into() });
        let address = link::template(&recipe, None, &Host::default());
        let asked = link::asked(&address, now().date(), &Host::default()).unwrap();
        prop_assert_eq!(asked.unusable, Vec::<String>::new());
        let text = |rule: &Option<TextRule>| rule.as_ref().map(|rule| rule.value.clone());
        prop_assert_eq!(text(&asked.recipe.name), text(&recipe.name));
        prop_assert_eq!(text(&asked.recipe.description), text(&recipe.description));
        let days = |recipe: &Recipe| recipe.expiration.as_ref().map(|rule| rule.days[0]);
        prop_assert_eq!(days(&asked.recipe), days(&recipe));
        let rules = |recipe: &Recipe| {
            let rules = recipe.permissions.required.iter();
            rules.map(|rule| (rule.permission.clone(), rule.level)).collect::<Vec<_>>()
        };
        prop_assert_eq!(rules(&asked.recipe), rules(&recipe));
    }

    #[test]
    fn a_recipe_is_read_as_it_was_written(recipe in arbitrary::any_recipe()) {
        let read = Recipe::read(&recipe.to_json());
        prop_assert_eq!(read.as_ref(), Ok(&recipe));
        let faults = recipe.faults();
        prop_assert_eq!(Recipe::parse(&recipe.to_json()).is_ok(), faults.is_empty());
        let risks = recipe::risks(&recipe);
        prop_assert!(risks.is_sorted_by_key(|risk| risk.weight));
        let shared = link::share(&recipe, None, &Host::default());
        prop_assert!(shared.address.starts_with(link::NEW_TOKEN));
    }

    #[test]
    fn whatever_is_pasted_as_a_link_becomes_no_faulty_recipe(
        query in "([a-z_]{1,12}|name|description|expires_in|gists|members|contents)=(\\PC{0,60}|%[0-9A-F]{2}|write|read|7)(&(name|emails|issues|organization_secrets)=(\\PC{0,60}|%0[0-9A-F]|read)){0,4}",
        junk in "\\PC{0,80}",
    ) {
        let today = now().date();
        let address = format!("{}?{query}", link::NEW_TOKEN);
        if let Ok(asked) = link::import(&address, "of-a-link", today) {
            prop_assert_eq!(asked.recipe.faults(), Vec::new());
        }
        let _ = link::import(&junk, &junk, today);
    }

    #[test]
    fn policies_and_stores_of_any_kind_are_read(
        json in arbitrary::any_json(),
        recipe in arbitrary::any_recipe(),
        text in "\\PC{0,80}",
    ) {
        Policy::read(&text);
        for stored in [&text, &json.to_string()] {
            let Stored { recipes, unreadable } = Stored::read(stored);
            let again = Stored::read(&Stored::json(&recipes, &unreadable));
            prop_assert_eq!(again, Stored { recipes, unreadable }, "nothing is lost");
        }
        let recipes = [serde_json::to_value(&recipe).unwrap(), json.clone()];
        let policy = serde_json::json!({ "recipes": recipes, "allowed": json, "hosts": json });
        let policy = Policy::read(&policy.to_string());
        let own = Stored::read(&Stored::json(&[recipe], &Unreadable::default())).recipes;
        let shelf = Shelf::new(&policy, own);
        let entries = shelf.entries();
        let mut ids: Vec<_> = entries.iter().map(|entry| &entry.recipe.id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), entries.len());
        prop_assert!(shelf.search(&text, str::to_lowercase).len() <= entries.len());
        prop_assert!(recipe::is_id(&shelf.free_id(&text)));
    }

    #[test]
    fn a_token_in_messages_and_headers_is_never_told(
        scene in arbitrary::scene_that_echoes(arbitrary::Echo::Headers),
    ) {
        never_told(&scene, 30)?;
    }

    #[test]
    fn a_token_in_bodies_is_never_told(
        scene in arbitrary::scene_that_echoes(arbitrary::Echo::Bodies),
    ) {
        // A login has up to 39 characters: a shorter part cannot be told from one.
        never_told(&scene, 40)?;
    }
}

fn verify(scene: &Scene, answers: &[Answer]) -> Verification {
    judge(&Case {
        recipe: &scene.recipe,
        subject: &scene.subject,
        token: &facts(),
        answers,
        witness: scene.witness.as_ref(),
        now: now(),
    })
}

fn facts() -> TokenFacts {
    TokenFacts::from(&token::inspect(TOKEN))
}

fn report(scene: &Scene, result: &Verification) -> Report {
    let seen = audit::audit(&scene.subject, Some(&scene.recipe), &scene.answers);
    Report::new(Some(&scene.recipe), Some(&scene.subject)).with_answers(
        now(),
        &facts(),
        &scene.answers,
        Some(result.clone()),
        Some(seen),
    )
}

fn is_proven(finding: &Finding) -> bool {
    finding.code == Code::Granted && finding.evidence == Evidence::AnsweredByGitHub
}

/// Whether GitHub answered what was asked: with something, or with "no content".
fn is_yes(answer: &Answer) -> bool {
    match &answer.outcome {
        Outcome::Response(it) => {
            it.status == 204 || (200..300).contains(&it.status) && it.body.is_some()
        }
        Outcome::Failed(_) => false,
    }
}

/// No so many characters of the token in a row stand in anything that leaves the program.
fn never_told(scene: &Scene, length: usize) -> Result<(), TestCaseError> {
    let result = verify(scene, &scene.answers);
    // The report holds login, headline, findings, audit and requests.
    let report = report(scene, &result);
    // Markdown marks what would be markup with a backslash.
    let texts = [("JSON", report.to_json()), ("Markdown", report.to_markdown().replace('\\', ""))];
    for (name, text) in &texts {
        for start in 0..=TOKEN.len() - length {
            let window = &TOKEN[start..start + length];
            if let Some(at) = text.find(window) {
                let around: String = text[..at].chars().rev().take(100).collect();
                let around: String = around.chars().rev().collect();
                return Err(TestCaseError::fail(format!("{name}: {around}{window}")));
            }
        }
    }
    Ok(())
}
