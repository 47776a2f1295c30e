//! The server as a browser meets it: over TLS, by name.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

use std::sync::Arc;

use tokenwright_double::{ApiFault, Double, Scenario, TokenWish};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::client::danger::{
    HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier,
};
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use tokio_rustls::rustls::{ClientConfig, DigitallySignedStruct, Error, SignatureScheme};

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

async fn ask(double: &Double, host: &str, path: &str, headers: &str) -> String {
    let mut line = connect(double, host).await.unwrap();
    let request =
        format!("GET {path} HTTP/1.1\r\nhost: {host}\r\n{headers}connection: close\r\n\r\n");
    line.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    line.read_to_end(&mut answer).await.unwrap();
    String::from_utf8(answer).unwrap()
}

async fn connect(double: &Double, host: &str) -> std::io::Result<TlsStream<TcpStream>> {
    let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Anyone))
        .with_no_client_auth();
    let socket = TcpStream::connect(("127.0.0.1", double.port())).await?;
    let name = ServerName::try_from(host.to_owned()).unwrap();
    TlsConnector::from(Arc::new(tls)).connect(name, socket).await
}

/// Takes any certificate, as the browsers in the tests are told to.
#[derive(Debug)]
struct Anyone;

impl ServerCertVerifier for Anyone {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        ring::default_provider().signature_verification_algorithms.supported_schemes()
    }
}
