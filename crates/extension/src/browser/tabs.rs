//! The browser's tabs and toolbar button: what takes no permission.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::promised;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = query, catch)]
    fn query(which: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = sendMessage, catch)]
    fn send_message(tab: &JsValue, message: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = create, catch)]
    fn create(options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getURL)]
    fn url_of(page: &str) -> String;
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeText, catch)]
    fn set_badge_text(details: &JsValue) -> Result<JsValue, JsValue>;
}

/// What a page with our content script can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Whether a panel can stand there; nothing is changed.
    Ask,
    /// To show it.
    Open,
    /// To show or hide it.
    Toggle,
}

impl Wish {
    fn key(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Open => "open",
            Self::Toggle => "toggle",
        }
    }
}

/// Asks the tab in front; whether it is one of GitHub's token pages. Others have nobody who answers.
pub(crate) async fn in_front(wish: Wish) -> bool {
    let which = object(&[("active", JsValue::TRUE), ("currentWindow", JsValue::TRUE)]);
    let Ok(tabs) = promised(query(&which)).await else { return false };
    let tab = Array::from(&tabs).get(0);
    let Ok(id) = Reflect::get(&tab, &"id".into()) else { return false };
    let message = object(&[(wish.key(), JsValue::TRUE)]);
    promised(send_message(&id, &message)).await.is_ok_and(|answer| answer.is_truthy())
}

/// Opens an address in a new tab; a page of ours by its name.
pub(crate) async fn open(address: &str) -> bool {
    let is_elsewhere = address.contains("://");
    let address = if is_elsewhere { address.to_owned() } else { url_of(address) };
    promised(create(&object(&[("url", address.into())]))).await.is_ok()
}

/// Writes a few characters on the toolbar button, or none.
pub(crate) async fn badge(text: &str) {
    drop(promised(set_badge_text(&object(&[("text", text.into())]))).await);
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        drop(Reflect::set(&object, &(*name).into(), value));
    }
    object.into()
}
