//! Opening a package: a strict reader for exactly what [`crate::build`] writes.

use crate::PackageProblem;
use crate::bag::{AGENT, DATE, DECLARATION, INFO, OXUM, PAYLOAD, manifest_name, oxum, tag_manifest_name};
use crate::digest::Algorithm;
use crate::prepare::folder_end;
use crate::zip::{self, Entry, MAX_ENTRIES};
use std::collections::{BTreeMap, BTreeSet};

/// Name of the request within the bag.
pub(crate) const REQUEST: &str = "data/request.json";
/// Name of the report within the bag.
pub(crate) const REPORT: &str = "data/report.json";

/// Most lines of `bag-info.txt`. The program writes a dozen.
const MAX_INFO_LINES: usize = 100;

/// An archive that is a package: whole, in the one shape that the program writes, with every digest right.
///
/// Whoever changes a file can make all digests anew: whether the files follow from the request is for [`crate::verify`],
/// and whether the request is the one that was sent only the digest of the whole archive can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened<'a> {
    /// Name of the folder.
    pub folder: &'a str,
    /// The files, by name within the folder.
    pub files: BTreeMap<&'a str, &'a [u8]>,
    /// Labels and texts of `bag-info.txt`, in order.
    pub info: Vec<(&'a str, &'a str)>,
}

impl<'a> Opened<'a> {
    fn info(&self, label: &str) -> &'a str {
        self.info.iter().find(|(it, _)| *it == label).map_or("", |(_, text)| text)
    }

    /// The program that made it, with its version.
    pub fn made_by(&self) -> &'a str {
        self.info(AGENT)
    }

    /// The day on which it was made, as it is written.
    pub fn day(&self) -> &'a str {
        self.info(DATE)
    }

    /// A file's content; empty when there is none.
    pub(crate) fn file(&self, name: &str) -> &'a [u8] {
        self.files.get(name).copied().unwrap_or_default()
    }
}

/// Opens a package. The error names everything that is wrong at the first level that is not whole: archive, then bag.
pub fn open(bytes: &[u8]) -> Result<Opened<'_>, Vec<PackageProblem>> {
    let entries = zip::read(bytes)?;
    let (folder, files) = one_folder(&entries).ok_or_else(|| vec![PackageProblem::NotOneFolder])?;
    let mut problems = Vec::new();
    expected_files(&files, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    for algorithm in Algorithm::ALL {
        check_manifest(algorithm, &manifest_name(algorithm), &files, &in_payload, &mut problems);
        check_manifest(algorithm, &tag_manifest_name(algorithm), &files, &is_tag, &mut problems);
    }
    if files.get("bagit.txt") != Some(&DECLARATION.as_bytes()) {
        problems.push(PackageProblem::NotBagIt);
    }
    let info = info(files.get(INFO).copied().unwrap_or_default(), &mut problems);
    let opened = Opened { folder, files, info };
    check_info(&opened, &mut problems);
    if problems.is_empty() { Ok(opened) } else { Err(problems) }
}

type Files<'a> = BTreeMap<&'a str, &'a [u8]>;

fn one_folder<'a>(entries: &[Entry<'a>]) -> Option<(&'a str, Files<'a>)> {
    let (folder, _) = entries.first()?.name.split_once('/')?;
    let within = |entry: &Entry<'a>| {
        let (top, name) = entry.name.split_once('/')?;
        (top == folder).then_some((name, entry.bytes))
    };
    Some((folder, entries.iter().map(within).collect::<Option<_>>()?))
}

fn tag_files() -> BTreeSet<String> {
    let manifests = Algorithm::ALL.into_iter().flat_map(|it| [manifest_name(it), tag_manifest_name(it)]);
    manifests.chain(["bagit.txt".to_owned(), INFO.to_owned()]).collect()
}

/// All tag files are there, no others are, and the payload has its two files for programs.
fn expected_files(files: &Files<'_>, problems: &mut Vec<PackageProblem>) {
    let tags = tag_files();
    for name in tags.iter().map(String::as_str).chain([REQUEST, REPORT]) {
        if !files.contains_key(name) {
            problems.push(PackageProblem::FileMissing { name: name.to_owned() });
        }
    }
    for name in files.keys().filter(|name| !name.starts_with(PAYLOAD) && !tags.contains(**name)) {
        problems.push(PackageProblem::Stranger { name: (*name).to_owned() });
    }
}

fn in_payload(name: &str) -> bool {
    name.starts_with(PAYLOAD)
}

/// Whether a tag manifest lists the file: every tag file but the tag manifests themselves.
fn is_tag(name: &str) -> bool {
    !in_payload(name) && !name.starts_with("tagmanifest-")
}

/// A manifest lists exactly the files that it should, each with its digest.
fn check_manifest(
    algorithm: Algorithm,
    manifest: &str,
    files: &Files<'_>,
    lists: &dyn Fn(&str) -> bool,
    problems: &mut Vec<PackageProblem>,
) {
    let name = |name: &str| name.to_owned();
    let text = std::str::from_utf8(files.get(manifest).copied().unwrap_or_default()).unwrap_or("\0");
    let mut listed = BTreeSet::new();
    let mut lines = (1..).zip(text.split_terminator('\n'));
    // One line more than there can be files: so many are never all right, and what comes after them need not be told.
    for (number, line) in lines.by_ref().take(MAX_ENTRIES + 1) {
        let Some((digest, file)) =
            line.split_once("  ").filter(|(_, file)| lists(file) && listed.insert(*file))
        else {
            problems.push(PackageProblem::ManifestLine { manifest: name(manifest), line: number });
            continue;
        };
        match files.get(file) {
            None => problems.push(PackageProblem::FileMissing { name: zip::shown(file.as_bytes()) }),
            Some(bytes) if algorithm.of(bytes) != digest => {
                problems.push(PackageProblem::WrongDigest { name: name(file), manifest: name(manifest) });
            }
            Some(_) => {}
        }
    }
    if lines.next().is_some() {
        return;
    }
    for file in files.keys().filter(|file| lists(file) && !listed.contains(**file)) {
        problems.push(PackageProblem::NotListed { name: name(file), manifest: name(manifest) });
    }
}

fn info<'a>(bytes: &'a [u8], problems: &mut Vec<PackageProblem>) -> Vec<(&'a str, &'a str)> {
    let text = std::str::from_utf8(bytes).unwrap_or("\0");
    let mut info = Vec::new();
    let lines = text.split_terminator('\n').count();
    if lines > MAX_INFO_LINES {
        problems.push(PackageProblem::InfoTooLong { lines, limit: MAX_INFO_LINES });
    }
    for (number, line) in (1..).zip(text.split_terminator('\n')).take(MAX_INFO_LINES) {
        match line.split_once(": ") {
            Some(pair) => info.push(pair),
            None => problems.push(PackageProblem::InfoLine { line: number }),
        }
    }
    info
}

fn check_info(opened: &Opened<'_>, problems: &mut Vec<PackageProblem>) {
    let payload = opened.files.iter().filter(|(name, _)| in_payload(name)).map(|(_, bytes)| bytes.len());
    let (recorded, found) = (opened.info(OXUM), oxum(payload));
    if recorded != found {
        problems.push(PackageProblem::WrongOxum { recorded: zip::shown(recorded.as_bytes()), found });
    }
    let end = folder_end(opened.file(REQUEST));
    if !opened.folder.ends_with(&format!("-{end}")) {
        problems.push(PackageProblem::WrongFolder { found: opened.folder.to_owned(), expected: end });
    }
}
