//! The certificate, used as the only one that is trusted.

use std::sync::Arc;

use tokenwright_double::{Double, Scenario};
use tokio::net::TcpStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::client::{ask_on, greet};

#[tokio::test]
async fn the_certificate_vouches_for_itself_under_every_name_and_for_no_other_double() {
    let double = Double::start(Scenario::Happy).await.unwrap();
    for host in [
        "api.github.com",
        "github.com",
        "github.example",
        "acme.ghe.com",
        "api.acme.ghe.com",
        "github.githubassets.com",
    ] {
        let socket = TcpStream::connect(("127.0.0.1", double.port())).await.unwrap();
        let line = greet(socket, host, trusting(&double.certificate_pem())).await.unwrap();
        assert!(ask_on(line, host, "/favicon.ico", "").await.starts_with("HTTP/1.1 200"), "{host}");
    }
    let socket = TcpStream::connect(("127.0.0.1", double.port())).await.unwrap();
    assert!(greet(socket, "example.com", trusting(&double.certificate_pem())).await.is_err());
    let other = Double::start(Scenario::Happy).await.unwrap();
    let socket = TcpStream::connect(("127.0.0.1", double.port())).await.unwrap();
    assert!(greet(socket, "api.github.com", trusting(&other.certificate_pem())).await.is_err());
}

pub(crate) fn trusting(pem: &str) -> ClientConfig {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(pem.as_bytes()).unwrap()).unwrap();
    ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth()
}
