//! Whether this browser keeps packages on their way, in its simple storage: known at once when the page opens, so that what sends
//! is fetched only where there is something to send.

use super::simple_storage::{lasting, text};

const NAME: &str = "requisite-outbox";

/// Whether there are any.
pub fn is_set() -> bool {
    lasting().is_some_and(|storage| text(&storage, NAME).is_some())
}

/// Notes whether there are any.
pub fn set(any: bool) {
    if let Some(storage) = lasting() {
        // Without the mark, a package waits until something else is sent.
        let _ = if any { storage.set_item(NAME, "1") } else { storage.remove_item(NAME) };
    }
}
