//! The pages' rules, asked without a network.

use crate::exchange::{Reply, Request};
use crate::form_data::encode;
use crate::hosts;
use crate::scenario::Scenario;
use crate::state::State;
use crate::token::{Origin, Repositories, Token};

mod variants;

const TOKENS: &str = "/settings/personal-access-tokens";
const GOOD: &[(&str, &str)] = &[
    ("user_programmatic_access[name]", "Milestone’s Copilot Token (read-only)"),
    ("user_programmatic_access[description]", "For <Milestone>"),
    ("target_name", "acme"),
    ("user_programmatic_access[default_expires_at]", "366"),
    ("install_target", "none"),
    ("integration[default_permissions][members]", "read"),
    ("integration[default_permissions][organization_copilot_seat_management]", "read"),
    ("integration[default_permissions][organization_hooks]", "none"),
];

#[test]
fn a_good_form_asks_once_more_and_then_shows_the_token_once() {
    let mut site = Site::new(Scenario::Happy);
    let question = site.post(TOKENS, GOOD);
    assert_eq!(question.status, 200);
    let dialog = text(&question);
    assert!(dialog.contains(r#"target="fg_pat_confirmation_dialog""#));
    assert!(dialog.contains("<li>Members: Read-only</li>"));
    assert!(dialog.contains("For &lt;Milestone&gt;") && !dialog.contains("<Milestone>"));
    assert!(site.made().is_empty());

    assert_eq!(site.confirm(GOOD).status, 302);
    let made = site.made().remove(0);
    assert_eq!((made.owner.as_str(), made.pending), ("acme", false));
    assert_eq!(made.repositories, Repositories::Public);
    assert_eq!(
        made.grants.keys().collect::<Vec<_>>(),
        ["members", "organization_copilot_seat_management"]
    );
    let shown = |page: &Reply| text(page).contains(&made.value);
    assert!(shown(&site.get(TOKENS)));
    assert!(!shown(&site.get(TOKENS)), "gone on reload");
}

#[test]
fn what_is_wrong_comes_back_with_the_form() {
    for (field, value, error) in [
        ("user_programmatic_access[name]", "", "Name can&#39;t be blank"),
        ("user_programmatic_access[name]", "Nightly backup", "Name has already been taken"),
        ("user_programmatic_access[default_expires_at]", "", "Expiration date can&#39;t be blank"),
        ("user_programmatic_access[default_expires_at]", "none", "within 366 days"),
        ("target_name", "initech", "Cannot find the specified resource owner: initech"),
        ("install_target", "selected", "at least one repository"),
    ] {
        let mut site = Site::new(Scenario::Happy);
        let reply = site.post(TOKENS, &changed(field, value));
        assert_eq!(reply.status, 422, "{field}={value}");
        let page = text(&reply);
        assert!(page.contains(r#"class="flash flash-error""#) && page.contains(error), "{error}");
        assert!(page.contains("members=read"), "what was chosen is asked for again");
    }
}

#[test]
fn scenarios_change_what_the_confirmed_form_does() {
    let mut failing = Site::new(Scenario::SilentFailure);
    assert_eq!(failing.confirm(GOOD).status, 302);
    assert!(failing.made().is_empty());

    let mut direct = Site::new(Scenario::ConfirmationSkipped);
    assert_eq!(direct.post(TOKENS, GOOD).status, 302);
    assert_eq!(direct.made().len(), 1);

    let mut waiting = Site::new(Scenario::ApprovalRequired);
    waiting.confirm(GOOD);
    assert!(waiting.made()[0].pending);
    assert!(text(&waiting.get(TOKENS)).contains(">Pending<"));

    let mut full = Site::new(Scenario::FullNavigation);
    assert!(text(&full.post(TOKENS, GOOD)).contains(r#"data-turbo="false""#));
}

#[test]
fn the_address_fills_the_form_in() {
    let mut site = Site::new(Scenario::Happy);
    let page = text(&site.get(&format!(
        "{TOKENS}/new?name=a%22b&target_name=acme&expires_in=365&members=read&organization_hooks=admin"
    )));
    assert!(page.contains(r#"value="a&quot;b""#));
    assert!(page.contains(r#"name="target_name" value="acme""#));
    assert!(page.contains(r#"name="user_programmatic_access[default_expires_at]" value="custom""#));
    assert!(page.contains("select-access?target_name=acme&amp;members=read\""), "no such level");
    let unknown = text(&site.get(&format!("{TOKENS}/new?target_name=nobody")));
    assert!(unknown.contains("Cannot find the specified resource owner: nobody"));
    assert!(unknown.contains(r#"name="target_name" value="mona""#));
}

#[test]
fn the_late_part_depends_on_the_owner() {
    let mut site = Site::new(Scenario::Happy);
    let acme = text(&site.get(&format!("{TOKENS}/select-access?target_name=acme&contents=read")));
    assert!(acme.contains(r#""organization":["#) && !acme.contains(r#""user":["#));
    assert!(acme.contains(r#"value="all" checked"#), "repository permissions preselect all");
    assert!(!acme.contains(r#"name="reason""#));
    let globex = text(&site.get(&format!("{TOKENS}/select-access?target_name=globex")));
    assert!(globex.contains(r#"name="reason""#));
    assert!(globex.contains("Generate token and request access"));
    let mona = text(&site.get(&format!("{TOKENS}/select-access?target_name=mona")));
    assert!(mona.contains(r#""user":["#) && mona.contains(r#"value="none" checked"#));
}

#[test]
fn owners_that_forbid_such_tokens_are_not_offered() {
    let list = |scenario| text(&Site::new(scenario).get(&format!("{TOKENS}/resource_owners")));
    let happy = list(Scenario::Happy);
    assert!(happy.contains(r#"data-value="acme""#) && happy.contains(r#"data-fg-limit="366""#));
    assert!(happy.contains(r#"data-value="mona""#) && !happy.contains("initech"));
    assert!(!list(Scenario::NoFineGrained).contains("acme"));
    assert!(list(Scenario::ShortLifetime).contains(r#"data-fg-limit="90""#));
}

#[test]
fn public_repositories_leave_no_repository_permission() {
    let mut site = Site::new(Scenario::Happy);
    site.confirm(&changed("integration[default_permissions][contents]", "write"));
    assert!(!site.made()[0].grants.contains_key("contents"));
    let mut site = Site::new(Scenario::Happy);
    let mut form = changed("integration[default_permissions][contents]", "write");
    form.extend([("install_target", "selected"), ("repository_ids[]", "90002")]);
    site.confirm(&form);
    let made = &site.made()[0];
    assert_eq!(made.repositories, Repositories::Selected(vec!["rocket-skates".to_owned()]));
    assert!(made.grants.contains_key("metadata"), "comes with every repository permission");
}

#[test]
fn the_password_is_asked_for_once_at_the_address_itself() {
    let mut site = Site::new(Scenario::Sudo);
    let address = format!("{TOKENS}/new?name=x");
    let page = text(&site.get(&address));
    assert!(page.contains("<title>Confirm access</title>") && page.contains(r#"id="sudo""#));
    let form = [("sudo_password", "x"), ("sudo_return_to", address.as_str())];
    let reply = site.post("/sessions/sudo", &form);
    assert!(reply.headers.contains(&("location", address.clone())));
    assert!(text(&site.get(&address)).contains("new_user_programmatic_access"));
}

#[test]
fn pages_carry_the_policy_and_no_script_of_their_own() {
    let mut site = Site::new(Scenario::Happy);
    for path in ["/", "/settings/profile", TOKENS, "/settings/tokens", "/settings/tokens/new"] {
        let reply = site.get(path);
        let policy = reply.headers.iter().find(|(name, _)| *name == "content-security-policy");
        assert!(policy.unwrap().1.contains("script-src github.githubassets.com;"), "{path}");
        assert!(!text(&reply).contains("<script>"), "{path}");
    }
}

#[test]
fn names_are_checked_while_typing() {
    let mut site = Site::new(Scenario::Happy);
    let check = format!("{TOKENS}/check-name");
    assert_eq!(text(&site.post(&check, &[("value", "fresh")])), "'fresh' is available.");
    assert_eq!(site.post(&check, &[("value", "Nightly backup")]).status, 422);
}

fn changed(field: &'static str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    let kept = GOOD.iter().copied().filter(|(name, _)| *name != field);
    kept.chain([(field, value)]).collect()
}

fn text(reply: &Reply) -> String {
    String::from_utf8(reply.body.clone()).unwrap()
}

struct Site(State);

impl Site {
    fn new(scenario: Scenario) -> Self {
        Self(State::new(scenario.world()))
    }

    fn get(&mut self, address: &str) -> Reply {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        self.send("GET", path, query, String::new())
    }

    fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let pairs =
            fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        self.send("POST", path, "", pairs.collect::<Vec<_>>().join("&"))
    }

    fn confirm(&mut self, fields: &[(&str, &str)]) -> Reply {
        self.post(TOKENS, &[fields, &[("confirm", "1")]].concat())
    }

    fn made(&self) -> Vec<Token> {
        let made = self.0.tokens.iter().filter(|token| token.origin == Origin::Page);
        made.cloned().collect()
    }

    fn send(&mut self, method: &str, path: &str, query: &str, body: String) -> Reply {
        let reply = hosts::answer(
            &mut self.0,
            &Request {
                host: "github.com".to_owned(),
                method: method.to_owned(),
                path: path.to_owned(),
                query: query.to_owned(),
                headers: Vec::new(),
                body,
            },
        );
        assert!(reply.known, "{method} {path}");
        reply
    }
}
