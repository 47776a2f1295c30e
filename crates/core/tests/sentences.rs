//! Sentences and short words that other tests do not see as they are told: each with every case that
//! changes it.

#![allow(clippy::unwrap_used, reason = "a case that cannot be built is a failed test")]

use expect_test::{Expect, expect};
use tokenwright_core::checklist::{CheckId, Item, Status};
use tokenwright_core::code::{Code, Verdict};
use tokenwright_core::date::Date;
use tokenwright_core::host::{Host, HostError, words as hosts};
use tokenwright_core::login::Login;
use tokenwright_core::page_state::{PageState, Phase, Place, RepositoryAccess};
use tokenwright_core::permission::{Level, PermissionId, Scope};
use tokenwright_core::reading::Reading;
use tokenwright_core::recipe::{self, Confidence, PermissionRule, Recipe, RecipeError};
use tokenwright_core::target::{Target, Touch};
use tokenwright_core::token::{Kind, TokenFault};
use tokenwright_core::words::{self, recipes};
use tokenwright_core::{Wanted, evaluate, instruction, not_offered, token, watch, wrong};

#[track_caller]
fn check<T: AsRef<str>>(lines: impl IntoIterator<Item = T>, expected: Expect) {
    let lines: Vec<String> = lines.into_iter().map(|line| line.as_ref().to_owned()).collect();
    expected.assert_eq(&lines.join("\n"));
}

fn today() -> Date {
    Date::new(2026, 11, 23).unwrap()
}

fn members() -> PermissionId {
    PermissionId::new(Scope::Organization, "members")
}

fn expiration(days: &[u32], never: bool) -> Target {
    Target::Expiration { days: days.to_vec(), until: today().plus_days(365), never }
}

fn permission(choose: Option<Level>) -> Target {
    Target::Permission { id: members(), title: "Members".into(), choose }
}

#[test]
fn the_words_beside_a_mark_say_what_to_touch() {
    let owner = || Target::Owner { choose: "acme".into() };
    let repositories = Target::Repositories { choose: RepositoryAccess::Selected };
    let unknown = Target::UnknownPermission { name: "Quantum".into() };
    let cases = [
        (owner(), Touch::Choice),
        (owner(), Touch::Control),
        (Target::Name, Touch::Control),
        (Target::Description, Touch::Control),
        (expiration(&[], true), Touch::Choice),
        (expiration(&[30], false), Touch::Choice),
        (expiration(&[365, 366], false), Touch::Choice),
        (expiration(&[365], false), Touch::Custom),
        (expiration(&[365], false), Touch::DateField),
        (expiration(&[365], false), Touch::Control),
        (repositories, Touch::Control),
        (permission(Some(Level::Read)), Touch::Tab),
        (permission(Some(Level::Read)), Touch::Section),
        (permission(Some(Level::Read)), Touch::AddPermissions),
        (permission(Some(Level::Read)), Touch::PermissionInList),
        (permission(None), Touch::Remove),
        (permission(Some(Level::Write)), Touch::Choice),
        (permission(None), Touch::Choice),
        (permission(Some(Level::Read)), Touch::AccessButton),
        (unknown, Touch::Remove),
        (Target::Generate, Touch::Control),
        (Target::Confirm, Touch::Control),
        (Target::Token, Touch::Control),
        (Target::Nothing, Touch::Control),
    ];
    check(
        cases.map(|(target, touch)| instruction(&target, touch)),
        expect![[r#"
        Choose acme
        Open “Resource owner”
        Paste the name
        Paste the description
        Choose “No expiration”
        Choose 30 days
        Choose this
        Choose “Custom”
        Enter 2027-11-23
        Open “Expiration”
        Choose “Only select repositories”
        Open the Organization tab
        Open “Organization permissions”
        Press “Add permissions” for Members
        Choose Members
        Remove Members
        Choose Read and write
        Choose No access
        Set Members to Read-only
        Remove “Quantum”
        Press to generate
        Press to confirm
        Your new token
    "#]],
    );
    check(
        [not_offered(&owner()), not_offered(&Target::Name)],
        expect![[r#"
        acme is not in the list
    "#]],
    );
}

#[test]
fn the_words_beside_a_wrong_control_say_what_it_says_and_should_say() {
    let recipe = recipe::by_id("milestone-copilot").unwrap();
    let page = PageState { phase: Phase::Filling, place: Place::NewToken, ..PageState::default() };
    let acme = Login::parse("acme").unwrap();
    let list = evaluate(Wanted { recipe, owner: Some(&acme), today: today() }, &page);
    let blank = list.items[0].clone();
    let item = |check, title: &str, found: Option<&str>, expected: &str, target| Item {
        check,
        title: title.into(),
        status: Status::Unmet,
        found: found.map(Into::into),
        expected: expected.into(),
        target,
        ..blank.clone()
    };
    let id = || CheckId::Permission(members());
    let more = |target| item(CheckId::NothingMore, "Nothing more", Some("x"), "none", target);
    let items = [
        more(permission(Some(Level::Read))),
        more(permission(None)),
        item(CheckId::Name, "Token name", Some("  "), "Ours", Target::Name),
        item(CheckId::Description, "Description", Some("x"), "Ours", Target::Description),
        item(id(), "Members", Some("No access"), "Read-only", permission(Some(Level::Read))),
        item(id(), "Members", Some("Admin"), "Read-only", permission(Some(Level::Read))),
        item(CheckId::Owner, "Resource owner", None, "acme", Target::Nothing),
        item(CheckId::Owner, "Resource owner", Some("mona"), "acme", Target::Nothing),
    ];
    check(
        items.iter().map(wrong),
        expect![[r#"
        Too much. Set Members to Read-only
        Too much. Remove Members
        Token name is still empty
        Description is not the text asked for
        Members is not yet set to Read-only
        Members is Admin, not Read-only
        Resource owner: choose acme
        Resource owner is mona, not acme"#]],
    );
}

#[test]
fn the_recipes_page_counts_as_people_do() {
    let counts = [(0, 9), (1, 1), (9, 9), (3, 9), (1, 9)];
    check(
        counts.map(|(shown, of)| recipes::found(shown, of)),
        expect![[r#"
        No recipe has all of these words.
        1 recipe.
        9 recipes.
        3 of 9 recipes.
        1 of 9 recipes."#]],
    );
    check(
        [0, 1, 2].map(recipes::offered),
        expect![[r#"
        GitHub has no other permission with all of these words that Tokenwright knows of.
        1 permission found.
        2 permissions found."#]],
    );
    check(
        [1, 2].map(recipes::not_saved),
        expect![[r#"
        Not saved: 1 thing to repair first. You are at the first one.
        Not saved: 2 things to repair first. You are at the first one."#]],
    );
    check(
        [0, 1, 2].map(recipes::lint),
        expect![[r#"
        Nothing to repair: this recipe can be saved.
        1 thing to repair before this recipe can be saved.
        2 things to repair before this recipe can be saved."#]],
    );
    check(
        [1, 2].map(recipes::faulty),
        expect![[r#"
        This recipe cannot be used yet: 1 thing to repair. Open it in the editor.
        This recipe cannot be used yet: 2 things to repair. Open it in the editor."#]],
    );
}

#[test]
fn what_the_recipes_page_did_names_the_recipe_without_what_is_hidden_in_its_title() {
    let known = recipe::by_id("renovate").unwrap();
    let titled = |title: &str| Recipe { title: title.into(), ..known.clone() };
    let long = "x".repeat(150);
    let rule = PermissionRule { permission: members(), level: Level::Read, why: String::new() };
    check(
        [
            recipes::kept(&titled("Ours\u{7}")),
            recipes::saved(&titled(" ")),
            recipes::deleted(&titled("Ours")),
            recipes::restored(&titled(&long)),
            recipes::added("Members"),
            recipes::removed(""),
            recipes::permission(&rule),
            recipes::too_many(),
            recipes::no_room_to_restore(),
            recipes::copy_of("Ours"),
            recipes::policy_fault("“hosts”: no list."),
            recipes::unreadable(1),
            recipes::unreadable(2),
        ],
        expect![[r#"
            “Ours” is now one of your recipes.
            “Untitled” is saved.
            “Ours” is deleted.
            “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx” is back.
            “Members” is added. Choose its level and say why it is needed.
            “Untitled” is removed.
            Organization · Members · Read-only
            You have 100 recipes, which is as many as are kept. Delete one first.
            You have 100 recipes again, which is as many as are kept. Delete one in another tab, then press “Undo” once more.
            Ours (copy)
            A setting of your organization for Tokenwright is not used. Tell your administrator: “hosts”: no list.
            1 of your recipes cannot be read by this version of Tokenwright. It stays stored until you delete it. Save it as a file to keep or repair it.
            2 of your recipes cannot be read by this version of Tokenwright. They stay stored until you delete them. Save them as a file to keep or repair them."#]],
    );
}

#[test]
fn what_our_pages_say_of_themselves() {
    check(
        [
            words::point_at("Token name"),
            words::link_offer(1),
            words::link_offer(2),
            words::before_causes(1).into(),
            words::before_causes(2).into(),
            words::unknown_recipe(&"x".repeat(61)),
        ],
        expect![[r#"
            Click on “Token name” on the page. The page does not notice this click. Escape ends it.
            A link opened this form and asks for 1 thing. GitHub does not always fill in everything.
            A link opened this form and asks for 2 things. GitHub does not always fill in everything.
            Most likely:
            Most likely first:
            Choose a recipe from the list: there is none called “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx”."#]],
    );
    let verdicts = [
        Verdict::Ready,
        Verdict::ReadyWithRemarks,
        Verdict::Waiting,
        Verdict::NotReady,
        Verdict::CouldNotCheck,
    ];
    check(
        verdicts.map(words::title_of),
        expect![[r#"
        It works · Tokenwright
        It works · Tokenwright
        Still waiting · Tokenwright
        Not ready · Tokenwright
        Still waiting · Tokenwright"#]],
    );
    check(
        [1, 90, 91, 120, 121].map(watch::says),
        expect![[r#"
        GitHub is asked again in a second, as long as this page stays open.
        GitHub is asked again in 90 seconds, as long as this page stays open.
        GitHub is asked again in 2 minutes, as long as this page stays open.
        GitHub is asked again in 2 minutes, as long as this page stays open.
        GitHub is asked again in 3 minutes, as long as this page stays open."#]],
    );
}

#[test]
fn hosts_are_named_when_they_are_allowed_and_given_back() {
    let host = Host::parse("acme.ghe.com").unwrap();
    check(
        [hosts::allowed(&host), hosts::removed(&host)],
        expect![[r#"
        acme.ghe.com is allowed. If its token page is open, load it again.
        acme.ghe.com is removed. On pages that are open, the panel stays until you load them again."#]],
    );
    let faults = [
        HostError::Empty,
        HostError::TooLong,
        HostError::Port,
        HostError::Unusable,
        HostError::LookAlike,
    ];
    check(
        faults.map(|fault| fault.to_string()),
        expect![[r#"
        Type the address where you sign in, like acme.ghe.com.
        This is too long for an address. Copy the part between https:// and the next slash.
        Leave out the number after the colon: GitHub’s pages are at https:// without one.
        This is no address of a server. Copy the part between https:// and the next slash, like acme.ghe.com.
        This looks like an address of GitHub’s, but is another one. A token does not belong there. Check it letter by letter."#]],
    );
}

#[test]
fn a_source_that_does_not_say_it_all_is_remarked() {
    let all = [Confidence::Stated, Confidence::Derived, Confidence::Reported];
    check(
        all.map(|it| it.remark().unwrap_or("-")),
        expect![[r#"
        -
        The source says what is done with the token. Which permissions that takes was derived from GitHub’s documentation.
        Users report that this works. The vendor does not list these permissions, so ask it if something fails."#]],
    );
}

#[test]
fn what_is_no_recipe_says_what_to_do() {
    let known = recipe::by_id("renovate").unwrap();
    let faulty = Recipe { id: "No id".into(), title: String::new(), ..known.clone() };
    let errors = [
        RecipeError::TooLarge,
        Recipe::read("{").unwrap_err(),
        Recipe::parse(&faulty.to_json()).unwrap_err(),
    ];
    check(
        errors.map(|error| error.to_string()),
        expect![[r#"
        This file is too large to be a recipe.
        This is not a complete recipe file. Ask for the file again, or export it again. For whoever made it: EOF while parsing an object at line 1 column 1.
        This recipe cannot be used. “id”: Use lower-case words joined by hyphens, at most 60 characters: “acme-audit”. “title”: This is empty, and users need it. Write it."#]],
    );
}

#[test]
fn every_kind_of_token_has_words_and_every_wrapping() {
    check(
        Kind::ALL.map(|kind| format!("{} {}", kind.prefix(), kind.words())),
        expect![[r#"
        github_pat_ a fine-grained personal access token
        ghp_ a personal access token (classic)
        gho_ an OAuth app token
        ghu_ a GitHub App user token
        ghs_ a GitHub App installation token
        ghr_ a refresh token"#]],
    );
    let faults = [TokenFault::Empty, TokenFault::NoToken, TokenFault::Misshapen(Kind::Classic)];
    check(
        faults.map(|fault| fault.to_string()),
        expect![[r#"
        There is no token yet.
        This is no GitHub token: those begin with github_pat_, ghp_ or a like prefix.
        This begins like a personal access token (classic), but its length or its characters are not right. Part of it may be missing."#]],
    );
    let classic = format!("ghp_{}", "a".repeat(36));
    let pasted = [
        format!(" {classic}"),
        format!("ghp_{}\n{}", "a".repeat(10), "a".repeat(26)),
        format!("'{classic}'"),
        format!("token {classic}"),
        format!("TOKEN={classic}"),
        format!("{classic} of mona"),
    ];
    let words = pasted.map(|text| {
        let removed = token::inspect(&text).removed;
        removed.iter().map(|what| what.words()).collect::<Vec<_>>().join(", ")
    });
    check(
        words,
        expect![[r#"
        spaces or line breaks around it
        line breaks inside it
        quotation marks
        the words before it
        the name and “=” before it
        other text around it"#]],
    );
}

#[test]
fn the_contract_names_codes_and_phases_alike_in_reports_and_in_json() {
    let codes = [
        Code::Ok,
        Code::Malformed,
        Code::LooksDamaged,
        Code::WrongKind,
        Code::BadCredentials,
        Code::ExpiresSoon,
        Code::LivesTooLong,
        Code::NeverExpires,
        Code::ExpiryUnknown,
        Code::LifetimePolicy,
        Code::FineGrainedForbidden,
        Code::ClassicForbidden,
        Code::SsoRequired,
        Code::IpAllowList,
        Code::Suspended,
        Code::WaitingForApproval,
        Code::NotAMember,
        Code::WrongOwner,
        Code::Granted,
        Code::Refused,
        Code::OwnerRoleNeeded,
        Code::FeatureOff,
        Code::NotProvable,
        Code::MoreThanAsked,
        Code::RateLimited,
        Code::Overloaded,
        Code::Unreachable,
        Code::TimedOut,
        Code::UnexpectedAnswer,
    ];
    for code in codes {
        assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
    }
    let phases = [
        Phase::Elsewhere,
        Phase::Sudo,
        Phase::Loading,
        Phase::Filling,
        Phase::Confirming,
        Phase::TokenShown,
        Phase::List,
        Phase::FormErrors,
    ];
    for phase in phases {
        assert_eq!(serde_json::to_value(phase).unwrap(), phase.as_str());
    }
    for status in [Status::NotNeeded, Status::Met, Status::CannotTell, Status::Unmet] {
        assert_eq!(serde_json::to_value(status).unwrap(), status.as_str());
    }
}

/// The page's phase and place lead the head of the panel, whatever else is there.
#[test]
fn the_head_of_the_panel_says_where_the_user_is() {
    let head = |phase, place, change: fn(&mut PageState)| {
        let recipe = recipe::by_id("milestone-copilot").unwrap();
        let acme = Login::parse("acme").unwrap();
        let mut page = PageState { phase, place, ..PageState::default() };
        change(&mut page);
        evaluate(Wanted { recipe, owner: Some(&acme), today: today() }, &page).headline
    };
    check(
        [
            head(Phase::Sudo, Place::Other, |_| {}),
            head(Phase::Loading, Place::NewToken, |_| {}),
            head(Phase::FormErrors, Place::NewToken, |page| page.captcha = true),
            head(Phase::FormErrors, Place::Other, |page| page.errors = vec!["No.".into()]),
            head(Phase::FormErrors, Place::Other, |_| {}),
            head(Phase::Elsewhere, Place::ClassicTokens, |_| {}),
            head(Phase::Elsewhere, Place::TokenDetail, |_| {}),
            head(Phase::Elsewhere, Place::TokenDetail, |page| {
                page.owner = Reading::Found("mona".into());
            }),
            head(Phase::Elsewhere, Place::Regenerate, |_| {}),
            head(Phase::Elsewhere, Place::NewToken, |_| {}),
            head(Phase::Elsewhere, Place::TokenList, |_| {}),
            head(Phase::Confirming, Place::NewToken, |_| {}),
            head(Phase::Confirming, Place::NewToken, |page| {
                page.owner = Reading::Found("mona".into());
            }),
            head(Phase::TokenShown, Place::TokenList, |_| {}),
            head(Phase::List, Place::TokenList, |_| {}),
        ],
        expect![[r#"
            GitHub asks whether it is you. Confirm access; the form comes next.
            GitHub is still loading parts of the form.
            GitHub wants to see that you are a person. Do what it asks; the token comes after that, or the form once more.
            GitHub did not accept the form: “No.”
            GitHub did not accept the form. Look for its message in red.
            This page makes classic tokens. You need a fine-grained one: open the form below.
            This token exists already. Below is how it compares.
            This token exists already, and differs from what is asked. What cannot be changed here needs a new token: open the form below.
            This page renews a token that exists already, with the permissions it has. Only its lifetime is chosen here.
            Do the steps below by hand, in this order: Tokenwright understands too little of this page to lead you through it. The pre-filled form does most of them.
            Open the form below to create the token.
            Look yourself at what Tokenwright cannot tell, then press “Generate token” in GitHub’s window.
            Close GitHub’s window and correct the form first: something is not as asked.
            Here is your token. GitHub shows it only this once: validate it, then store it.
            These are your fine-grained tokens. Press “Generate new token” to start."#]],
    );
}
