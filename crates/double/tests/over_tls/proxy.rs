//! The way through the proxy.

use tokenwright_double::{Double, Scenario};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::client::{ask_on, greet};
use crate::trust::trusting;

#[tokio::test]
async fn any_host_at_443_leads_to_the_double_and_nothing_else_is_proxied() {
    let double = Double::start(Scenario::Happy).await.unwrap();
    let socket = tunnel(&double, "CONNECT api.github.com:443 HTTP/1.1").await;
    let line = greet(socket, "api.github.com", trusting(&double.certificate_pem())).await.unwrap();
    assert!(ask_on(line, "api.github.com", "/meta", "").await.starts_with("HTTP/1.1 200"));

    for refused in ["CONNECT api.github.com:80 HTTP/1.1", "GET http://api.github.com/ HTTP/1.1"] {
        let mut socket = TcpStream::connect(("127.0.0.1", double.proxy_port())).await.unwrap();
        let head = format!("{refused}\r\nhost: api.github.com\r\n\r\n");
        socket.write_all(head.as_bytes()).await.unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 405"), "{refused}: {answer}");
    }
    tunnel(&double, "CONNECT example.com:443 HTTP/1.1").await;
    let asked_for = ["api.github.com:443", "api.github.com:80", "example.com:443"];
    assert_eq!(double.proxied(), asked_for);
    assert_eq!(double.requests().len(), 1);
}

#[tokio::test]
async fn the_proxy_and_its_tunnels_end_with_the_double() {
    let double = Double::start(Scenario::Happy).await.unwrap();
    let port = double.proxy_port();
    let mut old = tunnel(&double, "CONNECT api.github.com:443 HTTP/1.1").await;
    drop(double);
    assert!(matches!(old.read(&mut [0]).await, Err(_) | Ok(0)));
    assert!(TcpStream::connect(("127.0.0.1", port)).await.is_err());
}

async fn tunnel(double: &Double, request: &str) -> TcpStream {
    let mut socket = TcpStream::connect(("127.0.0.1", double.proxy_port())).await.unwrap();
    socket.write_all(format!("{request}\r\n\r\n").as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    while !answer.ends_with(b"\r\n\r\n") {
        assert!(socket.read_buf(&mut answer).await.unwrap() > 0);
    }
    assert!(answer.starts_with(b"HTTP/1.1 200"));
    socket
}
