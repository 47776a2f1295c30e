//! A body, reduced to what the rules read. The rest may be private (addresses, names, secrets in
//! alerts), and is dropped before anything keeps it.

use serde_json::{Map, Value};

/// The fields that the rules read, or look for.
const READ: [&str; 9] = [
    "full_name",
    "installations",
    "login",
    "message",
    "private",
    "role",
    "seat_breakdown",
    "state",
    "total_seats",
];
/// Most items of a list that are kept.
const LONGEST_LIST: usize = 100;
/// Most bytes of a text that are kept: a message has a few hundred.
const LONGEST_TEXT: usize = 2000;

/// What the rules read of a JSON body; `None` if it is none.
pub(super) fn body(bytes: &[u8]) -> Option<Value> {
    // As text: reading bytes as well would take the parser to the wasm once more.
    serde_json::from_str(str::from_utf8(bytes).ok()?).ok().map(reduced)
}

fn reduced(body: Value) -> Value {
    match body {
        Value::Object(fields) => object(fields),
        Value::Array(items) => items.into_iter().take(LONGEST_LIST).map(item).collect(),
        _ => Value::Null,
    }
}

fn item(item: Value) -> Value {
    match item {
        Value::Object(fields) => object(fields),
        _ => Value::Null,
    }
}

fn object(fields: Map<String, Value>) -> Value {
    let read = fields.into_iter().filter(|(name, _)| READ.contains(&name.as_str()));
    // Not collected: that would sort the names first, with code of its own.
    let mut kept = Map::new();
    read.for_each(|(name, value)| drop(kept.insert(name, plain(value))));
    kept.into()
}

/// A text or a truth; of anything else only that it is there.
fn plain(value: Value) -> Value {
    match value {
        Value::String(text) if text.len() <= LONGEST_TEXT => Value::String(text),
        Value::Bool(truth) => Value::Bool(truth),
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(sent: Value, kept: Value) {
        assert_eq!(body(sent.to_string().as_bytes()), Some(kept));
    }

    #[test]
    fn only_what_is_read_is_kept() {
        check(
            json!({ "login": "mona", "email": "mona@example.com", "id": 1 }),
            json!({ "login": "mona" }),
        );
        check(json!({ "seat_breakdown": { "total": 3 } }), json!({ "seat_breakdown": null }));
        check(json!([{ "email": "a@b.c" }, { "private": true }]), json!([{}, { "private": true }]));
        check(json!("text"), Value::Null);
        check(json!({ "message": "x".repeat(5000) }), json!({ "message": null }));
    }

    #[test]
    fn what_is_no_json_is_nothing() {
        assert_eq!(body(b"<html>"), None);
        assert_eq!(body(b"{\"login\": \"mo"), None);
        assert_eq!(body("[".repeat(100_000).as_bytes()), None);
    }
}
