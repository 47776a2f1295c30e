//! When reminders come, what they say, what is kept, and what of a stored list is used.

use expect_test::expect;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::answer::{Answer, Outcome, Response};
use crate::api_path::ApiPath;
use crate::judge::{TokenFacts, Witness};
use crate::page_state::PageState;
use crate::reading::Reading;
use crate::subject::Subject;
use crate::{recipe, token};

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn reminder(last_four: &str, expires: &str) -> Reminder {
    let stored = json!({
        "name": "Seats", "owner": "acme", "last_four": last_four, "expires": expires,
    });
    serde_json::from_value(stored).unwrap()
}

fn listed(reminders: &[Reminder]) -> Reminders {
    let mut all = Reminders::default();
    for reminder in reminders {
        all.put(reminder.clone()).unwrap();
    }
    all
}

/// The days on which a browser that runs every day tells something, as days before the end.
fn told_on(mut all: Reminders, from: Date, end: Date) -> Vec<i32> {
    let mut days = Vec::new();
    let mut next = all.next(from);
    while let Some(today) = next {
        if all.due(today).count() > 0 {
            days.push(end.days_since(today));
        }
        all.told(today);
        next = all.next(today);
    }
    days
}

fn of_answer(expiry: &str, name: Option<&str>, recipe: &recipe::Recipe) -> Option<Reminder> {
    let today = date("2026-11-23");
    let body = Some(json!({ "login": "mona" }));
    let expiry = Some(expiry.to_owned());
    let response = Response { status: 200, expiry, body, ..Response::default() };
    let answers = [Answer::new(ApiPath::user(), Outcome::Response(response))];
    let pasted = format!("github_pat_{}_{}abcd", "1".repeat(22), "Q".repeat(55));
    let facts = TokenFacts::from(&token::inspect(&pasted));
    let name = name.map_or(Reading::Absent, |name| Reading::Found(name.to_owned()));
    let witness = Witness { page: PageState { name, ..PageState::default() }, on: today };
    let case = Case {
        recipe,
        subject: &Subject::new(Login::parse("acme").unwrap(), today),
        token: &facts,
        answers: &answers,
        witness: Some(&witness),
        now: crate::date::Moment::from_expiry_header("2026-11-23 10:00:00 UTC").unwrap(),
    };
    Reminder::of(&case, &Host::default(), today)
}

#[test]
fn of_a_token_its_last_four_characters_are_kept_and_no_more() {
    let recipe = recipe::by_id("milestone-copilot").unwrap();
    let made = of_answer("2027-11-23 10:00:00 UTC", Some(" Seats for us "), recipe).unwrap();
    expect![[r#"{"name":"Seats for us","owner":"acme","host":"github.com","recipe":"milestone-copilot","last_four":"abcd","expires":"2027-11-23"}"#]]
        .assert_eq(&serde_json::to_string(&made).unwrap());
}

#[test]
fn a_token_is_called_as_on_the_form_else_as_in_the_recipe() {
    let milestone = recipe::by_id("milestone-copilot").unwrap();
    let anything = recipe::anything(date("2026-11-23"));
    for (typed, recipe, called) in [
        (Some("Mine"), milestone, "Mine"),
        (Some("  "), milestone, "Milestone’s Copilot Token (read-only)"),
        (None, milestone, "Milestone’s Copilot Token (read-only)"),
        (None, &anything, "Token"),
        (Some("github_pat_11AAAAAAA"), milestone, "github_pat_…"),
    ] {
        assert_eq!(of_answer("2027-11-23 10:00:00 UTC", typed, recipe).unwrap().name, called);
    }
}

#[test]
fn there_is_nothing_to_remind_of_without_a_day_to_come() {
    let recipe = recipe::by_id("milestone-copilot").unwrap();
    for expiry in [
        "",
        "soon",
        "2026-11-23 10:00:30 UTC",
        "2026-11-23 23:00:00 UTC",
        "2025-01-01 00:00:00 UTC",
    ] {
        assert_eq!(of_answer(expiry, None, recipe), None, "{expiry}");
    }
}

#[test]
fn it_reminds_two_weeks_and_three_days_before_and_on_the_day() {
    let recipe = recipe::by_id("milestone-copilot").unwrap();
    for (expires, days, says) in [
        ("2027-11-23", &[14, 3, 0][..], "14 days and 3 days before 2027-11-23, and on that day"),
        ("2026-12-08", &[14, 3, 0], "14 days and 3 days before 2026-12-08, and on that day"),
        ("2026-12-07", &[3, 0], "3 days before 2026-12-07, and on that day"),
        ("2026-11-27", &[3, 0], "3 days before 2026-11-27, and on that day"),
        ("2026-11-26", &[0], "on 2026-11-26, the day it expires"),
        ("2026-11-24", &[0], "on 2026-11-24, the day it expires"),
    ] {
        let made = of_answer(&format!("{expires} 10:00:00 UTC"), None, recipe).unwrap();
        assert_eq!(made.kept(), format!("Kept. When the browser is open, it reminds you {says}."));
        let all = listed(std::slice::from_ref(&made));
        assert_eq!(told_on(all, date("2026-11-23"), made.expires), days, "{expires}");
    }
}

#[test]
fn a_day_on_which_the_browser_did_not_run_is_made_up_for_once() {
    let mut all = listed(&[reminder("abcd", "2027-01-20")]);
    let late = date("2027-01-11");
    assert_eq!((all.due(late).count(), all.first(late)), (1, Some(late)));
    all.told(late);
    assert_eq!(all.first(late), all.next(late));
    assert_eq!(all.due(late).count(), 0);
    assert_eq!(all.next(late), Some(date("2027-01-17")));
    all.told(date("2027-02-01"));
    assert_eq!((all.due(date("2027-03-01")).count(), all.next(date("2027-02-01"))), (0, None));
}

/// The toolbar button counts these, told or not.
#[test]
fn what_ends_within_two_weeks_or_has_ended_is_soon() {
    let all = listed(&["2026-11-01", "2026-12-07", "2026-12-08"].map(|it| reminder("abcd", it)));
    assert_eq!(all.iter().count(), 1, "of one token there is one");
    let (one, today) = (reminder("abcd", "2026-12-07"), date("2026-11-23"));
    let soon = |today| (one.is_soon(today), listed(std::slice::from_ref(&one)).soon(today).count());
    assert_eq!(soon(today), (true, 1));
    assert_eq!(soon(today.plus_days(-1)), (false, 0));
    assert_eq!(soon(today.plus_days(100)), (true, 1));
}

#[test]
fn a_reminder_leads_to_its_owner_and_is_found_by_its_id() {
    let one = reminder("abcd", "2026-12-07");
    assert_eq!(one.login(), Login::parse("acme").ok());
    let all = listed(&[one.clone(), reminder("wxyz", "2026-12-01")]);
    assert_eq!(all.get(&one.id()), Some(&one));
    assert_eq!(all.get("github.com/acme/none"), None);
    assert!(!all.is_empty() && Reminders::default().is_empty());
}

#[test]
fn on_the_day_of_a_stage_the_next_one_is_to_come_and_a_day_is_not_told_twice() {
    let mut all = listed(&[reminder("abcd", "2027-01-20")]);
    let weeks = date("2027-01-06");
    assert_eq!((all.first(weeks), all.next(weeks)), (Some(weeks), Some(date("2027-01-17"))));
    all.told(weeks);
    // Whoever travels west has yesterday once more.
    assert_eq!(all.next(weeks.plus_days(-1)), Some(date("2027-01-17")));
}

#[test]
fn what_it_says_on_each_day() {
    let one = reminder("abcd", "2027-01-20");
    let says: Vec<String> = ["2027-01-06", "2027-01-19", "2027-01-20", "2027-01-21", "2027-02-20"]
        .map(|today| one.says(date(today)))
        .into();
    expect![[r"
        “Seats” for acme (…abcd) expires in 14 days. Make a new one before then.
        “Seats” for acme (…abcd) expires tomorrow. Make a new one before then.
        “Seats” for acme (…abcd) expires today. Make a new one now.
        “Seats” for acme (…abcd) expired yesterday. Make a new one if it is still needed.
        “Seats” for acme (…abcd) expired 31 days ago. Make a new one if it is still needed."]]
    .assert_eq(&says.join("\n"));
    assert_eq!(one.until(date("2027-01-06")), "expires in 14 days · 2027-01-20");
    assert_eq!(one.whose(), "acme · …abcd");
    let elsewhere = Reminder { host: Host::parse("acme.ghe.com").unwrap(), ..one };
    assert_eq!(elsewhere.whose(), "acme · …abcd · acme.ghe.com");
}

#[test]
fn a_second_one_of_a_token_replaces_the_first() {
    let mut all = listed(&[reminder("abcd", "2027-01-20"), reminder("wxyz", "2027-01-10")]);
    let renamed =
        Reminder { name: "New".into(), owner: "ACME".into(), ..reminder("abcd", "2027-01-05") };
    all.add(renamed, date("2026-11-23")).unwrap();
    let names: Vec<_> = all.iter().map(|it| (it.name.as_str(), it.last_four.as_str())).collect();
    assert_eq!(names, [("New", "abcd"), ("Seats", "wxyz")]);
}

#[test]
fn a_full_list_gives_up_what_has_expired_and_nothing_else() {
    let today = date("2026-11-23");
    let four = |number: usize| format!("{number:04}");
    let mut all = listed(&(1..MOST).map(|n| reminder(&four(n), "2027-01-20")).collect::<Vec<_>>());
    all.put(reminder("0000", "2026-10-01")).unwrap();
    assert_eq!(all.add(reminder("abcd", "2027-01-01"), today), Ok(()));
    assert_eq!(all.add(reminder("wxyz", "2027-01-01"), today), Err(Full));
    expect!["There are 100 reminders already. Delete one in the settings, then try again."]
        .assert_eq(&Full.to_string());
    assert_eq!(all.add(reminder("0001", "2027-01-01"), today), Ok(()));
    assert_eq!(all.iter().count(), MOST);
}

/// What has expired is worth seeing as long as there is room for it.
#[test]
fn nothing_is_given_up_without_need() {
    let today = date("2026-11-23");
    let old = reminder("0000", "2026-10-01");
    let mut few = listed(std::slice::from_ref(&old));
    few.add(reminder("abcd", "2027-01-01"), today).unwrap();
    assert_eq!(few.get(&old.id()), Some(&old));
    let four = |number: usize| format!("{number:04}");
    let mut full = listed(&(1..MOST).map(|n| reminder(&four(n), "2027-01-20")).collect::<Vec<_>>());
    full.put(old.clone()).unwrap();
    full.add(reminder("0001", "2027-01-01"), today).unwrap();
    assert_eq!(full.get(&old.id()), Some(&old), "one was replaced, so that there was room");
}

#[test]
fn of_a_stored_list_only_what_can_be_a_reminder_is_used() {
    let good =
        json!({ "name": "Seats", "owner": "acme", "last_four": "abcd", "expires": "2027-01-20" });
    let with = |field: &str, value: serde_json::Value| {
        let mut it = good.clone();
        it[field] = value;
        it
    };
    let stored = json!([
        good,
        "text",
        with("token", json!("github_pat_x")),
        with("owner", json!("a b")),
        with("last_four", json!("abcde")),
        with("last_four", json!("…a")),
        with("expires", json!("2027-02-30")),
        with("host", json!("evil host")),
    ]);
    let all = Reminders::from_json(&stored.to_string());
    assert_eq!(all.iter().collect::<Vec<_>>(), [&reminder("abcd", "2027-01-20")]);
    // It stays stored as it was, beside what changes.
    let mut left = all.clone();
    left.remove(&reminder("abcd", "2027-01-20").id());
    let kept: Vec<serde_json::Value> = serde_json::from_str(&left.to_json()).unwrap();
    let stored: Vec<serde_json::Value> = serde_json::from_value(stored).unwrap();
    assert_eq!(kept, stored[1..]);
    // A browser that never stored one has nothing that cannot be read.
    for text in ["", " \n", "[]"] {
        assert_eq!(Reminders::from_json(text).to_json(), "[]");
    }
    for text in ["{", "{}", "null"] {
        let mut all = Reminders::from_json(text);
        assert!(all.is_empty(), "{text}");
        all.put(reminder("abcd", "2027-01-20")).unwrap();
        let again = Reminders::from_json(&all.to_json());
        assert_eq!(again, all);
        assert!(again.to_json().ends_with(&json!([text]).to_string()[1..]), "{again:?}");
    }
}

proptest! {
    #[test]
    fn any_list_is_read_back_as_it_was_written(
        reminders in prop::collection::vec(("\\PC{0,80}", "[a-z0-9]{1,39}", "[A-Za-z0-9_]{4}", -400..4_000), 0..130),
    ) {
        let today = date("2026-11-23");
        let mut all = Reminders::default();
        for (name, owner, last_four, days) in reminders {
            let made = Reminder { name, owner, ..reminder(&last_four, "2027-01-20") };
            let made = Reminder { expires: today.plus_days(days), ..made };
            if let Some(made) = made.tidy() {
                let _ = all.add(made, today);
            }
        }
        prop_assert!(all.iter().count() <= MOST);
        prop_assert!(all.iter().is_sorted_by_key(|it| it.expires));
        prop_assert_eq!(&Reminders::from_json(&all.to_json()), &all);
    }

    #[test]
    fn whenever_a_browser_runs_each_stage_is_told_once_and_never_early(
        left in 1_i32..500,
        runs in prop::collection::vec(1_i32..40, 1..40),
    ) {
        let mut today = date("2026-11-23");
        let recipe = recipe::by_id("milestone-copilot").unwrap();
        let expires = today.plus_days(left);
        let made = of_answer(&format!("{expires} 10:00:00 UTC"), None, recipe).unwrap();
        let mut all = listed(&[made]);
        let mut times = 0;
        for pause in runs {
            today = today.plus_days(pause);
            let due = all.due(today).count();
            times += due;
            prop_assert!(due == 0 || expires.days_since(today) <= 14);
            all.told(today);
            prop_assert_eq!(all.due(today).count(), 0);
            prop_assert!(all.next(today).is_none_or(|next| next > today && next <= expires));
        }
        prop_assert!(times <= 3);
        prop_assert!(today < expires || times > 0);
    }

    #[test]
    fn no_stored_text_makes_it_panic(text in "\\PC{0,300}") {
        let all = Reminders::from_json(&text);
        prop_assert!(all.iter().count() <= MOST);
    }
}
