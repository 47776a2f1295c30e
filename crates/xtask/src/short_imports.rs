//! Short names for what the wasm imports. wasm-bindgen gives each function a name of forty signs with a
//! hash, once in the wasm and once in the glue, and nobody reads either.

use anyhow::{Context as _, Result, ensure};
use wasmparser::{BinaryReader, Parser};

/// The section of a module that lists its imports.
const IMPORTS: u8 = 2;
/// The kind of import that is a function; the glue gives no other.
const FUNCTION: u8 = 0;

/// The module and the glue that is to serve it, both with short names.
pub(crate) fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut module = wasm.get(..8).context("no wasm")?.to_vec();
    let mut glue = glue.to_owned();
    for payload in Parser::new(0).parse_all(wasm) {
        let Some((id, range)) = payload?.as_section() else { continue };
        let mut content = wasm[range].to_vec();
        if id == IMPORTS {
            content = renamed(&content, &mut glue)?;
        }
        module.push(id);
        put_number(&mut module, content.len())?;
        module.extend(content);
    }
    Ok((module, glue))
}

fn renamed(imports: &[u8], glue: &mut String) -> Result<Vec<u8>> {
    let mut reader = BinaryReader::new(imports, 0);
    let count = reader.read_var_u32()?;
    let mut renamed = Vec::new();
    put_number(&mut renamed, usize::try_from(count)?)?;
    for number in 0..count {
        put_text(&mut renamed, reader.read_string()?)?;
        let name = reader.read_string()?;
        let short = format!("f{number}");
        let given = format!(" {name}: function(");
        ensure!(glue.matches(&given).count() == 1, "the glue does not give {name} once");
        *glue = glue.replace(&given, &format!(" {short}: function("));
        put_text(&mut renamed, &short)?;
        let kind = reader.read_u8()?;
        ensure!(kind == FUNCTION, "{name} is no function");
        renamed.push(kind);
        put_number(&mut renamed, usize::try_from(reader.read_var_u32()?)?)?;
    }
    Ok(renamed)
}

pub(crate) fn put_text(to: &mut Vec<u8>, text: &str) -> Result<()> {
    put_number(to, text.len())?;
    to.extend(text.bytes());
    Ok(())
}

/// Seven bits a byte, the lowest first.
pub(crate) fn put_number(to: &mut Vec<u8>, mut number: usize) -> Result<()> {
    while number >= 0x80 {
        to.push(u8::try_from(number & 0x7f)? | 0x80);
        number >>= 7;
    }
    to.push(u8::try_from(number)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn both_sides_get_the_same_short_name_and_the_rest_stays() {
        let types = [1, 4, 1, 0x60, 0, 0];
        let before = [HEADER, &types, &[2, 12, 1, 1, b'm', 6], b"__abcd", &[0, 0]].concat();
        let after = [HEADER, &types, &[2, 8, 1, 1, b'm', 2], b"f0", &[0, 0]].concat();
        let (wasm, glue) = shorten(&before, "x = { __abcd: function() {} }").unwrap();
        assert_eq!(wasm, after);
        assert_eq!(glue, "x = { f0: function() {} }");
        assert!(shorten(&before, "x = { other: function() {} }").is_err());
    }

    #[test]
    fn a_long_number_takes_several_bytes() {
        let mut bytes = Vec::new();
        put_number(&mut bytes, 624_485).unwrap();
        assert_eq!(bytes, [0xe5, 0x8e, 0x26]);
    }
}
