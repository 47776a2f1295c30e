//! What each fault makes of an answer.

use super::*;
use crate::exchange::Delivery;

fn suffering(fault: ApiFault) -> Asker {
    let wish = TokenWish {
        permissions: vec![("members", "read"), ("metadata", "read")],
        repositories: Repositories::All,
        ..TokenWish::default()
    };
    let mut asker = Asker::new(Scenario::Happy, wish);
    asker.state.faults.everywhere = Some(fault);
    asker
}

#[test]
fn some_refuse_in_json() {
    for (fault, status, message) in [
        (ApiFault::TooManyRequests, 429, "You have exceeded a secondary rate limit."),
        (ApiFault::HeaderLost, 401, "Requires authentication"),
        (ApiFault::ServerError, 500, "Server Error"),
        (ApiFault::GatewayTimeout, 504, "We couldn't respond to your request in time."),
    ] {
        let mut asker = suffering(fault);
        asker.is_refused("/user", status, message);
        assert_eq!(header(&asker.get("/user"), "retry-after"), None);
    }
    let mut lost = suffering(ApiFault::HeaderLost);
    let reply = lost.get("/user");
    assert_eq!(header(&reply, "github-authentication-token-expiration"), None);
    assert_eq!(header(&reply, "x-ratelimit-limit"), Some("60"));
    assert!(lost.state.recorded[0].authorization.is_some(), "it was sent all the same");
}

#[test]
fn some_concern_repositories_or_the_organization_only() {
    let mut blocked = suffering(ApiFault::Blocked);
    blocked.is_refused("/repos/acme/anvil", 451, "Repository access blocked");
    assert_eq!(blocked.get(MEMBERSHIP).status, 200);
    let mut limited = suffering(ApiFault::EnterpriseLifetime);
    let id = limited.state.tokens.last().unwrap().id;
    let tail = format!(
        "The 'umbrella' enterprise forbids access via a fine-grained personal access tokens if the token's \
         lifetime is greater than 366 days. Please adjust your token's lifetime at the following URL: \
         https://github.com/settings/personal-access-tokens/{id}"
    );
    for path in ["/orgs/acme", MEMBERSHIP, "/orgs/acme/repos", "/repos/acme/rocket-skates"] {
        limited.is_refused(path, 403, &tail);
    }
    assert_eq!(limited.get("/user").status, 200);
}

#[test]
fn some_leave_nothing_or_lead_away() {
    for (fault, status) in [(ApiFault::NoContent, 204), (ApiFault::NotModified, 304)] {
        for path in ["/user", BILLING] {
            let reply = suffering(fault).get(path);
            assert_eq!((reply.status, reply.body.len()), (status, 0));
            assert_eq!(header(&reply, "content-type"), None);
        }
    }
    let reply = suffering(ApiFault::RedirectsElsewhere).get("/user");
    assert_eq!((reply.status, header(&reply, "location")), (302, Some("https://example.com/")));
}

#[test]
fn some_change_the_true_answer() {
    let fault_free = suffering(ApiFault::ExpiryIsNow).json("/user");
    let reply = suffering(ApiFault::WrongContentType).get("/user");
    assert!(header(&reply, "content-type").unwrap().starts_with("text/html"));
    assert_eq!(serde_json::from_slice::<Value>(&reply.body).unwrap(), fault_free);

    let mut giant = suffering(ApiFault::GiantBody);
    assert_eq!(giant.get("/user").body.len(), 3 * 1024 * 1024);
    assert_eq!(giant.json("/user")["login"], fault_free["login"]);
    assert_eq!(giant.get("/orgs/acme/repos").body.len(), 3 * 1024 * 1024);
    assert_eq!(giant.json("/orgs/acme/repos").as_array().unwrap().len(), 4);

    let mut markup = suffering(ApiFault::Markup);
    let user = markup.json("/user");
    assert_eq!(user["login"], "<img src=x onerror=alert(1)>");
    assert_eq!((&user["id"], &user["site_admin"]), (&fault_free["id"], &fault_free["site_admin"]));
    let names = markup.json("/orgs/acme/repos");
    assert_eq!(names[0]["owner"]["login"], "<img src=x onerror=alert(1)>");

    let mut other = suffering(ApiFault::OtherTypes);
    let user = other.json("/user");
    assert_eq!((&user["login"], &user["id"]), (&Value::from(-1.5e300), &Value::Bool(false)));
    assert_eq!(user["site_admin"], serde_json::json!([]));
    let mut controls = suffering(ApiFault::ControlCharacters);
    assert!(controls.json("/user")["login"].as_str().unwrap().starts_with("\0\u{1b}[31m\u{202e}"));
    let deep = suffering(ApiFault::DeepJson).get("/user").body;
    assert!(deep.starts_with(b"[[[[") && deep.ends_with(b"]]]]") && deep.len() == 400_000);

    assert_eq!(suffering(ApiFault::EndlessBody).get("/user").delivery, Delivery::Endless);
    assert_eq!(suffering(ApiFault::SlowDrip).get(BILLING).delivery, Delivery::Drip);
    assert_eq!(suffering(ApiFault::BreaksOff).get("/user").delivery, Delivery::BreaksOff);
}

#[test]
fn unknown_addresses_stay_unknown() {
    for fault in [ApiFault::NoContent, ApiFault::ServerError, ApiFault::Blocked] {
        assert!(!suffering(fault).get("/repos/acme/anvil/unheard-of").known);
    }
}
