//! The only code that sends requests: GET, to the API host, with the token in one header.

use std::future::Future;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use gloo_net::http::Request;
use js_sys::{Array, Date as JsDate, Reflect, Uint8Array};
use tokenwright_core::answer::{self, Answer, Failure, Outcome, Response, Timing};
use tokenwright_core::api_path::{API_VERSION, ApiPath};
use tokenwright_core::host::Host;
use tokenwright_core::limits;
use tokenwright_core::token::Token;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestMode, RequestRedirect,
};

/// The requests of one run: they share a deadline, and can be stopped at any time.
#[derive(Debug)]
pub(crate) struct Client {
    /// Nothing but a [`Host`] gives an address that a token is sent to.
    api: String,
    stop: AbortController,
    deadline: AbortSignal,
    begun: f64,
}

impl Client {
    /// A client of this host whose requests all end within this time; `None` if the browser has no way
    /// to end a request.
    pub(crate) fn new(host: &Host, time: Duration) -> Option<Self> {
        Some(Self {
            api: host.api(),
            stop: AbortController::new().ok()?,
            deadline: ends_after(time),
            begun: JsDate::now(),
        })
    }

    /// Ends every request of this run, now.
    pub(crate) fn stop(&self) {
        self.stop.abort();
    }

    /// Whether nothing more can be asked: the run was stopped, or its time is over.
    pub(crate) fn is_over(&self) -> bool {
        self.is_stopped() || self.deadline.aborted()
    }

    /// Whether the run was stopped.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.signal().aborted()
    }

    /// Asks all of these, at most [`limits::WAVE`] at once, and waits for every answer; they come back
    /// in the same order. What was stopped is no answer. `heard` is called for each.
    pub(crate) async fn ask_all(
        &self,
        paths: &[ApiPath],
        token: &Token,
        heard: &dyn Fn(),
    ) -> Vec<Answer> {
        let mut answers = Vec::with_capacity(paths.len());
        for wave in paths.chunks(limits::WAVE) {
            let asked = wave.iter().map(|path| self.ask(path, token, heard)).collect();
            answers.extend(join_all(asked).await.into_iter().flatten());
        }
        answers
    }

    async fn ask(&self, path: &ApiPath, token: &Token, heard: &dyn Fn()) -> Option<Answer> {
        let sent = JsDate::now();
        let outcome = match self.get(path, token).await {
            Ok(response) => Outcome::Response(response),
            Err(failure) => Outcome::Failed(failure),
        };
        if self.is_stopped() {
            return None;
        }
        heard();
        let timing = Timing {
            sent_after_ms: milliseconds(sent - self.begun),
            took_ms: milliseconds(JsDate::now() - sent),
        };
        Some(Answer { path: path.clone(), outcome, timing })
    }

    async fn get(&self, path: &ApiPath, token: &Token) -> Result<Response, Failure> {
        let patience = ends_after(limits::REQUEST);
        let ends = [&self.stop.signal(), &self.deadline, &patience];
        let signal = AbortSignal::any(&ends.into_iter().collect::<Array>());
        let response = Request::get(&format!("{}{path}", self.api))
            .header("Accept", "application/vnd.github+json")
            .header("Authorization", &format!("Bearer {}", token.expose_for_authorization()))
            .header("X-GitHub-Api-Version", API_VERSION)
            .mode(RequestMode::Cors)
            .credentials(RequestCredentials::Omit)
            .cache(RequestCache::NoStore)
            // A redirect might lead to another host; it is reported, not followed.
            .redirect(RequestRedirect::Manual)
            .referrer_policy(ReferrerPolicy::NoReferrer)
            .abort_signal(Some(&signal))
            .send()
            .await
            .map_err(|_| if signal.aborted() { Failure::TimedOut } else { no_connection() })?;
        let headers = response.headers();
        let is_json = answer::is_json(headers.get("content-type").as_deref());
        let body = if is_json { body(&response).await } else { Ok(None) };
        let broke = |_| if signal.aborted() { Failure::TimedOut } else { Failure::BrokenOff };
        let body = body.map_err(broke)?;
        Ok(Response::read(response.status(), |name| headers.get(name), body.as_deref()))
    }
}

fn ends_after(time: Duration) -> AbortSignal {
    AbortSignal::timeout_with_u32(u32::try_from(time.as_millis()).unwrap_or(u32::MAX))
}

/// A browser tells why there is no connection only if it knows to be offline.
fn no_connection() -> Failure {
    let online = web_sys::window().is_none_or(|window| window.navigator().on_line());
    if online { Failure::Unreachable } else { Failure::Offline }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a run takes a minute at most; a clock that was set back counts as no time"
)]
fn milliseconds(difference: f64) -> u32 {
    difference.max(0.0) as u32
}

/// The body, read piece by piece so that a giant one is given up early; `None` if it is too large.
async fn body(answer: &gloo_net::http::Response) -> Result<Option<Vec<u8>>, JsValue> {
    let Some(stream) = answer.body() else { return Ok(None) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await?;
        if Reflect::get(&piece, &"done".into())?.is_truthy() {
            return Ok(Some(bytes));
        }
        let piece: Uint8Array = Reflect::get(&piece, &"value".into())?.dyn_into()?;
        if bytes.len() + piece.length() as usize > limits::BODY {
            drop(JsFuture::from(reader.cancel()).await);
            return Ok(None);
        }
        bytes.extend(piece.to_vec());
    }
}

/// Runs all of these together. A library for it would weigh more than these lines.
async fn join_all<F: Future>(futures: Vec<F>) -> Vec<F::Output> {
    let mut running: Vec<_> = futures.into_iter().map(|future| (Box::pin(future), None)).collect();
    let all_done = std::future::poll_fn(|context| {
        let mut waiting = false;
        for (future, output) in &mut running {
            if output.is_none() {
                match future.as_mut().poll(context) {
                    Poll::Ready(value) => *output = Some(value),
                    Poll::Pending => waiting = true,
                }
            }
        }
        if waiting { Poll::Pending } else { Poll::Ready(()) }
    });
    pin!(all_done).await;
    running.into_iter().filter_map(|(_, output)| output).collect()
}
