//! What lies between the program and GitHub: faults, proxies, certificates, other addresses.

use std::time::{Duration, Instant};

use serde_json::Value;
use tokenwright_double::ApiFault;

use crate::bench::Bench;

/// The words of each request in the report.
fn answered(bench: &Bench) -> (i32, Vec<String>) {
    let run = bench.verify(&["--json"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let requests = report["verification"]["requests"].as_array().unwrap().clone();
    let words = |request: &Value| request["answered"].as_str().unwrap().to_owned();
    (run.code, requests.iter().map(words).collect())
}

#[tokio::test]
async fn what_breaks_on_the_way_is_5_and_is_told_apart() {
    let bench = Bench::happy().await;
    for (fault, words) in [
        (ApiFault::Unreachable, "unreachable"),
        (ApiFault::TlsBroken, "unreachable"),
        (ApiFault::BreaksOff, "broken off"),
        (ApiFault::BadGatewayHtml, "502"),
        (ApiFault::TruncatedJson, "200"),
        (ApiFault::WrongContentType, "200"),
        (ApiFault::ForeignHtml, "200"),
        (ApiFault::GiantBody, "200"),
        (ApiFault::RateLimited, "403"),
    ] {
        bench.double.set_api_fault(Some(fault));
        assert_eq!(answered(&bench), (5, vec![words.to_owned()]), "{fault:?}");
        let run = bench.verify(&[]);
        assert!(run.out.starts_with("? Could not be checked."), "{fault:?}: {}", run.out);
    }
}

#[tokio::test]
async fn nobody_who_is_silent_is_waited_for_longer_than_the_deadline() {
    let bench = Bench::happy().await;
    bench.double.set_api_fault(Some(ApiFault::SlowDrip));
    bench.double.set_api_fault_at("/user", ApiFault::NeverAnswers);
    let start = Instant::now();
    assert_eq!(answered(&bench), (5, vec!["timed out".to_owned()]));
    let took = start.elapsed();
    assert!(took >= Duration::from_secs(9) && took < Duration::from_secs(15), "{took:?}");
}

#[tokio::test]
async fn a_second_round_that_drips_ends_with_the_whole_deadline() {
    let bench = Bench::happy().await;
    bench.double.set_api_delay(Duration::from_secs(7));
    bench.double.set_api_fault_at("/orgs/", ApiFault::SlowDrip);
    let start = Instant::now();
    let (code, words) = answered(&bench);
    let took = start.elapsed();
    assert_eq!(code, 5);
    assert!(words.contains(&"timed out".to_owned()), "{words:?}");
    // Not 7 and another 10 seconds.
    assert!(took < Duration::from_millis(16_500), "{took:?}");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let bench = Bench::happy().await;
    bench.double.set_api_fault(Some(ApiFault::RedirectsElsewhere));
    assert_eq!(answered(&bench), (5, vec!["302".to_owned()]));
    assert_eq!(bench.double.proxied(), ["api.github.com:443"]);
}

#[tokio::test]
async fn markup_in_answers_is_only_text() {
    let bench = Bench::happy().await;
    bench.double.set_api_fault(Some(ApiFault::Markup));
    let run = bench.verify(&["--markdown"]);
    assert!(!run.out.contains("<script") && !run.out.contains("<img"), "{}", run.out);
}

#[tokio::test]
async fn a_certificate_that_nobody_trusts_gets_no_token() {
    let mut bench = Bench::happy().await;
    let other = Bench::happy().await;
    bench.set("SSL_CERT_FILE", &bench.file("other.pem", &other.double.certificate_pem()));
    assert_eq!(answered(&bench), (5, vec!["certificate not trusted".to_owned()]));
    bench.unset("SSL_CERT_FILE");
    assert_eq!(answered(&bench), (5, vec!["certificate not trusted".to_owned()]));
    bench.set("SSL_CERT_FILE", "/there/is/none");
    let run = bench.verify(&[]);
    assert_eq!(run.code, 5);
    assert!(run.err.contains("No trusted certificate was found"), "{}", run.err);
    assert_eq!(bench.double.requests(), []);
}

#[tokio::test]
async fn proxies_are_taken_from_the_environment() {
    let mut bench = Bench::happy().await;
    let proxy = format!("http://127.0.0.1:{}", bench.double.proxy_port());
    bench.unset("HTTPS_PROXY");
    for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        bench.set(name, &proxy);
        assert_eq!(bench.verify(&[]).code, 0, "{name}");
        bench.unset(name);
    }
    let through = bench.double.proxied();
    assert!(!through.is_empty() && through.iter().all(|host| host == "api.github.com:443"));

    // Past the proxy, to an address where nobody is.
    let seen = bench.double.requests().len();
    bench.set("HTTPS_PROXY", &proxy);
    bench.set("NO_PROXY", "localhost, 127.0.0.1");
    let nowhere = ["--api-url", "https://127.0.0.1:1/api/v3"];
    assert_eq!(bench.verify(&nowhere).code, 5);
    assert_eq!(bench.double.proxied().len(), through.len());
    assert_eq!(bench.double.requests().len(), seen);

    bench.set("HTTPS_PROXY", "ftp://me:hunter2@proxy.example");
    let run = bench.verify(&[]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("HTTPS_PROXY") && !run.err.contains("hunter2"), "{}", run.err);
}

#[tokio::test]
async fn a_name_that_does_not_exist_is_told() {
    let mut bench = Bench::happy().await;
    bench.unset("HTTPS_PROXY");
    let run = bench.verify(&["--api-url", "https://api.tokenwright.invalid/api/v3", "--json"]);
    assert_eq!(run.code, 5);
    assert!(run.out.contains("host not found"), "{}", run.out);
}

#[tokio::test]
async fn the_api_of_an_enterprise_is_asked_there() {
    for (url, host) in [
        ("https://api.acme.ghe.com", "api.acme.ghe.com"),
        ("https://github.example/api/v3/", "github.example"),
    ] {
        let bench = Bench::happy().await;
        let run = bench.verify(&["--api-url", url]);
        assert_eq!(run.code, 0, "{url}: {}", run.out);
        assert_eq!(bench.double.unknown_requests(), []);
        assert!(bench.double.requests().iter().all(|request| request.host == host));
        let port = format!("{host}:443");
        assert!(bench.double.proxied().iter().all(|asked| *asked == port));
    }
}
