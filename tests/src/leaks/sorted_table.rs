//! `LevelDB`'s sorted tables (`.ldb`), whose blocks may be compressed one by one. Chromium keeps storage of
//! extensions and pages in them. The format: <https://github.com/google/leveldb/blob/main/doc/table_format.md>.

const MAGIC: [u8; 8] = [0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb];
const FOOTER: usize = 48;
const SNAPPY: u8 = 1;

/// Where a block is.
#[derive(Debug, Clone, Copy)]
struct Handle {
    offset: usize,
    size: usize,
}

/// The blocks of a table that are compressed; none if it is no table.
pub(super) fn blocks(table: &[u8]) -> Vec<Vec<u8>> {
    handles(table).unwrap_or_default().into_iter().filter_map(|at| block(table, at)).collect()
}

fn handles(table: &[u8]) -> Option<Vec<Handle>> {
    let mut footer = table.get(table.len().checked_sub(FOOTER)?..)?;
    if !footer.ends_with(&MAGIC) {
        return None;
    }
    let (meta, index) = (handle(&mut footer)?, handle(&mut footer)?);
    let listed = block(table, index).or_else(|| raw(table, index).map(|(it, _)| it.to_vec()))?;
    let mut all = entries(&listed);
    all.extend([meta, index]);
    Some(all)
}

/// The content of a block, unpacked if it was packed.
fn block(table: &[u8], at: Handle) -> Option<Vec<u8>> {
    let (packed, kind) = raw(table, at)?;
    if kind == SNAPPY { snap::raw::Decoder::new().decompress_vec(packed).ok() } else { None }
}

/// The block as it lies there, and the byte after it that says how it is packed.
fn raw(table: &[u8], at: Handle) -> Option<(&[u8], u8)> {
    let end = at.offset.checked_add(at.size)?;
    Some((table.get(at.offset..end)?, *table.get(end)?))
}

/// The handles in an index: each entry has a key, of which the beginning is that of the one before.
fn entries(index: &[u8]) -> Vec<Handle> {
    let mut handles = Vec::new();
    let mut rest = index;
    while let Some(value) = entry(&mut rest) {
        handles.extend(handle(&mut { value }));
    }
    handles
}

/// The value of the next entry. What follows the last one, the places to begin at, is no entry, and at worst
/// one too many that leads nowhere.
fn entry<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (_, own, value) = (number(rest)?, number(rest)?, number(rest)?);
    let (_, after) = rest.split_at_checked(own)?;
    let (value, after) = after.split_at_checked(value)?;
    *rest = after;
    Some(value)
}

fn handle(rest: &mut &[u8]) -> Option<Handle> {
    Some(Handle { offset: number(rest)?, size: number(rest)? })
}

/// Seven bits a byte, the lowest first.
fn number(rest: &mut &[u8]) -> Option<usize> {
    let mut value: u64 = 0;
    for shift in (0..64).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return usize::try_from(value).ok();
        }
    }
    None
}
