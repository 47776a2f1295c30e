//! The query of an address: names and values, percent-encoded.

/// Most parameters that are read; GitHub's form has about a hundred.
const MOST: usize = 120;

/// The parameters of a query, decoded, in their order.
pub(super) fn pairs(query: &str) -> Vec<(String, String)> {
    let parts = query.split('&').filter(|part| !part.is_empty()).take(MOST);
    parts
        .map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            (decode(name), decode(value))
        })
        .collect()
}

/// Bytes that are no text become the replacement character, as browsers do.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        let (byte, after) = match (first, others) {
            (b'+', _) => (b' ', others),
            (b'%', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => (high << 4 | low, after),
                _ => (b'%', others),
            },
            (other, _) => (*other, others),
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(hex: u8) -> Option<u8> {
    char::from(hex).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Writes every byte but the unreserved ones of RFC 3986 as `%XX`.
pub(super) fn encode(value: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_encoded_is_read_back() {
        for text in ["", "plain", "Milestone’s Copilot Token (read-only)", "100 % & = + ?", "\u{0}"]
        {
            let mut query = String::from("x=");
            encode(text, &mut query);
            assert_eq!(pairs(&query), [("x".to_owned(), text.to_owned())]);
        }
    }

    #[test]
    fn what_is_not_well_formed_is_kept_as_it_stands() {
        let read = pairs("a+b=%zz&&c&%E2%82=%&=x");
        let expected = [("a b", "%zz"), ("c", ""), ("\u{fffd}", "%"), ("", "x")];
        assert_eq!(read, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
