//! Packs over the network: the list of agencies, then one agency's files.

use futures_util::future::try_join_all;
use gloo::net::http::{Request, Response};
use requisite_pack::{Complaint, Pack};
use requisite_request::EDITION_MARK;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use web_sys::RequestCache;

/// Where packs are, beside the page.
const FOLDER: &str = "packs";
/// Largest file of a pack that is read, in bytes.
const LARGEST_FILE: usize = 16 * 1024 * 1024;

/// An agency in the list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Listed {
    /// Id of its pack.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// State or country.
    pub place: String,
    /// The editions of its rules, the newest first, when there are several.
    #[serde(default)]
    pub editions: Vec<ListedEdition>,
}

/// An edition of an agency's rules in the list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ListedEdition {
    /// Id of its pack.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What tells it from the others.
    pub about: String,
}

#[derive(Deserialize)]
struct List {
    packs: Vec<Listed>,
}

/// A pack with the files that it came from.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// The pack.
    pub pack: Arc<Pack>,
    /// Its files by name, as the worker needs them.
    pub files: Arc<BTreeMap<String, String>>,
}

/// Why there is no pack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The network or the host did not give a file.
    #[error("The file {file} could not be loaded.")]
    NotLoaded {
        /// Name of the file.
        file: String,
    },
    /// The network or the host did not give a part of the program.
    #[error("A part of this page could not be loaded.")]
    PartNotLoaded,
    /// There is no such agency.
    #[error("There is no agency with the short name {id}.")]
    NoSuchAgency {
        /// Id in the address.
        id: String,
    },
    /// The agency is there, and has no such edition of its rules.
    #[error("The agency {agency} has no edition {edition} of its rules here.")]
    NoSuchEdition {
        /// Id of the agency in the address.
        agency: String,
        /// Id of the edition in the address.
        edition: String,
    },
    /// The files are not what they should be.
    #[error("The agency's files have a mistake here: {place}. The command `requisite lint` says what it is.")]
    Broken {
        /// Where the first complaint is. What it says is for the agency, and as much text as a page of questions.
        place: String,
    },
}

/// The list of agencies.
pub async fn fetch_list() -> Result<Vec<Listed>, FetchError> {
    let file = format!("{FOLDER}/index.json");
    let bytes = fetch(&file).await?.ok_or_else(|| FetchError::NotLoaded { file: file.clone() })?;
    let list: List = serde_json::from_slice(&bytes).map_err(|_| FetchError::NotLoaded { file })?;
    Ok(list.packs)
}

/// One agency's pack, or that of an edition (`cde@2022-24`): the same folder with the files that the edition changes.
pub async fn fetch_pack(id: String) -> Result<Fetched, FetchError> {
    let first = requisite_pack::PACK_FILE;
    let (agency, edition) =
        id.split_once(EDITION_MARK).map_or((id.as_str(), None), |(agency, edition)| (agency, Some(edition)));
    let no_such = || FetchError::NoSuchAgency { id: id.clone() };
    let broken = |complaint: Complaint| FetchError::Broken { place: complaint.place() };
    let pack_json = fetch(&format!("{FOLDER}/{agency}/{first}")).await?.ok_or_else(no_such)?;
    let mut names = requisite_pack::file_names(&pack_json).map_err(broken)?;
    if let Some(edition) = edition {
        let changes = requisite_pack::edition_changes(&pack_json, edition).map_err(broken)?;
        let no_edition =
            || FetchError::NoSuchEdition { agency: agency.to_owned(), edition: edition.to_owned() };
        names.extend(changes.ok_or_else(no_edition)?);
    }
    let mut files = BTreeMap::from([(first.to_owned(), pack_json)]);
    for (name, bytes) in fetch_all(agency, names).await? {
        files.insert(name, bytes);
    }
    // What the worker gets knows no editions any more.
    let files = requisite_pack::edition_files(&files, edition).map_err(broken)?;
    let loaded = requisite_pack::load(&files);
    let place = || loaded.complaints.first().map(Complaint::place).unwrap_or_default();
    let Some(pack) = loaded.pack else { return Err(FetchError::Broken { place: place() }) };
    for complaint in &loaded.complaints {
        leptos::logging::warn!("{}: `requisite lint` has a complaint", complaint.place());
    }
    let mut texts = BTreeMap::new();
    for (name, bytes) in files {
        texts.insert(name, String::from_utf8_lossy(&bytes).into_owned());
    }
    Ok(Fetched { pack: Arc::new(pack), files: Arc::new(texts) })
}

/// Fetches files of a pack side by side.
async fn fetch_all(agency: &str, names: Vec<String>) -> Result<Vec<(String, Vec<u8>)>, FetchError> {
    let fetching = names.into_iter().map(|name| async move {
        let bytes = fetch(&format!("{FOLDER}/{agency}/{name}")).await?;
        match bytes {
            Some(bytes) => Ok((name, bytes)),
            None => Err(FetchError::NotLoaded { file: name }),
        }
    });
    try_join_all(fetching).await
}

/// The bytes of a file beside the page; none when the host has no such file.
async fn fetch(file: &str) -> Result<Option<Vec<u8>>, FetchError> {
    let not_loaded = |_| FetchError::NotLoaded { file: file.to_owned() };
    // `no-cache` asks whether a stored copy is still good: files of two editions must not be mixed.
    let response: Response =
        Request::get(file).cache(RequestCache::NoCache).send().await.map_err(not_loaded)?;
    if response.status() == 404 {
        return Ok(None);
    }
    if !response.ok() {
        return Err(FetchError::NotLoaded { file: file.to_owned() });
    }
    let bytes = response.binary().await.map_err(not_loaded)?;
    if bytes.len() > LARGEST_FILE {
        return Err(FetchError::Broken { place: format!("{file}, which is too large") });
    }
    Ok(Some(bytes))
}
