//! A computer that others use: the person has asked that nothing be kept on it. The wish holds for this tab, also when the page is
//! loaded again, and ends with it.

use leptos::prelude::window;
use web_sys::Storage;

const NAME: &str = "requisite-keep-nothing";

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// Whether nothing is to be kept.
pub fn is_on() -> bool {
    storage().is_some_and(|storage| storage.get_item(NAME).ok().flatten().is_some())
}

/// Notes the wish; whether the browser took note.
pub fn set(on: bool) -> bool {
    let Some(storage) = storage() else { return false };
    let _ = if on { storage.set_item(NAME, "1") } else { storage.remove_item(NAME) };
    is_on() == on
}
