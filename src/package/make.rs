//! From a request to the bytes of its package.

use crate::bag::{self, Files, bag};
use crate::digest::{sha256, short};
use crate::formats::{FORMATS, Format};
use crate::zip::{self, Entry};
use crate::{Contents, NotReady};
use requisite_pack::Pack;
use requisite_precheck::requested_sentence;
use requisite_request::{Date, Request};

/// How far the making of a package is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Steps done.
    pub done: u32,
    /// Steps of the whole.
    pub total: u32,
}

/// A finished package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Name under which to save it.
    pub file_name: String,
    /// The archive.
    pub bytes: Vec<u8>,
    /// SHA-256 of the archive, in hexadecimal.
    pub sha256: String,
    /// The first twelve digits of it in groups of four, to read out over the telephone.
    pub short_digest: String,
    /// Name within the folder and size in bytes of each file, by name.
    pub files: Vec<(String, u64)>,
}

/// Makes the package of a request, as on the day `today`. The same pack, request and day give the same bytes.
pub fn build(
    pack: &Pack,
    request: &Request,
    today: Date,
    progress: &mut dyn FnMut(Progress),
) -> Result<Package, NotReady> {
    let contents = Contents::new(pack, request, today);
    if let Some(reason) = NotReady::of(&contents) {
        return Err(reason);
    }
    let bag = files(&contents, progress);
    let folder = folder(&contents);
    let named: Vec<(String, &[u8])> =
        bag.iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes.as_slice())).collect();
    let entries: Vec<Entry<'_>> = named.iter().map(|(name, bytes)| Entry { name, bytes }).collect();
    let size = zip::size(&entries);
    if size > zip::MAX_BYTES {
        return Err(NotReady::TooLarge { bytes: size as u64, limit: zip::MAX_BYTES as u64 });
    }
    let mut bytes = Vec::with_capacity(size);
    zip::write(&entries, &mut |piece| bytes.extend_from_slice(piece));
    let sha256 = sha256(&bytes);
    let short_digest = short(&sha256);
    let files = bag.iter().map(|(name, bytes)| (name.clone(), bytes.len() as u64)).collect();
    Ok(Package { file_name: format!("{folder}.zip"), bytes, sha256, short_digest, files })
}

/// All files of the bag, by name within its folder.
pub(crate) fn files(contents: &Contents<'_>, progress: &mut dyn FnMut(Progress)) -> Files {
    let needed: Vec<&Format> = needed(contents).collect();
    // One step more for the lists of digests.
    let total = u32::try_from(needed.len()).unwrap_or(u32::MAX).saturating_add(1);
    let mut payload = Files::new();
    for (done, format) in (0..).zip(needed) {
        progress(Progress { done, total });
        payload.insert(format.name.to_owned(), (format.write)(contents));
    }
    progress(Progress { done: total - 1, total });
    let bag = in_bag(contents, payload);
    progress(Progress { done: total, total });
    bag
}

/// The formats that a request needs.
pub(crate) fn needed(contents: &Contents<'_>) -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| (format.needed)(contents))
}

/// All files of the bag with this payload.
pub(crate) fn in_bag(contents: &Contents<'_>, payload: Files) -> Files {
    bag(payload, &info(contents))
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

fn info(contents: &Contents<'_>) -> Vec<(&'static str, String)> {
    let uses = &contents.pack.uses;
    let stamp = contents.stamp();
    let requested = requested_sentence(contents.pack, contents.language(), &contents.request);
    vec![
        ("Source-Organization", contents.used(uses.organization.as_ref()).unwrap_or("not given").to_owned()),
        (bag::DATE, contents.today.to_string()),
        (
            "External-Description",
            format!("Data request to {}. {}. {requested}", contents.agency(), contents.title()),
        ),
        (bag::AGENT, contents.program.clone()),
        ("Requisite-Pack-Id", stamp.id.clone()),
        ("Requisite-Pack-Version", stamp.version.clone()),
        ("Requisite-Pack-Edition", contents.pack.edition.clone()),
        ("Requisite-Pack-SHA256", stamp.hash.clone()),
        ("Requisite-Request-SHA256", sha256(contents.request_json.as_bytes())),
    ]
}
