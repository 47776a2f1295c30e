//! The server as a browser meets it: over TLS, by name.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

#[path = "over_tls/client.rs"]
mod client;
#[path = "over_tls/faults.rs"]
mod faults;
#[path = "over_tls/proxy.rs"]
mod proxy;
#[path = "over_tls/trust.rs"]
mod trust;

use client::{ask, connect};
use tokenwright_double::{ApiFault, Double, Scenario, TokenWish};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

#[tokio::test]
async fn hosts_are_told_apart_and_noise_is_kept_apart() {
    let double = Double::start(Scenario::Happy).await.unwrap();
    let token = double.mint(TokenWish::default());
    let authorization = format!("authorization: Bearer {token}\r\n");
    let answer = ask(&double, "api.github.com", "/orgs/acme/copilot/billing", &authorization).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains(r#""plan_type":"business""#));
    assert!(answer.contains("github-authentication-token-expiration: "));
    let page = ask(&double, "github.com", "/settings/personal-access-tokens/new", "").await;
    assert!(page.contains("content-security-policy: default-src 'none'"));
    let script = ask(&double, "github.githubassets.com", "/assets/permissions.js", "").await;
    assert!(script.contains("content-type: application/javascript"));
    ask(&double, "firefox.settings.services.mozilla.com", "/v1/", "").await;
    let unknown = ask(&double, "github.com", "/unheard-of", "").await;
    assert!(unknown.starts_with("HTTP/1.1 501"), "{unknown}");

    let requests = double.requests();
    assert_eq!(requests.len(), 4);
    assert_eq!(requests[0].authorization, Some(format!("Bearer {token}")));
    assert_eq!((requests[3].number, requests[3].known), (4, false));
    assert_eq!(double.unknown_requests(), requests[3..]);
    assert_eq!(double.noise().len(), 1);
}

#[tokio::test]
async fn an_enterprise_has_the_same_pages_with_script_and_style_of_its_own() {
    let double = Double::start(Scenario::Happy).await.unwrap();
    for host in ["acme.ghe.com", "github.example"] {
        let page = ask(&double, host, "/settings/personal-access-tokens/new", "").await;
        assert!(page.contains("new_user_programmatic_access"), "{page}");
        assert!(page.contains(&format!("script-src {host};")), "{page}");
        assert!(page.contains(&format!("src=\"https://{host}/assets/elements.js\"")), "{page}");
        let script = ask(&double, host, "/assets/elements.js", "").await;
        assert!(script.contains("content-type: application/javascript"));
    }
    assert_eq!(double.most_at_once(), 0, "pages are not the API");
    assert!(double.unknown_requests().is_empty());
}

#[tokio::test]
async fn an_unreachable_api_breaks_new_and_old_connections_and_leaves_the_pages_alone() {
    let double = Double::start(Scenario::Happy).await.unwrap();
    let mut old = connect(&double, "api.github.com").await.unwrap();
    double.set_api_fault(Some(ApiFault::Unreachable));
    assert!(connect(&double, "api.github.com").await.is_err());
    let sent = old.write_all(b"GET /meta HTTP/1.1\r\nhost: api.github.com\r\n\r\n").await;
    let mut answer = Vec::new();
    let read = old.read_to_end(&mut answer).await;
    assert!(sent.is_err() || read.is_err() || answer.is_empty());
    assert!(ask(&double, "github.com", "/", "").await.starts_with("HTTP/1.1 200"));
    assert!(double.requests().iter().all(|request| request.host == "github.com"));
    double.set_api_fault(None);
    assert!(ask(&double, "api.github.com", "/meta", "").await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn dropping_it_frees_the_port() {
    let double = Double::start(Scenario::Happy).await.unwrap();
    let port = double.port();
    let mut old = connect(&double, "github.com").await.unwrap();
    drop(double);
    assert!(matches!(old.read(&mut [0]).await, Err(_) | Ok(0)));
    let again = Double::start_on(Scenario::Sudo, port).await.unwrap();
    assert_eq!(again.port(), port);
}
