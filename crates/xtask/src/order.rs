//! An order of the wasm's functions that packs well. Packing finds again what it has seen a little while ago, so functions
//! that are like each other belong beside each other.

use std::collections::{BTreeSet, HashMap, VecDeque};

use anyhow::{Context as _, Result};
use wasmparser::{Parser, Payload, TypeRef};

use crate::short_imports::{put_number, put_text};

/// How many bytes back gzip and zip look.
const WINDOW: usize = 32_768;
/// This many bytes in a row count as one sign of likeness.
const SIGN: usize = 5;
/// Keeps the smallest functions, which are like everything, from coming first.
const SMALL: usize = 12;

/// The module with numbers for its functions' names. Sorted by name, they stand in the order that packs well.
pub(crate) fn numbered(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = wasm.get(..8).context("no wasm")?.to_vec();
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        match &payload {
            Payload::ImportSection(imports) => {
                for import in imports.clone().into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&wasm[body.range()]),
            Payload::CustomSection(section) if section.name() == "name" => continue,
            _ => {}
        }
        if let Some((id, range)) = payload.as_section() {
            put_section(&mut module, id, &wasm[range])?;
        }
    }
    let mut numbers = vec![0; bodies.len()];
    for (number, function) in by_likeness(&bodies).into_iter().enumerate() {
        numbers[function] = number;
    }
    let mut names = Vec::new();
    put_number(&mut names, numbers.len())?;
    for (function, number) in numbers.into_iter().enumerate() {
        put_number(&mut names, imported + function)?;
        put_text(&mut names, &format!("{number:05}"))?;
    }
    let mut content = Vec::new();
    put_text(&mut content, "name")?;
    // The part that names functions.
    put_section(&mut content, 1, &names)?;
    put_section(&mut module, 0, &content)?;
    Ok(module)
}

fn put_section(to: &mut Vec<u8>, id: u8, content: &[u8]) -> Result<()> {
    to.push(id);
    put_number(to, content.len())?;
    to.extend(content);
    Ok(())
}

/// Each next one shares most, for its size, with those that a look back reaches.
fn by_likeness(bodies: &[&[u8]]) -> Vec<usize> {
    let signs = signs(bodies);
    let mut holders = vec![Vec::new(); signs.iter().flatten().max().map_or(0, |last| last + 1)];
    for (function, signs) in signs.iter().enumerate() {
        for sign in signs {
            holders[*sign].push(function);
        }
    }
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    // How often each sign is in reach, and how many of its signs each function finds there.
    let (mut in_reach, mut shared) = (vec![0_usize; holders.len()], vec![0_usize; bodies.len()]);
    let (mut reach, mut bytes) = (VecDeque::new(), 0);
    let mut order = Vec::new();
    // Compared as fractions, exactly: everybody has to get the same order.
    let likeness = |shared: &[usize], function: usize| {
        ((shared[function] as u64) << 32) / (signs[function].len() + SMALL) as u64
    };
    while let Some(next) = left.iter().copied().max_by_key(|it| likeness(&shared, *it)) {
        left.remove(&next);
        order.push(next);
        reach.push_back(next);
        bytes += bodies[next].len();
        for sign in &signs[next] {
            in_reach[*sign] += 1;
            if in_reach[*sign] == 1 {
                for holder in &holders[*sign] {
                    shared[*holder] += 1;
                }
            }
        }
        while bytes > WINDOW
            && let Some(gone) = reach.pop_front()
        {
            bytes -= bodies[gone].len();
            for sign in &signs[gone] {
                in_reach[*sign] -= 1;
                if in_reach[*sign] == 0 {
                    for holder in &holders[*sign] {
                        shared[*holder] -= 1;
                    }
                }
            }
        }
    }
    order
}

/// The signs of each function, as numbers from 0 without a gap.
fn signs(bodies: &[&[u8]]) -> Vec<BTreeSet<usize>> {
    let mut known = HashMap::new();
    let mut number = |sign| {
        let next = known.len();
        *known.entry(sign).or_insert(next)
    };
    bodies.iter().map(|body| body.windows(SIGN).map(&mut number).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_stands_together() {
        let bodies: [&[u8]; 5] =
            [b"one two three", b"0123456789", b"one two four", b"012345678", b"one two five"];
        let order = by_likeness(&bodies);
        let is_digits = |function: &usize| bodies[*function][0] == b'0';
        let changes = order.windows(2).filter(|pair| is_digits(&pair[0]) != is_digits(&pair[1]));
        assert_eq!(changes.count(), 1, "{order:?}");
    }

    #[test]
    fn functions_get_numbers_and_the_rest_stays() {
        // One imported function and one of its own.
        let sections: [&[u8]; 4] = [
            b"\0asm\x01\0\0\0",
            &[1, 4, 1, 0x60, 0, 0],
            &[2, 7, 1, 1, b'a', 1, b'b', 0, 0],
            &[3, 2, 1, 0, 10, 4, 1, 2, 0, 0x0b],
        ];
        let module = sections.concat();
        let named = [&module[..], b"\0\x10\x04name\x01\x09\x01\x01\x06a::foo"].concat();
        let expected = [&module[..], b"\0\x0f\x04name\x01\x08\x01\x01\x0500000"].concat();
        assert_eq!(numbered(&named).unwrap(), expected);
    }
}
