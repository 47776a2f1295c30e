//! What the extension weighs, held to the table of `docs/bytes.md`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::read;

#[test]
fn what_ships_keeps_to_the_table_of_bytes() {
    let folder = tokenwright_tests::extension_directory().unwrap();
    let content = packed(&files(&folder.join("content")).concat());
    let wasm = packed(&fs::read(folder.join("wasm/tokenwright_bg.wasm")).unwrap());
    let all = files(&folder).iter().map(|file| packed(file)).sum();
    for (what, weighs) in
        [("content script", content), ("wasm", wasm), ("everything that ships", all)]
    {
        let (held, target) = budget(what);
        assert!(weighs <= held, "{what}: {weighs} bytes, of {held}");
        assert!(target <= held, "{what}: the table holds less than is wanted");
    }
}

/// What the table allows, and what is wanted.
fn budget(what: &str) -> (usize, usize) {
    let text = read("docs/bytes.md");
    let row = text.lines().find_map(|line| line.strip_prefix(&format!("| {what} | ")));
    let row = row.unwrap_or_else(|| panic!("docs/bytes.md has no row {what:?}"));
    let mut figures =
        row.trim_end_matches(" |").split(" | ").map(|cell| cell.replace(',', "").parse().unwrap());
    (figures.next().unwrap(), figures.next().unwrap())
}

/// Every file below a folder, by name.
fn files(folder: &Path) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let below = |path: PathBuf| {
        if path.is_dir() { files(&path) } else { vec![fs::read(path).unwrap()] }
    };
    paths.into_iter().flat_map(below).collect()
}

fn packed(bytes: &[u8]) -> usize {
    let mut gzip = Command::new("gzip")
        .args(["-9", "--stdout"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = gzip.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || std::io::Write::write_all(&mut input, &bytes));
    let packed = gzip.wait_with_output().unwrap().stdout.len();
    writer.join().unwrap().unwrap();
    packed
}
