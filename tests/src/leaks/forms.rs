//! The forms in which a part of a token may stand: as it is, in wider characters, escaped, in other letters.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use anyhow::Result;
use data_encoding::BASE64_NOPAD;

/// Characters of a token that together are a leak. A reminder holds the last four.
const PART: usize = 16;
/// Signs that are looked for first. Each run of at least `2 * BLOCK - 1` signs holds a whole block.
const BLOCK: usize = 8;

/// Every form of every token, ready to be found in one pass.
#[derive(Debug)]
pub(super) struct Forms {
    all: Vec<Form>,
    blocks: AhoCorasick,
    /// For each block, its form and the number of its first sign.
    places: Vec<(usize, usize)>,
}

/// One token in one form.
#[derive(Debug)]
struct Form {
    /// The number of the token.
    token: usize,
    name: &'static str,
    /// A sign of the form may be several bytes: `%67` is one.
    signs: Vec<Vec<u8>>,
    /// Signs that together are a leak.
    least: usize,
}

/// A part of a token, and the form that it is in.
#[derive(Debug)]
pub(super) struct Hit {
    pub(super) token: usize,
    pub(super) form: &'static str,
    pub(super) length: usize,
}

/// How a program may write one character.
type Write = fn(u8) -> Vec<u8>;

/// Forms in which each character stands for itself. Letters are compared without their case, so what is
/// written in hexadecimal digits needs one form only.
const BY_CHARACTER: [(&str, Write); 8] = [
    ("plain", |c| vec![c]),
    ("utf-16", |c| vec![c, 0]),
    ("percent-encoded", |c| format!("%{c:02x}").into_bytes()),
    ("escaped for JSON", |c| format!("\\u{c:04x}").into_bytes()),
    ("escaped for JavaScript", |c| format!("\\x{c:02x}").into_bytes()),
    ("as HTML entities", |c| format!("&#{c};").into_bytes()),
    ("as hexadecimal HTML entities", |c| format!("&#x{c:x};").into_bytes()),
    ("hexadecimal", |c| format!("{c:02x}").into_bytes()),
];

impl Forms {
    pub(super) fn of(tokens: impl IntoIterator<Item = String>) -> Result<Self> {
        let mut known: Vec<String> = Vec::new();
        for token in tokens {
            if !known.contains(&token) {
                known.push(token);
            }
        }
        let forms = known.iter().enumerate();
        let forms: Vec<Form> = forms.flat_map(|(at, token)| forms_of(at, secret(token))).collect();
        let mut blocks = Vec::new();
        let mut places = Vec::new();
        for (number, form) in forms.iter().enumerate() {
            for (at, block) in form.signs.chunks_exact(BLOCK).enumerate() {
                blocks.push(block.concat());
                places.push((number, at * BLOCK));
            }
        }
        let blocks = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::DFA))
            .build(blocks)?;
        Ok(Self { all: forms, blocks, places })
    }

    /// Every run of signs that is long enough, once for each token and form.
    pub(super) fn find(&self, bytes: &[u8]) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for block in self.blocks.find_overlapping_iter(bytes) {
            let Some(&(number, at)) = self.places.get(block.pattern().as_usize()) else { continue };
            let Some(form) = self.all.get(number) else { continue };
            let length = BLOCK
                + before(&form.signs[..at], &bytes[..block.start()])
                + after(&form.signs[at + BLOCK..], &bytes[block.end()..]);
            if length >= form.least {
                let is_same = |hit: &&mut Hit| hit.token == form.token && hit.form == form.name;
                match hits.iter_mut().find(is_same) {
                    Some(hit) => hit.length = hit.length.max(length),
                    None => hits.push(Hit { token: form.token, form: form.name, length }),
                }
            }
        }
        hits
    }
}

/// What of a token nobody may know: all but the prefix that tells its kind.
fn secret(token: &str) -> &[u8] {
    let start = token.starts_with("github_pat_").then_some(11);
    let start = start.or_else(|| token.starts_with("gh").then(|| token.find('_')).flatten());
    token.as_bytes().get(start.unwrap_or_default()..).unwrap_or_default()
}

fn forms_of(token: usize, secret: &[u8]) -> Vec<Form> {
    let by_character = BY_CHARACTER.map(|(name, write)| Form {
        token,
        name,
        signs: secret.iter().map(|c| write(*c)).collect(),
        least: PART,
    });
    let wide: Vec<u8> = secret.iter().flat_map(|c| [*c, 0]).collect();
    let mut forms = Vec::from(by_character);
    // Three bytes make four letters, so there are three ways to begin.
    for start in 0..3 {
        for (name, bytes, part) in [("base64", secret, PART), ("base64 of utf-16", &wide, 2 * PART)]
        {
            let (signs, least) = base64(bytes.get(start..).unwrap_or_default(), part);
            forms.push(Form { token, name, signs, least });
        }
    }
    forms
}

/// The same in both alphabets of base64: letters, digits and `_` need none of the signs that differ.
fn base64(bytes: &[u8], part: usize) -> (Vec<Vec<u8>>, usize) {
    let letters = BASE64_NOPAD.encode(&bytes[..bytes.len() / 3 * 3]);
    // A part may begin and end within three bytes, of which nothing certain is then to be seen.
    (letters.bytes().map(|c| vec![c]).collect(), (part - 2) / 3 * 4)
}

fn before(signs: &[Vec<u8>], mut bytes: &[u8]) -> usize {
    let mut length = 0;
    for sign in signs.iter().rev() {
        let Some(start) = bytes.len().checked_sub(sign.len()) else { break };
        if !bytes[start..].eq_ignore_ascii_case(sign) {
            break;
        }
        bytes = &bytes[..start];
        length += 1;
    }
    length
}

fn after(signs: &[Vec<u8>], mut bytes: &[u8]) -> usize {
    let mut length = 0;
    for sign in signs {
        match bytes.split_at_checked(sign.len()) {
            Some((first, rest)) if first.eq_ignore_ascii_case(sign) => bytes = rest,
            _ => break,
        }
        length += 1;
    }
    length
}
