//! The same API at other addresses.

use super::*;

#[test]
fn an_enterprise_answers_the_same_under_its_own_addresses() {
    let mut asker = Asker::new(Scenario::Happy, TokenWish::default());
    let public = asker.json("/user");
    assert_eq!(header(&asker.get("/user"), "x-github-enterprise-version"), None);
    for (edition, prefix) in [(Edition::Residency, ""), (Edition::Server, "/api/v3")] {
        asker.edition = edition;
        let user = asker.json(&format!("{prefix}/user"));
        assert_eq!((&user["login"], &user["id"]), (&public["login"], &public["id"]));
        assert!(user["url"].as_str().unwrap().starts_with(&edition.base()), "{user}");
        assert!(user["html_url"].as_str().unwrap().starts_with(edition.pages()), "{user}");
        assert_eq!(asker.json(&format!("{prefix}{MEMBERSHIP}"))["role"], "admin");
        asker.is_refused(&format!("{prefix}{INSTALLATIONS}"), 403, "Resource not accessible");
        let reply = asker.get(&format!("{prefix}/orgs/acme/copilot/billing/seats?per_page=1"));
        assert!(header(&reply, "link").unwrap().starts_with(&format!("<{}/orgs", edition.base())));
    }
}

#[test]
fn a_server_tells_its_version_and_knows_no_path_without_its_prefix() {
    let mut asker = Asker::new(Scenario::Happy, TokenWish::default());
    asker.edition = Edition::Server;
    for (method, path) in
        [("GET", "/api/v3/user"), ("GET", "/api/v3/orgs/acme/hooks"), ("OPTIONS", "/api/v3/user")]
    {
        let reply = asker.send(method, path);
        assert_eq!(header(&reply, "x-github-enterprise-version"), Some("3.22.0"), "{path}");
    }
    assert!(!asker.get("/user").known);
    assert_eq!(asker.state.recorded[0].host, "github.example");
    assert_eq!(asker.state.recorded[0].path, "/api/v3/user", "as it was sent");
}
