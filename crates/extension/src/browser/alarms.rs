//! Waking on a day, with no page of ours open.

use js_sys::{Date as JsDate, Object, Reflect};
use tokenwright_core::date::Date;
use wasm_bindgen::prelude::*;

use super::promised;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "alarms"], js_name = create, catch)]
    fn create(name: &str, when: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "alarms"], js_name = clear, catch)]
    fn clear(name: &str) -> Result<JsValue, JsValue>;
}

/// Goes off when there may be something to tell of a reminder.
pub(crate) const REMINDERS: &str = "reminders";

/// The hour of the day at which it goes off: nobody is woken by a token.
const HOUR: u32 = 9;

/// Wakes the worker on this day instead of any other; on none if there is none.
pub(crate) async fn wake_on(day: Option<Date>) {
    let set = match day.and_then(time_on) {
        Some(when) => create(REMINDERS, &when),
        None => clear(REMINDERS),
    };
    drop(promised(set).await);
}

/// The moment of the user's clock, as alarms take it; one that is over makes an alarm go off at once.
fn time_on(day: Date) -> Option<JsValue> {
    let midnight = format!("{day}T00:00:00");
    let moment = JsDate::new(&midnight.into());
    moment.set_hours(HOUR);
    let options = Object::new();
    Reflect::set(&options, &"when".into(), &moment.get_time().into()).ok()?;
    Some(options.into())
}
