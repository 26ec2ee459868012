//! The wire format of a request: what a draft keeps and a package carries as `request.json`.

use crate::json::said;
use crate::{Exchanged, JsonError, JsonRoom, Kept, Request, read_json_within};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Version of the wire format that this program writes.
pub const FORMAT: u32 = 1;

/// Largest request file that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// How much a file with a request, or about one, may hold.
pub const FILE_ROOM: JsonRoom = JsonRoom { bytes: MAX_BYTES, objects: 50_000, values: 500_000 };

/// How much a request in a package may hold: some fifty times what people write, and little enough that whoever checks the package
/// can make it again in little memory. Before the text is read, its bytes say what it is; while it is read, objects and values.
pub const PACKED_ROOM: JsonRoom = JsonRoom { bytes: 1024 * 1024, objects: 4_000, values: 100_000 };

/// Which edition of an agency's pack a request was written against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackStamp {
    /// Id of the pack: that of the agency, such as `ospi`, with that of the edition where it is not the agency's first, as in
    /// `cde@2022-24`.
    pub id: String,
    /// Version of the pack.
    pub version: String,
    /// SHA-256 of the pack's files, in hexadecimal.
    pub hash: String,
}

/// Stands between agency and edition in the id of a pack.
pub const EDITION_MARK: char = '@';

impl PackStamp {
    /// Id of the agency.
    pub fn agency(&self) -> &str {
        self.id.split_once(EDITION_MARK).map_or(&self.id, |(agency, _)| agency)
    }

    /// Id of the edition, where it is not the agency's first.
    pub fn edition(&self) -> Option<&str> {
        self.id.split_once(EDITION_MARK).map(|(_, edition)| edition)
    }

    /// The id as part of a file's name.
    pub fn file_name_part(&self) -> String {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        self.id.chars().map(|letter| if plain(letter) { letter } else { '-' }).take(80).collect()
    }
}

/// A request as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestFile {
    /// Version of the wire format.
    pub format: u32,
    /// The pack that it was written against.
    pub pack: PackStamp,
    /// The request.
    pub request: Request,
}

impl RequestFile {
    /// A request in today's wire format.
    pub fn new(pack: PackStamp, request: Request) -> Self {
        Self { format: FORMAT, pack, request }
    }

    /// The text with what was exchanged of the draft, as the storage keeps it; readers of request files pass over that. Where
    /// nothing was, or both are too much for a file, it is the file's text.
    pub fn to_json_beside(&self, exchanged: &Exchanged) -> String {
        #[derive(Serialize)]
        struct Beside<'a> {
            format: u32,
            pack: &'a PackStamp,
            request: &'a Request,
            exchanged: &'a Exchanged,
        }
        let Self { format, pack, request } = self;
        let beside = (!exchanged.is_empty()).then_some(Beside { format: *format, pack, request, exchanged });
        let text = beside.and_then(|it| serde_json::to_string_pretty(&it).ok()).map(|text| text + "\n");
        text.filter(|text| text.len() <= MAX_BYTES).unwrap_or_else(|| self.to_json())
    }

    /// The file's text: the same request always gives the same bytes.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// A request file that was read, and what was odd about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadRequest {
    /// The file's content.
    pub file: RequestFile,
    /// Paths of the fields that this version does not know and has left out.
    pub unknown: Vec<String>,
}

/// A request file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestFileError {
    /// Not JSON, or too large.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// JSON, but not a request.
    #[error("this is not a request file: {0}")]
    NotARequest(String),
    /// Written by a later version.
    #[error("this file has format {found}; this version of Requisite reads up to format {known}")]
    TooNew {
        /// The file's format.
        found: u64,
        /// The newest format that this program reads.
        known: u32,
    },
}

/// Reads a request file. Unknown fields are left out and named.
pub fn read_request(bytes: &[u8]) -> Result<ReadRequest, RequestFileError> {
    read_request_within(bytes, FILE_ROOM)
}

/// Reads a request file for which there is so much room.
pub fn read_request_within(bytes: &[u8], room: JsonRoom) -> Result<ReadRequest, RequestFileError> {
    let value = read_json_within(bytes, room, Kept::All)?;
    if let Some(found) = value.get("format").and_then(Value::as_u64)
        && found > u64::from(FORMAT)
    {
        return Err(RequestFileError::TooNew { found, known: FORMAT });
    }
    let strange = |error: serde_json::Error| RequestFileError::NotARequest(said(&error));
    let file: RequestFile = serde::Deserialize::deserialize(&value).map_err(strange)?;
    if file.format == 0 {
        return Err(RequestFileError::NotARequest("there is no format 0".to_owned()));
    }
    let kept = serde_json::to_value(&file).map_err(strange)?;
    let mut left_out = LeftOut::default();
    left_out.look(&value, &kept, "");
    // The storage keeps it beside the draft; it is no part of the request.
    left_out.unknown.retain(|path| path != "exchanged");
    match left_out.other_kind {
        Some(path) => Err(RequestFileError::NotARequest(format!("`{path}` is of another kind"))),
        None => Ok(ReadRequest { file, unknown: left_out.unknown }),
    }
}

/// What a file gives and what was made of it does not say.
#[derive(Default)]
struct LeftOut {
    unknown: Vec<String>,
    /// A list where fields are expected is read in the order of the fields, and what it lacks is blank: it is no such file.
    other_kind: Option<String>,
}

impl LeftOut {
    /// Names the fields of `given` that `kept`, which was made of it, does not have. A field without a value says nothing.
    fn look(&mut self, given: &Value, kept: &Value, path: &str) {
        if std::mem::discriminant(given) != std::mem::discriminant(kept) {
            self.other_kind = Some(path.to_owned());
        }
        let mut look = |name: &str, given: &Value, kept: Option<&Value>| {
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            match kept {
                Some(kept) => self.look(given, kept, &path),
                None if given.is_null() => {}
                None => self.unknown.push(path),
            }
        };
        if let Some(fields) = given.as_object() {
            fields.iter().for_each(|(name, value)| look(name, value, kept.get(name)));
        }
        // Of lists only those of texts and numbers are put in order, and they have no fields.
        let (Some(given), Some(kept)) = (given.as_array(), kept.as_array()) else { return };
        given
            .iter()
            .zip(kept)
            .enumerate()
            .for_each(|(at, (value, kept))| look(&at.to_string(), value, Some(kept)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(format: &str, request: &str) -> Result<Vec<String>, String> {
        let pack = r#"{"id": "a", "version": "1", "hash": ""}"#;
        let text = format!(r#"{{"format": {format}, "pack": {pack}, "request": {request}}}"#);
        read_request(text.as_bytes()).map(|read| read.unknown).map_err(|error| error.to_string())
    }

    #[test]
    fn formats_count_from_one() {
        assert_eq!(read("1", "{}"), Ok(Vec::new()));
        assert_eq!(read("0", "{}").unwrap_err(), "this is not a request file: there is no format 0");
        assert!(read("2", "null").unwrap_err().contains("reads up to format 1"));
        assert!(read("18446744073709551615", "{}").unwrap_err().contains("reads up to format 1"));
    }

    #[test]
    fn a_list_in_the_place_of_fields_is_no_request() {
        for (request, path) in [
            ("[]", "request"),
            (r#"{"asks": [{"id": 1, "elements": [["absences"]]}]}"#, "request.asks.0.elements.0"),
            (r#"{"reasons": {"absences": []}}"#, "request.reasons.absences"),
            (r#"{"asks": [{"id": 1, "form": {"identifiable": null}}]}"#, "request.asks.0.form"),
        ] {
            let expected = format!("this is not a request file: `{path}` is of another kind");
            assert_eq!(read("1", request), Err(expected), "{request}");
        }
        assert_eq!(read("1", r#"{"asks": [{"id": 1, "form": null}], "follows": null}"#), Ok(Vec::new()));
    }
}
