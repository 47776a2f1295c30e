//! The only code that sends requests: GET, to one API, with the token in one header.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tokenwright_core::answer::{self, Answer, Failure, Outcome, Response, Timing};
use tokenwright_core::api_path::{API_VERSION, ApiPath};
use tokenwright_core::limits::{self, WAVE};
use tokenwright_core::token::Token;
use ureq::config::Config;
use ureq::http::{HeaderValue, Uri};
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Error};

use crate::api_url::ApiUrl;
use crate::{proxy, run};

/// Asks one API with one token, until a deadline.
pub(crate) struct Client<'t> {
    agent: Agent,
    api: ApiUrl,
    token: &'t Token,
    start: Instant,
    time: Duration,
}

impl<'t> Client<'t> {
    /// A client that has so much time from now on.
    ///
    /// # Errors
    /// If the environment names a proxy that cannot be understood.
    pub(crate) fn new(api: ApiUrl, token: &'t Token, time: Duration) -> anyhow::Result<Self> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = TlsConfig::builder()
            .root_certs(roots())
            .unversioned_rustls_crypto_provider(provider)
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .https_only(true)
            .proxy(proxy::from_environment(&api)?)
            // A redirect might lead to another host; it is reported, not followed.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(concat!("tokenwright/", env!("CARGO_PKG_VERSION")))
            .max_idle_connections(WAVE)
            .max_idle_connections_per_host(WAVE)
            .build();
        let names = NamesOf { api: api.host().to_owned(), names: DefaultResolver::default() };
        let agent = Agent::with_parts(config, DefaultConnector::default(), names);
        Ok(Self { agent, api, token, start: Instant::now(), time })
    }

    /// Asks all of these, at most [`WAVE`] at once; the answers come back in the same order.
    pub(crate) fn ask_all(&self, paths: &[ApiPath]) -> Vec<Answer> {
        let next = AtomicUsize::new(0);
        let work = || {
            let turns = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
            let mine = turns.map_while(|turn| Some((turn, paths.get(turn)?)));
            mine.map(|(turn, path)| (turn, self.ask(path))).collect::<Vec<_>>()
        };
        let mut answers: BTreeMap<usize, Answer> = thread::scope(|scope| {
            let spawn = |_| thread::Builder::new().spawn_scoped(scope, work).ok();
            let workers: Vec<_> = (0..paths.len().min(WAVE)).filter_map(spawn).collect();
            workers.into_iter().filter_map(|worker| worker.join().ok()).flatten().collect()
        });
        // A machine without threads to spare leaves some unasked; without answers to them the run
        // would never end.
        let unasked = |path: &ApiPath| self.answer(path, self.start.elapsed(), |_| no_answer());
        let all = paths.iter().enumerate();
        all.map(|(turn, path)| answers.remove(&turn).unwrap_or_else(|| unasked(path))).collect()
    }

    /// Whether the time is over, so that nothing more can be asked.
    pub(crate) fn is_over(&self) -> bool {
        self.start.elapsed() >= self.time
    }

    fn ask(&self, path: &ApiPath) -> Answer {
        self.answer(path, self.start.elapsed(), |left| self.get(path, left))
    }

    /// The answer to a request that is sent now, if there is time left.
    fn answer(
        &self,
        path: &ApiPath,
        sent_after: Duration,
        get: impl FnOnce(Duration) -> Result<Response, Failure>,
    ) -> Answer {
        let left = self.time.saturating_sub(sent_after);
        let outcome = if left.is_zero() { Err(Failure::TimedOut) } else { get(left) };
        let took = self.start.elapsed().saturating_sub(sent_after);
        let timing =
            Timing { sent_after_ms: milliseconds(sent_after), took_ms: milliseconds(took) };
        let outcome = outcome.map_or_else(Outcome::Failed, Outcome::Response);
        Answer { path: path.clone(), outcome, timing }
    }

    fn get(&self, path: &ApiPath, left: Duration) -> Result<Response, Failure> {
        let bearer = format!("Bearer {}", self.token.expose_for_authorization());
        let mut bearer = HeaderValue::try_from(bearer).map_err(|_| Failure::Unreachable)?;
        // Then nothing that prints headers prints this one.
        bearer.set_sensitive(true);
        let request = self.agent.get(format!("{}{path}", self.api.as_str()));
        let request = request.config().timeout_global(Some(left.min(limits::REQUEST))).build();
        let request = request
            .header("Accept", "application/vnd.github+json")
            .header("Authorization", bearer)
            .header("X-GitHub-Api-Version", API_VERSION);
        let (head, mut body) = request.call().map_err(|error| failure(&error))?.into_parts();
        let header = |name: &str| Some(head.headers.get(name)?.to_str().ok()?.to_owned());
        let is_json = answer::is_json(header("content-type").as_deref());
        let body = if is_json { read(&mut body)? } else { None };
        Ok(Response::read(head.status.as_u16(), header, body.as_deref()))
    }
}

fn milliseconds(time: Duration) -> u32 {
    u32::try_from(time.as_millis()).unwrap_or(u32::MAX)
}

fn no_answer() -> Result<Response, Failure> {
    Err(Failure::Unreachable)
}

/// The certificates that this machine trusts.
fn roots() -> RootCerts {
    let found = rustls_native_certs::load_native_certs().certs;
    if found.is_empty() {
        run::note("No trusted certificate was found on this machine; SSL_CERT_FILE can name some.");
    }
    let owned = found.iter().map(|certificate| Certificate::from_der(certificate).to_owned());
    RootCerts::new_with_certs(&owned.collect::<Vec<_>>())
}

/// The body; `None` if it is too large.
fn read(body: &mut Body) -> Result<Option<Vec<u8>>, Failure> {
    match body.with_config().limit(limits::BODY as u64).read_to_vec() {
        Ok(bytes) => Ok(Some(bytes)),
        Err(Error::BodyExceedsLimit(_)) => Ok(None),
        Err(error) => match failure(&error) {
            Failure::TimedOut => Err(Failure::TimedOut),
            // Its head was there, so GitHub, or something before it, could be reached.
            _ => Err(Failure::BrokenOff),
        },
    }
}

/// Why no answer came, as far as it can be told.
fn failure(error: &Error) -> Failure {
    let of_tls = |error: &rustls::Error| match error {
        rustls::Error::InvalidCertificate(_) => Failure::Untrusted,
        _ => Failure::Unreachable,
    };
    match error {
        Error::HostNotFound => Failure::NameNotFound,
        Error::Timeout(_) => Failure::TimedOut,
        Error::Rustls(error) => of_tls(error),
        Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => Failure::TimedOut,
        // A handshake that fails is an error of reading or writing, with its cause inside.
        Error::Io(error) => {
            let inner = error.get_ref().and_then(|inner| inner.downcast_ref());
            inner.map_or(Failure::Unreachable, of_tls)
        }
        _ => Failure::Unreachable,
    }
}

/// Looks names up as ureq does, but tells that the API's was not found from that something broke.
#[derive(Debug)]
struct NamesOf {
    api: String,
    names: DefaultResolver,
}

impl Resolver for NamesOf {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        // A proxy's name that is not found is no fault of GitHub's.
        let is_api = uri.host().is_some_and(|host| host.eq_ignore_ascii_case(&self.api));
        self.names.resolve(uri, config, timeout).map_err(|error| match error {
            Error::Io(_) if is_api => Error::HostNotFound,
            Error::HostNotFound if !is_api => Error::ConnectionFailed,
            error => error,
        })
    }
}
