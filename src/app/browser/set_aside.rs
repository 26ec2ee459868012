//! The draft at the moment the page goes away, in the browser's simple storage: it is written at once, where IndexedDB
//! needs longer than the page may live. Where it fails, only the last strokes are lost.

use super::shared;
use leptos::prelude::window;
use requisite_session::SetAside;
use web_sys::Storage;

const PREFIX: &str = "requisite-set-aside-";

fn name(key: &str) -> String {
    format!("{PREFIX}{key}")
}

fn storage() -> Option<Storage> {
    // Not `gloo-storage`: it stops the program where storage is denied.
    window().local_storage().ok().flatten()
}

/// Sets a draft aside.
pub fn keep(key: &str, draft: &SetAside) {
    if let Some(storage) = storage().filter(|_| !shared::is_on()) {
        let _ = storage.set_item(&name(key), &draft.to_text());
    }
}

/// The draft that was set aside, if one was.
pub fn read(key: &str) -> Option<SetAside> {
    let text = storage()?.get_item(&name(key)).ok()??;
    SetAside::from_text(&text)
}

/// Forgets what was set aside: it is saved properly now.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&name(key));
    }
}

/// Forgets everything that was set aside.
pub fn forget_all() {
    let Some(storage) = storage() else { return };
    let count = storage.length().unwrap_or_default();
    let names: Vec<String> = (0..count).filter_map(|idx| storage.key(idx).ok().flatten()).collect();
    for name in names.iter().filter(|name| name.starts_with(PREFIX)) {
        let _ = storage.remove_item(name);
    }
}
