//! What becomes of a true answer on the way.

use serde_json::Value;

use crate::exchange::{Delivery, Reply};
use crate::fault::ApiFault;

/// The page of an overloaded GitHub, by its title.
const UNICORN: &str = "<!DOCTYPE html><html><head><title>Unicorn! &middot; GitHub</title></head>\
    <body><p>We had issues producing the response to your request.</p></body></html>";
const HOTEL: &str = "<!DOCTYPE html><title>Welcome to Hotel Wi-Fi</title><p>Please sign in.";
const MARKUP: &str = "<img src=x onerror=alert(1)>";
const DEEP: usize = 200_000;
const GIANT: usize = 3 * 1024 * 1024;

pub(super) fn broken_by(fault: Option<ApiFault>, mut reply: Reply) -> Reply {
    let Some(fault) = fault else { return reply };
    let good = reply.status == 200;
    match fault {
        ApiFault::NeverAnswers => reply.silent = true,
        ApiFault::BadGatewayHtml => return Reply::html(502, UNICORN),
        ApiFault::ForeignHtml => return Reply::html(200, HOTEL),
        ApiFault::RedirectsElsewhere => return Reply::redirect("https://example.com/"),
        ApiFault::TruncatedJson if good => reply.body.truncate(reply.body.len() / 2),
        ApiFault::WrongContentType => reply.set("content-type", "text/html; charset=utf-8"),
        ApiFault::SlowDrip => {
            reply.status = 200;
            reply.delivery = Delivery::Drip;
        }
        ApiFault::BreaksOff => {
            // An answer without a body shall break off too.
            let promised = reply.body.len().max(1);
            reply.set("content-length", promised.to_string());
            reply.body.truncate(promised / 2);
            reply.delivery = Delivery::BreaksOff;
        }
        ApiFault::NoContent => empty(&mut reply, 204),
        ApiFault::NotModified => empty(&mut reply, 304),
        ApiFault::GiantBody if good => inflate(&mut reply.body),
        ApiFault::EndlessBody if good => reply.delivery = Delivery::Endless,
        ApiFault::DeepJson if good => reply.body = nested(DEEP),
        ApiFault::OtherTypes => change(&mut reply.body, &|value| *value = of_another_type(value)),
        ApiFault::ControlCharacters => {
            change_texts(
                &mut reply.body,
                &"\u{0}\u{1b}[31m\u{202e}\u{200b}\u{feff}\r\n".repeat(99),
            );
        }
        ApiFault::Markup => change_texts(&mut reply.body, MARKUP),
        _ => {}
    }
    reply
}

fn empty(reply: &mut Reply, status: u16) {
    reply.status = status;
    reply.headers.retain(|(name, _)| *name != "content-type");
    reply.body.clear();
}

fn inflate(body: &mut Vec<u8>) {
    if let Ok(Value::Object(mut fields)) = serde_json::from_slice(body) {
        // An empty member first: what it takes besides its text is then counted.
        fields.insert("padding".to_owned(), Value::from(""));
        let room = GIANT.saturating_sub(Value::from(fields.clone()).to_string().len());
        fields.insert("padding".to_owned(), Value::from("x".repeat(room)));
        *body = Value::from(fields).to_string().into_bytes();
    } else {
        body.resize(GIANT.max(body.len()), b' ');
    }
}

fn nested(depth: usize) -> Vec<u8> {
    ["[".repeat(depth), "]".repeat(depth)].concat().into_bytes()
}

fn change_texts(body: &mut Vec<u8>, text: &str) {
    change(body, &|value| {
        if value.is_string() {
            *value = Value::from(text);
        }
    });
}

fn of_another_type(value: &Value) -> Value {
    match value {
        Value::String(_) => Value::from(-1.5e300),
        Value::Number(_) => Value::Bool(false),
        Value::Bool(_) => Value::Array(Vec::new()),
        _ => Value::Null,
    }
}

/// Changes every value that holds no others.
fn change(body: &mut Vec<u8>, by: &dyn Fn(&mut Value)) {
    if let Ok(mut value) = serde_json::from_slice(body) {
        change_within(&mut value, by);
        *body = value.to_string().into_bytes();
    }
}

fn change_within(value: &mut Value, by: &dyn Fn(&mut Value)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| change_within(item, by)),
        Value::Object(fields) => fields.values_mut().for_each(|field| change_within(field, by)),
        plain => by(plain),
    }
}
