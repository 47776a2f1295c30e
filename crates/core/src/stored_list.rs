//! A list as the browser stores it: JSON in which whatever cannot be read stays as it was found, because another
//! version may read it, and nobody else has it.

use serde::Serialize;
use serde_json::Value;

/// What was stored, one value each. How long it can be is the browser's limit; how deep, the parser's.
pub(crate) fn read(json: &str) -> Vec<Value> {
    match serde_json::from_str(json) {
        Ok(Value::Array(values)) => values,
        _ if json.trim().is_empty() => Vec::new(),
        // As one value: what was a list once may be mended by a person.
        _ => vec![json.into()],
    }
}

/// The text that [`read`] reads.
pub(crate) fn write<T: Serialize>(known: &[T], others: &[Value]) -> String {
    // As texts: a list of values would take all fields of a type to the wasm once more.
    let known = known.iter().filter_map(|known| serde_json::to_string(known).ok());
    let all: Vec<_> = known.chain(others.iter().map(Value::to_string)).collect();
    ["[", &all.join(","), "]"].concat()
}
