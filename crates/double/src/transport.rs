//! TLS on loopback: a certificate of the moment for GitHub's names, and connections that can be cut.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use anyhow::Context as _;
use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::server::Acceptor;
use tokio_rustls::rustls::{ServerConfig, crypto::ring};
use tokio_rustls::{LazyConfigAcceptor, server::TlsStream};

use crate::edition::Edition;
use crate::fault::ApiFault;
use crate::hosts::GITHUB_HOSTS;

/// What a server of plain HTTP says to a greeting in TLS.
const NO_TLS: &[u8] = b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n";

/// What breaks connections for the API's hosts, if anything does.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cut(Arc<Mutex<Option<ApiFault>>>);

impl Cut {
    /// Faults that are not of the connection leave it whole.
    pub(crate) fn set(&self, fault: Option<ApiFault>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) =
            fault.filter(|fault| fault.is_of_the_connection());
    }

    fn get(&self) -> Option<ApiFault> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A certificate of the moment, and the TLS that shows it.
#[derive(Debug)]
pub(crate) struct Identity {
    /// As PEM.
    pub(crate) certificate: String,
    tls: Arc<ServerConfig>,
}

impl Identity {
    pub(crate) fn of_the_moment() -> anyhow::Result<Self> {
        let made = rcgen::generate_simple_self_signed(GITHUB_HOSTS.map(str::to_owned))
            .context("making a certificate")?;
        let pem = made.cert.pem();
        let certificate = CertificateDer::from(made.cert);
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
        let mut tls = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)?;
        tls.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { certificate: pem, tls: Arc::new(tls) })
    }
}

/// Connections that are ready to carry HTTP. Handshakes run beside each other.
#[derive(Debug)]
pub(crate) struct Lines {
    ready: mpsc::Receiver<(Line, SocketAddr)>,
    address: SocketAddr,
}

impl Lines {
    pub(crate) fn open(listener: TcpListener, identity: Identity, cut: Cut) -> io::Result<Self> {
        let tls = identity.tls;
        let address = listener.local_addr()?;
        let (hand_over, ready) = mpsc::channel(16);
        tokio::spawn(async move {
            loop {
                let Ok((socket, peer)) = listener.accept().await else { continue };
                let (tls, cut, hand_over) = (tls.clone(), cut.clone(), hand_over.clone());
                tokio::spawn(async move {
                    // A handshake that fails is the caller's affair, as with any server.
                    if let Some(line) = greet(socket, tls, cut).await {
                        let _ = hand_over.send((line, peer)).await;
                    }
                });
            }
        });
        Ok(Self { ready, address })
    }
}

impl Listener for Lines {
    type Io = Line;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Line, SocketAddr) {
        match self.ready.recv().await {
            Some(ready) => ready,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}

async fn greet(socket: TcpStream, tls: Arc<ServerConfig>, cut: Cut) -> Option<Line> {
    socket.set_nodelay(true).ok()?;
    let greeting = LazyConfigAcceptor::new(Acceptor::default(), socket).await.ok()?;
    let for_api = greeting.client_hello().server_name().and_then(Edition::of).is_some();
    match cut.get().filter(|_| for_api) {
        Some(ApiFault::TlsBroken) => {
            let mut socket = greeting.io;
            socket.write_all(NO_TLS).await.ok()?;
            socket.shutdown().await.ok()?;
            return None;
        }
        Some(_) => return None,
        None => {}
    }
    let stream = greeting.into_stream(tls).await.ok()?;
    Some(Line { stream, cut: for_api.then_some(cut) })
}

/// One connection. If it leads to the API it breaks as soon as the API is cut, also when it was kept alive.
#[derive(Debug)]
pub(crate) struct Line {
    stream: TlsStream<TcpStream>,
    cut: Option<Cut>,
}

impl Line {
    fn broken(&self) -> Option<io::Error> {
        let cut = self.cut.as_ref().and_then(Cut::get);
        cut.map(|_| io::ErrorKind::ConnectionReset.into())
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.broken() {
            Some(error) => Poll::Ready(Err(error)),
            None => Pin::new(&mut self.stream).poll_read(cx, buffer),
        }
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.broken() {
            Some(error) => Poll::Ready(Err(error)),
            None => Pin::new(&mut self.stream).poll_write(cx, bytes),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
