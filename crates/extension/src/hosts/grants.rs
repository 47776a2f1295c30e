//! What the browser is asked for beside what the manifest takes at once: hosts, and the right to run
//! the content script there. In the panel's frame some browsers have neither interface; the calls then
//! fail, which is handled like a refusal.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::browser::promised;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = request, catch)]
    fn permissions_request(wanted: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = contains, catch)]
    fn permissions_contains(wanted: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = remove, catch)]
    fn permissions_remove(unwanted: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = registerContentScripts, catch)]
    fn scripts_register(scripts: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = updateContentScripts, catch)]
    fn scripts_update(scripts: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = unregisterContentScripts, catch)]
    fn scripts_unregister(which: &JsValue) -> Result<JsValue, JsValue>;
}

/// The permission to run a content script on a host that was allowed.
const SCRIPTING: &str = "scripting";
/// The one content script that is registered.
const SCRIPT: &str = "hosts";

/// Puts the question, and gives what comes back of it to [`agreed`].
pub(super) fn request(patterns: &[String]) -> Result<JsValue, JsValue> {
    permissions_request(&permissions(patterns, true))
}

/// Whether the user, or an earlier answer, said yes.
pub(super) async fn agreed(asked: Result<JsValue, JsValue>) -> bool {
    promised(asked).await.is_ok_and(|answer| answer.is_truthy())
}

/// Whether the browser still grants these. Where it cannot be asked the script that brought us here is
/// proof of it: browsers run that on no other host.
pub(super) async fn may_use(patterns: &[String]) -> bool {
    let answer = promised(permissions_contains(&permissions(patterns, false))).await;
    answer.map_or(true, |granted| granted.is_undefined() || granted.is_truthy())
}

/// Gives these back, and with the last of them the right to run scripts.
pub(super) async fn give_back(patterns: &[String], last: bool) {
    // What an administrator granted stays; the list is what counts.
    drop(promised(permissions_remove(&permissions(patterns, last))).await);
}

/// Runs the content script on these pages only.
pub(super) async fn run_on(pages: Vec<String>) {
    if pages.is_empty() {
        let which = object(&[("ids", strings([SCRIPT]).into())]);
        // It fails if there is none, as is wanted.
        drop(promised(scripts_unregister(&which)).await);
        return;
    }
    let scripts = Array::of1(&object(&[
        ("id", SCRIPT.into()),
        ("matches", strings(pages).into()),
        ("js", strings(["content/gate.js"]).into()),
        ("runAt", "document_idle".into()),
        ("persistAcrossSessions", true.into()),
    ]));
    if promised(scripts_update(&scripts)).await.is_err() {
        // There is none yet. If this fails too, the host's pages stay as they are.
        drop(promised(scripts_register(&scripts)).await);
    }
}

fn permissions(patterns: &[String], scripting: bool) -> JsValue {
    let origins = ("origins", strings(patterns).into());
    if scripting {
        object(&[origins, ("permissions", strings([SCRIPTING]).into())])
    } else {
        object(&[origins])
    }
}

fn strings(texts: impl IntoIterator<Item = impl AsRef<str>>) -> Array {
    texts.into_iter().map(|text| JsValue::from_str(text.as_ref())).collect()
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // A fresh object takes every key.
        drop(Reflect::set(&object, &JsValue::from_str(key), value));
    }
    object.into()
}
