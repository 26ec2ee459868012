//! `request.json`: the request in its wire format, without the answers of hidden questions.

use crate::Contents;

pub(super) fn write(contents: &Contents<'_>) -> Vec<u8> {
    contents.request_json.clone().into_bytes()
}
