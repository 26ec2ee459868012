//! Files that tests share.

use requisite_pack::Pack;
use requisite_request::{Date, RequestFile, read_request};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The day on which all tests run, so that none depends on the clock.
pub fn today() -> Date {
    "2026-11-23".parse().unwrap()
}

/// The repository's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// All files of a folder with their paths below it.
pub fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap_or_else(|error| panic!("{}: {error}", next.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// The files of an agency's pack.
pub fn pack_files(agency: &str) -> BTreeMap<String, Vec<u8>> {
    files_below(&root().join("public/packs").join(agency))
}

/// The ids of all agencies that come with the program, in order.
pub fn agencies() -> Vec<String> {
    let folders = std::fs::read_dir(root().join("public/packs")).unwrap().map(|entry| entry.unwrap());
    let mut agencies: Vec<String> = folders
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    agencies.sort();
    agencies
}

/// The ids of all packs that come with the program, in order: agencies, and other editions such as `cde@2022-24`.
pub fn packs() -> Vec<String> {
    all_packs().keys().cloned().collect()
}

/// A pack, which must load without a complaint.
pub fn pack(id: &str) -> &'static Pack {
    all_packs().get(id).unwrap_or_else(|| panic!("no pack `{id}`"))
}

fn all_packs() -> &'static BTreeMap<String, Pack> {
    static PACKS: OnceLock<BTreeMap<String, Pack>> = OnceLock::new();
    PACKS.get_or_init(|| {
        let mut packs = BTreeMap::new();
        for agency in agencies() {
            let files = pack_files(&agency);
            let first = whole(requisite_pack::load(&files));
            for edition in first.other_editions() {
                let pack = whole(requisite_pack::load_edition(&files, Some(&edition.id)));
                packs.insert(edition.pack.clone(), pack);
            }
            packs.insert(agency, first);
        }
        packs
    })
}

fn whole(loaded: requisite_pack::Loaded) -> Pack {
    let complaints: Vec<String> = loaded.complaints.iter().map(ToString::to_string).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    loaded.pack.unwrap()
}

/// A request file of `tests/requests/`.
pub fn request_file(name: &str) -> RequestFile {
    let path = root().join("tests/requests").join(format!("{name}.json"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let read = read_request(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(read.unknown.is_empty(), "{}: unknown fields {:?}", path.display(), read.unknown);
    read.file
}

/// Compares a text with the one that a file holds; writes it there instead when the environment says `BLESS`.
pub fn same_as_recorded(path: &Path, recorded: &str, now: &str) {
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, now).unwrap();
        return;
    }
    for (line, (now, recorded)) in now.lines().zip(recorded.lines()).enumerate() {
        assert_eq!(now, recorded, "line {}", line + 1);
    }
    assert_eq!(now, recorded);
}
