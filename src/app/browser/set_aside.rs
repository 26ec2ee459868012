//! The draft at the moment the page goes away, in the browser's simple storage: it is written at once, where IndexedDB
//! needs longer than the page may live. Where it fails, only the last strokes are lost.

use super::shared;
use super::simple_storage::{lasting, text};
use requisite_session::SetAside;

fn name(key: &str) -> String {
    format!("requisite-set-aside-{key}")
}

/// Sets a draft aside.
pub fn keep(key: &str, draft: &SetAside) {
    if let Some(storage) = lasting().filter(|_| !shared::is_on()) {
        let _ = storage.set_item(&name(key), &draft.to_text());
    }
}

/// The draft that was set aside, if one was.
pub fn read(key: &str) -> Option<SetAside> {
    SetAside::from_text(&text(&lasting()?, &name(key))?)
}

/// Forgets what was set aside: it is saved properly now.
pub fn forget(key: &str) {
    if let Some(storage) = lasting() {
        let _ = storage.remove_item(&name(key));
    }
}
