//! The form of the Milestone recipe, filled rightly and then spoiled in one thing at a time.

use expect_test::{Expect, expect};

use super::*;
use crate::host::Host;
use crate::page_state::{Expiration, Grants, Place, RepositoryAccess};
use crate::permission::{Level, Scope};
use crate::reading::{Doubt, Reading};
use crate::recipe;

fn today() -> Date {
    Date::new(2026, 11, 23).unwrap()
}

fn org(key: &str) -> PermissionId {
    PermissionId::new(Scope::Organization, key)
}

/// The form as the recipe asks.
fn ideal() -> PageState {
    let recipe = recipe::by_id("milestone-copilot").unwrap();
    let grants = [org("members"), org("organization_copilot_seat_management")];
    PageState {
        phase: Phase::Filling,
        place: Place::NewToken,
        host: Host::default(),
        signed_in_as: Some("mona".into()),
        owner: Reading::Found("acme".into()),
        owners_offered: Reading::Absent,
        owner_limit: Some(366),
        never_offered: Some(false),
        name: Reading::Found(recipe.name.as_ref().unwrap().value.clone()),
        description: Reading::Found(recipe.description.as_ref().unwrap().value.clone()),
        expiration: Reading::Found(Expiration::Days(366)),
        repositories: Reading::Found(RepositoryAccess::Public),
        permissions: Reading::Found(Grants {
            known: grants.map(|id| (id, Reading::Found(Level::Read))).into(),
            unknown: Vec::new(),
            complete: true,
        }),
        approval_needed: Reading::Found(false),
        request_message: Reading::Absent,
        errors: Vec::new(),
        captcha: false,
        token_prefix: None,
    }
}

fn checklist(page: &PageState) -> Checklist {
    let owner = Login::parse("acme").unwrap();
    let recipe = recipe::by_id("milestone-copilot").unwrap();
    evaluate(Wanted { recipe, owner: Some(&owner), today: today() }, page)
}

/// Spoils the ideal form and shows every item that is not met, and what is due.
#[track_caller]
fn check(spoil: impl FnOnce(&mut PageState), expected: Expect) {
    let mut page = ideal();
    spoil(&mut page);
    let list = checklist(&page);
    let bad = list.items.iter().filter(|item| item.status > Status::Met);
    let mut text: String =
        bad.map(|i| format!("{} {}: {}\n", i.check, i.status.as_str(), i.says)).collect();
    text += &match &list.next {
        Next::Item(index) => format!("due: {} ({})", list.items[*index].check, list.progress()),
        Next::Button(target) => format!("due: {target:?} ({})", list.progress()),
        Next::Nothing => format!("due: nothing ({})", list.progress()),
    };
    expected.assert_eq(&text);
}

fn grants(page: &mut PageState) -> &mut Grants {
    match &mut page.permissions {
        Reading::Found(grants) => grants,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_ideal_form_is_all_met() {
    check(|_| {}, expect!["due: Generate (8 of 8)"]);
}

#[test]
fn the_checks_are_those_of_the_contract() {
    let ids: Vec<_> = checklist(&ideal()).items.iter().map(|i| i.check.to_string()).collect();
    expect![[r#"
        owner
        name
        description
        expiration
        repositories
        permission:organization:members
        permission:organization:organization_copilot_seat_management
        permission:organization:organization_copilot_metrics
        nothing-more"#]]
    .assert_eq(&ids.join("\n"));
}

#[test]
fn a_wrong_owner_comes_first() {
    check(
        |page| {
            page.owner = Reading::Found("mona".into());
            page.name = Reading::Found(String::new());
        },
        expect![[r#"
            owner unmet: Open “Resource owner” and choose acme. Now it is mona.
            name unmet: Copy the text and paste it into “Token name”.
            due: owner (6 of 8)"#]],
    );
}

#[test]
fn an_organization_that_is_not_offered_is_explained() {
    check(
        |page| {
            page.owner = Reading::Found("mona".into());
            page.owners_offered = Reading::Found(vec!["mona".into(), "globex".into()]);
        },
        expect![[r#"
            owner unmet: GitHub’s list does not offer acme. The token would belong to mona.
            due: owner (7 of 8)"#]],
    );
}

#[test]
fn lifetimes_meet_the_recipe_or_say_why_not() {
    let set = |choice, expected| check(|page| page.expiration = Reading::Found(choice), expected);
    set(Expiration::Days(365), expect!["due: Generate (8 of 8)"]);
    set(Expiration::On(today().plus_days(365)), expect!["due: Generate (8 of 8)"]);
    set(Expiration::Never, expect!["due: Generate (8 of 8)"]);
    set(
        Expiration::Days(30),
        expect![[r#"
            expiration unmet: The token would live only 30 days. Choose “366 days” if it is in the list, else “Custom” and 2027-11-23.
            due: expiration (7 of 8)"#]],
    );
    set(
        Expiration::Days(400),
        expect![[r#"
        expiration unmet: The token would live 400 days, which is not what was asked. Choose “366 days” if it is in the list, else “Custom” and 2027-11-23.
        due: expiration (7 of 8)"#]],
    );
    set(
        Expiration::CustomWithoutDate,
        expect![[r#"
        expiration unmet: Enter 2027-11-23 as the date.
        due: expiration (7 of 8)"#]],
    );
    set(
        Expiration::On(today()),
        expect![[r#"
        expiration unmet: This date is not in the future. Choose “366 days” if it is in the list, else “Custom” and 2027-11-23.
        due: expiration (7 of 8)"#]],
    );
}

#[test]
fn a_policy_that_caps_the_lifetime_is_named() {
    check(
        |page| {
            page.owner_limit = Some(90);
            page.expiration = Reading::Found(Expiration::Days(90));
        },
        expect![[r#"
            expiration unmet: The token would live only 90 days; acme allows at most 90.
            due: expiration (7 of 8)"#]],
    );
}

#[test]
fn a_straight_apostrophe_is_pointed_out() {
    check(
        |page| page.name = Reading::Found("Milestone's Copilot Token (read-only)".into()),
        expect![[r#"
            name unmet: Almost: letters look alike but differ (for instance ’ and '). Copy the text and paste it into “Token name”.
            due: name (7 of 8)"#]],
    );
}

#[test]
fn all_repositories_are_too_much() {
    check(
        |page| page.repositories = Reading::Found(RepositoryAccess::All),
        expect![[r#"
            repositories unmet: Too much: whoever gets this token could reach every repository, future ones too. Choose “Public repositories”.
            due: repositories (7 of 8)"#]],
    );
}

#[test]
fn a_missing_permission_names_its_tab() {
    check(
        |page| drop(grants(page).known.remove(&org("members"))),
        expect![[r#"
            permission:organization:members unmet: Organization tab → Add permissions → Members → Read-only.
            due: permission:organization:members (7 of 8)"#]],
    );
}

#[test]
fn a_permission_at_write_is_too_much() {
    check(
        |page| drop(grants(page).known.insert(org("members"), Reading::Found(Level::Write))),
        expect![[r#"
            permission:organization:members unmet: Too much: with “Read and write”, whoever gets this token could invite and remove members, and change teams and roles. Set “Access” of “Members” to Read-only.
            nothing-more unmet: Too much: set “Members” back to Read-only.
            due: permission:organization:members (6 of 8)"#]],
    );
}

#[test]
fn one_permission_too_many_is_too_much() {
    check(
        |page| {
            let id = org("organization_administration");
            grants(page).known.insert(id, Reading::Found(Level::Read));
        },
        expect![[r#"
            nothing-more unmet: Too much: whoever gets this token could see the settings of the organization and its installed apps. Remove “Administration” in the Organization tab.
            due: nothing-more (7 of 8)"#]],
    );
}

#[test]
fn a_permission_that_nobody_knows_is_too_much() {
    check(
        |page| grants(page).unknown.push("organization_new_thing".into()),
        expect![[r#"
            nothing-more unmet: Too much: “organization_new_thing” is set, which nobody asked for. Remove it.
            due: nothing-more (7 of 8)"#]],
    );
}

#[test]
fn the_optional_permission_is_fine() {
    check(
        |page| {
            let id = org("organization_copilot_metrics");
            grants(page).known.insert(id, Reading::Found(Level::Read));
        },
        expect!["due: Generate (8 of 8)"],
    );
}

#[test]
fn a_list_that_may_hide_something_is_not_met() {
    check(
        |page| grants(page).complete = false,
        expect![[r#"
            nothing-more cannot-tell: Cannot tell: the page may hold permissions that could not be read. Look through all tabs: no permission but the ones above should be listed.
            due: nothing-more (7 of 8)"#]],
    );
}

#[test]
fn a_level_that_was_not_read_is_not_met() {
    check(
        |page| {
            let doubt = Doubt::Disagreement("read".into(), "Read and write".into());
            grants(page).known.insert(org("members"), Reading::NotUnderstood(doubt));
        },
        expect![[r#"
            permission:organization:members cannot-tell: Cannot tell: the page says both “read” and “Read and write” for “Members”. Look yourself: Organization tab → Add permissions → Members → Read-only.
            nothing-more cannot-tell: Cannot tell: the page may hold permissions that could not be read. Look through all tabs: no permission but the ones above should be listed.
            due: permission:organization:members (6 of 8)"#]],
    );
}

#[test]
fn a_page_that_was_not_read_meets_nothing() {
    let page = PageState { phase: Phase::Filling, ..PageState::default() };
    let list = checklist(&page);
    assert_eq!(list.met, 0);
    assert!(
        list.items.iter().all(|item| matches!(item.status, Status::CannotTell | Status::NotNeeded))
    );
}

#[test]
fn without_an_organization_the_owner_cannot_be_told() {
    let recipe = recipe::by_id("milestone-copilot").unwrap();
    let list = evaluate(Wanted { recipe, owner: None, today: today() }, &ideal());
    assert_eq!(list.items[0].status, Status::CannotTell);
    assert_eq!(list.next, Next::Item(0));
    // Also before what is certainly wrong: whether it is hangs on the organization.
    let wrong = PageState { name: Reading::Found("Mine".into()), ..ideal() };
    let other = evaluate(Wanted { recipe, owner: None, today: today() }, &wrong);
    assert_eq!((other.items[1].status, other.next), (Status::Unmet, Next::Item(0)));
    assert_eq!(list.headline, "First type the name of the organization that the token is for.");
    assert_eq!(
        list.items[0].says,
        "Type your organization’s name above, so that this can be checked."
    );
}

#[test]
fn without_a_recipe_nothing_is_called_set() {
    let recipe = recipe::anything(today());
    let wanted = Wanted { recipe: &recipe, owner: None, today: today() };
    assert_eq!(
        evaluate(wanted, &ideal()).headline,
        "No recipe is chosen, so nothing is checked on this form."
    );
}

#[test]
fn headlines_say_where_the_user_is() {
    let say = |phase, spoil: fn(&mut PageState)| {
        let mut page = PageState { phase, ..ideal() };
        spoil(&mut page);
        checklist(&page).headline
    };
    let all = [
        say(Phase::Filling, |_| {}),
        say(Phase::Filling, |page| page.name = Reading::Found(String::new())),
        say(Phase::Filling, |page| page.approval_needed = Reading::Found(true)),
        say(Phase::Confirming, |_| {}),
        say(Phase::Confirming, |page| page.name = Reading::Found(String::new())),
        say(Phase::FormErrors, |page| page.errors = vec!["Name has already been taken".into()]),
        say(Phase::Sudo, |_| {}),
        say(Phase::Loading, |_| {}),
        say(Phase::TokenShown, |_| {}),
        say(Phase::List, |_| {}),
        say(Phase::Elsewhere, |page| page.place = Place::ClassicTokens),
    ];
    expect![[r#"
        All is set. Press “Generate token”.
        Step 2: Token name.
        All is set. Press “Generate token and request access”; an owner of the organization then has to approve it.
        Press “Generate token” once more, in GitHub’s window.
        Close GitHub’s window and correct the form first: something is not as asked.
        GitHub did not accept the form: “Name has already been taken”
        GitHub asks whether it is you. Confirm access; the form comes next.
        GitHub is still loading parts of the form.
        Here is your token. GitHub shows it only this once: validate it, then store it.
        These are your fine-grained tokens. Press “Generate new token” to start.
        This page makes classic tokens. You need a fine-grained one: open the form below."#]].assert_eq(&all.join("\n"));
}

#[test]
fn a_name_that_github_refuses_is_not_met() {
    check(
        |page| {
            page.phase = Phase::FormErrors;
            page.errors = vec!["Name has already been taken".into()];
        },
        expect![[r#"
            name unmet: Rename or delete your older token of this name, then press “Generate token” again: GitHub does not take a name twice.
            due: name (7 of 8)"#]],
    );
}

#[test]
fn a_form_that_nobody_understands_still_lists_what_to_do() {
    let page = PageState { place: Place::NewToken, ..PageState::default() };
    let list = checklist(&page);
    assert_eq!(list.items.len(), 9);
    assert_eq!(list.next, Next::Nothing);
    assert!(list.items.iter().all(|item| item.status != Status::Met));
}

#[test]
fn nothing_is_confirmed_before_the_organization_is_told() {
    let recipe = recipe::by_id("milestone-copilot").unwrap();
    let page = PageState { phase: Phase::Confirming, ..ideal() };
    let list = evaluate(Wanted { recipe, owner: None, today: today() }, &page);
    assert_eq!(list.next, Next::Nothing);
    assert_eq!(list.headline, "First type the name of the organization that the token is for.");
}

#[test]
fn what_is_due_beside_the_checks_is_a_button_or_the_token() {
    let next = |phase, name: &str| {
        let name = Reading::Found(name.to_owned());
        let page = PageState { phase, name, ..ideal() };
        checklist(&page).next
    };
    let Reading::Found(right) = ideal().name else { panic!() };
    assert_eq!(next(Phase::Filling, &right), Next::Button(Target::Generate));
    assert_eq!(next(Phase::Confirming, &right), Next::Button(Target::Confirm));
    assert_eq!(next(Phase::Confirming, "Mine"), Next::Nothing, "a wrong form is not confirmed");
    assert_eq!(next(Phase::TokenShown, &right), Next::Button(Target::Token));
    assert_eq!(next(Phase::List, &right), Next::Nothing);
}

#[test]
fn a_list_without_the_organization_is_explained() {
    let mut page = ideal();
    page.owner = Reading::Found("mona".into());
    page.owners_offered = Reading::Found(vec!["mona".into(), "globex".into()]);
    let owner = checklist(&page).items.swap_remove(0);
    expect![[r#"
        GitHub’s list does not offer acme. The token would belong to mona.
        You are signed in as mona, and that account may not be a member of acme: an outside collaborator is not offered it either.
        acme does not allow fine-grained tokens. One of its owners can allow them.
        acme asks for single sign-on. Open github.com/acme once, sign in there, then load this page again.
        The name is another one: it has to be the one in github.com/acme.
        The list did not load completely. Close it and open it again.
        Copy a message to an owner: Hello, I have to create a fine-grained personal access token for acme (Milestone: GitHub Copilot token (read-only)), but GitHub does not offer acme as “Resource owner”. Could you check under Organization settings → Personal access tokens → Settings that fine-grained tokens are allowed, and that I am a member? My account there is mona."#]]
    .assert_eq(&{
        let copy = owner.copy.unwrap();
        let mut lines = vec![owner.says];
        lines.extend(owner.reasons);
        lines.push(format!("{}: {}", copy.label, copy.text));
        lines.join("\n")
    });

    page.owners_offered = Reading::Found(Vec::new());
    let owner = checklist(&page).items.swap_remove(0);
    assert_eq!(owner.reasons, [""; 0]);
    assert!(owner.says.starts_with("GitHub’s list came empty"), "{}", owner.says);
}

#[test]
fn approval_is_announced_with_a_message_to_copy() {
    let mut page = ideal();
    assert_eq!(checklist(&page).notes, []);
    page.approval_needed = Reading::Found(true);
    page.request_message = Reading::Found(String::new());
    let note = checklist(&page).notes.swap_remove(0);
    assert!(note.says.starts_with("An owner of acme has to approve this token."), "{}", note.says);
    assert!(note.copy.unwrap().text.starts_with("Milestone: GitHub Copilot token"));
    page.request_message = Reading::Found("For Milestone.".into());
    assert_eq!(checklist(&page).notes[0].copy, None);
    page.phase = Phase::TokenShown;
    assert_eq!(checklist(&page).notes, []);
}

#[test]
fn a_refusal_that_is_not_understood_leaves_doubt_about_the_name() {
    let status = |spoil: &dyn Fn(&mut PageState)| {
        let mut page = ideal();
        page.phase = Phase::FormErrors;
        spoil(&mut page);
        checklist(&page).items.swap_remove(1).status
    };
    assert_eq!(
        status(&|page| page.errors = vec!["Name ist schon vergeben".into()]),
        Status::CannotTell
    );
    assert_eq!(
        status(&|page| page.errors = vec!["Name has already been taken".into()]),
        Status::Unmet
    );
    assert_eq!(
        status(&|page| page.errors = vec!["Expiration date can't be blank".into()]),
        Status::Met
    );
}

#[test]
fn a_token_that_exists_is_compared_by_its_end() {
    let item = |end: &str| {
        let mut page = ideal();
        page.phase = Phase::Elsewhere;
        page.place = Place::TokenDetail;
        page.name = Reading::default();
        page.expiration = Reading::Found(Expiration::On(end.parse().unwrap()));
        let list = checklist(&page);
        assert!(list.items[1].says.contains("does not show"), "{}", list.items[1].says);
        assert_eq!(list.next, Next::Nothing);
        list.items.into_iter().find(|item| item.check == CheckId::Expiration).unwrap()
    };
    assert_eq!(item("2027-10-01").status, Status::CannotTell);
    assert_eq!(item("2026-11-01").status, Status::Unmet);
    assert_eq!(item("2028-12-01").status, Status::Unmet);
}

#[test]
fn a_page_of_which_little_is_understood_says_so_as_a_whole() {
    let mut page = ideal();
    assert!(checklist(&page).understood);
    page.name = Reading::default();
    page.description = Reading::default();
    page.expiration = Reading::default();
    page.repositories = Reading::default();
    page.permissions = Reading::default();
    let list = checklist(&page);
    assert!(!list.understood);
    assert_eq!(list.items.iter().filter(|it| it.status == Status::CannotTell).count(), 7);
    // Half of eight is enough, one less is not.
    let half = PageState { permissions: ideal().permissions, ..page.clone() };
    assert!(checklist(&half).understood);
    let less = PageState { owner: Reading::default(), ..half };
    assert!(!checklist(&less).understood);
    assert!(list.headline.contains("understands too little"), "{}", list.headline);
}

#[test]
fn a_link_is_held_against_the_form_part_by_part() {
    let address = format!(
        "{}?target_name=acme&members=write&contents=read&expires_in=none",
        crate::link::NEW_TOKEN
    );
    let asked = crate::link::asked(&address, today(), &Host::default()).unwrap();
    let wanted = Wanted { recipe: &asked.recipe, owner: asked.owner.as_ref(), today: today() };
    let list = evaluate(wanted, &ideal());
    let lines: Vec<String> =
        list.items.iter().map(|item| format!("{} {}", item.check, item.status.as_str())).collect();
    expect![[r#"
        owner met
        name not-needed
        description not-needed
        expiration unmet
        repositories not-needed
        permission:organization:members unmet
        permission:repository:contents unmet
        nothing-more unmet"#]]
    .assert_eq(&lines.join("\n"));
}
