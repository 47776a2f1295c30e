//! Each check in full: every field of an item, on a form that is as asked and on forms that are not.
//! Other tests hold what is met; these hold what is said, expected, found, advised and pointed at.

#![allow(clippy::unwrap_used, reason = "a case that cannot be built is a failed test")]

use expect_test::{Expect, expect};
use tokenwright_core::checklist::{Item, Status};
use tokenwright_core::date::{Date, Moment};
use tokenwright_core::login::Login;
use tokenwright_core::page_state::{Expiration, Grants, PageState, Phase, Place, RepositoryAccess};
use tokenwright_core::permission::{Level, PermissionId, Scope};
use tokenwright_core::reading::{Doubt, Reading};
use tokenwright_core::recipe::{self, Never, OwnerKind, Recipe};
use tokenwright_core::{Wanted, evaluate, token};

fn org(key: &str) -> PermissionId {
    PermissionId::new(Scope::Organization, key)
}

fn today() -> Date {
    Date::new(2026, 11, 23).unwrap()
}

/// The form as Milestone's recipe asks.
fn page() -> PageState {
    let recipe = recipe::by_id("milestone-copilot").unwrap();
    let grants = [org("members"), org("organization_copilot_seat_management")];
    PageState {
        phase: Phase::Filling,
        place: Place::NewToken,
        signed_in_as: Some("mona".into()),
        owner: Reading::Found("acme".into()),
        owners_offered: Reading::Absent,
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
        ..PageState::default()
    }
}

fn items(change: impl FnOnce(&mut Recipe, &mut PageState)) -> Vec<Item> {
    let (mut recipe, mut page) = (recipe::by_id("milestone-copilot").unwrap().clone(), page());
    change(&mut recipe, &mut page);
    let acme = Login::parse("acme").unwrap();
    let owner = (recipe.owner.kind != OwnerKind::User).then_some(&acme);
    evaluate(Wanted { recipe: &recipe, owner, today: today() }, &page).items
}

fn dump(item: &Item) -> String {
    let mut lines = vec![
        format!("{} {}: {}", item.check, item.status.as_str(), item.title),
        format!("  says {}", item.says),
        format!("  expected {}, found {:?}", item.expected, item.found),
        format!("  target {:?}", item.target),
    ];
    lines.extend((!item.why.is_empty()).then(|| format!("  why {}", item.why)));
    lines.extend(item.advice.iter().map(|advice| format!("  advice {advice}")));
    lines.extend(item.reasons.iter().map(|reason| format!("  reason {reason}")));
    lines.extend(item.copy.iter().map(|copy| format!("  {}: {}", copy.label, copy.text)));
    lines.join("\n")
}

/// The items of one check, or all of them.
#[track_caller]
fn check(only: &str, change: impl FnOnce(&mut Recipe, &mut PageState), expected: Expect) {
    let items = items(change);
    let chosen = items.iter().filter(|item| item.check.to_string().starts_with(only));
    expected.assert_eq(&chosen.map(dump).collect::<Vec<_>>().join("\n"));
}

fn grant(page: &mut PageState, id: PermissionId, level: Reading<Level>) {
    if let Reading::Found(grants) = &mut page.permissions {
        grants.known.insert(id, level);
    }
}

#[test]
fn a_form_as_asked_in_full() {
    check(
        "",
        |_, _| {},
        expect![[r#"
        owner met: Resource owner
          says The token will belong to acme.
          expected acme, found Some("acme")
          target Owner { choose: "acme" }
          why The token reaches only what this organization owns.
        name met: Token name
          says “Token name” is right.
          expected Milestone’s Copilot Token (read-only), found Some("Milestone’s Copilot Token (read-only)")
          target Name
          why Your organization’s owners see this name when they review tokens.
          Copy: Milestone’s Copilot Token (read-only)
        description met: Description
          says “Description” is right.
          expected Token to be used by Milestone integration to gather metadata and generate analytics., found Some("Token to be used by Milestone integration to gather metadata and generate analytics.")
          target Description
          why It tells whoever reviews the token what it is for.
          Copy: Token to be used by Milestone integration to gather metadata and generate analytics.
        expiration met: Expiration
          says The token will live 366 days.
          expected 1 year (2027-11-23), found Some("366 days")
          target Expiration { days: [365, 366], until: 2027-11-23, never: false }
          why Milestone asks for 1 year, so that the connection does not end early.
        repositories met: Repository access
          says “Public repositories” is chosen.
          expected Public repositories, found Some("Public repositories")
          target Repositories { choose: Public }
          why Milestone needs no access to your code.
        permission:organization:members met: Members
          says “Members” is set to Read-only.
          expected Read-only, found Some("Read-only")
          target Permission { id: PermissionId { scope: Organization, key: "members" }, title: "Members", choose: Some(Read) }
          why Milestone reads who is a member of the organization.
        permission:organization:organization_copilot_seat_management met: GitHub Copilot Business
          says “GitHub Copilot Business” is set to Read-only.
          expected Read-only, found Some("Read-only")
          target Permission { id: PermissionId { scope: Organization, key: "organization_copilot_seat_management" }, title: "GitHub Copilot Business", choose: Some(Read) }
          why Milestone reads who has a Copilot seat and when it was last used.
        permission:organization:organization_copilot_metrics not-needed: Organization Copilot metrics (optional)
          says Optional: “Organization Copilot metrics” may be left out.
          expected Read-only, found Some("No access")
          target Nothing
          why Since 2026-04-02 GitHub gives Copilot usage metrics only to tokens with this permission. Milestone’s guide does not list it; ask Milestone before you add it.
        nothing-more met: Nothing more
          says No other permission is set.
          expected No other permission, found Some("Nothing more")
          target Nothing
          why What a token cannot do, nobody can do with it if it leaks."#]],
    );
}

#[test]
fn a_form_of_which_nothing_was_read_in_full() {
    check(
        "",
        |_, page| {
            *page = PageState {
                phase: Phase::Filling,
                place: Place::NewToken,
                repositories: Reading::Absent,
                expiration: Reading::Absent,
                permissions: Reading::Absent,
                name: Reading::Absent,
                owner: Reading::Absent,
                ..PageState::default()
            }
        },
        expect![[r#"
            owner cannot-tell: Resource owner
              says Cannot tell: “Resource owner” was not found on this page. It usually is below “Description”: a button with the name of an account. Look for it yourself: it should say acme.
              expected acme, found None
              target Owner { choose: "acme" }
              why The token reaches only what this organization owns.
              advice You must be an owner of it yourself. If your organization is not in the list, it may have blocked fine-grained tokens: ask one of its owners to allow them.
            name cannot-tell: Token name
              says Cannot tell: “Token name” was not found on this page. It usually is the first field of the form. Look for it yourself: the text to copy should stand there.
              expected Milestone’s Copilot Token (read-only), found None
              target Name
              why Your organization’s owners see this name when they review tokens.
              Copy: Milestone’s Copilot Token (read-only)
            description cannot-tell: Description
              says Cannot tell: “Description” was not found on this page. It usually is below “Token name”. Look for it yourself: the text to copy should stand there.
              expected Token to be used by Milestone integration to gather metadata and generate analytics., found None
              target Description
              why It tells whoever reviews the token what it is for.
              Copy: Token to be used by Milestone integration to gather metadata and generate analytics.
            expiration cannot-tell: Expiration
              says Cannot tell: “Expiration” was not found on this page. It usually is below “Resource owner”: a button with a number of days. Look for it yourself: it should end on 2027-11-23.
              expected 1 year (2027-11-23), found None
              target Expiration { days: [365, 366], until: 2027-11-23, never: false }
              why Milestone asks for 1 year, so that the connection does not end early.
              advice Your organization may allow less: then ask one of its owners to raise the maximum lifetime of fine-grained tokens.
            repositories cannot-tell: Repository access
              says Cannot tell: “Repository access” was not found on this page. It usually is below “Expiration”: three round buttons. Look for it yourself: “Public repositories” should be chosen.
              expected Public repositories, found None
              target Repositories { choose: Public }
              why Milestone needs no access to your code.
            permission:organization:members cannot-tell: Members
              says Cannot tell: “Members” was not found on this page. It usually is below “Repository access”, above “Generate token”. Look for it yourself: Organization tab → Add permissions → Members → Read-only.
              expected Read-only, found None
              target Permission { id: PermissionId { scope: Organization, key: "members" }, title: "Members", choose: Some(Read) }
              why Milestone reads who is a member of the organization.
            permission:organization:organization_copilot_seat_management cannot-tell: GitHub Copilot Business
              says Cannot tell: “GitHub Copilot Business” was not found on this page. It usually is below “Repository access”, above “Generate token”. Look for it yourself: Organization tab → Add permissions → GitHub Copilot Business → Read-only.
              expected Read-only, found None
              target Permission { id: PermissionId { scope: Organization, key: "organization_copilot_seat_management" }, title: "GitHub Copilot Business", choose: Some(Read) }
              why Milestone reads who has a Copilot seat and when it was last used.
            permission:organization:organization_copilot_metrics not-needed: Organization Copilot metrics (optional)
              says Optional: “Organization Copilot metrics” may be left out.
              expected Read-only, found None
              target Nothing
              why Since 2026-04-02 GitHub gives Copilot usage metrics only to tokens with this permission. Milestone’s guide does not list it; ask Milestone before you add it.
            nothing-more cannot-tell: Nothing more
              says Cannot tell: “Permissions” was not found on this page. It usually is below “Repository access”, above “Generate token”. Look for it yourself: no permission but the ones above should be listed.
              expected No other permission, found None
              target Nothing
              why What a token cannot do, nobody can do with it if it leaks."#]],
    );
}

#[test]
fn what_a_recipe_leaves_open_says_what_stands_there() {
    let open = |recipe: &mut Recipe, page: &mut PageState| {
        recipe.owner.kind = OwnerKind::User;
        page.signed_in_as = None;
        recipe.name = None;
        recipe.description = None;
        page.description = Reading::Found(" ".into());
        recipe.expiration = None;
        recipe.repositories = None;
    };
    check(
        "",
        open,
        expect![[r#"
            owner cannot-tell: Resource owner
              says Look yourself: it should be your own account. This page does not tell who is signed in.
              expected Your own account, found Some("acme")
              target Nothing
              why The token reaches only what this organization owns.
            name not-needed: Token name
              says Milestone leaves this to you. Now it is “Milestone’s Copilot Token (read-only)”.
              expected Your choice, found Some("Milestone’s Copilot Token (read-only)")
              target Nothing
            description not-needed: Description
              says Milestone leaves this to you.
              expected Your choice, found Some(" ")
              target Nothing
            expiration not-needed: Expiration
              says Milestone leaves this to you. Now it is “366 days”.
              expected Your choice, found Some("366 days")
              target Nothing
            repositories not-needed: Repository access
              says Milestone leaves this to you. Now it is “Public repositories”.
              expected Your choice, found Some("Public repositories")
              target Nothing
            permission:organization:members met: Members
              says “Members” is set to Read-only.
              expected Read-only, found Some("Read-only")
              target Permission { id: PermissionId { scope: Organization, key: "members" }, title: "Members", choose: Some(Read) }
              why Milestone reads who is a member of the organization.
            permission:organization:organization_copilot_seat_management met: GitHub Copilot Business
              says “GitHub Copilot Business” is set to Read-only.
              expected Read-only, found Some("Read-only")
              target Permission { id: PermissionId { scope: Organization, key: "organization_copilot_seat_management" }, title: "GitHub Copilot Business", choose: Some(Read) }
              why Milestone reads who has a Copilot seat and when it was last used.
            permission:organization:organization_copilot_metrics not-needed: Organization Copilot metrics (optional)
              says Optional: “Organization Copilot metrics” may be left out.
              expected Read-only, found Some("No access")
              target Nothing
              why Since 2026-04-02 GitHub gives Copilot usage metrics only to tokens with this permission. Milestone’s guide does not list it; ask Milestone before you add it.
            nothing-more met: Nothing more
              says No other permission is set.
              expected No other permission, found Some("Nothing more")
              target Nothing
              why What a token cannot do, nobody can do with it if it leaks."#]],
    );
}

#[test]
fn another_owner() {
    check(
        "owner",
        |_, page| page.owner = Reading::Found("mona".into()),
        expect![[r#"
        owner unmet: Resource owner
          says Open “Resource owner” and choose acme. Now it is mona.
          expected acme, found Some("mona")
          target Owner { choose: "acme" }
          why The token reaches only what this organization owns.
          advice You must be an owner of it yourself. If your organization is not in the list, it may have blocked fine-grained tokens: ask one of its owners to allow them."#]],
    );
    let without_advice = |recipe: &mut Recipe, page: &mut PageState| {
        recipe.owner.advice = None;
        page.owner = Reading::Found("mona".into());
    };
    check(
        "owner",
        without_advice,
        expect![[r#"
        owner unmet: Resource owner
          says Open “Resource owner” and choose acme. Now it is mona.
          expected acme, found Some("mona")
          target Owner { choose: "acme" }
          why The token reaches only what this organization owns.
          advice You must be an owner of it yourself."#]],
    );
    let open_list = |_: &mut Recipe, page: &mut PageState| {
        page.owner = Reading::Found("mona".into());
        page.owners_offered = Reading::Found(vec!["mona".into(), "ACME".into()]);
    };
    check(
        "owner",
        open_list,
        expect![[r#"
        owner unmet: Resource owner
          says Open “Resource owner” and choose acme. Now it is mona.
          expected acme, found Some("mona")
          target Owner { choose: "acme" }
          why The token reaches only what this organization owns.
          advice You must be an owner of it yourself. If your organization is not in the list, it may have blocked fine-grained tokens: ask one of its owners to allow them."#]],
    );
    let doubt = Doubt::Disagreement("acme".into(), "globex".into());
    check(
        "owner",
        |_, page| page.owner = Reading::NotUnderstood(doubt),
        expect![[r#"
        owner cannot-tell: Resource owner
          says Cannot tell: the page says both “acme” and “globex” for “Resource owner”. Look yourself: it should say acme.
          expected acme, found None
          target Owner { choose: "acme" }
          why The token reaches only what this organization owns.
          advice You must be an owner of it yourself. If your organization is not in the list, it may have blocked fine-grained tokens: ask one of its owners to allow them."#]],
    );
}

#[test]
fn another_expiration() {
    let choose = |days: &[u32], never: Never, choice: Expiration, limit: Option<u32>| {
        let days = days.to_vec();
        move |recipe: &mut Recipe, page: &mut PageState| {
            let rule = recipe.expiration.as_mut().unwrap();
            (rule.days, rule.never) = (days, never);
            rule.advice = Some("Ask the vendor.".into());
            page.expiration = Reading::Found(choice);
            page.owner_limit = limit;
            page.never_offered = Some(false);
        }
    };
    let refused = Never::Refused;
    check(
        "exp",
        choose(&[30], refused, Expiration::Never, None),
        expect![[r#"
        expiration unmet: Expiration
          says “No expiration” is too long. Choose “30 days”.
          expected 30 days (2026-12-23), found Some("No expiration")
          target Expiration { days: [30], until: 2026-12-23, never: false }
          why Milestone asks for 1 year, so that the connection does not end early.
          advice Ask the vendor."#]],
    );
    check(
        "exp",
        choose(&[365, 90], refused, Expiration::Days(7), None),
        expect![[r#"
        expiration unmet: Expiration
          says The token would live only 7 days. Choose “90 days” if it is in the list, else “Custom” and 2027-11-23.
          expected 1 year (2027-11-23), found Some("7 days")
          target Expiration { days: [365, 90], until: 2027-11-23, never: false }
          why Milestone asks for 1 year, so that the connection does not end early.
          advice Ask the vendor."#]],
    );
    check(
        "exp",
        choose(&[45], refused, Expiration::Days(60), Some(45)),
        expect![[r#"
        expiration unmet: Expiration
          says The token would live 60 days, which is not what was asked. Choose “Custom” and 2027-01-07.
          expected 45 days (2027-01-07), found Some("60 days")
          target Expiration { days: [45], until: 2027-01-07, never: false }
          why Milestone asks for 1 year, so that the connection does not end early.
          advice Ask the vendor."#]],
    );
    check(
        "exp",
        choose(&[366], refused, Expiration::Days(30), Some(90)),
        expect![[r#"
        expiration unmet: Expiration
          says The token would live only 30 days; acme allows at most 90.
          expected 366 days (2027-11-24), found Some("30 days")
          target Expiration { days: [366], until: 2027-11-24, never: false }
          why Milestone asks for 1 year, so that the connection does not end early.
          advice Ask an owner of acme to raise the maximum lifetime of fine-grained tokens, which is 90 days. Or choose the longest there is, and renew the token in time."#]],
    );
    check(
        "exp",
        choose(&[366], refused, Expiration::CustomWithoutDate, None),
        expect![[r#"
        expiration unmet: Expiration
          says Enter 2027-11-24 as the date.
          expected 366 days (2027-11-24), found Some("Custom, no date yet")
          target Expiration { days: [366], until: 2027-11-24, never: false }
          why Milestone asks for 1 year, so that the connection does not end early.
          advice Ask the vendor."#]],
    );
    check(
        "exp",
        choose(&[], Never::Asked, Expiration::Never, None),
        expect![[r#"
        expiration met: Expiration
          says “No expiration” is chosen.
          expected No expiration, found Some("No expiration")
          target Expiration { days: [], until: 2026-11-23, never: true }
          why Milestone asks for 1 year, so that the connection does not end early."#]],
    );
    check(
        "exp",
        choose(&[], Never::Asked, Expiration::Days(30), None),
        expect![[r#"
        expiration unmet: Expiration
          says “No expiration” was asked for.
          expected No expiration, found Some("30 days")
          target Expiration { days: [], until: 2026-11-23, never: true }
          why Milestone asks for 1 year, so that the connection does not end early.
          advice “No expiration” is not in the list: acme limits how long tokens live. Ask one of its owners, or ask the vendor for a lifetime."#]],
    );
    check(
        "exp",
        choose(&[30], refused, Expiration::On(today()), None),
        expect![[r#"
        expiration unmet: Expiration
          says This date is not in the future. Choose “30 days”.
          expected 30 days (2026-12-23), found Some("2026-11-23 (0 days)")
          target Expiration { days: [30], until: 2026-12-23, never: false }
          why Milestone asks for 1 year, so that the connection does not end early.
          advice Ask the vendor."#]],
    );
}

/// GitHub's list has 366 days for some owners only.
#[test]
fn a_lifetime_that_not_every_list_has() {
    let asked = |days: u32| {
        let item = items(|recipe, page| {
            recipe.expiration.as_mut().unwrap().days = vec![days];
            page.expiration = Reading::Found(Expiration::Days(7));
        });
        item.into_iter().find(|item| item.title == "Expiration").unwrap().says
    };
    expect![[r#"
        The token would live only 7 days. Choose “90 days”.
        The token would live only 7 days. Choose “366 days” if it is in the list, else “Custom” and 2027-11-24.
        The token would live only 7 days. Choose “Custom” and 2027-01-07."#]].assert_eq(&[90, 366, 45].map(asked).join("\n"));
}

#[test]
fn the_end_of_a_token_that_exists() {
    let end = |date: Date| {
        let status = items(|_, page| {
            (page.phase, page.place) = (Phase::Elsewhere, Place::TokenDetail);
            page.expiration = Reading::Found(Expiration::On(date));
        });
        status.into_iter().find(|item| item.title == "Expiration").unwrap().status
    };
    assert_eq!(end(today().plus_days(-1)), Status::Unmet);
    assert_eq!(end(today()), Status::CannotTell);
    assert_eq!(end(today().plus_days(366)), Status::CannotTell);
    assert_eq!(end(today().plus_days(367)), Status::Unmet);
}

#[test]
fn repositories_by_choice_and_by_name() {
    let ask = |access, names: &[&str], found| {
        let names = names.iter().map(ToString::to_string).collect();
        move |recipe: &mut Recipe, page: &mut PageState| {
            let rule = recipe.repositories.as_mut().unwrap();
            (rule.access, rule.names) = (access, names);
            page.repositories = Reading::Found(found);
        }
    };
    let (all, selected) = (RepositoryAccess::All, RepositoryAccess::Selected);
    let public = RepositoryAccess::Public;
    check(
        "rep",
        ask(selected, &["anvil", "skates"], selected),
        expect![[r#"
        repositories cannot-tell: Repository access
          says “Only select repositories” is chosen. Cannot tell which: “anvil”, “skates” should be selected.
          expected Only select repositories: “anvil”, “skates”, found Some("Only select repositories")
          target Repositories { choose: Selected }
          why Milestone needs no access to your code."#]],
    );
    check(
        "rep",
        ask(selected, &["anvil"], public),
        expect![[r#"
        repositories unmet: Repository access
          says Choose “Only select repositories”.
          expected Only select repositories: “anvil”, found Some("Public repositories")
          target Repositories { choose: Selected }
          why Milestone needs no access to your code."#]],
    );
    check(
        "rep",
        ask(selected, &[], all),
        expect![[r#"
        repositories unmet: Repository access
          says Too much: whoever gets this token could reach every repository, future ones too. Choose “Only select repositories”.
          expected Only select repositories, found Some("All repositories")
          target Repositories { choose: Selected }
          why Milestone needs no access to your code."#]],
    );
    check(
        "rep",
        ask(public, &[], selected),
        expect![[r#"
        repositories unmet: Repository access
          says Too much: the token would reach repositories that it does not need. Choose “Public repositories”.
          expected Public repositories, found Some("Only select repositories")
          target Repositories { choose: Public }
          why Milestone needs no access to your code."#]],
    );
}

#[test]
fn permissions_at_other_levels() {
    let set = |key: &'static str, level| {
        move |_: &mut Recipe, page: &mut PageState| grant(page, org(key), level)
    };
    let optional = "organization_copilot_metrics";
    let metrics = "permission:organization:organization_copilot_metrics";
    let members = "permission:organization:members";
    check(
        members,
        set("members", Reading::Found(Level::Write)),
        expect![[r#"
        permission:organization:members unmet: Members
          says Too much: with “Read and write”, whoever gets this token could invite and remove members, and change teams and roles. Set “Access” of “Members” to Read-only.
          expected Read-only, found Some("Read and write")
          target Permission { id: PermissionId { scope: Organization, key: "members" }, title: "Members", choose: Some(Read) }
          why Milestone reads who is a member of the organization."#]],
    );
    check(
        members,
        set("members", Reading::default()),
        expect![[r#"
        permission:organization:members cannot-tell: Members
          says Cannot tell: “Members” was not found on this page. It usually is below “Repository access”, above “Generate token”. Look for it yourself: Organization tab → Add permissions → Members → Read-only.
          expected Read-only, found None
          target Permission { id: PermissionId { scope: Organization, key: "members" }, title: "Members", choose: Some(Read) }
          why Milestone reads who is a member of the organization."#]],
    );
    check(
        metrics,
        set(optional, Reading::Found(Level::Read)),
        expect![[r#"
        permission:organization:organization_copilot_metrics not-needed: Organization Copilot metrics (optional)
          says Optional: “Organization Copilot metrics” is set, which is fine.
          expected Read-only, found Some("Read-only")
          target Nothing
          why Since 2026-04-02 GitHub gives Copilot usage metrics only to tokens with this permission. Milestone’s guide does not list it; ask Milestone before you add it."#]],
    );
    check(
        metrics,
        set(optional, Reading::Found(Level::Write)),
        expect![[r#"
        permission:organization:organization_copilot_metrics not-needed: Organization Copilot metrics (optional)
          says Optional, but no higher than Read-only.
          expected Read-only, found Some("Read and write")
          target Nothing
          why Since 2026-04-02 GitHub gives Copilot usage metrics only to tokens with this permission. Milestone’s guide does not list it; ask Milestone before you add it."#]],
    );
    let of_another = |_: &mut Recipe, page: &mut PageState| {
        page.owner = Reading::Found("mona".into());
        page.permissions = Reading::Found(Grants { complete: true, ..Grants::default() });
    };
    check(
        members,
        of_another,
        expect![[r#"
        permission:organization:members unmet: Members
          says Organization tab → Add permissions → Members → Read-only.
          expected Read-only, found Some("No access")
          target Permission { id: PermissionId { scope: Organization, key: "members" }, title: "Members", choose: Some(Read) }
          why Milestone reads who is a member of the organization.
          advice The Organization tab appears once acme is the “Resource owner”."#]],
    );
    let incomplete = |_: &mut Recipe, page: &mut PageState| {
        page.permissions = Reading::Found(Grants::default());
    };
    check(
        members,
        incomplete,
        expect![[r#"
        permission:organization:members cannot-tell: Members
          says Cannot tell: “Members” was not found on this page. It usually is below “Repository access”, above “Generate token”. Look for it yourself: Organization tab → Add permissions → Members → Read-only.
          expected Read-only, found None
          target Permission { id: PermissionId { scope: Organization, key: "members" }, title: "Members", choose: Some(Read) }
          why Milestone reads who is a member of the organization."#]],
    );
}

#[test]
fn metadata_comes_along_only_with_a_repository_permission_and_only_to_read() {
    let metadata = PermissionId::new(Scope::Repository, "metadata");
    let status = |of_repository: bool, id: PermissionId, level| {
        let items = items(|recipe, page| {
            if of_repository {
                let rule = &mut recipe.permissions.optional[0];
                rule.permission = PermissionId::new(Scope::Repository, "contents");
            }
            grant(page, id, Reading::Found(level));
        });
        items.last().unwrap().status
    };
    assert_eq!(status(true, metadata.clone(), Level::Read), Status::Met);
    assert_eq!(status(true, metadata.clone(), Level::Write), Status::Unmet);
    assert_eq!(status(false, metadata, Level::Read), Status::Unmet);
    assert_eq!(status(true, org("metadata"), Level::Read), Status::Unmet);
    let issues = PermissionId::new(Scope::Repository, "issues");
    assert_eq!(status(true, issues, Level::Read), Status::Unmet);
}

#[test]
fn moments_have_hours_minutes_and_zones_within_their_bounds() {
    let read = |text: &str| Moment::from_expiry_header(text).map(|it| it.to_string());
    let utc = |time: &str| read(&format!("2026-11-23 {time} UTC"));
    for good in ["00:00:00", "23:59:59"] {
        assert!(utc(good).is_some_and(|it| it.contains(&good[..5])), "{good}");
    }
    for bad in ["24:00:00", "00:60:00", "00:00:61", "0:00:00", "00-00:00", "00:00-00", "+1:00:00"] {
        assert_eq!(utc(bad), None, "{bad}");
    }
    let at = |zone: &str| read(&format!("2026-11-23 12:00:00 {zone}"));
    assert_eq!(at("+0130"), utc("10:30:00"));
    assert_eq!(at("-0130"), utc("13:30:00"));
    assert_eq!(at("+0000"), utc("12:00:00"));
    for bad in ["+2400", "+0060", "0130", "+130", "*0130", "+013"] {
        assert_eq!(at(bad), None, "{bad}");
    }
}

#[test]
fn a_token_has_exactly_its_length_and_its_letters() {
    let is_token = |text: &str| token::inspect(text).token.is_ok();
    let fine = |front: usize, back: usize| {
        format!("github_pat_{}_{}", "A".repeat(front), "b".repeat(back))
    };
    assert!(is_token(&fine(22, 59)));
    for wrong in [fine(21, 60), fine(23, 58), fine(22, 58), fine(22, 60)] {
        assert!(!is_token(&wrong), "{wrong}");
    }
    assert!(!is_token(&fine(22, 59).replace("AA_", "A-_")));
    assert!(!is_token(&fine(22, 59).replace("_bb", "_b-")));
    for (prefix, length) in [("ghp_", 36), ("gho_", 36), ("ghu_", 36), ("ghr_", 76), ("ghs_", 36)] {
        let of = |length: usize| format!("{prefix}{}", "a".repeat(length));
        assert!(is_token(&of(length)), "{prefix}");
        assert!(!is_token(&of(length - 1)), "{prefix}");
        assert!(!is_token(&format!("{}é", of(length - 2))), "{prefix}");
        assert_eq!(is_token(&of(length + 1)), prefix == "ghs_", "{prefix}");
    }
    let text = fine(22, 59);
    assert_eq!(token::inspect(&text).token.unwrap().expose_for_authorization(), text);
    let padded = |length: usize| format!("{text}{}", " ".repeat(length - text.len()));
    assert!(is_token(&padded(4096)));
    assert!(!is_token(&padded(4097)));
}

#[test]
fn a_name_that_github_may_have_refused() {
    let refused = |phase, error: &'static str| {
        move |_: &mut Recipe, page: &mut PageState| {
            page.phase = phase;
            page.errors = (!error.is_empty()).then(|| error.to_owned()).into_iter().collect();
        }
    };
    check(
        "name",
        refused(Phase::FormErrors, "Name ist schon vergeben"),
        expect![[r#"
        name cannot-tell: Token name
          says Read GitHub’s message, which Tokenwright does not know: you may already have a token of this name. The name itself is as asked.
          expected Milestone’s Copilot Token (read-only), found Some("Milestone’s Copilot Token (read-only)")
          target Name
          why Your organization’s owners see this name when they review tokens.
          Copy: Milestone’s Copilot Token (read-only)"#]],
    );
    let status = |phase, error| items(refused(phase, error))[1].status;
    // Parts of a refused form may come late, and a message with them.
    assert_eq!(status(Phase::Loading, "Name ist schon vergeben"), Status::CannotTell);
    assert_eq!(status(Phase::Loading, "Expiration is too long"), Status::Met);
    assert_eq!(status(Phase::Loading, ""), Status::Met);
    assert_eq!(status(Phase::FormErrors, "Expiration is too long"), Status::Met);
    assert_eq!(status(Phase::Filling, "Name ist schon vergeben"), Status::Met);
    // A name that the recipe leaves open may be taken as well.
    let taken = refused(Phase::FormErrors, "Name has already been taken");
    let open = |recipe: &mut Recipe, page: &mut PageState| {
        recipe.name = None;
        taken(recipe, page);
    };
    check(
        "name",
        open,
        expect![[r#"
        name unmet: Token name
          says Rename or delete your older token of this name, then press “Generate token” again: GitHub does not take a name twice.
          expected Your choice, found Some("Milestone’s Copilot Token (read-only)")
          target Name"#]],
    );
}

#[test]
fn a_text_that_is_another_one_is_not_called_nearly_right() {
    let named = |name: &'static str| {
        move |_: &mut Recipe, page: &mut PageState| page.name = Reading::Found(name.into())
    };
    let says = |name| items(named(name))[1].says.clone();
    let all = ["milestone's copilot token (read‑only)", "Renovate", " "].map(says);
    expect![[r#"
        Almost: letters look alike but differ (for instance ’ and '). Copy the text and paste it into “Token name”.
        “Token name” has another text. Copy the right one and paste it over.
        Copy the text and paste it into “Token name”."#]].assert_eq(&all.join("\n"));
}

#[test]
fn one_thing_too_much_is_pointed_at() {
    let set = |id: PermissionId, level| {
        move |_: &mut Recipe, page: &mut PageState| grant(page, id, Reading::Found(level))
    };
    check(
        "nothing",
        set(org("organization_secrets"), Level::Read),
        expect![[r#"
        nothing-more unmet: Nothing more
          says Too much: whoever gets this token could list the names of the organization’s secrets, not their values. Remove “Secrets” in the Organization tab.
          expected No other permission, found Some("Secrets (Organization, Read-only)")
          target Permission { id: PermissionId { scope: Organization, key: "organization_secrets" }, title: "Secrets", choose: None }
          why What a token cannot do, nobody can do with it if it leaks."#]],
    );
    check(
        "nothing",
        set(org("members"), Level::Write),
        expect![[r#"
        nothing-more unmet: Nothing more
          says Too much: set “Members” back to Read-only.
          expected No other permission, found Some("Members (Organization, Read and write)")
          target Permission { id: PermissionId { scope: Organization, key: "members" }, title: "Members", choose: Some(Read) }
          why What a token cannot do, nobody can do with it if it leaks."#]],
    );
    let unknown = |_: &mut Recipe, page: &mut PageState| {
        if let Reading::Found(grants) = &mut page.permissions {
            grants.unknown.push("Quantum".into());
        }
    };
    check(
        "nothing",
        unknown,
        expect![[r#"
        nothing-more unmet: Nothing more
          says Too much: “Quantum” is set, which nobody asked for. Remove it.
          expected No other permission, found Some("Quantum")
          target UnknownPermission { name: "Quantum" }
          why What a token cannot do, nobody can do with it if it leaks."#]],
    );
}

#[test]
fn a_level_that_is_too_low_is_raised() {
    let writes = |recipe: &mut Recipe, _: &mut PageState| {
        recipe.permissions.required[0].level = Level::Write;
    };
    check(
        "permission:organization:members",
        writes,
        expect![[r#"
        permission:organization:members unmet: Members
          says “Members” is only Read-only. Set “Access” to Read and write.
          expected Read and write, found Some("Read-only")
          target Permission { id: PermissionId { scope: Organization, key: "members" }, title: "Members", choose: Some(Write) }
          why Milestone reads who is a member of the organization."#]],
    );
}

/// Only organization permissions wait for the right owner, and only while they are not as asked.
#[test]
fn the_tab_that_is_not_there_yet_is_explained_where_it_matters() {
    let advice = |owner: &'static str, id: PermissionId, level| {
        let items = items(|recipe, page| {
            recipe.permissions.required[0].permission = id.clone();
            page.owner = Reading::Found(owner.into());
            grant(page, id.clone(), Reading::Found(level));
        });
        let of_it = format!("permission:{id}");
        let item = items.into_iter().find(|item| item.check.to_string() == of_it).unwrap();
        item.advice.is_some()
    };
    let contents = || PermissionId::new(Scope::Repository, "contents");
    assert!(advice("mona", org("members"), Level::Write));
    assert!(!advice("mona", org("members"), Level::Read));
    assert!(!advice("acme", org("members"), Level::Write));
    assert!(!advice("mona", contents(), Level::Write));
}
