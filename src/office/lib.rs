//! Documents and workbooks as word processors and spreadsheets read them (DOCX and XLSX, ECMA-376).
//!
//! What is in a document is said in blocks ([`Document`]) and what is in a workbook in sheets of texts ([`Workbook`]), without a word
//! on the file format; [`docx`] and [`xlsx`] make the parts of the archive from them. The same arguments give the same bytes on
//! every machine: no clock, no random source, and nothing is compressed here, because no compressor gives the same bytes everywhere.
//!
//! This crate knows no requests, agencies, archives or browsers.
#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod day;
mod document;
mod docx;
mod letters;
mod workbook;
mod xlsx;

pub use document::{Block, Document};
pub use docx::docx;
pub use workbook::{Column, Sheet, Workbook};
pub use xlsx::{OfficeError, xlsx};

use std::collections::BTreeMap;

/// Files of an archive by name; the archive itself is put together elsewhere (stored, deterministic).
pub type Parts = BTreeMap<String, Vec<u8>>;
