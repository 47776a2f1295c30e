//! What is remembered, changed by one page of ours at a time: of two that read a list, change it and
//! write it back at once, one would undo what the other did.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Memory, read, store};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
    fn request(name: &str, work: &JsValue) -> Result<JsValue, JsValue>;
}

/// One for all that is remembered: no change takes long, and one deletes everything.
const LOCK: &str = "memory";

/// A part of what is remembered, which no other page changes until this is dropped.
pub(crate) struct Held {
    what: Memory,
    text: String,
    _lock: Lock,
}

/// Holds this to change it; `None` if the browser does not tell what it is now. What could not be read
/// is not nothing, and must not be written over.
pub(crate) async fn hold(what: Memory) -> Option<Held> {
    let lock = Lock::take().await;
    Some(Held { what, text: read(what).await?, _lock: lock })
}

impl Held {
    /// What is remembered now; empty if it is nothing.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Remembers this instead; whether the browser took it.
    pub(crate) async fn replace(&self, text: &str) -> bool {
        store(self.what, text).await
    }
}

/// Keeps others waiting who take it too, until it is dropped.
pub(super) struct Lock {
    release: Option<Function>,
}

impl Lock {
    /// Waits for its turn. A browser that has no locks lets everybody go on.
    pub(super) async fn take() -> Self {
        let mut release = None;
        let released = Promise::new(&mut |resolve, _| release = Some(resolve));
        let mut asked = JsValue::UNDEFINED;
        let taken = Promise::new(&mut |resolve, _| {
            let released = released.clone();
            let work = Closure::once_into_js(move || {
                drop(resolve.call0(&JsValue::NULL));
                released
            });
            asked = request(LOCK, &work).unwrap_or_default();
        });
        drop(JsFuture::from(Promise::race(&Array::of2(&taken, &asked))).await);
        Self { release }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            drop(release.call0(&JsValue::NULL));
        }
    }
}
