//! What else a token can do, from answers made up for each case.

use expect_test::expect;
use serde_json::json;

use super::*;
use crate::answer::{Failure, Outcome, Response};
use crate::date::Date;
use crate::login::Login;
use crate::permission::Level;
use crate::recipe;

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
