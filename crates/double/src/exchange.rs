//! One request, its answer, and what is kept of both.

use std::time::Duration;

use crate::form_data::FormData;

/// What came in, as far as the double looks at it. Header names are lower case.
#[derive(Debug, Clone, Default)]
pub(crate) struct Request {
    pub(crate) host: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Request {
    pub(crate) fn segments(&self) -> Vec<&str> {
        self.path.split('/').filter(|segment| !segment.is_empty()).collect()
    }

    pub(crate) fn parameters(&self) -> FormData {
        FormData::parse(&self.query)
    }

    pub(crate) fn form(&self) -> FormData {
        FormData::parse(&self.body)
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Path and query as they stand in the address bar.
    pub(crate) fn address(&self) -> String {
        if self.query.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{}", self.path, self.query)
        }
    }
}

/// What goes out.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
    /// GitHub takes its time with fragments; the page shows a loading state meanwhile.
    pub(crate) pause: Duration,
    /// False when the double does not know the address: a test asserts that none came.
    pub(crate) known: bool,
    /// The connection stays open and nothing is ever sent.
    pub(crate) silent: bool,
    pub(crate) delivery: Delivery,
}

/// How the body goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delivery {
    Whole,
    /// One byte a second, without end.
    Drip,
    /// As fast as it is taken, without end.
    Endless,
    /// Less than was promised, then the connection is closed.
    BreaksOff,
}

impl Reply {
    pub(crate) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![("content-type", content_type.to_owned())],
            body: body.into(),
            pause: Duration::ZERO,
            known: true,
            silent: false,
            delivery: Delivery::Whole,
        }
    }

    pub(crate) fn html(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::new(status, "text/html; charset=utf-8", body)
    }

    /// After a form was accepted: "see other".
    pub(crate) fn redirect(location: impl Into<String>) -> Self {
        Self::html(302, "").with("location", location)
    }

    /// An address the facts do not speak of.
    pub(crate) fn unknown(request: &Request) -> Self {
        let Request { method, host, path, .. } = request;
        let text = format!("The double does not know {method} https://{host}{path}\n");
        let mut reply = Self::new(501, "text/plain; charset=utf-8", text);
        reply.known = false;
        reply
    }

    /// With one host in the place of another, in its policy and in its text.
    pub(crate) fn replacing(mut self, host: &str, by: &str) -> Self {
        for (_, value) in &mut self.headers {
            *value = value.replace(host, by);
        }
        if let Ok(text) = std::str::from_utf8(&self.body) {
            self.body = text.replace(host, by).into_bytes();
        }
        self
    }

    /// Takes the place of what the header said before.
    pub(crate) fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.headers.retain(|(present, _)| *present != name);
        self.headers.push((name, value.into()));
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Never sent, if so.
    pub(crate) fn stalled(mut self, stalls: bool) -> Self {
        self.silent = stalls;
        self
    }

    pub(crate) fn after_milliseconds(mut self, milliseconds: u64) -> Self {
        self.pause = Duration::from_millis(milliseconds);
        self
    }
}

/// One request that reached the double.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// 1 for the first request to a GitHub host.
    pub number: usize,
    /// `github.com`, `github.githubassets.com`, `acme.ghe.com` or one of the API's: `api.github.com`,
    /// `api.acme.ghe.com`, `github.example`, which has pages too (anything in [`Double::noise`](crate::Double::noise)).
    pub host: String,
    /// Upper case.
    pub method: String,
    /// Without the query.
    pub path: String,
    /// Without the question mark; empty if there was none.
    pub query: String,
    /// The exact value of the `Authorization` header.
    pub authorization: Option<String>,
    /// Every header, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
    /// What was answered; 0 if nothing was.
    pub status: u16,
    /// False if the double does not know this method and path.
    pub known: bool,
}

impl Recorded {
    pub(crate) fn new(number: usize, request: &Request, reply: &Reply) -> Self {
        Self {
            number,
            host: request.host.clone(),
            method: request.method.clone(),
            path: request.path.clone(),
            query: request.query.clone(),
            authorization: request.header("authorization").map(str::to_owned),
            headers: request.headers.clone(),
            body: request.body.clone(),
            status: if reply.silent { 0 } else { reply.status },
            known: reply.known,
        }
    }
}
