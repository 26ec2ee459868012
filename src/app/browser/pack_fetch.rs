//! Packs over the network: the list of agencies, then one agency's files.

use futures_util::future::try_join_all;
use gloo::net::http::{Request, Response};
use requisite_pack::Pack;
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
    /// The files are not what they should be.
    #[error("The agency's files have a mistake: {complaint}")]
    Broken {
        /// The first complaint.
        complaint: String,
    },
}

/// The list of agencies.
pub async fn fetch_list() -> Result<Vec<Listed>, FetchError> {
    let file = format!("{FOLDER}/index.json");
    let bytes = fetch(&file).await?.ok_or_else(|| FetchError::NotLoaded { file: file.clone() })?;
    let list: List = serde_json::from_slice(&bytes).map_err(|_| FetchError::NotLoaded { file })?;
    Ok(list.packs)
}

/// One agency's pack.
pub async fn fetch_pack(id: &str) -> Result<Fetched, FetchError> {
    let first = "pack.json";
    let no_such = || FetchError::NoSuchAgency { id: id.to_owned() };
    let pack_json = fetch(&format!("{FOLDER}/{id}/{first}")).await?.ok_or_else(no_such)?;
    let names = requisite_pack::file_names(&pack_json)
        .map_err(|complaint| FetchError::Broken { complaint: complaint.to_string() })?;
    let others: Vec<String> = names.into_iter().filter(|name| name != first).collect();
    let mut files = BTreeMap::from([(first.to_owned(), pack_json)]);
    for (name, bytes) in fetch_all(id, others).await? {
        files.insert(name, bytes);
    }
    let loaded = requisite_pack::load(&files);
    let complaint = || loaded.complaints.first().map(ToString::to_string).unwrap_or_default();
    let Some(pack) = loaded.pack else { return Err(FetchError::Broken { complaint: complaint() }) };
    for complaint in &loaded.complaints {
        leptos::logging::warn!("{complaint}");
    }
    let text = |(name, bytes): (String, Vec<u8>)| (name, String::from_utf8_lossy(&bytes).into_owned());
    Ok(Fetched { pack: Arc::new(pack), files: Arc::new(files.into_iter().map(text).collect()) })
}

/// Fetches files of a pack side by side.
async fn fetch_all(id: &str, names: Vec<String>) -> Result<Vec<(String, Vec<u8>)>, FetchError> {
    let fetching = names.into_iter().map(|name| async move {
        let bytes = fetch(&format!("{FOLDER}/{id}/{name}")).await?;
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
        return Err(FetchError::Broken { complaint: format!("{file} is too large") });
    }
    Ok(Some(bytes))
}
