//! `README.txt`: what the files are and how to check that none was changed.

use super::needed;
use crate::Contents;
use std::fmt::Write as _;

pub(super) fn write(contents: &Contents<'_>) -> Vec<u8> {
    let mut text = String::new();
    let stamp = contents.stamp();
    let _ = writeln!(text, "A data request to {}\n", contents.agency());
    let _ = writeln!(text, "Made with {} on {}.", contents.program, contents.today);
    let _ = writeln!(text, "Agency's rules: {} {}, SHA-256 {}.", stamp.id, stamp.version, stamp.hash);
    let _ = writeln!(text, "Edition of the rules: {}.\n", contents.pack.edition);
    let _ = writeln!(text, "FILES IN THIS FOLDER\n");
    for (name, format) in needed(contents) {
        let _ = writeln!(text, "{name}\n    {}", format.about);
    }
    text.push_str(CHECKING);
    text.into_bytes()
}

/// How to check the package; the same in every one.
const CHECKING: &str = include_str!("readme.txt");
