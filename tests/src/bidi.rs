//! One `WebDriver` `BiDi` connection: commands answered by number, events kept in order.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

use crate::restless::patience;

/// A browser that has not answered by then will not; starting one under load is the slowest command.
const ANSWER_DEADLINE: Duration = Duration::from_mins(1);

/// Something the browser said without being asked.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) method: String,
    pub(crate) params: Value,
}

/// A live connection; dropping it ends its two tasks.
#[derive(Debug)]
pub(crate) struct Connection {
    next: AtomicU64,
    outgoing: mpsc::UnboundedSender<Message>,
    shared: Arc<Shared>,
    tasks: [JoinHandle<()>; 2],
}

#[derive(Debug, Default)]
struct Shared {
    waiting: Mutex<HashMap<u64, oneshot::Sender<Result<Value, Refusal>>>>,
    events: Mutex<Vec<Event>>,
}

#[derive(Debug)]
struct Refusal {
    code: String,
    message: String,
}

impl Connection {
    /// Connects to a browser's `BiDi` address; the session is the caller's to begin.
    pub(crate) async fn open(address: &str) -> Result<Self> {
        // Screenshots are single messages of several megabytes.
        let limits = WebSocketConfig::default().max_message_size(None).max_frame_size(None);
        let (socket, _) = connect_async_with_config(address, Some(limits), true)
            .await
            .with_context(|| format!("no BiDi connection to {address}"))?;
        let (mut sink, stream) = socket.split();
        let (outgoing, mut queue) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared::default());
        let writing = tokio::spawn(async move {
            while let Some(message) = queue.recv().await {
                if sink.send(message).await.is_err() {
                    break;
                }
            }
        });
        let reading = tokio::spawn(read_all(stream, Arc::clone(&shared)));
        Ok(Self { next: AtomicU64::new(1), outgoing, shared, tasks: [writing, reading] })
    }

    /// Sends a command and waits for its answer; an error names the command and the browser's words.
    pub(crate) async fn command(&self, method: &str, params: Value) -> Result<Value> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let (answer, answered) = oneshot::channel();
        held(&self.shared.waiting).insert(id, answer);
        let text = json!({ "id": id, "method": method, "params": params }).to_string();
        self.outgoing
            .send(Message::text(text))
            .map_err(|_| anyhow!("{method}: the browser closed the connection"))?;
        let deadline = patience(ANSWER_DEADLINE);
        match tokio::time::timeout(deadline, answered).await {
            Err(_) => Err(anyhow!("{method}: no answer within {} s", deadline.as_secs())),
            Ok(Err(_)) => Err(anyhow!("{method}: the browser closed the connection")),
            Ok(Ok(Err(refusal))) => Err(anyhow!("{method}: {}: {}", refusal.code, refusal.message)),
            Ok(Ok(Ok(result))) => Ok(result),
        }
    }

    /// Every event of this kind so far, oldest first.
    pub(crate) fn events(&self, method: &str) -> Vec<Value> {
        let events = held(&self.shared.events);
        events.iter().filter(|event| event.method == method).map(|e| e.params.clone()).collect()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

async fn read_all(
    mut stream: futures_util::stream::SplitStream<WebSocketStream<MaybeTlsStream<TcpStream>>>,
    shared: Arc<Shared>,
) {
    while let Some(Ok(message)) = stream.next().await {
        if let Message::Text(text) = message
            && let Ok(value) = serde_json::from_str::<Value>(&text)
        {
            take_in(value, &shared);
        }
    }
    // Whoever still waits learns that nothing will come.
    held(&shared.waiting).clear();
}

fn take_in(mut value: Value, shared: &Shared) {
    let kind = value["type"].as_str().unwrap_or_default();
    if kind == "event" {
        let method = value["method"].as_str().unwrap_or_default().to_owned();
        let params = value["params"].take();
        held(&shared.events).push(Event { method, params });
        return;
    }
    let Some(waiting) = value["id"].as_u64().and_then(|id| held(&shared.waiting).remove(&id))
    else {
        return;
    };
    let answer = if kind == "success" {
        Ok(value["result"].take())
    } else {
        let said = |name: &str| value[name].as_str().unwrap_or("(unsaid)").to_owned();
        Err(Refusal { code: said("error"), message: said("message") })
    };
    // The one who asked may have given up.
    let _ = waiting.send(answer);
}

/// A panic elsewhere does not make a list of answers unusable.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
