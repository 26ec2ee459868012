//! What was loaded since the page was opened, by the browser's own record, and whether it is what was published.

use gloo::net::http::Request;
use js_sys::{Reflect, Uint8Array};
use leptos::prelude::{document, window};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::PerformanceEntry;

/// The published list of files stands in this one; see `public/sw.js`.
const LIST: &str = "./sw.js";
const LINE: &str = "const BUILD = ";

/// A file that was loaded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loaded {
    /// Its address: below the page's own folder without that, else whole.
    pub address: String,
    /// Whether it came from the page's own address.
    pub is_own: bool,
    /// Bytes, unpacked; 0 where the browser does not say.
    pub bytes: u64,
}

/// The folder of the page.
fn folder() -> String {
    let page = document().base_uri().ok().flatten().unwrap_or_default();
    let page = page.split(['#', '?']).next().unwrap_or_default();
    page.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default()
}

/// Everything that the page has asked for since it was opened, each address once.
pub fn loaded() -> Vec<Loaded> {
    let Some(record) = window().performance() else { return Vec::new() };
    let folder = folder();
    let mut all = BTreeSet::new();
    for kind in ["navigation", "resource"] {
        for entry in record.get_entries_by_type(kind) {
            let Ok(entry) = entry.dyn_into::<PerformanceEntry>() else { continue };
            let name = entry.name();
            let name = name.split('#').next().unwrap_or_default();
            let below = name.strip_prefix(&folder);
            let bytes = Reflect::get(&entry, &"decodedBodySize".into()).ok().and_then(|it| it.as_f64());
            all.insert(Loaded {
                address: below.unwrap_or(name).to_owned(),
                is_own: below.is_some(),
                bytes: bytes.unwrap_or_default() as u64,
            });
        }
    }
    all.into_iter().collect()
}

/// Whether the page holds all its files itself; see `src/xtask/single_file.rs`.
pub fn is_single_file() -> bool {
    document().query_selector("script[data-file]").ok().flatten().is_some()
}

/// The policy that stands in the page.
pub fn policy() -> String {
    let meta = document().query_selector("meta[http-equiv=Content-Security-Policy]").ok().flatten();
    meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
}

#[derive(Deserialize)]
struct Build {
    files: BTreeMap<String, String>,
}

/// Whether a file is the one that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The file.
    pub address: String,
    /// SHA-256 of what this browser has, in Base64, as it stands in the published list.
    pub sha256: String,
    /// Whether the list has the same.
    pub is_same: bool,
}

/// Compares all loaded files of the page with the published list; none where this browser or host does not allow it.
pub async fn check_files() -> Option<Vec<Checked>> {
    let text = Request::get(LIST).send().await.ok()?.text().await.ok()?;
    let (_, rest) = text.split_once(LINE)?;
    let build: Build = serde_json::from_str(rest.lines().next()?.strip_suffix(';')?).ok()?;
    let mut checked = Vec::new();
    for it in loaded().into_iter().filter(|it| it.is_own) {
        let name = if it.address.is_empty() { "index.html" } else { it.address.as_str() };
        let Some(published) = build.files.get(name) else { continue };
        let address = if it.address.is_empty() { "./" } else { it.address.as_str() };
        let bytes = Request::get(address).send().await.ok()?.binary().await.ok()?;
        let sha256 = digest(&bytes).await?;
        checked.push(Checked { address: name.to_owned(), is_same: sha256 == *published, sha256 });
    }
    Some(checked)
}

async fn digest(bytes: &[u8]) -> Option<String> {
    let crypto = window().crypto().ok()?;
    // Only a page that was loaded safely has it.
    if Reflect::get(&crypto, &"subtle".into()).ok()?.is_undefined() {
        return None;
    }
    let bytes = Uint8Array::from(bytes);
    let asked = crypto.subtle().digest_with_str_and_buffer_source("SHA-256", &bytes).ok()?;
    let digest: JsValue = JsFuture::from(asked).await.ok()?;
    let letters: String = Uint8Array::new(&digest).to_vec().into_iter().map(char::from).collect();
    window().btoa(&letters).ok()
}
