//! Reading files, each with a limit that holds before anything is in memory.

use crate::arguments::PackFolder;
use crate::problem::CliProblem;
use crate::screen::Screen;
use requisite_pack::Pack;
use requisite_request::{PackStamp, Request, read_draft_page};
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

/// The files of an agency's folder, of which packs are made, one an edition.
pub(crate) struct Packs<'a> {
    folder: &'a Path,
    files: BTreeMap<String, Vec<u8>>,
}

impl<'a> Packs<'a> {
    /// Reads the folder.
    pub fn read(folder: &'a Path) -> Result<Self, CliProblem> {
        Ok(Self { folder, files: pack_files(folder)? })
    }

    /// The pack of an edition, the first one when none is named.
    pub fn edition(&self, edition: Option<&str>, screen: &mut Screen<'_>) -> Result<Pack, CliProblem> {
        let loaded = requisite_pack::load_edition(&self.files, edition);
        if let (None, Some(edition)) = (&loaded.pack, edition)
            && !self.has(edition)
        {
            return Err(CliProblem::NoSuchEdition {
                path: self.folder.to_owned(),
                edition: edition.to_owned(),
            });
        }
        if !loaded.complaints.is_empty() {
            let count = loaded.complaints.len();
            screen.complain(&format!(
                "{}: {count} complaints; `requisite lint` shows them",
                self.folder.display()
            ));
        }
        loaded.pack.ok_or_else(|| CliProblem::PackUnusable(self.folder.to_owned()))
    }

    /// Whether the folder holds this edition.
    pub fn has(&self, edition: &str) -> bool {
        let pack_json = self.files.get(requisite_pack::PACK_FILE);
        let changes = pack_json.and_then(|bytes| requisite_pack::edition_changes(bytes, edition).ok());
        changes.flatten().is_some()
    }
}

/// A pack and a request to its agency. Without an edition on the command line it is that of the request.
pub(crate) fn pack_and_request(
    folder: &PackFolder,
    path: &Path,
    screen: &mut Screen<'_>,
) -> Result<(Pack, Request), CliProblem> {
    let packs = Packs::read(&folder.pack)?;
    // The agency's own pack first, so that unusable rules are said before an unusable request.
    let first = packs.edition(folder.edition.as_deref(), screen)?;
    let bytes = file(path, requisite_request::MAX_BYTES as u64)?;
    let read =
        read_draft_page(&bytes).map_err(|error| CliProblem::Request { path: path.to_owned(), error })?;
    for field in &read.unknown {
        screen.complain(&format!("{}: the field `{field}` is not known and left out", path.display()));
    }
    let written = read.file.pack;
    if written.agency() != first.stamp.agency() {
        let (found, known) = (written.id, first.stamp.id);
        return Err(CliProblem::OtherAgency { path: path.to_owned(), found, known });
    }
    let pack = match written.edition() {
        Some(edition) if folder.edition.is_none() && packs.has(edition) => {
            packs.edition(Some(edition), screen)?
        }
        _ => first,
    };
    say_other_rules(path, &written, &pack.stamp, screen);
    Ok((pack, read.file.request))
}

fn say_other_rules(path: &Path, written: &PackStamp, used: &PackStamp, screen: &mut Screen<'_>) {
    let path = path.display();
    let PackStamp { id, version, hash } = used;
    if written.id != *id {
        screen.complain(&format!("{path}: written for the edition `{}`; `{id}` is used here", written.id));
    } else if written.version != *version {
        screen.complain(&format!(
            "{path}: written with version {} of these rules; version {version} is used here",
            written.version
        ));
    } else if !written.hash.is_empty() && written.hash != *hash {
        screen.complain(&format!("{path}: written with other files of version {version} of these rules"));
    }
}
