//! What is packed in bytes: each wrapping that browsers use on disk is opened where it begins.
//!
//! Snappy and LZ4 write what they have not seen before as it is, and a token is such: it is found also in
//! a block that begins where nobody knows, as in a cell of a database. Deflate has another alphabet and has
//! to be opened.

use std::io::Read;

use flate2::read::{DeflateDecoder, GzDecoder, ZlibDecoder};

use super::sorted_table;

/// Most bytes that are unpacked of one stream.
const MOST: u64 = 64 << 20;
/// A shorter text holds no part of a token.
const LEAST: usize = 16;

const MOZ_LZ4: &[u8] = b"mozLz40\0";
const GZIP: &[u8] = &[0x1f, 0x8b, 8];
const SNAPPY_FRAMES: &[u8] = b"\xff\x06\x00\x00sNaPpY";
const ZIP_ENTRY: &[u8] = b"PK\x03\x04";
/// Length of the fixed part of an entry of a zip.
const ZIP_HEADER: usize = 30;

/// Everything that is packed in these bytes, with the name of its wrapping.
pub(super) fn unpack(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut inside = Vec::new();
    let mut add = |name, content: Option<Vec<u8>>| {
        inside.extend(content.filter(|content| content.len() >= LEAST).map(|it| (name, it)));
    };
    add("mozLz4", moz_lz4(bytes));
    for at in all(bytes, GZIP) {
        add("gzip", read(GzDecoder::new(&bytes[at..])));
    }
    for at in zlib_headers(bytes) {
        add("zlib", read(ZlibDecoder::new(&bytes[at..])));
    }
    for at in all(bytes, SNAPPY_FRAMES) {
        add("snappy frames", read(snap::read::FrameDecoder::new(&bytes[at..])));
    }
    for at in all(bytes, ZIP_ENTRY) {
        add("zip", zip_entry(&bytes[at..]));
    }
    for block in sorted_table::blocks(bytes) {
        add("LevelDB block", Some(block));
    }
    inside
}

/// What a stream holds up to where it ends or breaks.
fn read(stream: impl Read) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    // A stream that breaks off in the middle has told what came before.
    let _ = stream.take(MOST).read_to_end(&mut content);
    (!content.is_empty()).then_some(content)
}

fn all<'a>(bytes: &'a [u8], pattern: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let finder = aho_corasick::AhoCorasick::new([pattern]);
    let mut from = 0;
    std::iter::from_fn(move || {
        let found = finder.as_ref().ok()?.find(bytes.get(from..)?)?;
        let at = from + found.start();
        from = at + 1;
        Some(at)
    })
}

/// Where two bytes are the header of a zlib stream with the usual window and without a dictionary.
fn zlib_headers(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    all(bytes, b"\x78").filter(|at| matches!(bytes.get(at + 1), Some(0x01 | 0x5e | 0x9c | 0xda)))
}

/// Mozilla's own wrapping of an LZ4 block: the size, then the block.
fn moz_lz4(bytes: &[u8]) -> Option<Vec<u8>> {
    let block = bytes.strip_prefix(MOZ_LZ4)?;
    let size = u32::from_le_bytes(*block.first_chunk()?);
    if u64::from(size) > MOST {
        return None;
    }
    lz4_flex::decompress_size_prepended(block).ok()
}

fn zip_entry(entry: &[u8]) -> Option<Vec<u8>> {
    let number = |at: usize| Some(u16::from_le_bytes([*entry.get(at)?, *entry.get(at + 1)?]));
    let (method, name, extra) = (number(8)?, number(26)?, number(28)?);
    let start = ZIP_HEADER + usize::from(name) + usize::from(extra);
    if method == 8 { read(DeflateDecoder::new(entry.get(start..)?)) } else { None }
}
