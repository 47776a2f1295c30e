//! Tokenwright in the browser: entry points of the extension's pages. What is decided is decided in
//! `tokenwright-core`; what GitHub's page looks like is known in `tokenwright-page`.

mod browser;
mod client;
mod dom;
mod marks;
mod message;
mod panel;
mod repositories_view;
mod run;
mod session;
mod verify;

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::MessagePort;

/// Starts the panel on GitHub's page; `port` leads to the content script.
#[wasm_bindgen]
pub fn start_panel(port: MessagePort) {
    wasm_bindgen_futures::spawn_local(panel::start(port));
}

/// Starts the page where any token can be pasted and verified.
#[wasm_bindgen]
pub fn start_verify() {
    wasm_bindgen_futures::spawn_local(verify::start());
}
