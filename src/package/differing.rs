//! What of a package is not what its request gives: the package is made again and compared, whole where it was made elsewhere,
//! file by file where it is made here. So a small file that came in cannot make a large one in memory.

use crate::bag::{INFO, Listed, OXUM, PAYLOAD, tags};
use crate::bind::{formed, own_files};
use crate::formats::needed;
use crate::open::open;
use crate::prepare::without_files;
use crate::{Contents, NotBound, Opened};
use requisite_pack::Pack;
use requisite_request::{Date, PreparedContent, PreparedFile, Request};
use std::collections::{BTreeMap, BTreeSet};

/// The files of an opened package that differ from those of a package that was made again; none where both are the same bytes.
pub(crate) fn from_whole(made: &[u8], bytes: &[u8], opened: &Opened<'_>) -> Result<Vec<String>, String> {
    // What is opened has one way of being written, so that the same files are the same bytes.
    if made == bytes {
        return Ok(Vec::new());
    }
    let made = open(made).map_err(|problems| problems.iter().map(ToString::to_string).collect::<String>())?;
    let mut compared = Compared::with(opened);
    for (name, bytes) in &made.files {
        compared.add(name, bytes);
    }
    Ok(compared.end(made.folder))
}

/// The files of an opened package that differ from what this request gives.
pub(crate) fn from_request(
    pack: &Pack,
    request: &Request,
    (today, made_by): (Date, &str),
    opened: &Opened<'_>,
) -> Result<Vec<String>, NotBound> {
    let contents = Contents::new(pack, request, today).made_by(made_by);
    let mut package = without_files(&contents);
    let mut compared = Compared::with(opened);
    let mut listed: BTreeMap<String, Listed> = BTreeMap::new();
    let mut add = |name: &str, bytes: &[u8]| {
        let name = format!("{PAYLOAD}{name}");
        compared.add(&name, bytes);
        listed.insert(name, Listed::of(bytes));
    };
    for (name, format) in needed(&contents) {
        add(&name, &formed((format.write)(&contents, &name))?);
        let (about, media_type) = (format.about.to_owned(), format.media_type.to_owned());
        // What is listed of it below is not what it says.
        let content = PreparedContent::Whole(Vec::new());
        package.files.push(PreparedFile { name, about, media_type, content });
    }
    for (name, bytes) in own_files(&package) {
        add(name, &bytes);
    }
    for (name, bytes) in tags(&listed, &package.info) {
        compared.add(&name, &bytes);
    }
    Ok(compared.end(&package.folder))
}

/// An opened package, compared with another one file by file.
struct Compared<'o, 'b> {
    opened: &'o Opened<'b>,
    /// The names of the other one's files.
    made: BTreeSet<String>,
    /// Those that differ.
    differing: BTreeSet<String>,
    /// Whether the bags say something different of themselves, beside the size of the payload.
    info_differs: bool,
}

impl<'o, 'b> Compared<'o, 'b> {
    fn with(opened: &'o Opened<'b>) -> Self {
        Self { opened, made: BTreeSet::new(), differing: BTreeSet::new(), info_differs: true }
    }

    /// Compares a file of the other package.
    fn add(&mut self, name: &str, bytes: &[u8]) {
        let found = self.opened.files.get(name);
        if found != Some(&bytes) {
            self.differing.insert(name.to_owned());
        }
        if name == INFO {
            self.info_differs = found.map(|it| without_size(it)) != Some(without_size(bytes));
        }
        self.made.insert(name.to_owned());
    }

    /// The files that differ. Files that differ only because they record another one's digest or size are named only when nothing
    /// else differs, and the folder when no file does.
    fn end(mut self, folder: &str) -> Vec<String> {
        let others = self.opened.files.keys().filter(|name| !self.made.contains(**name));
        self.differing.extend(others.map(|name| (*name).to_owned()));
        let is_cause = |name: &&String| !name.contains("manifest-") && (*name != INFO || self.info_differs);
        let causes: Vec<String> = self.differing.iter().filter(is_cause).cloned().collect();
        if !causes.is_empty() {
            causes
        } else if self.differing.is_empty() && self.opened.folder != folder {
            vec![format!("{}/", self.opened.folder)]
        } else {
            self.differing.into_iter().collect()
        }
    }
}

/// The lines of `bag-info.txt` but the one with the size of the payload.
fn without_size(info: &[u8]) -> Vec<&[u8]> {
    info.split(|byte| *byte == b'\n').filter(|line| !line.starts_with(OXUM.as_bytes())).collect()
}
