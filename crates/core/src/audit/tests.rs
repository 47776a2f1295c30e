//! What else a token can do, from answers made up for each case.

use expect_test::{Expect, expect};
use serde_json::json;

use super::*;
use crate::answer::{Failure, Outcome, Response};
use crate::date::Date;
use crate::login::Login;
use crate::permission::Level;
use crate::recipe;
use crate::repository::RepositoryName;

/// An API that holds these keys, and refuses everything else.
struct Api<'a> {
    login: &'a str,
    role: &'a str,
    holds: &'a [&'a str],
    private: Option<&'a str>,
}

impl Api<'_> {
    fn outcome(&self, path: &ApiPath) -> Outcome {
        let ok = |body| Response { status: 200, body: Some(body), ..Response::default() };
        let path = path.as_str();
        let repository =
            |name: &str| json!({ "full_name": format!("acme/{name}"), "private": true });
        Outcome::Response(match path {
            "/user" => ok(json!({ "login": self.login })),
            "/user/memberships/orgs/acme" => ok(json!({ "role": self.role, "state": "active" })),
            _ if path.starts_with("/orgs/acme/repos") || path.starts_with("/user/repos") => {
                ok(self.private.map(|name| vec![repository(name)]).unwrap_or_default().into())
            }
            _ if self.holds.iter().any(|end| path.contains(end)) => {
                let mut body = repository(self.private.unwrap_or_default());
                body["installations"] = json!([]);
                body["seat_breakdown"] = json!({});
                ok(body)
            }
            _ => Response {
                status: 403,
                body: Some(
                    json!({ "message": "Resource not accessible by personal access token" }),
                ),
                ..Response::default()
            },
        })
    }
}

fn subject(owner: &str) -> Subject {
    Subject::new(Login::parse(owner).unwrap(), Date::new(2026, 11, 25).unwrap())
}

/// All waves, and all answers.
fn run(api: &Api<'_>, subject: &Subject) -> (Vec<usize>, Vec<Answer>) {
    let (mut waves, mut answers) = (Vec::new(), Vec::new());
    loop {
        let wave = next(subject, &answers);
        if wave.is_empty() {
            return (waves, answers);
        }
        assert!(wave.len() <= WAVE);
        waves.push(wave.len());
        answers.extend(wave.into_iter().map(|path| {
            let outcome = api.outcome(&path);
            Answer::new(path, outcome)
        }));
        assert!(sent(subject, &answers) <= total(subject, &answers));
    }
}

fn entry<'a>(audit: &'a Audit, permission: &str) -> &'a Entry {
    let mut entries = audit.scopes.iter().flat_map(|scope| &scope.entries);
    entries.find(|entry| entry.permission.to_string() == permission).unwrap()
}

const MILESTONE: Api<'_> =
    Api { login: "mona", role: "admin", holds: &["/copilot/billing"], private: None };

#[test]
fn a_milestone_token_of_an_owner() {
    let (waves, answers) = run(&MILESTONE, &subject("acme"));
    let recipe = recipe::by_id("milestone-copilot");
    let audit = audit(&subject("acme"), recipe, &answers);
    expect![[r#"
        [1, 20, 19]
        Of GitHub’s 94 permissions, the answers decide 36: the token has 2, and does not have 34. 38 cannot be told. 20 are not offered for tokens of acme."#]].assert_eq(&format!("{waves:?}\n{}", audit.headline));
    assert_eq!(audit.count.of, 94);
    assert!(audit.complete && is_complete(&subject("acme"), &answers));
    let held = |key| entry(&audit, key).held;
    assert_eq!(held("organization:members"), Held::Answered(Level::Read));
    let copilot = "organization:organization_copilot_seat_management";
    assert_eq!(held(copilot), Held::Answered(Level::Read));
    assert_eq!(held("organization:organization_secrets"), Held::Refused);
    assert_eq!(held("organization:organization_plan"), Held::CannotBeAsked);
    assert_eq!(held("repository:contents"), Held::CannotBeAsked, "no repository is known");
    assert_eq!(held("account:emails"), Held::NotOffered);
    assert!(audit.scopes.iter().flat_map(|s| &s.entries).all(|entry| !entry.beyond_recipe));
}

#[test]
fn a_private_repository_that_the_token_sees_is_found_and_tried() {
    let holds =
        &["/copilot/billing", "/repos/acme/rocket-skates/commits", "/installations", "/rulesets"];
    let api = Api { holds, private: Some("rocket-skates"), ..MILESTONE };
    let (waves, answers) = run(&api, &subject("acme"));
    let audit = audit(&subject("acme"), recipe::by_id("milestone-copilot"), &answers);
    expect![[r#"
        [1, 20, 20, 20, 6]
        Of GitHub’s 94 permissions, the answers decide 61: the token has 4, and does not have 57. 13 cannot be told. 20 are not offered for tokens of acme."#]].assert_eq(&format!("{waves:?}\n{}", audit.headline));
    assert_eq!(audit.tried_on.as_deref(), Some("acme/rocket-skates"));
    let contents = entry(&audit, "repository:contents");
    assert_eq!(contents.held, Held::Answered(Level::Read));
    assert!(contents.beyond_recipe);
    let administration = entry(&audit, "organization:organization_administration");
    assert_eq!(administration.held, Held::Answered(Level::Write));
    let copilot = entry(&audit, "organization:organization_copilot_seat_management");
    assert_eq!(copilot.held, Held::Unclear, "Administration opens the same");
    assert_eq!(entry(&audit, "repository:issues").held, Held::Refused);
}

#[test]
fn a_member_is_refused_what_only_owners_see_and_that_decides_nothing() {
    let api = Api { role: "member", holds: &[], ..MILESTONE };
    let (_, answers) = run(&api, &subject("acme"));
    let audit = audit(&subject("acme"), None, &answers);
    assert_eq!(entry(&audit, "organization:organization_secrets").held, Held::Unclear);
    assert_eq!(entry(&audit, "organization:issue_types").held, Held::Refused);
}

#[test]
fn a_token_of_a_user_is_asked_for_account_permissions() {
    let api = Api { holds: &["/user/emails"], ..MILESTONE };
    let (_, answers) = run(&api, &subject("mona"));
    let audit = audit(&subject("mona"), None, &answers);
    assert_eq!(entry(&audit, "account:emails").held, Held::Answered(Level::Read));
    assert_eq!(entry(&audit, "account:keys").held, Held::Refused);
    assert_eq!(entry(&audit, "account:starring").held, Held::CannotBeAsked);
    assert_eq!(entry(&audit, "organization:members").held, Held::NotOffered);
    assert!(answers.iter().all(|answer| !answer.path.as_str().starts_with("/orgs/")));
}

#[test]
fn it_ends_where_going_on_tells_nothing() {
    let user = ApiPath::user();
    let unknown = Response {
        status: 401,
        body: Some(json!({ "message": "Bad credentials" })),
        ..Response::default()
    };
    let answers = [Answer::new(user.clone(), Outcome::Response(unknown))];
    assert_eq!(next(&subject("acme"), &answers), []);
    assert!(!is_complete(&subject("acme"), &answers));
    let alive = MILESTONE.outcome(&user);
    let offline =
        Answer::new(ApiPath::membership(&subject("acme").owner), Outcome::Failed(Failure::Offline));
    let answers = [Answer::new(user, alive), offline];
    assert_eq!(next(&subject("acme"), &answers), []);
    let audit = audit(&subject("acme"), None, &answers);
    assert_eq!(audit.count.answered + audit.count.refused, 0);
    assert!(!audit.complete);
}

/// GitHub's answer to one address, whatever the others are.
fn with(answers: Vec<Answer>, changes: &[(&str, Response)]) -> Vec<Answer> {
    let put = |answer: Answer| {
        let at = changes.iter().find(|(path, _)| answer.path.as_str().contains(path));
        match at {
            Some((_, response)) => Answer::new(answer.path, Outcome::Response(response.clone())),
            None => answer,
        }
    };
    answers.into_iter().map(put).collect()
}

fn refused() -> Response {
    let message = json!({ "message": "Resource not accessible by personal access token" });
    Response { status: 403, body: Some(message), ..Response::default() }
}

fn ok(body: serde_json::Value) -> Response {
    Response { status: 200, body: Some(body), ..Response::default() }
}

/// What is held and what is said of each of these permissions.
#[track_caller]
fn check(audit: &Audit, permissions: &[&str], expected: Expect) {
    let line = |id: &&str| {
        let entry = entry(audit, id);
        let beyond = if entry.beyond_recipe { " beyond" } else { "" };
        format!("{id} {}{beyond}: {}\n", entry.held.as_str(), entry.says)
    };
    expected.assert_eq(&permissions.iter().map(line).collect::<String>());
}

fn with_repository(owner: &str, name: &str) -> Subject {
    let subject = subject(owner);
    let name = RepositoryName::parse(name, &subject.owner).unwrap();
    subject.with_repositories(vec![name])
}

#[test]
fn why_a_permission_cannot_be_asked_about_is_told_each_time() {
    let (_, answers) = run(&MILESTONE, &subject("acme"));
    let permissions = [
        "repository:contents",
        "repository:environments",
        "repository:artifact_metadata",
        "organization:organization_plan",
        "account:emails",
    ];
    check(
        &audit(&subject("acme"), None, &answers),
        &permissions,
        expect![[r#"
        repository:contents cannot-be-asked: It takes a private repository, and none was named or found.
        repository:environments cannot-be-asked: It takes a private repository, and none was named or found.
        repository:artifact_metadata cannot-be-asked: It takes the name of an artifact.
        organization:organization_plan cannot-be-asked: GitHub has no address to read for it.
        account:emails not-offered: Not offered for tokens of acme.
    "#]],
    );
    let there = with_repository("acme", "rocket-skates");
    let (_, answers) = run(&MILESTONE, &there);
    check(
        &audit(&there, None, &answers),
        &permissions[1..3],
        expect![[r#"
        repository:environments cannot-be-asked: It takes the name of an environment.
        repository:artifact_metadata cannot-be-asked: It takes the name of an artifact.
    "#]],
    );
    let (_, answers) = run(&MILESTONE, &subject("mona"));
    let permissions = ["account:starring", "account:gists", "organization:members"];
    check(
        &audit(&subject("mona"), None, &answers),
        &permissions,
        expect![[r#"
        account:starring cannot-be-asked: GitHub answers the same with and without it.
        account:gists cannot-be-asked: GitHub has no address to read for it.
        organization:members not-offered: Not offered for tokens of mona.
    "#]],
    );
    // Nobody knows whose token it is.
    check(
        &audit(&subject("acme"), None, &[]),
        &["organization:organization_events", "organization:members"],
        expect![[r#"
            organization:organization_events cannot-be-asked: It takes the name of the token’s user.
            organization:members unclear: Not asked: the run ended before.
        "#]],
    );
}

#[test]
fn what_an_answer_tells_of_the_level_is_said() {
    let holds = &["/installations", "/metrics/", "/issue-types", "/codespaces/secrets"];
    let api = Api { holds, ..MILESTONE };
    let there = with_repository("acme", "rocket-skates");
    let (_, answers) = run(&api, &there);
    let recipe = recipe::by_id("create-pull-request");
    let permissions = [
        // Read-only opens the one, and the other takes more.
        "organization:organization_administration",
        // It has one level, and this one has another without an address.
        "organization:organization_copilot_metrics",
        "organization:issue_types",
        // It cannot be read without being written.
        "repository:codespaces_secrets",
    ];
    check(
        &audit(&there, recipe, &answers),
        &permissions,
        expect![[r#"
        organization:organization_administration read beyond: GitHub answered what Read-only opens, and refused what takes more.
        organization:organization_copilot_metrics read beyond: GitHub answered.
        organization:issue_types read beyond: GitHub answered. Whether the token may also write cannot be told.
        repository:codespaces_secrets write beyond: GitHub answered.
    "#]],
    );
    // A member may be refused for want of the role.
    let api = Api { role: "member", holds: &["/actions/permissions"], ..MILESTONE };
    let (_, answers) = run(&api, &there);
    check(
        &audit(&there, recipe, &answers),
        &["repository:administration"],
        expect![[r#"
        repository:administration read beyond: GitHub answered. Whether the token may also write cannot be told.
    "#]],
    );
}

#[test]
fn beyond_the_recipe_is_what_it_does_not_ask_for_or_not_so_high() {
    let prowler = recipe::by_id("prowler").unwrap();
    let beyond = |holds: &'static [&'static str], level: Level| {
        let mut recipe = prowler.clone();
        recipe.permissions.required[0].level = level;
        let (_, answers) = run(&Api { holds, ..MILESTONE }, &subject("acme"));
        let audit = audit(&subject("acme"), Some(&recipe), &answers);
        entry(&audit, "organization:organization_administration").beyond_recipe
    };
    assert_eq!(prowler.permissions.required[0].permission.key, "organization_administration");
    let (reads, writes) = (&["/installations"], &["/installations", "/rulesets"]);
    assert!(!beyond(reads, Level::Read) && !beyond(reads, Level::Write));
    assert!(beyond(writes, Level::Read) && !beyond(writes, Level::Write));
}

/// GitHub hides the role from a token without Members: then other answers have to tell it.
#[test]
fn without_a_role_an_answer_that_only_owners_get_tells_an_owner() {
    let refusal = |holds: &'static [&'static str]| {
        let (_, answers) = run(&Api { holds, ..MILESTONE }, &subject("acme"));
        let answers = with(answers, &[("/memberships/", refused())]);
        entry(&audit(&subject("acme"), None, &answers), "organization:organization_secrets").clone()
    };
    assert_eq!(refusal(&["/organization-roles"]).held, Held::Unclear, "others see roles too");
    assert_eq!(refusal(&["/issue-types"]).held, Held::Unclear, "every member sees these");
    expect!["Refused, but the role of the token’s user may be why: it may well be set."]
        .assert_eq(&refusal(&["/issue-types"]).says);
    assert_eq!(refusal(&["/hooks"]).held, Held::Refused, "only owners see webhooks");
    expect!["Refused, as everything of this owner: the token may wait for approval, or be another owner’s."]
        .assert_eq(&refusal(&[]).says);
}

#[test]
fn a_role_in_repositories_may_be_missing_too_but_not_to_their_owner() {
    let of = |api: &Api<'_>, owner: &str, changes: &[(&str, Response)]| {
        let there = with_repository(owner, "rocket-skates");
        let (_, answers) = run(api, &there);
        let private = json!({ "full_name": format!("{owner}/rocket-skates"), "private": true });
        let seen = with(answers, &[("/hooks", refused()), ("/commits", ok(json!([])))]);
        let seen = with(seen, changes);
        let at_it = |answer: &Answer| answer.path.as_str().ends_with("/rocket-skates");
        let answers: Vec<Answer> = seen
            .into_iter()
            .map(|answer| {
                let outcome = Outcome::Response(ok(private.clone()));
                if at_it(&answer) { Answer::new(answer.path, outcome) } else { answer }
            })
            .collect();
        entry(&audit(&there, None, &answers), "repository:repository_hooks").held
    };
    let member = Api { role: "member", holds: &[], ..MILESTONE };
    assert_eq!(of(&member, "acme", &[]), Held::Unclear);
    assert_eq!(of(&member, "acme", &[("/memberships/", refused())]), Held::Unclear);
    assert_eq!(of(&MILESTONE, "acme", &[]), Held::Refused, "an owner administers all of them");
    assert_eq!(of(&member, "mona", &[]), Held::Refused, "they are the user’s own");
}

#[test]
fn a_refusal_is_about_the_repository_only_where_it_was_tried_on_one() {
    let there = with_repository("acme", "anvil");
    let (_, answers) = run(&Api { holds: &["/issue-types"], ..MILESTONE }, &there);
    let public = ok(json!({ "full_name": "acme/anvil", "private": false }));
    let seen = |answer: Answer| {
        let is_it = answer.path.as_str().ends_with("/anvil");
        let outcome = Outcome::Response(public.clone());
        if is_it { Answer::new(answer.path, outcome) } else { answer }
    };
    let answers: Vec<Answer> = answers.into_iter().map(seen).collect();
    check(
        &audit(&there, None, &answers),
        &["repository:attestations", "repository:secrets", "organization:organization_secrets"],
        expect![[r#"
            repository:attestations refused: GitHub refused it.
            repository:secrets unclear: Refused for anvil, which the token may not have been given.
            organization:organization_secrets refused: GitHub refused it.
        "#]],
    );
}

#[test]
fn it_says_how_far_it_came_on_what_and_why_it_ended() {
    let api = Api { private: Some("rocket-skates"), ..MILESTONE };
    let (waves, answers) = run(&api, &subject("acme"));
    let (total, sent) = (total(&subject("acme"), &answers), sent(&subject("acme"), &answers));
    assert_eq!((sent, total), (answers.len(), answers.len()));
    assert_eq!(super::sent(&subject("acme"), &answers[..waves[0]]), 1);
    let remarks = |answers: &[Answer]| audit(&subject("acme"), None, answers).remarks.join("\n");
    expect!["Repository permissions were tried on acme/rocket-skates."]
        .assert_eq(&remarks(&answers));
    let stopped: Vec<Answer> = answers[..5].to_vec();
    expect![[r#"
        Repository permissions were tried on acme/rocket-skates.
        It ended before everything was asked: it was stopped, or its time was over."#]]
    .assert_eq(&remarks(&stopped));
    let policy = "The 'acme' organization forbids access via a fine-grained personal access tokens if the token's lifetime is greater than 90 days.";
    let gate = Response { body: Some(json!({ "message": policy })), ..refused() };
    let gated = with(stopped, &[("/memberships/", gate)]);
    expect![[r#"
        Repository permissions were tried on acme/rocket-skates.
        It ended before everything was asked, because of this answer: 403 The 'acme' organization forbids access via a fine-grained personal access tokens if the token's lifetime is greater than 90 days."#]].assert_eq(&remarks(&gated));
    assert_eq!(next(&subject("acme"), &gated), [], "all of it would be answered alike");
    let (_, answers) = run(&MILESTONE, &subject("acme"));
    assert_eq!(remarks(&answers), "");
}

#[test]
fn the_list_is_by_scope_and_title_with_how_many_of_each() {
    let (_, answers) = run(&MILESTONE, &subject("acme"));
    let audit = audit(&subject("acme"), None, &answers);
    for scope in &audit.scopes {
        assert!(scope.entries.is_sorted_by_key(|entry| &entry.title), "{}", scope.scope);
    }
    let says: Vec<_> = audit.scopes.iter().map(|it| format!("{}: {}", it.scope, it.says)).collect();
    expect![[r#"
        organization: 2 answered, 33 refused, 0 unclear, 5 cannot be asked
        repository: 0 answered, 1 refused, 0 unclear, 33 cannot be asked
        account: A token of acme cannot have these."#]]
    .assert_eq(&says.join("\n"));
    // A user has no membership in itself.
    let (_, answers) = run(&MILESTONE, &subject("mona"));
    assert!(answers.iter().all(|answer| !answer.path.as_str().contains("/memberships/")));
}
