//! A leak in every form and every wrapping is found, and what is none is not.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

use super::*;

/// Of the right shape, and made up.
const TOKEN: &str = "github_pat_11ABCDEFG0abcdefghijkl_Kx3mQv8ZtR5wYp1LnC7bHs2JdF9gXe4UaT6iOy0MkWqVzBrNhPjSuDxGtEcA";
/// Sixteen characters from its middle.
const PART: &str = "nC7bHs2JdF9gXe4U";

fn secrets() -> Secrets {
    Secrets::of([TOKEN.to_owned()]).unwrap()
}

#[track_caller]
fn finds(form: &str, bytes: &[u8]) {
    let secrets = secrets();
    let mut search = secrets.search();
    search.bytes("text", "here", bytes);
    let forms: Vec<&str> = search.leaks().iter().map(|leak| leak.form.as_str()).collect();
    assert!(forms.contains(&form), "{form} was not found, but {forms:?}");
    assert!(search.finds_nothing().is_err());
}

fn written(text: &str, write: impl Fn(u8) -> String) -> Vec<u8> {
    format!("before {} after", text.bytes().map(write).collect::<String>()).into_bytes()
}

/// Each form by the tools of other people, or by its definition.
fn in_every_form(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{fffd}{text}.").encode_utf16().flat_map(order).collect()
    };
    let mut forms = vec![
        ("plain", written(text, |c| char::from(c).to_string())),
        ("plain", written(text, |c| char::from(c).to_ascii_lowercase().to_string())),
        ("utf-16", wide(u16::to_le_bytes)),
        ("utf-16", wide(u16::to_be_bytes)),
        ("percent-encoded", written(text, |c| format!("%{c:02X}"))),
        ("percent-encoded", written(text, |c| format!("%{c:02x}"))),
        ("escaped for JSON", written(text, |c| format!("\\u{c:04X}"))),
        ("escaped for JavaScript", written(text, |c| format!("\\x{c:02x}"))),
        ("as HTML entities", written(text, |c| format!("&#{c};"))),
        ("as hexadecimal HTML entities", written(text, |c| format!("&#x{c:X};"))),
        ("hexadecimal", written(text, |c| format!("{c:02X}"))),
    ];
    for before in ["", "a", "ab"] {
        let whole = format!("{before}{text} and more");
        for alphabet in [data_encoding::BASE64, data_encoding::BASE64URL_NOPAD] {
            forms.push(("base64", alphabet.encode(whole.as_bytes()).into_bytes()));
        }
        let wide: Vec<u8> = whole.encode_utf16().flat_map(u16::to_le_bytes).collect();
        forms.push(("base64 of utf-16", data_encoding::BASE64.encode(&wide).into_bytes()));
    }
    forms
}

/// Each wrapping by the library that browsers use, or one like it.
fn in_every_wrapping(content: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    // Said once before, so that LZ4 and Snappy have something to refer to.
    let content = [content, content].concat();
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&content).unwrap();
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
    zlib.write_all(&content).unwrap();
    let mut frames = snap::write::FrameEncoder::new(Vec::new());
    frames.write_all(&content).unwrap();
    let moz_lz4 = [b"mozLz40\0".to_vec(), lz4_flex::compress_prepend_size(&content)].concat();
    vec![
        ("gzip", surrounded(gzip.finish().unwrap())),
        ("zlib", surrounded(zlib.finish().unwrap())),
        ("zip", surrounded(zip(&content))),
        ("snappy frames", surrounded(frames.into_inner().unwrap())),
        ("mozLz4", moz_lz4),
        ("LevelDB block", table(&content)),
    ]
}

/// As an entry of a cache has it.
fn surrounded(packed: Vec<u8>) -> Vec<u8> {
    [b"https://github.com/ ".to_vec(), packed, b" and a trailer".to_vec()].concat()
}

fn zip(content: &[u8]) -> Vec<u8> {
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::default());
    deflate.write_all(content).unwrap();
    let mut entry = b"PK\x03\x04\x14\0\0\0\x08\0".to_vec();
    entry.resize(26, 0);
    entry.extend([1, 0, 0, 0]);
    entry.push(b'n');
    entry.extend(deflate.finish().unwrap());
    entry
}

/// A table of one block, as `LevelDB` writes it.
fn table(content: &[u8]) -> Vec<u8> {
    let pack = |block: &[u8]| snap::raw::Encoder::new().compress_vec(block).unwrap();
    let (data, index) = (pack(content), |handle: &[u8]| {
        let entry = [&[0, 1, u8::try_from(handle.len()).unwrap(), b'k'], handle].concat();
        pack(&[entry, vec![0, 0, 0, 0, 1, 0, 0, 0]].concat())
    });
    let handle = |offset: usize, size: usize| [varint(offset), varint(size)].concat();
    let index = index(&handle(0, data.len()));
    let at = data.len() + 5;
    let mut table = [data, vec![1, 0, 0, 0, 0], index.clone(), vec![1, 0, 0, 0, 0]].concat();
    let mut footer = [handle(0, 0), handle(at, index.len())].concat();
    footer.resize(40, 0);
    table.extend(footer);
    table.extend([0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb]);
    table
}

fn varint(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(u8::try_from(value & 0x7f).unwrap() | 0x80);
        value >>= 7;
    }
    bytes.push(u8::try_from(value).unwrap());
    bytes
}

#[test]
fn every_form_is_found_whole_and_in_part() {
    for text in [TOKEN, PART] {
        for (form, bytes) in in_every_form(text) {
            finds(form, &bytes);
        }
    }
}

#[test]
fn every_form_is_found_in_every_wrapping() {
    for (form, bytes) in in_every_form(PART) {
        for (wrapping, packed) in in_every_wrapping(&bytes) {
            finds(&format!("{form} in {wrapping}"), &packed);
        }
    }
}

#[test]
fn wrappings_are_opened_within_each_other() {
    for (inner, packed) in in_every_wrapping(TOKEN.as_bytes()) {
        for (outer, packed) in in_every_wrapping(&packed) {
            // Twice the same is in the outer one, and these two begin or end with what they are in.
            if !["mozLz4", "LevelDB block"].contains(&inner) {
                finds(&format!("plain in {inner} in {outer}"), &packed);
            }
        }
    }
}

/// A block of a database begins where nobody knows, and a token stands in it as it is.
#[test]
fn a_block_of_snappy_without_a_frame_hides_nothing() {
    let text = format!("{{\"token\":\"{TOKEN}\",\"again\":\"{TOKEN}\"}}");
    for form in
        [text.clone().into_bytes(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()]
    {
        let packed = snap::raw::Encoder::new().compress_vec(&form).unwrap();
        let secrets = secrets();
        let mut search = secrets.search();
        search.bytes("text", "here", &surrounded(packed));
        assert_eq!(search.leaks().len(), 1, "{:?}", search.leaks());
    }
}

#[test]
fn a_folder_is_searched_with_its_names_and_links() {
    let root = Folder::new();
    fs::create_dir_all(root.0.join("a/b")).unwrap();
    fs::write(root.0.join("a/b/c.bin"), format!("\0\u{1}{PART}\0")).unwrap();
    fs::write(root.0.join(format!("a/{PART}")), "empty").unwrap();
    std::os::unix::fs::symlink(format!("/nowhere/{PART}"), root.0.join("link")).unwrap();
    let secrets = secrets();
    let mut search = secrets.search();
    search.folder(&root.0).unwrap();
    let mut places: Vec<String> =
        search.leaks().iter().map(|leak| leak.place.replace(PART, "PART")).collect();
    places.sort();
    assert_eq!(places, ["file a/b/c.bin", "link link", "name of a file a/PART"]);
    assert_eq!(search.to_string(), "2 × file (1 kB), 1 × link (1 kB), 5 × name of a file (1 kB)");
}

#[test]
fn what_may_be_known_of_a_token_is_no_leak() {
    let secrets = secrets();
    for text in ["github_pat_…GtEcA", "github_pat_[1…]", &PART[1..], &TOKEN[..26], "", "11ABCDEFG0"]
    {
        assert!(!secrets.are_in(text), "{text}");
    }
    assert!(secrets.are_in(&TOKEN[..27]));
    assert!(secrets.are_in(&TOKEN[TOKEN.len() - 16..]));
}

#[test]
fn rubbish_is_looked_at_without_harm() {
    let secrets = secrets();
    let mut search = secrets.search();
    for start in [
        &b"mozLz40\0\xff\xff\xff\xff"[..],
        b"mozLz40\0",
        b"\x1f\x8b\x08",
        b"PK\x03\x04",
        b"\x78\x9c",
    ] {
        for length in 0..300_u16 {
            let noise: Vec<u8> =
                (0..length).map(|at| at.wrapping_mul(211).to_le_bytes()[1]).collect();
            let table = [start, &noise, &[0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb]].concat();
            search.bytes("text", "rubbish", &table);
        }
    }
    search.finds_nothing().unwrap();
}

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("tokenwright-leaks-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
