//! Faults that only a connection shows, and what is measured of requests.

use std::time::{Duration, Instant};

use tokenwright_double::{ApiFault, Double, Scenario};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::client::{ask, connect};

const API: &str = "api.github.com";

#[tokio::test]
async fn tls_that_is_none_is_seen_as_such_by_the_api_s_callers_only() {
    let double = Double::start(Scenario::Happy).await.unwrap();
    let mut old = connect(&double, API).await.unwrap();
    double.set_api_fault(Some(ApiFault::TlsBroken));
    for host in [API, "github.example", "api.acme.ghe.com"] {
        let error = connect(&double, host).await.unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::InvalidData, "{host}: {error}");
    }
    let sent = old.write_all(b"GET /meta HTTP/1.1\r\nhost: api.github.com\r\n\r\n").await;
    let mut answer = Vec::new();
    assert!(sent.is_err() || old.read_to_end(&mut answer).await.is_err() || answer.is_empty());
    assert!(ask(&double, "github.com", "/", "").await.starts_with("HTTP/1.1 200"));
    double.set_api_fault(None);
    assert!(ask(&double, API, "/meta", "").await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_drip_never_ends_and_a_break_comes_early() {
    let double = Double::start(Scenario::Happy).await.unwrap();
    double.set_api_fault(Some(ApiFault::SlowDrip));
    let mut line = connect(&double, API).await.unwrap();
    line.write_all(b"GET /meta HTTP/1.1\r\nhost: api.github.com\r\n\r\n").await.unwrap();
    let mut answer = Vec::new();
    let read = tokio::time::timeout(Duration::from_millis(1500), line.read_to_end(&mut answer));
    assert!(read.await.is_err(), "it goes on");
    let answer = String::from_utf8(answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("content-type: application/json"));
    // A chunk each: "{", and a second later a blank.
    assert!(answer.ends_with("\r\n\r\n1\r\n{\r\n1\r\n \r\n"), "{answer}");
    double.set_api_fault(Some(ApiFault::BreaksOff));
    let answer = ask(&double, API, "/meta", "").await;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let promised = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
    assert!(!body.is_empty() && body.len() < promised.parse().unwrap(), "{answer}");
}

#[tokio::test]
async fn faults_of_a_part_hold_there_and_are_lifted_together() {
    let double = Double::start(Scenario::Happy).await.unwrap();
    double.set_api_fault_at("/orgs/acme", ApiFault::ServerError);
    double.set_api_fault_at("per_page=7", ApiFault::NoContent);
    assert!(ask(&double, API, "/meta", "").await.starts_with("HTTP/1.1 200"));
    assert!(ask(&double, API, "/orgs/acme", "").await.starts_with("HTTP/1.1 500"));
    assert!(ask(&double, API, "/meta?per_page=7", "").await.starts_with("HTTP/1.1 204"));
    double.set_api_fault(Some(ApiFault::Overloaded));
    assert!(ask(&double, API, "/orgs/acme", "").await.starts_with("HTTP/1.1 500"));
    assert!(ask(&double, API, "/meta", "").await.starts_with("HTTP/1.1 503"));
    double.set_api_fault(None);
    assert!(ask(&double, API, "/orgs/acme", "").await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
#[should_panic(expected = "Unreachable cannot hold for a part")]
async fn a_connection_cannot_break_for_a_part() {
    let double = Double::start(Scenario::Happy).await.unwrap();
    double.set_api_fault_at("/user", ApiFault::Unreachable);
}

#[tokio::test]
async fn the_api_waits_the_pages_do_not_and_what_overlaps_is_counted() {
    let double = Double::start(Scenario::Happy).await.unwrap();
    ask(&double, API, "/meta", "").await;
    assert_eq!(double.most_at_once(), 1);
    let delay = Duration::from_millis(300);
    double.set_api_delay(delay);
    let begun = Instant::now();
    tokio::join!(
        ask(&double, API, "/meta", ""),
        ask(&double, API, "/versions", ""),
        ask(&double, "github.example", "/api/v3/meta", ""),
    );
    let took = begun.elapsed();
    assert!(took >= delay && took < 3 * delay, "beside each other: {took:?}");
    assert_eq!(double.most_at_once(), 3);
    let begun = Instant::now();
    ask(&double, "github.com", "/", "").await;
    assert!(begun.elapsed() < delay);
    assert_eq!(double.most_at_once(), 3, "pages do not count");
}

#[tokio::test]
async fn callers_that_gave_up_are_not_in_flight() {
    let double = Double::start(Scenario::Happy).await.unwrap();
    double.set_api_fault(Some(ApiFault::NeverAnswers));
    for _ in 0..3 {
        let mut line = connect(&double, API).await.unwrap();
        line.write_all(b"GET /meta HTTP/1.1\r\nhost: api.github.com\r\n\r\n").await.unwrap();
        let answer = tokio::time::timeout(Duration::from_millis(100), line.read_u8()).await;
        assert!(answer.is_err());
        drop(line);
        let noticed = async {
            while double.at_once() > 0 {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), noticed).await.unwrap();
    }
    assert_eq!(double.requests().len(), 3);
    assert_eq!(double.most_at_once(), 1);
}

#[tokio::test]
async fn plain_text_where_tls_is_due_does_not_disturb_the_others() {
    let double = Double::start(Scenario::Happy).await.unwrap();
    let mut plain = TcpStream::connect(("127.0.0.1", double.port())).await.unwrap();
    plain.write_all(b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
    assert!(ask(&double, API, "/meta", "").await.starts_with("HTTP/1.1 200"));
}
