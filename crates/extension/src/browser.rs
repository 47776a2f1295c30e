//! What the rules take as values and only a browser knows: the time, what was remembered, the
//! clipboard, alarms, notifications and tabs.

pub(crate) mod alarms;
mod held;
pub(crate) mod notifications;
mod tab_memory;
pub(crate) mod tabs;
pub(crate) mod worker;

use std::time::Duration;

use js_sys::{Array, Date as JsDate, JSON, JsString, Object, Promise, Reflect};
use tokenwright_core::date::{Date, Moment};
use tokenwright_page::Scheme;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, MediaQueryList, Url};

use crate::dom;
use crate::task;
pub(crate) use held::{Held, hold};
pub(crate) use tab_memory::{
    forget_attempt, keep_attempt, keep_closed, keep_draft, keep_link, kept_attempt, kept_closed,
    kept_draft, kept_link,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    fn local_get(key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    fn local_set(items: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = remove, catch)]
    fn local_remove(key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = clear, catch)]
    fn local_clear() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "managed"], js_name = get, catch)]
    fn managed_get(keys: &JsValue) -> Result<JsValue, JsValue>;
}

/// What a call of the browser's interfaces promises. Once the extension was updated it promises nothing.
pub(crate) async fn promised(call: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&call?)).await
}

/// What is remembered between visits. Never a token.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Memory {
    /// The organization that the user told.
    Owner,
    /// How much of the panel there is: "open" or "pill".
    Shape,
    /// The side on which the panel stands: "left" or "right".
    Side,
    /// The controls that the user pointed at, as JSON.
    Pins,
    /// The names of the hosts that the user allowed, with a space between them.
    Hosts,
    /// The name of the host on which a form was opened last.
    Host,
    /// The id of the recipe that was chosen last.
    Recipe,
    /// The person's own recipes, as JSON; `library` reads and writes them.
    Recipes,
    /// The reminders that tokens expire, as JSON: of each token its last four characters and its end.
    Reminders,
}

impl Memory {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Shape => "shape",
            Self::Side => "side",
            Self::Pins => "pins",
            Self::Hosts => "hosts",
            Self::Host => "host",
            Self::Recipe => "recipe",
            Self::Recipes => "recipes",
            Self::Reminders => "reminders",
        }
    }
}

/// What was remembered; `None` also where the browser refuses storage. To change what it holds, `hold` it.
pub(crate) async fn recall(what: Memory) -> Option<String> {
    read(what).await.filter(|text| !text.is_empty())
}

/// The same for those to whom it matters: empty if nothing was remembered, `None` if the browser
/// does not say.
pub(crate) async fn read(what: Memory) -> Option<String> {
    let found = promised(local_get(what.key())).await.ok()?;
    Some(Reflect::get(&found, &what.key().into()).ok()?.as_string().unwrap_or_default())
}

/// Remembers this. If the browser refuses, the user is asked again next time.
pub(crate) fn remember(what: Memory, value: &str) {
    let value = value.to_owned();
    task::spawn(async move {
        store(what, &value).await;
    });
}

/// The same, for what has to be remembered before one goes on; whether the browser took it.
pub(crate) async fn store(what: Memory, value: &str) -> bool {
    let items = Object::new();
    Reflect::set(&items, &what.key().into(), &value.into()).is_ok()
        && promised(local_set(&items)).await.is_ok()
}

/// Forgets this; whether the browser did.
pub(crate) async fn forget(what: Memory) -> bool {
    promised(local_remove(what.key())).await.is_ok()
}

/// Forgets everything, in every page; whether the browser did.
pub(crate) async fn forget_everything() -> bool {
    tab_memory::clear();
    let _lock = held::Lock::take().await;
    promised(local_clear()).await.is_ok()
}

/// What the organization's administrator set for this extension, as JSON; `None` if nobody did.
pub(crate) async fn managed() -> Option<String> {
    // Firefox refuses the question where there is no policy.
    let set = promised(managed_get(&JsValue::NULL)).await.ok()?;
    JSON::stringify(&set).ok()?.as_string()
}

/// The text in small letters of whatever alphabet.
pub(crate) fn lowercase(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

/// The user's date today.
pub(crate) fn today() -> Date {
    let now = JsDate::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    let date = Date::new(year, now.get_month() + 1, now.get_date());
    // A clock that shows no day of the calendar is no day we can count from.
    date.unwrap_or_else(|| Moment::from_unix_seconds(0).date())
}

/// This moment.
pub(crate) fn now() -> Moment {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "seconds of any clock fit, and the rest is cut"
    )]
    Moment::from_unix_seconds((JsDate::now() / 1000.0) as i64)
}

/// Puts a text on the clipboard. Call it from a click: browsers ask for one.
pub(crate) async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// Offers a text as a file to keep. Call it from a click: browsers ask for one.
pub(crate) fn save(name: &str, kind: &str, text: &str) -> bool {
    offer(name, kind, text).is_some()
}

fn offer(name: &str, kind: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link = web_sys::window()?.document()?.create_element("a").ok()?;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser reads it in its own time, so it is let go later.
    task::spawn(async move {
        after(Duration::from_mins(1)).await;
        drop(Url::revoke_object_url(&address));
    });
    Some(())
}

/// Waits so long; longer than three weeks no browser can.
pub(crate) async fn after(time: Duration) {
    let milliseconds = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
    let wait = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            drop(
                window
                    .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds),
            );
        }
    });
    drop(JsFuture::from(wait).await);
}

/// Names the page anew, so that a tab in the background tells the news.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Calls this whenever the system turns light or dark, for as long as the page lives.
pub(crate) fn on_scheme_change(mut changed: impl FnMut() + 'static) {
    if let Some(query) = dark_query() {
        dom::on(&query, "change", move |_| changed());
    }
}

/// Whether the system is light or dark.
pub(crate) fn system_scheme() -> Scheme {
    if dark_query().is_some_and(|query| query.matches()) { Scheme::Dark } else { Scheme::Light }
}

fn dark_query() -> Option<MediaQueryList> {
    web_sys::window()?.match_media("(prefers-color-scheme: dark)").ok()?
}

/// Opens an address in a tab of its own, which learns nothing of this page. Call it from a click:
/// browsers ask for one.
pub(crate) fn open(address: &str) {
    if let Some(window) = web_sys::window() {
        let features = "noopener,noreferrer";
        drop(window.open_with_url_and_target_and_features(address, "_blank", features));
    }
}

/// Closes this popup. Browsers do it by themselves as soon as the focus goes elsewhere, but not always.
pub(crate) fn close() {
    if let Some(window) = web_sys::window() {
        drop(window.close());
    }
}
