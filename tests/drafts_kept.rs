//! Drafts of every published version open for good. `drafts/v<format>/` holds draft pages, request files, packages and drafts that
//! were set aside, as a version wrote them; what each holds is recorded beside it. The files of a folder never change.
//!
//! For a new format, or for a field that drafts did not have before, add states in `drafts_written.rs` and write their files with
//! `BLESS=1 cargo test -p requisite-tests drafts_kept`. It writes what is not there yet, and records anew what is read.

use crate::drafts_written::{states, written};
use crate::fixtures::{files_below, pack, root, same_as_recorded};
use requisite_request::{FORMAT, Request};
use requisite_session::{SetAside, open_draft};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What is recorded of a draft.
const RECORDED: &str = ".recorded.json";
/// Fewest files of a version.
const FEWEST: usize = 25;

fn folder() -> PathBuf {
    root().join("tests/drafts")
}

fn blesses() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// The kept files by the name of their draft, such as `v1/cde-empty`, with how their own name goes on.
fn kept() -> BTreeMap<String, Vec<(String, Vec<u8>)>> {
    let mut kept = BTreeMap::<String, Vec<(String, Vec<u8>)>>::new();
    for (path, bytes) in files_below(&folder()) {
        let Some((name, kind)) = path.split_once('.') else { continue };
        if name.is_empty() || path.ends_with(RECORDED) {
            continue;
        }
        kept.entry(name.to_owned()).or_default().push((kind.to_owned(), bytes));
    }
    kept
}

/// Opens a kept file as the page does.
fn opened(name: &str, kind: &str, bytes: &[u8]) -> Request {
    let (_, name) = name.split_once('/').unwrap();
    let (id, _) = name.rsplit_once('-').unwrap();
    let bytes = match kind {
        "aside.txt" => {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            let aside = SetAside::from_text(&text).unwrap_or_else(|| panic!("{name}.{kind} is not read"));
            assert!(aside.base.is_some());
            aside.record.text.into_bytes()
        }
        _ => bytes.to_vec(),
    };
    let opened = open_draft(&bytes, &pack(id).stamp).unwrap_or_else(|error| panic!("{name}.{kind}: {error}"));
    assert!(opened.unknown.is_empty(), "{name}.{kind}: left out {:?}", opened.unknown);
    opened.request
}

#[test]
fn drafts_of_every_version_open_and_say_what_they_said() {
    let missing = not_kept();
    assert!(missing.is_empty(), "see the head of this file; not kept are {missing:#?}");
    let mut versions = BTreeMap::<String, usize>::new();
    for (name, files) in kept() {
        let mut requests = files.iter().map(|(kind, bytes)| (kind, opened(&name, kind, bytes)));
        let (_, first) = requests.next().unwrap();
        for (kind, request) in requests {
            assert!(request == first, "{name}.{kind} says something else than the files beside it");
        }
        let path = folder().join(format!("{name}{RECORDED}"));
        let recorded = std::fs::read_to_string(&path).unwrap_or_default();
        same_as_recorded(&path, &recorded, &(serde_json::to_string_pretty(&first).unwrap() + "\n"));
        *versions.entry(name.split('/').next().unwrap().to_owned()).or_default() += files.len();
    }
    for version in 1..=FORMAT {
        let count = versions.get(&format!("v{version}")).copied().unwrap_or_default();
        assert!(count >= FEWEST, "{count} drafts of format {version}");
    }
    eprintln!("drafts that open: {versions:?}");
}

/// Writes the files that are not there yet, where that is wanted, and names the others.
fn not_kept() -> Vec<String> {
    let mut missing = Vec::new();
    for (name, state) in states() {
        for (kind, bytes) in written(&name, &state) {
            let path = folder().join(format!("v{FORMAT}/{name}.{kind}"));
            if !path.exists() && blesses() {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(&path, &bytes).unwrap();
            } else if !path.exists() {
                missing.push(path.display().to_string());
            }
        }
    }
    missing
}

/// A draft that is opened and kept again in the same format is the same, byte for byte: a field that is new in it is left out where
/// it says nothing.
#[test]
fn what_was_written_by_this_format_is_written_the_same_again() {
    for (name, files) in kept().into_iter().filter(|(name, _)| name.starts_with(&format!("v{FORMAT}/"))) {
        for (kind, bytes) in files.iter().filter(|(kind, _)| kind == "json") {
            let read = requisite_request::read_request(bytes).unwrap();
            assert!(read.file.to_json().as_bytes() == bytes, "{name}.{kind} is written otherwise");
        }
    }
}
