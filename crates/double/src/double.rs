//! A running server and what tests can ask of it.

use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::Context as _;
use tokio::sync::oneshot;

use crate::exchange::Recorded;
use crate::fault::{ApiFault, Faults};
use crate::scenario::Scenario;
use crate::server::{self, Ports, SharedState, Start, lock};
use crate::state::State;
use crate::token::{IssuedToken, Origin};
use crate::transport::{Cut, Identity};
use crate::wish::TokenWish;
use crate::world::World;

/// A running server on 127.0.0.1; it stops, and every connection with it, when this is dropped.
#[derive(Debug)]
pub struct Double {
    ports: Ports,
    certificate: String,
    state: SharedState,
    cut: Cut,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

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
        let state: SharedState = Arc::new(Mutex::new(State::new(world)));
        let (cut, identity) = (Cut::default(), Identity::of_the_moment()?);
        let certificate = identity.certificate.clone();
        let start = Start { port, identity, state: state.clone(), cut: cut.clone() };
        let (stop, stopped) = oneshot::channel();
        let (say_ready, ready) = oneshot::channel();
        // A runtime of its own: it answers while the test's thread waits for something else, and dropping it ends
        // every task that a connection started.
        let thread = std::thread::Builder::new()
            .name("github-double".to_owned())
            .spawn(move || server::run(start, say_ready, stopped))?;
        let ports = ready.await.context("the double's thread ended before it was ready")??;
        Ok(Self { ports, certificate, state, cut, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.ports.tls
    }

    /// Where its proxy listens: plain HTTP on 127.0.0.1, which leads every `CONNECT host:443` here and answers 405 to
    /// anything else.
    pub fn proxy_port(&self) -> u16 {
        self.ports.proxy
    }

    /// Every `host:port` the proxy was asked for, in order, refused ones too.
    pub fn proxied(&self) -> Vec<String> {
        lock(&self.state).proxied.clone()
    }

    /// The certificate, as its own trust anchor, for a program that can be told whom to trust (`SSL_CERT_FILE`). It
    /// names every host of [`requests`](Self::requests) and is another one at each start.
    pub fn certificate_pem(&self) -> String {
        self.certificate.clone()
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

    /// The greatest number of GETs of the API that were in flight at the same moment since the start. One counts from
    /// when it was read until its answer is handed over to be sent (the drip and the break: until they end), or its caller
    /// is gone.
    pub fn most_at_once(&self) -> usize {
        lock(&self.state).in_flight.most()
    }

    /// How many GETs of the API are in flight at this moment, counted as for [`Double::most_at_once`].
    pub fn at_once(&self) -> usize {
        lock(&self.state).in_flight.now()
    }

    /// Changes what all of the API suffers from, from now on. `None` also lifts every fault of a part.
    pub fn set_api_fault(&self, fault: Option<ApiFault>) {
        self.cut.set(fault);
        let faults = &mut lock(&self.state).faults;
        match fault {
            Some(_) => faults.everywhere = fault,
            None => *faults = Faults::default(),
        }
    }

    /// The fault holds, from now on, for addresses of the API that contain `part` in path or query as they were sent.
    /// Several may be set: of those that fit the latest holds, and each counts more than a fault of all the API.
    ///
    /// # Panics
    /// With [`Unreachable`](ApiFault::Unreachable) and [`TlsBroken`](ApiFault::TlsBroken): a connection breaks before
    /// it tells a path, so these hold for all of the API or not at all.
    pub fn set_api_fault_at(&self, part: &str, fault: ApiFault) {
        assert!(!fault.is_of_the_connection(), "{fault:?} cannot hold for a part of the API");
        lock(&self.state).faults.at.push((part.to_owned(), fault));
    }

    /// Every answer of the API, not of the pages, waits so long, from now on.
    pub fn set_api_delay(&self, delay: Duration) {
        lock(&self.state).api_delay = delay;
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
