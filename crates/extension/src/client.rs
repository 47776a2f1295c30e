//! The only code that sends requests: GET, to the API host, with the token in one header.

use std::future::Future;
use std::pin::pin;
use std::task::Poll;

use gloo_net::http::{Headers, Request};
use js_sys::{Reflect, Uint8Array};
use tokenwright_core::answer::{Answer, Failure, Outcome, Response};
use tokenwright_core::plan::{API_VERSION, ApiPath};
use tokenwright_core::token::Token;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestMode, RequestRedirect,
};

/// The only host that a token is sent to.
const API: &str = "https://api.github.com";
/// Longest wait for one answer, in milliseconds.
const PATIENCE: u32 = 10_000;
/// Most bytes of a body that are read.
const LONGEST_BODY: usize = 1024 * 1024;

/// Asks all of these at once and waits for every answer; they come back in the same order.
pub(crate) async fn ask_all(paths: &[ApiPath], token: &Token) -> Vec<Answer> {
    join_all(paths.iter().map(|path| ask(path, token)).collect()).await
}

async fn ask(path: &ApiPath, token: &Token) -> Answer {
    let outcome = match get(path, token).await {
        Ok(response) => Outcome::Response(response),
        Err(failure) => Outcome::Failed(failure),
    };
    Answer { path: path.clone(), outcome }
}

async fn get(path: &ApiPath, token: &Token) -> Result<Response, Failure> {
    let signal = AbortSignal::timeout_with_u32(PATIENCE);
    let answer = Request::get(&format!("{API}{path}"))
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
        .map_err(|_| if signal.aborted() { Failure::TimedOut } else { Failure::Unreachable })?;
    let json = is_json(&answer.headers());
    let body = if json { body(&answer).await } else { Ok(None) };
    if body.is_err() && signal.aborted() {
        return Err(Failure::TimedOut);
    }
    // A body that breaks off is no JSON; what that means is judged elsewhere.
    let body = body.unwrap_or_default();
    Ok(reduce(answer.status(), &answer.headers(), body.as_deref()))
}

fn is_json(headers: &Headers) -> bool {
    headers.get("content-type").is_some_and(|kind| kind.to_ascii_lowercase().contains("json"))
}

/// What the rules read of an answer, and nothing else of it.
fn reduce(status: u16, headers: &Headers, body: Option<&[u8]>) -> Response {
    let header = |name: &str| headers.get(name).filter(|value| value.len() <= 500);
    Response {
        status,
        expiry: header("github-authentication-token-expiration"),
        request_id: header("x-github-request-id"),
        remaining: header("x-ratelimit-remaining"),
        retry_after: header("retry-after"),
        sso: header("x-github-sso"),
        body: body.and_then(|bytes| serde_json::from_slice(bytes).ok()),
    }
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
        if bytes.len() + piece.length() as usize > LONGEST_BODY {
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
