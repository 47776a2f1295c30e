//! The panel's knowledge over a whole journey, on saved pages.

use expect_test::{Expect, expect};
use tokenwright_core::recipe;

use super::*;

const REST: Moment = Moment { submitted: false, again: false };
const SENT: Moment = Moment { submitted: true, again: false };
const IN_PARTS: Moment = Moment { submitted: false, again: true };

fn saved(page: &str) -> Snapshot {
    let path = format!("{}/../../tests/fixtures/pages/{page}.json", env!("CARGO_MANIFEST_DIR"));
    Snapshot::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The day on which the pages were saved.
fn today() -> Date {
    Date::new(2026, 11, 23).unwrap()
}

fn panel() -> State {
    let mut state = State::new(recipe::by_id("milestone-copilot").unwrap(), today());
    state.choose_owner(Some(Login::parse("acme").unwrap()));
    state
}

#[track_caller]
fn check_marks(page: &str, expected: Expect) {
    let mut state = panel();
    state.see(saved(page), REST);
    let marks = state.marks.iter();
    let text: Vec<_> = marks.map(|m| format!("{:?} {}", m.state, m.says)).collect();
    expected.assert_eq(&text.join("\n"));
}

#[test]
fn the_form_is_remembered_until_its_token_is_gone() {
    let mut state = panel();
    assert_eq!(state.see(saved("wanted"), REST), Turn::Same);
    assert!(state.attempt.is_none());
    assert_eq!(state.see(saved("wanted"), SENT), Turn::Keep);
    assert_eq!(state.see(saved("confirming"), REST), Turn::Same);
    assert_eq!(state.see(saved("confirming"), SENT), Turn::Keep);
    assert_eq!(state.see(saved("token-shown"), REST), Turn::Forget);
    assert!(state.wish().unwrap().witness.is_some());
    assert!(state.token.is_some());
    assert_eq!(state.see(saved("list"), REST), Turn::Forget);
    assert!(state.attempt.is_none());
    assert_ne!(state.headline(), NOTHING_CREATED);
}

/// A look that was cut off may be followed by one that reads on: what it did not tell is not gone.
#[test]
fn what_is_behind_the_end_of_a_look_is_not_gone() {
    let cut_off = |page: &str, at: usize| {
        let mut snapshot = saved(page);
        snapshot.nodes.truncate(at);
        snapshot.truncated = true;
        snapshot
    };
    let mut state = panel();
    state.see(saved("wanted"), SENT);
    state.see(saved("confirming"), SENT);
    assert_eq!(state.see(cut_off("list", 5), REST), Turn::Same);
    assert_ne!(state.headline(), NOTHING_CREATED);
    state.see(saved("token-shown"), REST);
    let epoch = state.epoch;
    assert_eq!(state.see(cut_off("token-shown", 5), REST), Turn::Same);
    assert_eq!(state.epoch, epoch);
    assert!(state.wish().unwrap().witness.is_some());
    state.see(saved("token-shown"), REST);
    assert_eq!(state.epoch, epoch);
    state.see(saved("list"), REST);
    assert_ne!(state.epoch, epoch);
}

/// What is read in parts is shown and heard when it was read, and a page that stays cut off is told once.
#[test]
fn a_look_that_is_cut_off_is_told_only_if_none_reads_on() {
    let mut state = panel();
    state.see(saved("form-acme"), REST);
    let before = state.speak().to_owned();
    let mut cut_off = saved("wanted");
    cut_off.truncated = true;
    cut_off.nodes.truncate(9);
    state.see(cut_off.clone(), IN_PARTS);
    assert!(state.awaits_more());
    assert_eq!(state.speak(), before);
    state.see(cut_off, REST);
    assert!(!state.awaits_more());
    assert_ne!(state.speak(), before);
    state.see(saved("form-acme"), IN_PARTS);
    assert!(!state.awaits_more(), "it was read to its end, whatever comes next");
    assert_ne!(state.speak(), "");
}

/// A page that changes so much that no look comes to its end does not hold the panel at what was true before.
#[test]
fn a_page_that_is_never_read_to_its_end_is_told_of_all_the_same() {
    let mut state = panel();
    state.see(saved("wanted"), REST);
    let mut cut_off = saved("wanted");
    cut_off.truncated = true;
    for _ in 0..MOST_PARTS {
        state.see(cut_off.clone(), IN_PARTS);
        assert!(state.awaits_more());
    }
    for _ in 0..300 {
        state.see(cut_off.clone(), IN_PARTS);
        assert!(!state.awaits_more());
    }
    state.see(saved("wanted"), REST);
    state.see(cut_off, IN_PARTS);
    assert!(state.awaits_more(), "after a look that came to its end it counts anew");
}

#[test]
fn a_list_without_a_token_after_the_confirmation_is_explained() {
    let mut state = panel();
    state.see(saved("list"), REST);
    assert_ne!(state.headline(), NOTHING_CREATED);
    state.see(saved("wanted"), SENT);
    state.see(saved("confirming"), REST);
    state.see(saved("confirming"), SENT);
    state.see(saved("list"), REST);
    assert_eq!(state.headline(), NOTHING_CREATED);
}

#[test]
fn a_confirmation_that_was_closed_is_no_failure() {
    let mut state = panel();
    state.see(saved("wanted"), SENT);
    state.see(saved("confirming"), REST);
    assert_eq!(state.see(saved("wanted"), REST), Turn::Forget);
    state.see(saved("list"), REST);
    assert_ne!(state.headline(), NOTHING_CREATED);
}

#[test]
fn a_form_does_not_witness_for_a_token_that_came_another_way() {
    let mut state = panel();
    state.see(saved("wanted"), SENT);
    assert_eq!(state.see(saved("elsewhere"), REST), Turn::Forget);
    state.see(saved("token-shown"), REST);
    assert!(state.wish().unwrap().witness.is_none());
}

#[test]
fn another_form_that_is_sent_ends_the_attempt() {
    let mut state = panel();
    state.see(saved("wanted"), SENT);
    assert_eq!(state.see(saved("list"), SENT), Turn::Forget);
    assert!(state.attempt.is_none());
}

#[test]
fn what_was_found_out_lapses_with_its_token_and_its_owner() {
    let mut state = panel();
    state.see(saved("token-shown"), REST);
    let shown = state.epoch;
    state.see(saved("token-shown"), REST);
    assert_eq!(state.epoch, shown, "the page changed, the token did not");
    state.see(saved("list"), REST);
    let gone = state.epoch;
    assert_ne!(gone, shown);
    state.see(saved("list"), REST);
    assert_eq!(state.epoch, gone);
    state.choose_owner(Some(Login::parse("globex").unwrap()));
    assert_ne!(state.epoch, gone);
}

#[test]
fn a_form_that_was_kept_is_taken_up_after_a_reload() {
    let mut state = panel();
    state.resume(&saved("wanted"), today());
    state.see(saved("token-shown"), REST);
    assert_eq!(state.wish().unwrap().witness.unwrap().page.owner.found().unwrap(), "acme");
    state.resume(&saved("elsewhere"), today());
    assert!(state.attempt.is_none(), "a page that is no form witnesses nothing");
}

#[test]
fn no_token_is_verified_before_the_organization_is_told() {
    let mut state = State::new(recipe::by_id("milestone-copilot").unwrap(), today());
    state.see(saved("token-shown"), REST);
    assert!(state.wish().is_none());
}

#[test]
fn one_mark_is_current_and_says_what_to_do() {
    check_marks(
        "form-personal",
        expect![[r#"
            Current 1 · Open “Resource owner”
            Unmet Token name is still empty
            Unmet Description is still empty
            Unmet Expiration is 30 days, not 1 year (2027-11-23)
            Met "#]],
    );
    check_marks(
        "owner-list-open",
        expect![[r#"
            Unmet Resource owner is mona, not acme
            Unmet Token name is still empty
            Unmet Description is still empty
            Unmet Expiration is 30 days, not 1 year (2027-11-23)
            Met 
            Current 1 · Choose acme"#]],
    );
    check_marks(
        "wanted",
        expect![[r#"
            Met 
            Current 2 · Paste the name
            Unmet Description is not the text asked for
            Met 
            Met 
            Met 
            Met "#]],
    );
    check_marks(
        "confirming",
        expect![[r#"
            Met 
            Unmet Token name is not the text asked for
            Unmet Description is not the text asked for
            Met 
            Met 
            Met 
            Met "#]],
    );
    check_marks(
        "add-permissions-open",
        expect![[r#"
            Met 
            Current 2 · Paste the name
            Unmet Description is still empty
            Met 
            Met 
            Unmet Members is not yet set to Read-only"#]],
    );
    check_marks(
        "members-at-write",
        expect![[r#"
            Met 
            Current 2 · Paste the name
            Unmet Description is still empty
            Met 
            Met 
            Unmet Members is Read and write, not Read-only
            Met "#]],
    );
    check_marks(
        "too-much",
        expect![[r#"
            Met 
            Current 2 · Paste the name
            Unmet Description is still empty
            Unmet Expiration is 30 days, not 1 year (2027-11-23)
            Unmet Repository access is All repositories, not Public repositories
            Met 
            Unmet GitHub Copilot Business is not yet set to Read-only
            Unmet Too much. Remove Contents"#]],
    );
    check_marks("sudo", expect![]);
}

#[test]
fn who_listens_hears_each_change_once_and_nothing_while_parts_arrive() {
    let mut state = panel();
    state.see(saved("form-personal"), REST);
    let headline = state.headline();
    assert_eq!(state.speak(), headline);
    state.see(saved("loading"), REST);
    assert_eq!(state.speak(), headline);
    state.see(saved("members-at-write"), REST);
    let first = state.speak().to_owned();
    assert!(first.starts_with("Done: Resource owner, Expiration, "), "{first}");
    assert!(first.contains("Wrong: Members. Too much: "), "{first}");
    assert!(first.ends_with("Next: Token name."), "{first}");
    state.see(saved("members-at-write"), REST);
    assert_eq!(state.speak(), first);
    state.see(saved("list"), REST);
    assert_eq!(state.speak().to_owned(), state.headline());
}

#[test]
fn another_recipe_takes_the_place_of_the_link_that_was_checked() {
    let mut state = panel();
    let epoch = state.epoch;
    state.resume_link("https://github.com/settings/personal-access-tokens/new?name=x".into());
    assert!(state.checked_address().is_some());
    let other = recipe::all().iter().find(|other| other.id != "milestone-copilot").unwrap();
    state.choose_recipe(&Rc::new(other.clone()));
    assert_eq!(state.recipe().id, other.id);
    assert!(state.checked_address().is_none());
    assert_ne!(state.epoch, epoch, "what was found out was about another recipe");
}
