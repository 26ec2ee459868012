//! Putting a package together: documents and workbooks get their form, the files are described, then bag and archive.

mod readme;
mod ro_crate;

use crate::bag::bag;
use crate::digest::{sha256, short};
use crate::prepare::{Progress, prepare};
use crate::zip::{self, Entry};
use crate::{NotReady, bag::Files};
use requisite_office::{OfficeError, Parts, docx, xlsx};
use requisite_pack::Pack;
use requisite_request::{Date, PreparedContent, PreparedPackage, Request};
use thiserror::Error;

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

/// Why something is not put together.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[expect(missing_docs, reason = "the fields are named for what they hold; the sentence says what is wrong")]
pub enum NotBound {
    /// More than an archive may hold.
    #[error("The package would have {bytes} bytes. The limit is {limit}.")]
    TooLarge { bytes: u64, limit: u64 },
    /// A workbook that cannot be written.
    #[error("{0}")]
    Office(#[from] OfficeError),
    /// What was prepared is not what is put together here.
    #[error("What a document says could not be read: {0}.")]
    Unreadable(String),
}

/// Makes the package of a request, as on the day `today`. The same pack, request and day give the same bytes.
pub fn build(
    pack: &Pack,
    request: &Request,
    today: Date,
    progress: &mut dyn FnMut(Progress),
) -> Result<Package, NotReady> {
    let prepared = prepare(pack, request, today, progress)?;
    Ok(bind(prepared, progress)?)
}

/// Puts a prepared package together.
pub fn bind(prepared: PreparedPackage, progress: &mut dyn FnMut(Progress)) -> Result<Package, NotBound> {
    let mut payload = Files::new();
    for (name, bytes) in own_files(&prepared) {
        payload.insert(name.to_owned(), bytes);
    }
    let PreparedPackage { folder, info, files, .. } = prepared;
    let count = files.len();
    for (done, file) in files.into_iter().enumerate() {
        progress(Progress::of(count + done, count));
        payload.insert(file.name, formed(file.content)?);
    }
    progress(Progress::of(2 * count, count));
    let bag = bag(payload, &info);
    let named: Vec<(String, &[u8])> =
        bag.iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes.as_slice())).collect();
    let bytes = archive(named.iter().map(|(name, bytes)| Entry { name, bytes }).collect())?;
    let sha256 = sha256(&bytes);
    let short_digest = short(&sha256);
    let files = bag.iter().map(|(name, bytes)| (name.clone(), bytes.len() as u64)).collect();
    progress(Progress::of(2 * count + 1, count));
    Ok(Package { file_name: format!("{folder}.zip"), bytes, sha256, short_digest, files })
}

/// The files of the payload that say what the others are.
pub(crate) fn own_files(package: &PreparedPackage) -> [(&'static str, Vec<u8>); 2] {
    [(readme::NAME, readme::write(package)), (ro_crate::NAME, ro_crate::write(package))]
}

/// The bytes of a file.
pub(crate) fn formed(content: PreparedContent) -> Result<Vec<u8>, NotBound> {
    let unreadable = |error: serde_json::Error| NotBound::Unreadable(error.to_string());
    match content {
        PreparedContent::Whole(bytes) => Ok(bytes),
        PreparedContent::Document(text) => together(&docx(&serde_json::from_str(&text).map_err(unreadable)?)),
        PreparedContent::Workbook(text) => {
            together(&xlsx(&serde_json::from_str(&text).map_err(unreadable)?)?)
        }
    }
}

/// The archive of an office file: stored, like the package, because no compressor gives the same bytes everywhere.
fn together(parts: &Parts) -> Result<Vec<u8>, NotBound> {
    archive(parts.iter().map(|(name, bytes)| Entry { name, bytes }).collect())
}

fn archive(entries: Vec<Entry<'_>>) -> Result<Vec<u8>, NotBound> {
    let size = zip::size(&entries);
    if size > zip::MAX_BYTES {
        return Err(NotBound::TooLarge { bytes: size as u64, limit: zip::MAX_BYTES as u64 });
    }
    let mut bytes = Vec::with_capacity(size);
    zip::write(&entries, &mut |piece| bytes.extend_from_slice(piece));
    Ok(bytes)
}
