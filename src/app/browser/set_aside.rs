//! The draft at the moment the page goes away, in the browser's simple storage: it is written at once, where IndexedDB
//! needs longer than the page may live. Where it fails, only the last strokes are lost.

use leptos::prelude::window;
use requisite_session::SetAside;
use web_sys::Storage;

fn name(key: &str) -> String {
    format!("requisite-set-aside-{key}")
}

fn storage() -> Option<Storage> {
    // Not `gloo-storage`: it stops the program where storage is denied.
    window().local_storage().ok().flatten()
}

/// Sets a draft aside.
pub fn keep(key: &str, draft: &SetAside) {
    if let Some(storage) = storage() {
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
