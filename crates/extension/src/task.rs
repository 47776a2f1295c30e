//! Work that goes on by itself. All of it is boxed: so what starts it and wakes it is in the module once, and not once for
//! each kind of work.

use std::pin::Pin;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{future_to_promise, spawn_local};

/// Lets this go on.
pub(crate) fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    spawn_local(work);
}

/// Lets this go on, and promises what comes of it.
pub(crate) fn promise(work: impl Future<Output = JsValue> + 'static) -> Promise {
    let work: Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>> =
        Box::pin(async move { Ok(work.await) });
    future_to_promise(work)
}

/// The same of what is only done.
pub(crate) fn done(work: impl Future<Output = ()> + 'static) -> Promise {
    promise(async move {
        work.await;
        JsValue::UNDEFINED
    })
}
