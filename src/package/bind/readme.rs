//! `README.txt`: what the files are and how to check that none was changed.

use super::ro_crate;
use crate::bag::{AGENT, DATE, PACK_EDITION, PACK_HASH, PACK_ID, PACK_VERSION};
use requisite_request::PreparedPackage;
use std::fmt::Write as _;

/// Its name.
pub(super) const NAME: &str = "README.txt";

pub(super) fn write(package: &PreparedPackage) -> Vec<u8> {
    let mut text = String::new();
    let info = |label| package.info.iter().find(|(it, _)| it == label).map_or("", |(_, text)| text);
    let _ = writeln!(text, "A data request to {}\n", package.agency);
    let _ = writeln!(text, "Made with {} on {}.", info(AGENT), info(DATE));
    let (id, version, hash) = (info(PACK_ID), info(PACK_VERSION), info(PACK_HASH));
    let _ = writeln!(text, "Agency's rules: {id} {version}, SHA-256 {hash}.");
    let _ = writeln!(text, "Edition of the rules: {}.\n", info(PACK_EDITION));
    let _ = writeln!(text, "FILES IN THIS FOLDER\n");
    let files = package.files.iter().map(|file| (file.name.as_str(), file.about.as_str()));
    for (name, about) in files.chain([(ro_crate::NAME, ro_crate::ABOUT), (NAME, "This text.")]) {
        let _ = writeln!(text, "{name}\n    {about}");
    }
    text.push_str(CHECKING);
    text.into_bytes()
}

/// How to check the package; the same in every one.
const CHECKING: &str = include_str!("readme.txt");
