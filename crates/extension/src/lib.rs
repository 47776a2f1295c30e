//! Tokenwright in the browser: entry points of the extension's pages. What is decided is decided in
//! `tokenwright-core`; what GitHub's page looks like is known in `tokenwright-page`.

mod browser;
mod client;
mod dom;
mod label;
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
    label::fill_page();
    wasm_bindgen_futures::spawn_local(panel::start(port));
}

/// Starts what the toolbar button opens.
#[wasm_bindgen]
pub fn start_popup() {
    label::fill_page();
}

/// Starts the page where any token can be pasted and verified.
#[wasm_bindgen]
pub fn start_verify() {
    label::fill_page();
    wasm_bindgen_futures::spawn_local(verify::start());
}
