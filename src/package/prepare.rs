//! From a request to everything that goes into its package. How the package is put together is for [`crate::bind`]: in the
//! browser another part of the program does that, because writers for word processors and spreadsheets are large.

use crate::digest::sha256;
use crate::formats::needed;
use crate::{Contents, NotReady, bag};
use requisite_pack::Pack;
use requisite_precheck::requested_sentence;
use requisite_request::{Date, PreparedFile, PreparedPackage, Request};

/// How far the making of a package is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Steps done.
    pub done: u32,
    /// Steps of the whole.
    pub total: u32,
}

impl Progress {
    /// So many steps of a package with so many files: each is prepared, then put into the package, and then come the lists of
    /// digests and the archive.
    pub(crate) fn of(done: usize, files: usize) -> Self {
        let number = |it| u32::try_from(it).unwrap_or(u32::MAX);
        Self { done: number(done), total: number(2 * files + 1) }
    }
}

/// Prepares the package of a request, as on the day `today`. The same pack, request and day give the same.
pub fn prepare(
    pack: &Pack,
    request: &Request,
    today: Date,
    progress: &mut dyn FnMut(Progress),
) -> Result<PreparedPackage, NotReady> {
    let contents = Contents::new(pack, request, today);
    if let Some(reason) = NotReady::of(&contents) {
        return Err(reason);
    }
    Ok(prepared(&contents, progress))
}

/// Prepares again the package of a request that came in, as the program of this name would, whatever the rules say to it.
pub fn prepare_again(
    pack: &Pack,
    request: &Request,
    today: Date,
    made_by: &str,
    progress: &mut dyn FnMut(Progress),
) -> PreparedPackage {
    prepared(&Contents::new(pack, request, today).made_by(made_by), progress)
}

fn prepared(contents: &Contents<'_>, progress: &mut dyn FnMut(Progress)) -> PreparedPackage {
    let needed = needed(contents);
    let count = needed.len();
    let mut files = Vec::with_capacity(count);
    for (done, (name, format)) in needed.into_iter().enumerate() {
        progress(Progress::of(done, count));
        let content = (format.write)(contents, &name);
        let (about, media_type) = (format.about.to_owned(), format.media_type.to_owned());
        files.push(PreparedFile { name, about, media_type, content });
    }
    progress(Progress::of(count, count));
    PreparedPackage { files, ..without_files(contents) }
}

/// What is said of a package as a whole.
pub(crate) fn without_files(contents: &Contents<'_>) -> PreparedPackage {
    let uses = &contents.pack.uses;
    let people = [&uses.requestor, &uses.organization, &uses.email];
    PreparedPackage {
        folder: folder(contents),
        info: info(contents),
        title: contents.title().to_owned(),
        agency: contents.agency().to_owned(),
        requestor: people.map(|it| contents.used(it.as_ref()).unwrap_or_default().to_owned()),
        files: Vec::new(),
    }
}

/// Name of the bag's folder.
fn folder(contents: &Contents<'_>) -> String {
    let id: String = contents.stamp().file_name_part().chars().take(40).collect();
    format!("{id}-request-{}-{}", contents.today, folder_end(contents.request_json.as_bytes()))
}

/// The end of the folder's name: the start of the digest of `request.json`.
pub(crate) fn folder_end(request_json: &[u8]) -> String {
    sha256(request_json).get(..8).unwrap_or_default().to_owned()
}

/// What describes the bag.
fn info(contents: &Contents<'_>) -> Vec<(String, String)> {
    let uses = &contents.pack.uses;
    let stamp = contents.stamp();
    let requested = requested_sentence(contents.pack, contents.language(), &contents.request);
    let mut lines = vec![
        ("Source-Organization", contents.used(uses.organization.as_ref()).unwrap_or("not given").to_owned()),
        (bag::DATE, contents.today.to_string()),
        (
            "External-Description",
            format!("Data request to {}. {}. {requested}", contents.agency(), contents.title()),
        ),
        (bag::AGENT, contents.program.clone()),
        (bag::PACK_ID, stamp.id.clone()),
        (bag::PACK_VERSION, stamp.version.clone()),
        (bag::PACK_EDITION, contents.pack.edition.clone()),
        (bag::PACK_HASH, stamp.hash.clone()),
        ("Requisite-Request-SHA256", sha256(contents.request_json.as_bytes())),
    ];
    if let Some(earlier) = &contents.request.follows {
        lines.push(("Requisite-Follows-SHA256", earlier.sha256.clone()));
    }
    lines.into_iter().map(|(label, text)| (label.to_owned(), text)).collect()
}
