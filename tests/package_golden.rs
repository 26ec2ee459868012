//! The files of a package as text. After a change that is meant, write them anew with `BLESS=1 cargo test package_golden`
//! and read the difference.

use crate::fixtures::root;
use crate::package_example::{built, request};
use requisite_package::open;
use std::fs;

/// The version of the program changes with every release and says nothing here.
fn without_version(text: &str) -> String {
    text.replace(&format!("Requisite {}", env!("CARGO_PKG_VERSION")), "Requisite VERSION")
}

#[test]
fn the_files_are_as_recorded() {
    let package = built(&request());
    let opened = open(&package.bytes).unwrap();
    let folder = root().join("tests/golden/package");
    let bless = std::env::var_os("BLESS").is_some();
    let mut differ = Vec::new();
    for (name, bytes) in &opened.files {
        // Digests change with the version, and office files are archives; that they are right is tested elsewhere.
        if name.contains("manifest-") || name.ends_with(".docx") || name.ends_with(".xlsx") {
            continue;
        }
        let text = without_version(std::str::from_utf8(bytes).unwrap());
        let path = folder.join(name);
        if bless {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != text {
            differ.push(path.display().to_string());
        }
    }
    assert!(differ.is_empty(), "not as recorded:\n{}", differ.join("\n"));
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    let (one, two) = (built(&request()), built(&request()));
    assert_eq!(one, two);
    let name = one.file_name.strip_suffix(".zip").unwrap();
    assert!(name.starts_with("harbor-request-2026-11-23-"), "{name}");
    assert!(one.sha256.starts_with(&one.short_digest.replace(' ', "")));
    assert_eq!(open(&one.bytes).unwrap().folder, name);
}

#[test]
fn another_day_or_request_gives_another_name() {
    let mut other = request();
    crate::package_example::say(&mut other, "purpose", "Another purpose.");
    assert_ne!(built(&request()).file_name, built(&other).file_name);
    assert_ne!(built(&request()).sha256, built(&other).sha256);
}

#[test]
fn answers_of_hidden_questions_stay_out() {
    let mut hidden = request();
    // The earlier package had them.
    hidden.follows = None;
    crate::package_example::decide(&mut hidden, "keeps_paper", false);
    let package = built(&hidden);
    let opened = open(&package.bytes).unwrap();
    for (name, bytes) in &opened.files {
        assert!(!String::from_utf8_lossy(bytes).contains("Room 7"), "{name}");
        assert!(!String::from_utf8_lossy(bytes).contains("One signed form"), "{name}");
    }
    // The visible part alone gives the same package.
    let shown = requisite_request::read_request(opened.files["data/request.json"]).unwrap().file.request;
    assert_ne!(shown, hidden);
    assert_eq!(built(&shown), package);
}

#[test]
fn the_archive_is_what_another_writer_writes() {
    let package = built(&request());
    assert_eq!(crate::package_archive::Archive::of(&package).bytes(), package.bytes);
}
