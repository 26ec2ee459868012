//! Reading files, each with a limit that holds before anything is in memory.

use crate::problem::CliProblem;
use crate::screen::Screen;
use requisite_pack::Pack;
use requisite_request::{Request, read_draft_page};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Largest file of a pack, in bytes.
const MAX_PACK_FILE: u64 = 16 * 1024 * 1024;
/// Most files in the folder of a pack.
const MAX_PACK_FILES: usize = 500;
/// Deepest folder within the folder of a pack.
const MAX_PACK_DEPTH: usize = 4;

/// Reads a file of at most `limit` bytes.
pub(crate) fn file(path: &Path, limit: u64) -> Result<Vec<u8>, CliProblem> {
    let unreadable = |error| CliProblem::Unreadable { path: path.to_owned(), error };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(CliProblem::IsAFolder(path.to_owned()));
    }
    let too_large = || CliProblem::TooLarge { path: path.to_owned(), limit };
    if metadata.len() > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    // A pipe has no length to look at beforehand.
    File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    if bytes.len() as u64 > limit { Err(too_large()) } else { Ok(bytes) }
}

/// The files of a pack's folder, by name within it.
pub(crate) fn pack_files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, CliProblem> {
    if !folder.join("pack.json").is_file() {
        return Err(CliProblem::NotAPack(folder.to_owned()));
    }
    let mut names = Vec::new();
    list(folder, "", 0, &mut names)?;
    if names.len() > MAX_PACK_FILES {
        return Err(CliProblem::TooManyFiles { path: folder.to_owned(), limit: MAX_PACK_FILES });
    }
    let mut files = BTreeMap::new();
    for (name, path) in names {
        files.insert(name, file(&path, MAX_PACK_FILE)?);
    }
    Ok(files)
}

/// Collects the JSON and CSV files of a folder and the folders in it.
fn list(
    folder: &Path,
    prefix: &str,
    depth: usize,
    names: &mut Vec<(String, PathBuf)>,
) -> Result<(), CliProblem> {
    let unreadable = |error| CliProblem::Unreadable { path: folder.to_owned(), error };
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let Some(name) = entry.file_name().to_str().map(|name| format!("{prefix}{name}")) else { continue };
        // The entry's own kind: a link is neither, so that no link leads out of the folder or in circles.
        let kind = entry.file_type().map_err(unreadable)?;
        if kind.is_dir() && depth < MAX_PACK_DEPTH {
            list(&entry.path(), &format!("{name}/"), depth + 1, names)?;
        } else if kind.is_file() && (name.ends_with(".json") || name.ends_with(".csv")) {
            names.push((name, entry.path()));
        }
        if names.len() > MAX_PACK_FILES {
            break;
        }
    }
    Ok(())
}

/// The pack in a folder, for commands that only use it.
pub(crate) fn pack(folder: &Path, screen: &mut Screen<'_>) -> Result<Pack, CliProblem> {
    let loaded = requisite_pack::load(&pack_files(folder)?);
    if !loaded.complaints.is_empty() {
        let count = loaded.complaints.len();
        screen.complain(&format!("{}: {count} complaints; `requisite lint` shows them", folder.display()));
    }
    loaded.pack.ok_or_else(|| CliProblem::PackUnusable(folder.to_owned()))
}

/// The request in a file, if it is one to the agency of this pack.
pub(crate) fn request(path: &Path, pack: &Pack, screen: &mut Screen<'_>) -> Result<Request, CliProblem> {
    let bytes = file(path, requisite_request::MAX_BYTES as u64)?;
    let read =
        read_draft_page(&bytes).map_err(|error| CliProblem::Request { path: path.to_owned(), error })?;
    for field in &read.unknown {
        screen.complain(&format!("{}: the field `{field}` is not known and left out", path.display()));
    }
    let written = read.file.pack;
    if written.id != pack.stamp.id {
        let (found, known) = (written.id, pack.stamp.id.clone());
        return Err(CliProblem::OtherAgency { path: path.to_owned(), found, known });
    }
    let (then, now) = (written.version, &pack.stamp.version);
    if then != *now {
        screen.complain(&format!(
            "{}: written with version {then} of these rules; version {now} is used here",
            path.display()
        ));
    } else if !written.hash.is_empty() && written.hash != pack.stamp.hash {
        screen.complain(&format!(
            "{}: written with other files of version {now} of these rules",
            path.display()
        ));
    }
    Ok(read.file.request)
}
