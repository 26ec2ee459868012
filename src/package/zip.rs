//! The archive: a ZIP of one narrow shape, written and read here.
//!
//! Entries are stored, not compressed. A package must stay checkable byte for byte by every later version of the program,
//! which no compressor promises across versions, and a stored archive cannot be a bomb: it is as large as what it holds. For
//! the same reason nothing is left open: entries are sorted by name, every time is 1980-01-01, the name flag is always UTF-8,
//! there are no extra fields, comments or folder entries. What the reader accepts, the writer writes again to the same bytes.

mod names;
mod read;
mod write;

pub(crate) use names::shown;
pub(crate) use read::read;
pub(crate) use write::{size, write};

/// Largest archive that is read or written, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Most files in an archive.
pub const MAX_ENTRIES: usize = 1000;

/// Longest name of a file with its folders, in bytes.
pub const MAX_NAME: usize = 200;

/// A file of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry<'a> {
    /// Name with folders, `/` between them.
    pub name: &'a str,
    /// Content.
    pub bytes: &'a [u8],
}

pub(crate) const LOCAL: u32 = 0x0403_4b50;
pub(crate) const CENTRAL: u32 = 0x0201_4b50;
pub(crate) const END: u32 = 0x0605_4b50;
pub(crate) const ZIP64_LOCATOR: u32 = 0x0706_4b50;

pub(crate) const LOCAL_LEN: usize = 30;
pub(crate) const CENTRAL_LEN: usize = 46;
pub(crate) const END_LEN: usize = 22;

/// ZIP 2.0. The host byte above it is 0: no permissions are carried, so an unpacker takes its own defaults.
pub(crate) const VERSION: u16 = 20;
/// Names are UTF-8.
pub(crate) const FLAGS: u16 = 0x0800;
pub(crate) const STORED: u16 = 0;
pub(crate) const TIME: u16 = 0;
/// 1980-01-01, the first day that the format knows.
pub(crate) const DATE: u16 = 0x0021;
