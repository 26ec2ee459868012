//! Reads an agency's public enrollment file into counts by place, so that the size of groups can be estimated before any
//! data exist.
//!
//! A person drops the file in; it is read where it is and goes nowhere. It may have 300 MB: it comes in slices, and what
//! is kept grows with the number of places and groups, not with the file. Anything may be dropped in, so that a file which
//! is not what it seems gets a sentence that says what it is. Nothing here knows a browser, a clock or an agency: layouts are
//! pack data ([`EnrollmentLayout`](requisite_pack::EnrollmentLayout)), and the estimate is in
//! [`requisite_precheck::groups`], which knows no files. It runs in the worker; the page never links it.
//!
//! Start reading at [`EnrollmentReader`]. Bytes go through `start.rs` (what is this file?), `text.rs` (UTF-16 to UTF-8),
//! `rows.rs` (lines to columns), `columns.rs` (which column is which) and `gather.rs` (counts by place).
//!
//! Names of places are never kept, and everything else that matters (separators, digits, codes of groups) is ASCII. So
//! UTF-8, Latin-1 and Windows-1252 are read alike, byte by byte, without the tables of an encoding library.
#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod cell;
mod columns;
mod counter;
mod gather;
mod problem;
mod reader;
mod rows;
mod start;
mod text;

pub use counter::Counter;
pub use problem::FileProblem;
pub use reader::EnrollmentReader;
pub use requisite_precheck::groups::Margins;
