//! The files of a pack: their names, how large they may be, and the hash of all of them.

use crate::complaint::Complaint;
use crate::problem::Problem;
use requisite_request::{JsonError, read_json};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Name of the file that names all others.
pub const PACK_FILE: &str = "pack.json";

/// Largest file of a pack that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 8 * 1024 * 1024;

/// Most files of a pack, `pack.json` included.
pub const MAX_FILES: usize = 200;

/// The names, without folder and ending, of the documents that a package may hold beside those of the agency. `package` names them
/// so, and a test sees to it; the agency's are named by their ids.
pub const OWN_DOCUMENTS: [&str; 1] = ["destruction-worksheet"];

/// Longest name of a file, in bytes.
const LONGEST_NAME: usize = 200;

/// Complains of a file that is too large to be read. `bytes` may be a size that somebody claims, before anything is
/// fetched.
pub fn size_complaint(name: &str, bytes: u64) -> Option<Complaint> {
    let limit = u64::try_from(MAX_FILE_BYTES).unwrap_or(u64::MAX);
    let problem = Problem::FileTooLarge { bytes, limit };
    (bytes > limit).then(|| Complaint {
        file: name.to_owned(),
        entry: String::new(),
        field: String::new(),
        problem,
    })
}

/// The names of the files that a `pack.json` names, sorted and each once, without `pack.json` itself: what is to be
/// fetched before [`load`](crate::load).
///
/// # Errors
/// A complaint when the text is no JSON object with an object `files`, when a name could lead out of the pack's folder
/// (`..`, absolute, a backslash, an address), or when there are more than [`MAX_FILES`]. A name that is no text is
/// passed over; `load` complains of it.
#[expect(
    clippy::result_large_err,
    reason = "called once a pack; the complaint is the same type as everywhere else"
)]
pub fn file_names(pack_json: &[u8]) -> Result<Vec<String>, Complaint> {
    let complaint = |field: String, problem| Complaint {
        file: PACK_FILE.to_owned(),
        entry: String::new(),
        field,
        problem,
    };
    let value = read_json(pack_json, MAX_FILE_BYTES)
        .map_err(|error| complaint(String::new(), json_problem(error)))?;
    let Some(files) = value.get("files").and_then(Value::as_object) else {
        return Err(complaint("files".to_owned(), Problem::MissingField));
    };
    let mut names: Vec<String> = Vec::new();
    for (field, value) in files {
        for (path, _, name) in named_in(field, value) {
            if !is_plain(name) {
                return Err(complaint(
                    format!("files.{path}"),
                    Problem::UnsafeFileName { found: name.to_owned() },
                ));
            }
            if let Err(place) = names.binary_search_by(|it| it.as_str().cmp(name)) {
                names.insert(place, name.to_owned());
            }
        }
    }
    if names.len() >= MAX_FILES {
        let problem = Problem::TooManyFiles { found: names.len() + 1, limit: MAX_FILES };
        return Err(complaint("files".to_owned(), problem));
    }
    Ok(names)
}

/// The names under one field of `files`, each with its path and the key under which it stands: the field holds a name, a
/// list or a map of names.
pub(crate) fn named_in<'v>(field: &'v str, value: &'v Value) -> Vec<(String, &'v str, &'v str)> {
    let mut names = Vec::new();
    match value {
        Value::String(name) => names.push((field.to_owned(), field, name.as_str())),
        Value::Array(list) => {
            for (idx, it) in list.iter().enumerate() {
                if let Value::String(name) = it {
                    names.push((format!("{field}[{idx}]"), field, name));
                }
            }
        }
        Value::Object(map) => {
            for (key, it) in map {
                if let Value::String(name) = it {
                    names.push((format!("{field}.{key}"), key, name));
                }
            }
        }
        _ => {}
    }
    names
}

/// Whether a name stays within the pack's folder on every system and in every address.
pub(crate) fn is_plain(name: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
    };
    name.len() <= LONGEST_NAME && name != PACK_FILE && name.split('/').all(is_part)
}

/// Whether a file of this name, whatever its ending, is a device on some systems. The name comes without the ending and in any
/// letters.
pub fn is_device(stem: &str) -> bool {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let stem = stem.trim_end_matches(|digit: char| digit.is_ascii_digit());
    DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device))
}

/// What is wrong with a JSON text.
pub(crate) fn json_problem(error: JsonError) -> Problem {
    match error {
        JsonError::NotText => Problem::NotText,
        JsonError::TooLarge { bytes, limit } => Problem::FileTooLarge {
            bytes: u64::try_from(bytes).unwrap_or(u64::MAX),
            limit: u64::try_from(limit).unwrap_or(u64::MAX),
        },
        JsonError::Malformed { .. } => Problem::Json(error),
    }
}

/// The pack's hash, in hexadecimal: SHA-256 over the lines `name NUL sha256-of-the-file LF`, sorted by name, of
/// `pack.json` and the files that it names. Files that are not there or over [`MAX_FILE_BYTES`] have no line, nor have files
/// that nobody names: none of them is read.
pub fn pack_hash(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut names = files.get(PACK_FILE).and_then(|bytes| file_names(bytes).ok()).unwrap_or_default();
    let place = names.partition_point(|name| name.as_str() < PACK_FILE);
    names.insert(place, PACK_FILE.to_owned());
    let mut lines = Sha256::new();
    for name in &names {
        if let Some(bytes) = files.get(name).filter(|bytes| bytes.len() <= MAX_FILE_BYTES) {
            lines.update(name);
            lines.update([0]);
            lines.update(hexadecimal(&Sha256::digest(bytes)));
            lines.update(b"\n");
        }
    }
    hexadecimal(&lines.finalize())
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(files: &str) -> Vec<u8> {
        format!("{{\"files\": {files}}}").into_bytes()
    }

    #[test]
    fn names_are_taken_from_texts_lists_and_maps() {
        let json = pack(
            r#"{"elements": "e.csv", "rules": ["rules/b.json", "rules/a.json"], "words": {"en": "w.json"}}"#,
        );
        assert_eq!(file_names(&json).unwrap(), ["e.csv", "rules/a.json", "rules/b.json", "w.json"]);
    }

    #[test]
    fn names_that_leave_the_folder_are_refused() {
        for name in [
            "../x",
            "/x",
            "a/../x",
            "a//x",
            "C:/x",
            "a\\\\x",
            "http://x/y",
            ".git/x",
            "a/",
            "",
            "x?y",
            "%2e",
            "pack.json",
        ] {
            let json = pack(&format!("{{\"elements\": \"{name}\"}}"));
            let complaint = file_names(&json).unwrap_err();
            assert_eq!(complaint.field, "files.elements", "{name}");
            assert!(matches!(complaint.problem, Problem::UnsafeFileName { .. }), "{name}");
        }
    }

    #[test]
    fn a_pack_without_files_says_so() {
        assert!(matches!(file_names(b"{}").unwrap_err().problem, Problem::MissingField));
        assert!(matches!(file_names(b"[").unwrap_err().problem, Problem::Json(_)));
        assert!(matches!(file_names(&[0xff]).unwrap_err().problem, Problem::NotText));
        let many: Vec<String> = (0..MAX_FILES).map(|n| format!("\"{n}.json\"")).collect();
        let complaint = file_names(&pack(&format!("{{\"rules\": [{}]}}", many.join(",")))).unwrap_err();
        assert_eq!(complaint.problem, Problem::TooManyFiles { found: MAX_FILES + 1, limit: MAX_FILES });
    }

    #[test]
    fn the_hash_is_that_of_the_documented_lines() {
        let mut files = BTreeMap::new();
        files.insert(PACK_FILE.to_owned(), pack(r#"{"elements": "e.csv"}"#));
        files.insert("e.csv".to_owned(), b"id\n".to_vec());
        let lines: String = [PACK_FILE, "e.csv"]
            .iter()
            .rev()
            .map(|name| format!("{name}\0{}\n", hexadecimal(&Sha256::digest(&files[*name]))))
            .collect();
        let hash = pack_hash(&files);
        assert_eq!(hash, hexadecimal(&Sha256::digest(lines.as_bytes())));
        files.insert("notes.txt".to_owned(), b"not named".to_vec());
        assert_eq!(pack_hash(&files), hash);
        files.insert("e.csv".to_owned(), b"id\nx\n".to_vec());
        assert_ne!(pack_hash(&files), hash);
    }

    #[test]
    fn a_claimed_size_is_enough_to_refuse_a_file() {
        assert!(size_complaint("x.json", 200 * 1024 * 1024).is_some());
        assert!(size_complaint("x.json", 8 * 1024 * 1024).is_none());
    }
}
