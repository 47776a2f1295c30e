//! The thread a double runs in: from a connection to a request, and from a reply to what is sent.

use std::convert::Infallible;
use std::io;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State as Shared;
use axum::http::request::Parts;
use axum::response::Response;
use futures_util::stream;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::edition::Edition;
use crate::exchange::{Delivery, Reply, Request};
use crate::in_flight::Flight;
use crate::state::State;
use crate::transport::{Cut, Identity, Lines};
use crate::{hosts, proxy};

pub(crate) type SharedState = Arc<Mutex<State>>;

/// What a server is started with.
#[derive(Debug)]
pub(crate) struct Start {
    /// 0 for a free one.
    pub(crate) port: u16,
    pub(crate) identity: Identity,
    pub(crate) state: SharedState,
    pub(crate) cut: Cut,
}

/// Where it listens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ports {
    pub(crate) tls: u16,
    pub(crate) proxy: u16,
}

/// Serves until told to stop or until the other end of `stopped` is gone.
pub(crate) fn run(
    start: Start,
    say_ready: oneshot::Sender<anyhow::Result<Ports>>,
    stopped: oneshot::Receiver<()>,
) {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return drop(say_ready.send(Err(error.into()))),
    };
    runtime.block_on(async move {
        match open(start).await {
            Ok(ports) => drop(say_ready.send(Ok(ports))),
            Err(error) => return drop(say_ready.send(Err(error))),
        }
        let _ = stopped.await;
    });
}

pub(crate) fn lock(state: &SharedState) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn open(start: Start) -> anyhow::Result<Ports> {
    let Start { port, identity, state, cut } = start;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let tls = listener.local_addr()?.port();
    let for_proxy = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let ports = Ports { tls, proxy: for_proxy.local_addr()?.port() };
    let lines = Lines::open(listener, identity, cut)?;
    tokio::spawn(proxy::serve(for_proxy, tls, state.clone()));
    let router = Router::new().fallback(serve).with_state(state);
    tokio::spawn(async move { axum::serve(lines, router).await });
    Ok(ports)
}

async fn serve(Shared(state): Shared<SharedState>, parts: Parts, body: Bytes) -> Response {
    let request = read(&parts, &body);
    let counts = request.method == "GET" && Edition::asked(&request.host, &request.path).is_some();
    let (reply, flight) = {
        let mut state = lock(&state);
        (hosts::answer(&mut state, &request), counts.then(|| state.in_flight.begin()))
    };
    if reply.silent {
        std::future::pending::<()>().await;
    }
    if !reply.pause.is_zero() {
        tokio::time::sleep(reply.pause).await;
    }
    write(reply, flight)
}

fn read(parts: &Parts, body: &[u8]) -> Request {
    let headers: Vec<(String, String)> = parts
        .headers
        .iter()
        .map(|(name, value)| {
            (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())
        })
        .collect();
    let host = headers.iter().find(|(name, _)| name == "host").map(|(_, value)| value.as_str());
    let host = host.or(parts.uri.host()).unwrap_or_default();
    Request {
        host: host.split(':').next().unwrap_or_default().to_ascii_lowercase(),
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers,
        body: String::from_utf8_lossy(body).into_owned(),
    }
}

fn write(reply: Reply, flight: Option<Flight>) -> Response {
    let mut response = Response::builder().status(reply.status);
    for (name, value) in reply.headers {
        response = response.header(name, value);
    }
    let built = response.body(match reply.delivery {
        Delivery::Whole => Body::from(reply.body),
        Delivery::Drip => dripping(flight),
        Delivery::Endless => endless(flight),
        Delivery::BreaksOff => breaking_off(reply.body, flight),
    });
    // A header that cannot be sent is a mistake in this crate; let the test see it as one.
    built.unwrap_or_else(|error| {
        let mut response = Response::new(Body::from(format!("The double is broken: {error}\n")));
        *response.status_mut() = axum::http::StatusCode::NOT_IMPLEMENTED;
        response
    })
}

/// An object that opens and never closes.
fn dripping(flight: Option<Flight>) -> Body {
    Body::from_stream(stream::unfold((None, flight), async |(last, flight)| {
        let next: &'static [u8] = if last.is_none() { b"{" } else { b" " };
        if last.is_some() {
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        Some((Ok::<_, Infallible>(Bytes::from_static(next)), (Some(()), flight)))
    }))
}

/// A text that is begun and never ended.
fn endless(flight: Option<Flight>) -> Body {
    const MORE: &[u8] = &[b'x'; 64 * 1024];
    Body::from_stream(stream::unfold((b"\"".as_slice(), flight), async |(next, flight)| {
        Some((Ok::<_, Infallible>(Bytes::from_static(next)), (MORE, flight)))
    }))
}

/// What there is, then an error, at which hyper closes the connection.
fn breaking_off(body: Vec<u8>, flight: Option<Flight>) -> Body {
    Body::from_stream(stream::unfold((Some(body), flight), async |(body, flight)| {
        if let Some(body) = body {
            return Some((Ok(Bytes::from(body)), (None, flight)));
        }
        // Without a moment between them, hyper would drop the bytes it has not sent yet.
        tokio::time::sleep(Duration::from_millis(20)).await;
        Some((Err(io::Error::from(io::ErrorKind::ConnectionReset)), (None, flight)))
    }))
}
