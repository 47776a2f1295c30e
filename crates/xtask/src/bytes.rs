//! `bytes`: what the shipped bytes are. Sizes of the wasm are those after wasm-opt, told apart by the
//! names that functions had in Rust; what was inlined counts where it ended up.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use flate2::{Compression, write::GzEncoder};
use lexopt::{Arg, ValueExt as _};
use wasmparser::{Name, Parser, Payload, TypeRef};

use crate::build::{self, Names};
use crate::package;
use crate::workspace::Workspace;

/// Functions that are listed if nobody says how many.
const COUNT: usize = 40;
/// Where a function belongs whose name tells no crate.
const NO_CRATE: &str = "(no crate)";

/// Builds, and says what was built: each file, then of the wasm each crate and the largest functions.
pub(crate) fn run(workspace: &Workspace, mut arguments: lexopt::Parser) -> Result<()> {
    let mut count = COUNT;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Value(value) => count = value.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    build::run(workspace)?;
    files(&workspace.extension())?;
    let wasm = build::generate(workspace, &workspace.target.join("bytes"), Names::Kept)?;
    let parts = Parts::read(&fs::read(wasm)?)?;
    parts.print(count);
    Ok(())
}

/// How many bytes this takes when it is sent or stored.
pub(crate) fn packed(bytes: &[u8]) -> Result<usize> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    Ok(gzip.finish()?.len())
}

fn files(folder: &Path) -> Result<()> {
    println!("\n{:>9} {:>9}  file", "bytes", "gzip");
    let (mut raw, mut small) = (0, 0);
    for name in package::names(folder, Path::new(""))? {
        let bytes = fs::read(folder.join(&name))?;
        let gzip = packed(&bytes)?;
        println!("{:>9} {gzip:>9}  {}", bytes.len(), name.display());
        raw += bytes.len();
        small += gzip;
    }
    println!("{raw:>9} {small:>9}  all");
    Ok(())
}

/// What a wasm module consists of.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parts {
    /// Each function's name and size.
    functions: Vec<(String, usize)>,
    data: usize,
    /// Types, tables, exports and whatever else is neither code nor data.
    rest: usize,
}

impl Parts {
    fn read(wasm: &[u8]) -> Result<Self> {
        let mut sizes = Vec::new();
        let mut names = BTreeMap::new();
        let (mut imported, mut data, mut texts) = (0_usize, 0, 0);
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.context("no wasm")? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
                Payload::DataSection(section) => data = section.range().len(),
                Payload::CustomSection(section) if section.name() == "name" => {
                    texts = section.range().len();
                    read_names(section, &mut names)?;
                }
                _ => {}
            }
        }
        let code: usize = sizes.iter().sum();
        let rest = wasm.len().saturating_sub(code + data + texts);
        let functions = sizes.into_iter().enumerate().map(|(index, size)| {
            let name = names.remove(&(imported + index)).unwrap_or_default();
            (name, size)
        });
        Ok(Self { functions: functions.collect(), data, rest })
    }

    fn print(mut self, count: usize) {
        let mut crates: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (name, size) in &self.functions {
            let (functions, bytes) = crates.entry(crate_of(name)).or_default();
            *functions += 1;
            *bytes += size;
        }
        let mut crates: Vec<_> = crates.into_iter().collect();
        crates.sort_by_key(|(_, (_, bytes))| std::cmp::Reverse(*bytes));
        println!("\n{:>9} {:>9}  in the wasm", "bytes", "functions");
        for (name, (functions, bytes)) in crates {
            println!("{bytes:>9} {functions:>9}  {name}");
        }
        println!("{:>9} {:>9}  data: texts, tables, addresses", self.data, "");
        println!("{:>9} {:>9}  types, imports, exports, tables", self.rest, "");
        self.functions.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
        println!("\n{:>9}  the {count} largest functions", "bytes");
        for (name, size) in self.functions.iter().take(count) {
            println!("{size:>9}  {name}");
        }
    }
}

fn read_names(
    section: wasmparser::CustomSectionReader<'_>,
    names: &mut BTreeMap<usize, String>,
) -> Result<()> {
    let wasmparser::KnownCustom::Name(subsections) = section.as_known() else { return Ok(()) };
    for subsection in subsections {
        let Name::Function(functions) = subsection? else { continue };
        for naming in functions {
            let naming = naming?;
            // `#` shows the path without the hash of the crate.
            let name = format!("{:#}", rustc_demangle::demangle(naming.name));
            names.insert(usize::try_from(naming.index)?, name);
        }
    }
    Ok(())
}

/// The crate that a function is there for: ours, if one of ours is among its types, because it would not be
/// there otherwise; else the first that its name tells.
fn crate_of(name: &str) -> &str {
    let mut paths = name
        .split(|sign: char| !(sign.is_alphanumeric() || sign == '_' || sign == ':'))
        .filter_map(|path| path.split_once("::").map(|(first, _)| first))
        .filter(|first| !first.is_empty());
    let first = paths.clone().next();
    paths.find(|first| first.starts_with("tokenwright")).or(first).unwrap_or(NO_CRATE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_counts_where_it_is_there_for() {
        for (name, wanted) in [
            ("tokenwright_core::judge::judge", "tokenwright_core"),
            ("core::ptr::drop_in_place::<tokenwright_core::recipe::Recipe>", "tokenwright_core"),
            ("<serde_json::Error as core::fmt::Display>::fmt", "serde_json"),
            ("<alloc::vec::Vec<tokenwright_page::Node> as Drop>::drop", "tokenwright_page"),
            ("<[u8]>::to_vec", NO_CRATE),
            ("__wbindgen_malloc", NO_CRATE),
        ] {
            assert_eq!(crate_of(name), wanted, "{name}");
        }
    }

    #[test]
    fn a_module_is_told_apart() {
        // One imported function, one of three bytes with its name, two bytes of data.
        let wasm = [
            b"\0asm\x01\0\0\0".as_slice(),
            &[1, 4, 1, 0x60, 0, 0],
            &[2, 7, 1, 1, b'a', 1, b'b', 0, 0],
            &[3, 2, 1, 0],
            &[5, 3, 1, 0, 1],
            &[10, 5, 1, 3, 0, 1, 0x0b],
            &[11, 8, 1, 0, 0x41, 0, 0x0b, 2, b'h', b'i'],
            &[0, 16, 4, b'n', b'a', b'm', b'e', 1, 9, 1, 1, 6, b'c', b':', b':', b'f', b'o', b'o'],
        ]
        .concat();
        let parts = Parts::read(&wasm).unwrap();
        assert_eq!(parts.functions, [("c::foo".to_owned(), 3)]);
        assert_eq!(parts.data, 8);
        assert_eq!(parts.rest, wasm.len() - 3 - 8 - 16);
    }
}
