//! From a request to a package: one archive with everything that the agency needs, and back again for checking it.
//!
//! Everything here is a pure function of pack, request and day. This crate knows no clock, files, network or browser: bytes
//! come as arguments and go as results, and the same arguments give the same bytes on every machine.
//!
//! INVARIANT: [`open`] accepts exactly what [`build`] can write, byte for byte; what [`verify`] calls the same follows from
//! `request.json` alone.
//!
//! Start reading at [`prepare`], then [`formats`] (the files of a package, one Rust file each), [`bind`], [`zip`] and [`bag`]
//! (how they are put together), [`open`] and [`verify`] (how they are checked).
#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod bag;
mod bind;
mod changes;
mod contents;
mod differing;
mod digest;
mod duties;
mod formats;
mod in_short;
mod inbox;
mod not_ready;
mod open;
mod order;
mod outcome;
mod prepare;
mod problem;
mod room;
mod verify;
mod words;
mod zip;

pub use bind::{NotBound, Package, bind, build};
pub use changes::{Change, Changes, changes};
pub use contents::Contents;
pub use formats::report_json;
pub use in_short::InShort;
pub use inbox::{Received, inbox_csv, inbox_page};
pub use not_ready::NotReady;
pub use open::{Opened, open};
pub use order::{bind_order, fill_order};
pub use prepare::{Progress, prepare, prepare_again};
pub use problem::PackageProblem;
pub use verify::{
    About, Again, Differences, FoundThen, Made, Pause, Verification, Verified, verify, verify_in_pieces,
};
pub use zip::{MAX_BYTES, MAX_ENTRIES, MAX_NAME};
