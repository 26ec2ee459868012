//! Archives that claim more than they are, or hold more names than anybody reads.

use crate::package_archive::{Archive, File};
use crate::{Case, LARGEST};

pub const CASES: &[Case] = &[
    ("10 GB in ZIP64", |_| bomb(8, u32::MAX, &TEN_GIGABYTES), "ZIP64"),
    ("4 GB, compressed", |_| bomb(8, u32::MAX - 1, &[]), "is compressed (method 8)"),
    ("4 GB, stored", |_| bomb(0, u32::MAX - 1, &[]), "is not where the list of files says"),
    ("65,000 files", |_| files(65_000, b"x", 120), "The archive lists 65000 files. The limit is 1000."),
    ("one huge name a file", |_| files(127, b"\xff", 65_000), "The limit is 200"),
    ("huge names in the list alone", |_| in_list_alone(b"\xff", 65_000, 250), "The limit is 200"),
    ("names of letters that grow", |_| in_list_alone("\u{130}".as_bytes(), 65_000, 250), "The limit is 200"),
    ("a thousand names with all that is wrong", |_| in_list_alone(b"\\", 16_000, 1000), "The limit is 200"),
    ("zeros", |_| vec![0; LARGEST], "The file is not a ZIP archive."),
    ("one end after the other", |_| b"PK\x05\x06".repeat(LARGEST / 4), "follow the end of the archive"),
];

/// The extra field of a file of ten gigabytes, packed into four bytes.
const TEN_GIGABYTES: [u8; 20] = [1, 0, 16, 0, 0, 0, 0, 0x80, 2, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0];

/// A file that claims to be larger than the archive.
fn bomb(method: u16, size: u32, extra: &[u8]) -> Vec<u8> {
    let mut file = File::new("f/a", b"zero");
    (file.method, file.size) = (method, Some(size));
    file.packed = (method == 0 || !extra.is_empty()).then_some(size);
    (file.extra, file.local_extra) = (extra.to_vec(), extra.to_vec());
    Archive { files: vec![file], ..Archive::default() }.bytes()
}

/// So many files, with names of so many bytes.
fn files(count: usize, sign: &[u8], bytes: usize) -> Vec<u8> {
    let files = (0..count).map(|number| File {
        name: [format!("f/{number:05}").into_bytes(), sign.repeat(bytes / 2 / sign.len())].concat(),
        ..File::new("", b"")
    });
    Archive { files: files.collect(), ..Archive::default() }.bytes()
}

/// So many files that are wrong in every way, with names of so many bytes where they are listed, and short ones where they stand.
fn in_list_alone(sign: &[u8], bytes: usize, count: u16) -> Vec<u8> {
    let files = (0..count).map(|number| File {
        name: [number.to_string().into_bytes(), sign.repeat(bytes / sign.len())].concat(),
        local_name: Some(b"f/a".to_vec()),
        method: 8,
        flags: 1,
        disk: 1,
        external: 5,
        version: 45,
        time: 1,
        crc: Some(1),
        extra: vec![0; 4],
        comment: vec![0; 4],
        ..File::new("", b"x")
    });
    Archive { files: files.collect(), ..Archive::default() }.bytes()
}
