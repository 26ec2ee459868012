//! Which names a file inside an archive may have.

use super::MAX_NAME;
use crate::PackageProblem;
use requisite_pack::is_device;
use std::collections::BTreeMap;

/// A name in words that can be shown, whatever its bytes are.
pub(crate) fn shown(name: &[u8]) -> String {
    const LONGEST: usize = 80;
    let text = String::from_utf8_lossy(name);
    let mut shown: String = text.chars().take(LONGEST).flat_map(char::escape_debug).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('\u{2026}');
    }
    shown
}

/// What is wrong with a name: it could lead outside the folder, or mean another file on another system.
pub(super) fn problem(name: &[u8]) -> Option<PackageProblem> {
    let shown = || shown(name);
    if name.len() > MAX_NAME {
        return Some(PackageProblem::NameTooLong { name: shown(), bytes: name.len(), limit: MAX_NAME });
    }
    let Ok(text) = std::str::from_utf8(name) else {
        return Some(PackageProblem::NameNotText { name: shown() });
    };
    if text.contains('\\') {
        return Some(PackageProblem::NameBackslash { name: shown() });
    }
    let drive = text.get(1..2) == Some(":");
    if text.starts_with('/') || drive {
        return Some(PackageProblem::NameAbsolute { name: shown() });
    }
    if text.split('/').any(|part| part == "..") {
        return Some(PackageProblem::NameClimbs { name: shown() });
    }
    if text.ends_with('/') {
        return Some(PackageProblem::FolderEntry { name: shown() });
    }
    if text.split('/').any(is_odd) {
        return Some(PackageProblem::NameOdd { name: shown() });
    }
    None
}

/// A part of a path that the program never writes. Names outside ASCII are among them, so that two spellings of the same
/// letter (composed and decomposed) cannot stand side by side.
fn is_odd(part: &str) -> bool {
    let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    let stem = part.split('.').next().unwrap_or_default();
    !plain || part.is_empty() || part.starts_with('.') || part.ends_with('.') || is_device(stem)
}

/// The pairs of names that are the same file, at least where upper and lower case are not told apart. Names beyond the limit, which
/// are refused as such, are not compared: all together they can be as long as the archive.
pub(super) fn doubles<'a>(names: impl Iterator<Item = &'a [u8]>) -> Vec<PackageProblem> {
    let mut seen: BTreeMap<String, &[u8]> = BTreeMap::new();
    let mut problems = Vec::new();
    for name in names.filter(|name| name.len() <= MAX_NAME) {
        if let Some(other) = seen.insert(String::from_utf8_lossy(name).to_lowercase(), name) {
            problems.push(PackageProblem::NameTwice { name: shown(name), other: shown(other) });
        }
    }
    problems
}
