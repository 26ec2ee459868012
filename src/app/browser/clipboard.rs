//! The clipboard. A browser may refuse it; then the person is told to select the text.

use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// Copies a text, then says whether it was done.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let clipboard = window().navigator().clipboard();
    // A page that came over an unprotected connection has none.
    if clipboard.is_undefined() {
        return then(false);
    }
    let writing = clipboard.write_text(text);
    spawn_local(async move { then(JsFuture::from(writing).await.is_ok()) });
}
