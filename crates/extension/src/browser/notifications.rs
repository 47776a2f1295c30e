//! Notifications, and the permission for them, which is asked for when they are first wanted.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::promised;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "notifications"], js_name = create, catch)]
    fn create(id: &str, options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "notifications"], js_name = clear, catch)]
    fn clear(id: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = request, catch)]
    fn request(wanted: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = contains, catch)]
    fn contains(wanted: &JsValue) -> Result<JsValue, JsValue>;
}

/// What the browser said when it was asked to allow notifications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Allowed {
    Yes,
    No,
    /// It cannot be asked here: Firefox gives frames on other pages no such question.
    CannotAsk,
}

/// Asks to allow notifications. Browsers take the question only in the very click that leads to it, so it
/// is put before the first thing is awaited.
pub(crate) fn allow() -> impl Future<Output = Allowed> {
    let asked = request(&permission());
    async move {
        if asked.is_err() {
            return Allowed::CannotAsk;
        }
        match promised(asked).await {
            Ok(answer) if answer.is_truthy() => Allowed::Yes,
            Ok(answer) if answer.is_undefined() => Allowed::CannotAsk,
            _ => Allowed::No,
        }
    }
}

/// Whether they are allowed.
pub(crate) async fn are_allowed() -> bool {
    promised(contains(&permission())).await.is_ok_and(|answer| answer.is_truthy())
}

/// Shows one, in the place of an earlier one of the same id; whether the browser took it.
pub(crate) async fn notify(id: &str, title: &str, message: &str) -> bool {
    let options = Object::new();
    let fields =
        [("type", "basic"), ("iconUrl", "icons/128.png"), ("title", title), ("message", message)];
    for (name, value) in fields {
        drop(Reflect::set(&options, &name.into(), &value.into()));
    }
    promised(create(id, &options)).await.is_ok()
}

/// Takes one away.
pub(crate) async fn take_away(id: &str) {
    drop(promised(clear(id)).await);
}

fn permission() -> JsValue {
    let wanted = Object::new();
    let names = Array::of1(&"notifications".into());
    drop(Reflect::set(&wanted, &"permissions".into(), &names));
    wanted.into()
}
