//! A plain HTTP proxy on loopback: whatever host is asked for, the double answers.

use std::net::Ipv4Addr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

use crate::server::{SharedState, lock};

/// More than any client sends before its tunnel stands.
const LONGEST_HEAD: usize = 16 * 1024;

/// Joins tunnels to port 443 of any host with the double's own TLS port, as long as the runtime lives.
pub(crate) async fn serve(listener: TcpListener, tls_port: u16, state: SharedState) {
    loop {
        let Ok((client, _)) = listener.accept().await else { continue };
        let state = state.clone();
        tokio::spawn(async move {
            // A tunnel that breaks is the affair of its two ends.
            let _ = tunnel(client, tls_port, &state).await;
        });
    }
}

async fn tunnel(mut client: TcpStream, tls_port: u16, state: &SharedState) -> std::io::Result<()> {
    client.set_nodelay(true)?;
    let Some((head, early)) = read_head(&mut client).await? else { return Ok(()) };
    let target = connect_target(&head);
    if let Some(target) = target {
        lock(state).proxied.push(target.to_owned());
    }
    if !target.is_some_and(|target| target.ends_with(":443")) {
        let refusal = "HTTP/1.1 405 Method Not Allowed\r\nallow: CONNECT\r\ncontent-length: 0\r\n\
                       connection: close\r\n\r\n";
        client.write_all(refusal.as_bytes()).await?;
        return client.shutdown().await;
    }
    let mut double = TcpStream::connect((Ipv4Addr::LOCALHOST, tls_port)).await?;
    double.set_nodelay(true)?;
    client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await?;
    double.write_all(&early).await?;
    copy_bidirectional(&mut client, &mut double).await.map(drop)
}

/// The request's head, and what came after it already; `None` if it never ends.
async fn read_head(client: &mut TcpStream) -> std::io::Result<Option<(String, Vec<u8>)>> {
    let mut bytes = Vec::new();
    while bytes.len() < LONGEST_HEAD {
        if client.read_buf(&mut bytes).await? == 0 {
            return Ok(None);
        }
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let early = bytes.split_off(at + 4);
            return Ok(Some((String::from_utf8_lossy(&bytes).into_owned(), early)));
        }
    }
    Ok(None)
}

/// `host:port` of a CONNECT.
fn connect_target(head: &str) -> Option<&str> {
    let mut words = head.lines().next()?.split(' ');
    (words.next() == Some("CONNECT")).then(|| words.next()).flatten()
}
