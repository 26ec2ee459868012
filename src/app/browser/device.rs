//! What the page keeps on this device: how much, whether the browser may delete it, and removing all of it.

use super::idb::{DRAFTS, OUTBOX, delete_database};
use super::{chosen_draft, outbox_store, simple_storage};
use js_sys::{Array, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// What is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Packages on their way, and those that were received.
    pub packages: usize,
    /// Whether this device keeps the page's own files.
    pub has_files: bool,
    /// Bytes of all of it, as the browser says them.
    pub bytes: Option<u64>,
    /// Whether the browser keeps it when it needs room; none where it does not say.
    pub is_safe: Option<bool>,
}

/// Looks at what is kept.
pub async fn held() -> Held {
    let storage = window().navigator().storage();
    let estimate = match storage.estimate() {
        Ok(asked) => JsFuture::from(asked).await.ok(),
        Err(_) => None,
    };
    let bytes = estimate.and_then(|it| Reflect::get(&it, &"usage".into()).ok()?.as_f64());
    let is_safe = match storage.persisted() {
        Ok(asked) => JsFuture::from(asked).await.ok().and_then(|it| it.as_bool()),
        Err(_) => None,
    };
    Held {
        packages: outbox_store::all().await.len(),
        has_files: !cache_names().await.is_empty(),
        bytes: bytes.map(|bytes| bytes as u64),
        is_safe,
    }
}

/// Asks the browser to keep it also when it needs room; whether it will.
pub async fn ask_to_keep() -> bool {
    match window().navigator().storage().persist() {
        Ok(asked) => JsFuture::from(asked).await.ok().and_then(|it| it.as_bool()).unwrap_or_default(),
        Err(_) => false,
    }
}

async fn cache_names() -> Vec<String> {
    // A page that was not loaded safely has none.
    let Ok(caches) = window().caches() else { return Vec::new() };
    let names = JsFuture::from(caches.keys()).await.unwrap_or_default();
    Array::from(&names).iter().filter_map(|name| name.as_string()).collect()
}

/// Removes all drafts and packages that this page keeps on the device; whether they are gone.
pub async fn wipe_what_was_entered() -> bool {
    let mut is_gone = true;
    for place in [DRAFTS, OUTBOX] {
        is_gone &= delete_database(place).await;
    }
    chosen_draft::forget_all();
    if let Some(storage) = simple_storage::lasting() {
        simple_storage::forget(&storage, "requisite-");
    }
    is_gone
}

/// Removes everything that this page keeps on the device, for all agencies; whether all of it is gone. What is open in this tab must
/// not be saved after it.
pub async fn wipe() -> bool {
    let mut is_gone = wipe_what_was_entered().await;
    for name in cache_names().await {
        if let Ok(caches) = window().caches() {
            is_gone &= JsFuture::from(caches.delete(&name)).await.is_ok();
        }
    }
    if let Some(registration) = registration().await
        && let Ok(ended) = registration.unregister()
    {
        is_gone &= JsFuture::from(ended).await.is_ok();
    }
    is_gone
}

async fn registration() -> Option<web_sys::ServiceWorkerRegistration> {
    let navigator = window().navigator();
    if !Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).unwrap_or_default() {
        return None;
    }
    let found = JsFuture::from(navigator.service_worker().get_registration()).await.ok()?;
    (!found.is_undefined()).then(|| found.into())
}
