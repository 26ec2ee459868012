//! The pack and the requests that the repository ships, for tests of this crate.
#![expect(clippy::disallowed_methods, reason = "tests read the shipped files")]

use requisite_pack::{Pack, load};
use requisite_request::{Date, Request, read_request};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn add_files(folder: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{below}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            add_files(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, std::fs::read(&path).unwrap());
        }
    }
}

/// The pack of OSPI.
pub fn ospi() -> Pack {
    let mut files = BTreeMap::new();
    add_files(&root().join("public/packs/ospi"), "", &mut files);
    load(&files).pack.unwrap()
}

/// A request from `tests/requests`.
pub fn request(name: &str) -> Request {
    let path = root().join("tests/requests").join(name);
    read_request(&std::fs::read(path).unwrap()).unwrap().file.request
}

/// The day on which the tests run.
pub fn today() -> Date {
    "2026-11-24".parse().unwrap()
}
