//! A computer that others use: the person has asked that nothing be kept on it. The wish holds for this tab, also when the page is
//! loaded again, and ends with it.

use super::simple_storage::{of_tab, text};

const NAME: &str = "requisite-keep-nothing";

/// Whether nothing is to be kept.
pub fn is_on() -> bool {
    of_tab().is_some_and(|storage| text(&storage, NAME).is_some())
}

/// Notes the wish; whether the browser took note.
pub fn set(on: bool) -> bool {
    let Some(storage) = of_tab() else { return false };
    let _ = if on { storage.set_item(NAME, "1") } else { storage.remove_item(NAME) };
    is_on() == on
}
