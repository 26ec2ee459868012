//! Reading the archive, strictly: what the writer would not write is refused by name.

use super::{
    CENTRAL, DATE, END, END_LEN, Entry, FLAGS, LOCAL, LOCAL_LEN, MAX_BYTES, MAX_ENTRIES, STORED, TIME,
    VERSION, ZIP64_LOCATOR, names,
};
use crate::PackageProblem;

/// Encrypted content, strong encryption, encrypted directory.
const ENCRYPTION: u16 = 1 | 1 << 6 | 1 << 13;
const UNIX_LINK: u32 = 0xa000;

/// Reads an archive; every problem that can be told apart is in the error.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Entry<'_>>, Vec<PackageProblem>> {
    if bytes.len() > MAX_BYTES {
        return Err(vec![PackageProblem::TooLarge { bytes: bytes.len() as u64, limit: MAX_BYTES as u64 }]);
    }
    let directory = directory(bytes).map_err(|problem| vec![problem])?;
    let mut problems = Vec::new();
    let heads = heads(directory.bytes, directory.entries, &mut problems)?;
    problems.extend(names::doubles(heads.iter().map(|head| head.name)));
    for head in &heads {
        head.check(&mut problems);
    }
    let entries = contents(bytes, &heads, directory.offset, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    compare(bytes, &entries)?;
    Ok(entries)
}

struct Directory<'a> {
    bytes: &'a [u8],
    offset: usize,
    entries: usize,
}

/// Finds the directory from the end record, which must be the last thing in the file.
fn directory(bytes: &[u8]) -> Result<Directory<'_>, PackageProblem> {
    let at = bytes.len().checked_sub(END_LEN).ok_or(PackageProblem::NotAZip)?;
    let mut end = Cursor(bytes.get(at..).unwrap_or_default());
    if end.four() != Some(END) {
        return Err(misplaced_end(bytes));
    }
    let numbers: Option<[u16; 4]> = (|| Some([end.two()?, end.two()?, end.two()?, end.two()?]))();
    let [disk, first_disk, here, entries] = numbers.ok_or(PackageProblem::NotAZip)?;
    let (Some(size), Some(offset), Some(comment)) = (end.four(), end.four(), end.two()) else {
        return Err(PackageProblem::NotAZip);
    };
    let locator = at.checked_sub(20).and_then(|at| Cursor(bytes.get(at..)?).four());
    if locator == Some(ZIP64_LOCATOR) || entries == u16::MAX || size == u32::MAX || offset == u32::MAX {
        return Err(PackageProblem::Zip64);
    }
    if comment != 0 {
        return Err(PackageProblem::Comment { name: None });
    }
    if disk != 0 || first_disk != 0 || here != entries {
        return Err(PackageProblem::SeveralParts);
    }
    let (size, offset, entries) = (size as usize, offset as usize, usize::from(entries));
    if entries > MAX_ENTRIES {
        return Err(PackageProblem::TooManyFiles { files: entries, limit: MAX_ENTRIES });
    }
    match bytes.get(offset..at) {
        Some(found) if found.len() == size => Ok(Directory { bytes: found, offset, entries }),
        _ => Err(PackageProblem::DirectoryMisplaced),
    }
}

/// Why the file does not end with an end record.
fn misplaced_end(bytes: &[u8]) -> PackageProblem {
    let found = bytes.windows(END_LEN).rposition(|window| window.starts_with(&END.to_le_bytes()));
    if let Some(at) = found
        && let Some(comment) = bytes.get(at + 20..).and_then(|rest| Cursor(rest).two())
    {
        let trailing = bytes.len() - at - END_LEN;
        return if usize::from(comment) == trailing {
            PackageProblem::Comment { name: None }
        } else {
            PackageProblem::TrailingBytes { bytes: trailing }
        };
    }
    if bytes.starts_with(&LOCAL.to_le_bytes()) { PackageProblem::CutShort } else { PackageProblem::NotAZip }
}

/// The fields that local and central header share, in the order of the file.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Fields {
    version: u16,
    flags: u16,
    method: u16,
    time: u16,
    date: u16,
    crc: u32,
    packed: u32,
    size: u32,
    name_len: u16,
    extra_len: u16,
}

impl Fields {
    fn read(cursor: &mut Cursor<'_>) -> Option<Self> {
        Some(Self {
            version: cursor.two()?,
            flags: cursor.two()?,
            method: cursor.two()?,
            time: cursor.two()?,
            date: cursor.two()?,
            crc: cursor.four()?,
            packed: cursor.four()?,
            size: cursor.four()?,
            name_len: cursor.two()?,
            extra_len: cursor.two()?,
        })
    }
}

/// An entry of the directory.
struct Head<'a> {
    name: &'a [u8],
    made_by: u16,
    fields: Fields,
    comment_len: u16,
    disk: u16,
    internal: u16,
    external: u32,
    offset: usize,
}

fn heads<'a>(
    directory: &'a [u8],
    count: usize,
    problems: &mut Vec<PackageProblem>,
) -> Result<Vec<Head<'a>>, Vec<PackageProblem>> {
    let mut cursor = Cursor(directory);
    let mut heads = Vec::with_capacity(count);
    for _ in 0..count {
        let head = Head::read(&mut cursor).ok_or_else(|| vec![PackageProblem::DirectoryMisplaced])?;
        heads.push(head);
    }
    if !cursor.0.is_empty() {
        problems.push(PackageProblem::DirectoryMisplaced);
    }
    Ok(heads)
}

impl<'a> Head<'a> {
    fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        if cursor.four()? != CENTRAL {
            return None;
        }
        let made_by = cursor.two()?;
        let fields = Fields::read(cursor)?;
        let [comment_len, disk, internal] = [cursor.two()?, cursor.two()?, cursor.two()?];
        let external = cursor.four()?;
        let offset = cursor.four()? as usize;
        let name = cursor.take(usize::from(fields.name_len))?;
        cursor.take(usize::from(fields.extra_len))?;
        cursor.take(usize::from(comment_len))?;
        Some(Self { name, made_by, fields, comment_len, disk, internal, external, offset })
    }

    /// What the directory alone says is wrong with this entry.
    fn check(&self, problems: &mut Vec<PackageProblem>) {
        problems.extend(names::problem(self.name));
        let name = || names::shown(self.name);
        let Fields { version, flags, method, time, date, packed, size, extra_len, .. } = self.fields;
        if flags & ENCRYPTION != 0 {
            problems.push(PackageProblem::Encrypted { name: name() });
        } else if flags != FLAGS {
            problems.push(PackageProblem::OddHeader { name: name(), part: "flags" });
        }
        if packed == u32::MAX || size == u32::MAX || self.offset == u32::MAX as usize {
            problems.push(PackageProblem::Zip64);
        } else if method != STORED {
            problems.push(PackageProblem::Compressed { name: name(), method });
        } else if packed != size {
            problems.push(PackageProblem::SizesDiffer { name: name() });
        }
        if extra_len != 0 {
            problems.push(PackageProblem::ExtraField { name: name() });
        }
        if self.comment_len != 0 {
            problems.push(PackageProblem::Comment { name: Some(name()) });
        }
        if self.disk != 0 {
            problems.push(PackageProblem::SeveralParts);
        }
        if (self.external >> 16) & 0xf000 == UNIX_LINK {
            problems.push(PackageProblem::Link { name: name() });
        } else if self.external != 0 || self.internal != 0 || self.made_by != VERSION {
            problems.push(PackageProblem::OddHeader { name: name(), part: "attributes" });
        }
        if version != VERSION {
            problems.push(PackageProblem::OddHeader { name: name(), part: "version" });
        }
        if (time, date) != (TIME, DATE) {
            problems.push(PackageProblem::OddHeader { name: name(), part: "time" });
        }
    }
}

/// Walks the contents in the order of the file: each entry begins where the one before it ends.
fn contents<'a>(
    bytes: &'a [u8],
    heads: &[Head<'a>],
    directory_at: usize,
    problems: &mut Vec<PackageProblem>,
) -> Vec<Entry<'a>> {
    let mut order: Vec<&Head<'_>> = heads.iter().collect();
    order.sort_by_key(|head| head.offset);
    let mut entries = Vec::with_capacity(heads.len());
    let mut expected = 0;
    for head in order {
        let name = || names::shown(head.name);
        if head.offset < expected {
            problems.push(PackageProblem::Overlap { name: name() });
            // A thousand entries over the same bytes would take a thousand times as long to add up.
            return entries;
        }
        if head.offset > expected {
            problems.push(PackageProblem::Gap { before: name(), bytes: head.offset - expected });
        }
        let Some((local, content)) = local(bytes, head, directory_at) else {
            problems.push(PackageProblem::HeaderMissing { name: name() });
            // Nothing after an unreadable header can be placed.
            return entries;
        };
        if local.fields != head.fields || local.name != head.name {
            problems.push(PackageProblem::HeadersDiffer { name: name() });
        }
        if crc32fast::hash(content) != head.fields.crc {
            problems.push(PackageProblem::WrongSum { name: name() });
        }
        expected =
            head.offset + LOCAL_LEN + local.name.len() + usize::from(local.fields.extra_len) + content.len();
        if let Ok(name) = std::str::from_utf8(head.name) {
            entries.push(Entry { name, bytes: content });
        }
    }
    if expected != directory_at {
        let bytes = directory_at.abs_diff(expected);
        problems.push(PackageProblem::Gap { before: "the list of files".to_owned(), bytes });
    }
    entries
}

struct Local<'a> {
    fields: Fields,
    name: &'a [u8],
}

fn local<'a>(bytes: &'a [u8], head: &Head<'_>, directory_at: usize) -> Option<(Local<'a>, &'a [u8])> {
    let mut cursor = Cursor(bytes.get(head.offset..directory_at)?);
    if cursor.four()? != LOCAL {
        return None;
    }
    let fields = Fields::read(&mut cursor)?;
    let name = cursor.take(usize::from(fields.name_len))?;
    cursor.take(usize::from(fields.extra_len))?;
    // The directory's size counts: it is the one that other programs go by.
    let content = cursor.take(head.fields.packed as usize)?;
    Some((Local { fields, name }, content))
}

/// INVARIANT: what was read is written again to the same bytes, so no byte of an accepted archive is without meaning.
fn compare(bytes: &[u8], entries: &[Entry<'_>]) -> Result<(), Vec<PackageProblem>> {
    let mut at = 0;
    let mut wrong = None;
    if !entries.is_sorted_by(|one, next| one.name < next.name) {
        return Err(vec![PackageProblem::NotSorted]);
    }
    super::write(entries, &mut |piece| {
        let end = at + piece.len();
        if wrong.is_none() && bytes.get(at..end) != Some(piece) {
            wrong = Some(at);
        }
        at = end;
    });
    match wrong {
        None if at == bytes.len() => Ok(()),
        _ => Err(vec![PackageProblem::OtherBytes { at: wrong.unwrap_or(at) }]),
    }
}

/// What is left to read.
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn two(&mut self) -> Option<u16> {
        self.take(2)?.try_into().ok().map(u16::from_le_bytes)
    }

    fn four(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_le_bytes)
    }
}
