//! Packs with mistakes: each folder of `packs_broken/` has its complaints beside it, in `expected.txt`. After a change
//! that is meant, write them anew with `BLESS=1 cargo test pack_broken` and read the difference.

use crate::fixtures::{files_below, root};
use requisite_pack::{Loaded, load};
use std::collections::BTreeMap;

const EXPECTED: &str = "expected.txt";

/// The files of a folder of `packs_broken/`.
pub fn broken(name: &str) -> BTreeMap<String, Vec<u8>> {
    let mut files = files_below(&root().join("tests/packs_broken").join(name));
    files.remove(EXPECTED);
    files
}

/// The complaints as text, one a line.
pub fn complaints(loaded: &Loaded) -> Vec<String> {
    loaded.complaints.iter().map(|it| format!("{}: {it}", it.gravity().as_str())).collect()
}

#[test]
fn broken_packs_give_exactly_the_expected_complaints() {
    let folder = root().join("tests/packs_broken");
    let mut differ = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        if !entry.path().is_dir() {
            continue;
        }
        let name = entry.file_name().into_string().unwrap();
        let path = folder.join(&name).join(EXPECTED);
        let text: String = complaints(&load(&broken(&name))).iter().map(|line| format!("{line}\n")).collect();
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, text).unwrap();
        } else if std::fs::read_to_string(&path).unwrap_or_default() != text {
            differ.push(format!("{name}:\n{text}"));
        }
    }
    assert!(differ.is_empty(), "not as recorded:\n{}", differ.join("\n"));
}

#[test]
fn ten_faults_are_ten_complaints_and_the_rest_is_usable() {
    let loaded = load(&broken("ten_faults"));
    assert_eq!(loaded.complaints.len(), 10, "{:#?}", complaints(&loaded));
    let pack = loaded.pack.unwrap();
    let sound = load(&broken("no_faults")).pack.unwrap();
    // Left out: the element of an unknown class, the product in a torn row, and the two rules that cannot be tried.
    assert_eq!(pack.elements.len(), sound.elements.len() - 1);
    assert_eq!(pack.products.len(), sound.products.len() - 1);
    assert_eq!(pack.rules.len(), sound.rules.len() - 2);
    assert_eq!(pack.questions().count(), sound.questions().count());
    assert_eq!(pack.obligations.len(), sound.obligations.len());
    assert_ne!(pack.stamp.hash, sound.stamp.hash);
}
