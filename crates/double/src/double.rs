//! A running server and what tests can ask of it.

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use anyhow::Context as _;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State as Shared;
use axum::http::request::Parts;
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::exchange::{Recorded, Reply, Request};
use crate::fault::ApiFault;
use crate::hosts;
use crate::scenario::Scenario;
use crate::state::State;
use crate::token::{IssuedToken, Origin};
use crate::transport::{ApiIsCut, Lines};
use crate::wish::TokenWish;
use crate::world::World;

/// A running server on 127.0.0.1; it stops, and every connection with it, when this is dropped.
#[derive(Debug)]
pub struct Double {
    port: u16,
    state: SharedState,
    api_is_cut: ApiIsCut,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

type SharedState = Arc<Mutex<State>>;

impl Double {
    /// Starts on a free port.
    ///
    /// # Errors
    /// If no port can be had or no certificate can be made.
    pub async fn start(scenario: Scenario) -> anyhow::Result<Self> {
        Self::start_in(scenario.world(), 0).await
    }

    /// Starts on the given port.
    ///
    /// # Errors
    /// If the port cannot be had or no certificate can be made.
    pub async fn start_on(scenario: Scenario, port: u16) -> anyhow::Result<Self> {
        Self::start_in(scenario.world(), port).await
    }

    /// Starts in a world of one's own, on the given port or (0) a free one.
    ///
    /// # Errors
    /// If the port cannot be had or no certificate can be made.
    pub async fn start_in(world: World, port: u16) -> anyhow::Result<Self> {
        let state = SharedState::new(Mutex::new(State::new(world)));
        let api_is_cut = ApiIsCut::new(AtomicBool::new(false));
        let (stop, stopped) = oneshot::channel();
        let (say_ready, ready) = oneshot::channel();
        // A runtime of its own: it answers while the test's thread waits for something else, and dropping it ends
        // every task that a connection started.
        let thread = std::thread::Builder::new().name("github-double".to_owned()).spawn({
            let (state, cut) = (state.clone(), api_is_cut.clone());
            move || run(port, state, cut, say_ready, stopped)
        })?;
        let port = ready.await.context("the double's thread ended before it was ready")??;
        Ok(Self { port, state, api_is_cut, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// All requests to GitHub's hosts, in order.
    pub fn requests(&self) -> Vec<Recorded> {
        lock(&self.state).recorded.clone()
    }

    /// Those the double has no answer for; a journey that caused one shows either a gap in the facts or a mistake.
    pub fn unknown_requests(&self) -> Vec<Recorded> {
        lock(&self.state).recorded.iter().filter(|request| !request.known).cloned().collect()
    }

    /// Requests to other hosts, which browsers send by themselves.
    pub fn noise(&self) -> Vec<Recorded> {
        lock(&self.state).noise.clone()
    }

    /// Changes what the API suffers from, from now on.
    pub fn set_api_fault(&self, fault: Option<ApiFault>) {
        self.api_is_cut.store(fault == Some(ApiFault::Unreachable), Ordering::SeqCst);
        lock(&self.state).fault = fault;
    }

    /// Makes a token outside the page.
    pub fn mint(&self, wish: TokenWish) -> String {
        lock(&self.state).mint(wish)
    }

    /// What was created on the page, oldest first.
    pub fn tokens(&self) -> Vec<IssuedToken> {
        let state = lock(&self.state);
        let made_here = state.tokens.iter().filter(|token| token.origin == Origin::Page);
        made_here.map(crate::token::Token::issued).collect()
    }

    /// An owner approves everything that waits.
    pub fn approve_pending(&self) {
        lock(&self.state).tokens.iter_mut().for_each(|token| token.pending = false);
    }

    /// Changes the world under a running server: a policy, a role, a subscription.
    pub fn change_world(&self, change: impl FnOnce(&mut World)) {
        change(&mut lock(&self.state).world);
    }
}

impl Drop for Double {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn run(
    port: u16,
    state: SharedState,
    cut: ApiIsCut,
    say_ready: oneshot::Sender<anyhow::Result<u16>>,
    stopped: oneshot::Receiver<()>,
) {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return drop(say_ready.send(Err(error.into()))),
    };
    runtime.block_on(async move {
        let lines = match listen(port, cut).await {
            Ok((lines, port)) => {
                let _ = say_ready.send(Ok(port));
                lines
            }
            Err(error) => return drop(say_ready.send(Err(error))),
        };
        let router = Router::new().fallback(serve).with_state(state);
        tokio::spawn(async move { axum::serve(lines, router).await });
        let _ = stopped.await;
    });
}

async fn listen(port: u16, cut: ApiIsCut) -> anyhow::Result<(Lines, u16)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let port = listener.local_addr()?.port();
    Ok((Lines::open(listener, cut)?, port))
}

async fn serve(Shared(state): Shared<SharedState>, parts: Parts, body: Bytes) -> Response {
    let request = read(&parts, &body);
    let reply = hosts::answer(&mut lock(&state), &request);
    if reply.silent {
        std::future::pending::<()>().await;
    }
    if !reply.pause.is_zero() {
        tokio::time::sleep(reply.pause).await;
    }
    write(reply)
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

fn write(reply: Reply) -> Response {
    let built = reply
        .headers
        .into_iter()
        .fold(Response::builder().status(reply.status), |response, (name, value)| {
            response.header(name, value)
        })
        .body(Body::from(reply.body));
    // A header that cannot be sent is a mistake in this crate; let the test see it as one.
    built.unwrap_or_else(|error| {
        let mut response = Response::new(Body::from(format!("The double is broken: {error}\n")));
        *response.status_mut() = axum::http::StatusCode::NOT_IMPLEMENTED;
        response
    })
}

fn lock(state: &SharedState) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
