//! Files: what the person keeps, and what they choose to open.

use gloo::file::{Blob, File, ObjectUrl, futures::read_as_bytes};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use requisite_request::MAX_BYTES;
use requisite_session::OpenError;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, HtmlAnchorElement, HtmlInputElement};

/// How long an address of a file stays good after its download was started.
const ADDRESS_LIFE: u32 = 60_000;

/// An address for bytes in memory; good as long as it is kept.
pub fn address_of_bytes(bytes: &[u8], kind: &str) -> ObjectUrl {
    ObjectUrl::from(Blob::new_with_options(bytes, Some(kind)))
}

/// Gives the person a text as a file.
pub fn download(name: &str, kind: &str, text: &str) {
    let address = address_of_bytes(text.as_bytes(), kind);
    let Some(link) =
        document().create_element("a").ok().and_then(|it| it.dyn_into::<HtmlAnchorElement>().ok())
    else {
        return;
    };
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(ADDRESS_LIFE, move || drop(address)).forget();
}

/// Takes the file that was chosen in an input, and empties the input, so that the same file can be chosen again.
pub fn take_chosen(input: &HtmlInputElement) -> Option<File> {
    let file = input.files().and_then(|files| files.get(0)).map(File::from);
    input.set_value("");
    file
}

/// Takes the first file that was dropped.
pub fn take_dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0).map(File::from)
}

/// Reads a chosen file. One that is too large for a draft is refused before it is read.
pub async fn read(file: &File) -> Result<Vec<u8>, OpenError> {
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    if file.size() > limit {
        return Err(OpenError::TooLarge { megabytes: file.size() / 1_048_576 });
    }
    read_as_bytes(file).await.map_err(|_| OpenError::Unreadable)
}
