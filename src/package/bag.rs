//! The bag: folders and tag files of BagIt 1.0 (RFC 8493) around the payload.
//!
//! BagIt is what archives and libraries check deposits with, so an agency can check a package without this program.

use crate::digest::Algorithm;
use requisite_request::map_of;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Files of a bag by name within its folder.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What `bagit.txt` says.
pub(crate) const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// What describes the bag.
pub(crate) const INFO: &str = "bag-info.txt";

/// The folder of the payload.
pub(crate) const PAYLOAD: &str = "data/";

/// Labels of `bag-info.txt` that are read back.
pub(crate) const OXUM: &str = "Payload-Oxum";
pub(crate) const DATE: &str = "Bagging-Date";
pub(crate) const AGENT: &str = "Bag-Software-Agent";
pub(crate) const PACK_ID: &str = "Requisite-Pack-Id";
pub(crate) const PACK_VERSION: &str = "Requisite-Pack-Version";
pub(crate) const PACK_EDITION: &str = "Requisite-Pack-Edition";
pub(crate) const PACK_HASH: &str = "Requisite-Pack-SHA256";

/// What the lists of a bag say of a file.
pub(crate) struct Listed {
    /// Its size in bytes.
    bytes: usize,
    /// Its digests, in the order of [`Algorithm::ALL`].
    digests: [String; 2],
}

impl Listed {
    /// Of a file with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len(), digests: Algorithm::ALL.map(|algorithm| algorithm.of(bytes)) }
    }
}

/// Puts payload files (names without `data/`) into a bag. `info` are the lines of `bag-info.txt` but the payload's size.
pub(crate) fn bag(payload: Files, info: &[(String, String)]) -> Files {
    let mut files: Files =
        map_of(payload.into_iter().map(|(name, bytes)| (format!("{PAYLOAD}{name}"), bytes)));
    let tags = tags(&listed(&files), info);
    for (name, bytes) in tags {
        files.insert(name, bytes);
    }
    files
}

/// The files around a payload, of which only what the lists say is needed. Names are those within the bag.
pub(crate) fn tags(payload: &BTreeMap<String, Listed>, info: &[(String, String)]) -> Files {
    let mut lines = String::new();
    for (label, text) in info {
        let _ = writeln!(lines, "{label}: {}", one_line(text));
    }
    let _ = writeln!(lines, "{OXUM}: {}", oxum(payload.values().map(|it| it.bytes)));
    let mut tags = Files::new();
    tags.insert("bagit.txt".to_owned(), DECLARATION.into());
    tags.insert(INFO.to_owned(), lines.into_bytes());
    for (name, text) in manifests(payload, manifest_name) {
        tags.insert(name, text);
    }
    let lists = manifests(&listed(&tags), tag_manifest_name);
    for (name, text) in lists {
        tags.insert(name, text);
    }
    tags
}

fn listed(files: &Files) -> BTreeMap<String, Listed> {
    map_of(files.iter().map(|(name, bytes)| (name.clone(), Listed::of(bytes))))
}

/// Name of the manifest of the payload.
pub(crate) fn manifest_name(algorithm: Algorithm) -> String {
    format!("manifest-{}.txt", algorithm.as_str())
}

/// Name of the manifest of the other files.
pub(crate) fn tag_manifest_name(algorithm: Algorithm) -> String {
    format!("tagmanifest-{}.txt", algorithm.as_str())
}

/// The lists of these files, one an algorithm.
fn manifests(files: &BTreeMap<String, Listed>, name: fn(Algorithm) -> String) -> Vec<(String, Vec<u8>)> {
    let list = |(at, algorithm): (usize, Algorithm)| {
        let mut text = String::new();
        for (file, listed) in files {
            let digest = listed.digests.get(at).map_or("", String::as_str);
            let _ = writeln!(text, "{digest}  {file}");
        }
        (name(algorithm), text.into_bytes())
    };
    Algorithm::ALL.into_iter().enumerate().map(list).collect()
}

/// Bytes and number of files of the payload, of which the sizes are given.
pub(crate) fn oxum(payload: impl Iterator<Item = usize>) -> String {
    let (bytes, files) = payload.fold((0, 0), |(bytes, files), size| (bytes + size, files + 1));
    format!("{bytes}.{files}")
}

/// A text without line breaks and other control characters, so that it cannot begin a line of its own.
fn one_line(text: &str) -> String {
    text.split(|letter: char| {
        letter.is_control() || letter.is_whitespace() || matches!(letter, '\u{2028}' | '\u{2029}')
    })
    .filter(|word| !word.is_empty())
    .collect::<Vec<_>>()
    .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_begin_a_line_of_its_own() {
        assert_eq!(one_line("  a\r\nPayload-Oxum: 1.1\u{85}\u{2028}b\u{0} "), "a Payload-Oxum: 1.1 b");
    }

    #[test]
    fn every_file_is_listed_once_in_both_manifests() {
        let files = bag(Files::from([("b.txt".into(), b"b".to_vec()), ("a.txt".into(), b"".to_vec())]), &[]);
        let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
        assert!(text("manifest-sha256.txt").ends_with("  data/b.txt\n"));
        assert_eq!(text("manifest-sha512.txt").lines().count(), 2);
        assert_eq!(text("tagmanifest-sha256.txt").lines().count(), 4);
        assert_eq!(text("bag-info.txt"), "Payload-Oxum: 1.2\n");
        assert_eq!(files.len(), 8);
    }
}
