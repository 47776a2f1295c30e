//! Text made safe for markup.

/// Text for an element or for an attribute in double quotes.
pub(super) fn esc(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, letter| {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
        out
    })
}

/// JSON for a `script` element, which nothing in it can close.
pub(super) fn json(value: &serde_json::Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

/// A boolean attribute.
pub(super) fn attribute_if(name: &'static str, holds: bool) -> &'static str {
    if holds { name } else { "" }
}
