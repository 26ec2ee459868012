//! Writing the archive.

use super::{CENTRAL, CENTRAL_LEN, DATE, END, Entry, FLAGS, LOCAL, LOCAL_LEN, STORED, TIME, VERSION};

/// Writes an archive piece by piece. The pieces go to `sink`, so that a reader can compare without a second copy.
///
/// Entries come sorted by name and together below the size limit: [`crate::bind`] and the reader see to both.
pub(crate) fn write(entries: &[Entry<'_>], sink: &mut dyn FnMut(&[u8])) {
    let mut directory = Vec::new();
    let mut offset = 0_usize;
    for entry in entries {
        let fields = shared_fields(entry);
        let mut local = Vec::with_capacity(LOCAL_LEN + entry.name.len());
        local.extend(LOCAL.to_le_bytes());
        local.extend(VERSION.to_le_bytes());
        local.extend(&fields);
        local.extend(entry.name.as_bytes());

        directory.extend(CENTRAL.to_le_bytes());
        directory.extend(VERSION.to_le_bytes());
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&fields);
        // Comment length, disk, internal and external attributes.
        directory.extend([0; 10]);
        directory.extend(four(offset));
        directory.extend(entry.name.as_bytes());

        sink(&local);
        sink(entry.bytes);
        offset += local.len() + entry.bytes.len();
    }
    let count = two(entries.len());
    let mut end = Vec::new();
    end.extend(END.to_le_bytes());
    end.extend([0; 4]);
    end.extend(count);
    end.extend(count);
    end.extend(four(directory.len()));
    end.extend(four(offset));
    end.extend([0; 2]);
    sink(&directory);
    sink(&end);
}

/// What the local and the central header both say, from the flags to the length of the extra field.
fn shared_fields(entry: &Entry<'_>) -> Vec<u8> {
    let mut fields = Vec::with_capacity(24);
    for number in [FLAGS, STORED, TIME, DATE] {
        fields.extend(number.to_le_bytes());
    }
    fields.extend(crc32fast::hash(entry.bytes).to_le_bytes());
    fields.extend(four(entry.bytes.len()));
    fields.extend(four(entry.bytes.len()));
    fields.extend(two(entry.name.len()));
    fields.extend([0; 2]);
    fields
}

fn two(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes()
}

fn four(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

/// Size in bytes of the archive of these entries.
pub(crate) fn size(entries: &[Entry<'_>]) -> usize {
    let each = |entry: &Entry<'_>| LOCAL_LEN + CENTRAL_LEN + 2 * entry.name.len() + entry.bytes.len();
    entries.iter().map(each).sum::<usize>() + super::END_LEN
}
