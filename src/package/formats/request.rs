//! `request.json`: the request in its wire format, without the answers of hidden questions.

use crate::Contents;

pub(super) fn write(contents: &Contents<'_>) -> Option<Vec<u8>> {
    Some(contents.request_json.clone().into_bytes())
}
