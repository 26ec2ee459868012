//! The browser's simple storage, for short texts that are needed at once.
//!
//! Not `gloo-storage`: it stops the program where storage is denied.

use leptos::prelude::window;
use web_sys::Storage;

/// What all tabs share and the next visit finds; none where the browser denies it.
pub fn lasting() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What ends with this tab; none where the browser denies it.
pub fn of_tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// The text under a name.
pub fn text(storage: &Storage, name: &str) -> Option<String> {
    storage.get_item(name).ok().flatten()
}

/// Removes all texts whose names begin like this.
pub fn forget(storage: &Storage, beginning: &str) {
    let count = storage.length().unwrap_or_default();
    let names: Vec<String> = (0..count).filter_map(|idx| storage.key(idx).ok().flatten()).collect();
    for name in names.iter().filter(|name| name.starts_with(beginning)) {
        let _ = storage.remove_item(name);
    }
}
