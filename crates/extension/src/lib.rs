//! Tokenwright in the browser: entry points of the extension's pages. What is decided is decided in
//! `tokenwright-core`; what GitHub's page looks like is known in `tokenwright-page`.

mod browser;
mod client;
mod dom;
mod hosts;
mod label;
mod library;
mod marks;
mod message;
mod owner;
mod panel;
mod popup;
mod recipes;
mod reminders;
mod repositories_view;
mod run;
mod session;
mod settings;
mod task;
mod verify;
mod worker;

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::MessagePort;

/// Starts the panel on GitHub's page; `port` leads to the content script, `origin` is the page's. On a
/// page of a host that was not allowed there is nothing.
#[wasm_bindgen]
pub fn start_panel(port: MessagePort, origin: String) {
    label::fill_page();
    task::spawn(async move {
        match hosts::admitted(&origin).await {
            Some(host) => panel::start(port, host).await,
            // Whoever brought the panel there has nothing to show of it, and nothing to be pressed.
            None => dom::empty_page(),
        }
    });
}

/// Starts what the toolbar button opens.
#[wasm_bindgen]
pub fn start_popup() {
    open(popup::start());
}

/// Starts the page of settings.
#[wasm_bindgen]
pub fn start_settings() {
    open(settings::start());
}

/// Starts the page of recipes.
#[wasm_bindgen]
pub fn start_recipes() {
    open(recipes::start());
}

/// Starts the page where any token can be pasted and verified.
#[wasm_bindgen]
pub fn start_verify() {
    open(verify::start());
}

/// The worker: the browser or a new version has started, or the user has allowed more.
#[wasm_bindgen]
pub fn worker_started() -> Promise {
    task::done(async move { worker::started().await })
}

/// The worker: a key was pressed that the manifest names.
#[wasm_bindgen]
pub fn worker_command(name: String) -> Promise {
    task::done(async move { worker::command(&name).await })
}

/// The worker: an alarm went off.
#[wasm_bindgen]
pub fn worker_alarm(name: String) -> Promise {
    task::done(async move { worker::alarm(&name).await })
}

/// The worker: a notification was clicked.
#[wasm_bindgen]
pub fn worker_notification_clicked(id: String) -> Promise {
    task::done(async move { worker::notification_clicked(&id).await })
}

/// The worker: what is remembered under these keys has changed.
#[wasm_bindgen]
pub fn worker_remembered(keys: Vec<String>) -> Promise {
    task::done(async move { worker::remembered(&keys).await })
}

/// The worker: the panel sent a reminder to keep. Gives whether it is kept, and what to say of it.
#[wasm_bindgen]
pub fn worker_remind(reminder: String) -> Promise {
    task::promise(async move { browser::worker::answer(reminders::add_sent(&reminder).await) })
}

/// Opens a page of ours in a tab or popup. `start` comes to its end when the page stands as it will.
fn open(start: impl Future<Output = ()> + 'static) {
    label::fill_page();
    task::spawn(hosts::register());
    task::spawn(async move {
        start.await;
        dom::stands();
    });
}
