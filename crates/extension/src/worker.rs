//! What happens without a page of ours: a key was pressed, an alarm went off, a notification was
//! clicked. `extension/worker.js` only listens; what follows is decided here.

use wasm_bindgen::prelude::wasm_bindgen;

/// The browser or a new version of the extension has started: alarms do not outlive that everywhere.
#[wasm_bindgen]
pub fn worker_started() {}

/// A key was pressed that the manifest names.
#[wasm_bindgen]
pub fn worker_command(_name: &str) {}

/// An alarm went off.
#[wasm_bindgen]
pub fn worker_alarm(_name: &str) {}

/// A notification was clicked.
#[wasm_bindgen]
pub fn worker_notification_clicked(_id: &str) {}

/// A page of ours has changed what is remembered under these keys.
#[wasm_bindgen]
pub fn worker_remembered(_keys: Vec<String>) {}
