//! Asking the worker, from a frame that cannot do all that a page of ours can.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::promised;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = sendMessage, catch)]
    fn send_message(message: &JsValue) -> Result<JsValue, JsValue>;
}

/// Asks the worker to do this with a text; what to say of it, and whether it is done. `None` if there
/// is no worker, as once the extension was updated.
pub(crate) async fn ask(what: &str, text: &str) -> Option<Result<String, String>> {
    let message = Object::new();
    Reflect::set(&message, &what.into(), &text.into()).ok()?;
    let answer: Array = promised(send_message(&message)).await.ok()?.dyn_into().ok()?;
    let says = answer.get(1).as_string()?;
    Some(if answer.get(0).is_truthy() { Ok(says) } else { Err(says) })
}

/// The worker's answer, as [`ask`] reads it.
pub(crate) fn answer(done: Result<String, String>) -> JsValue {
    let is_done = done.is_ok();
    let (Ok(says) | Err(says)) = done;
    Array::of2(&is_done.into(), &says.into()).into()
}
