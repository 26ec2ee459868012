//! The return file: what a reviewer decided about a package, for the requestor to open in the same program.

use requisite_request::{Date, Earlier, ElementId, FILE_ROOM, JsonError, Kept, read_json_within};
use serde::{Deserialize, Serialize};

/// What tells a return file from other files.
const KIND: &str = "requisite-return";
/// The format that is written, and the newest that is read.
const FORMAT: u32 = 1;

/// What is decided about one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It must change before the agency goes on.
    Change,
    /// The reviewer asks about it.
    Question,
    /// It can stay as it is.
    Accept,
}

/// What a remark is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// A finding, by its id.
    Finding(String),
    /// An element that is asked for.
    Element(ElementId),
}

/// One remark of the reviewer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// What it is about.
    pub about: Topic,
    /// What it is called, for whoever reads the file without the program.
    pub label: String,
    /// The decision.
    pub decision: Decision,
    /// What the reviewer says to it; may be blank.
    #[serde(default)]
    pub note: String,
}

/// A return file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnFile {
    kind: String,
    format: u32,
    /// Id of the agency's pack.
    pub pack: String,
    /// Name of the package's folder.
    pub package: String,
    /// SHA-256 of the package, in hexadecimal.
    pub sha256: String,
    /// The day of the review.
    pub reviewed: Date,
    /// Who reviewed it; may be blank.
    #[serde(default)]
    pub reviewer: String,
    /// What the reviewer says about the whole; may be blank.
    #[serde(default)]
    pub summary: String,
    /// The remarks.
    pub remarks: Vec<Remark>,
    /// The package, to be followed by a corrected one that says what changed. Files without it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Earlier>,
}

/// Why a file is no return file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReturnError {
    /// Not JSON.
    #[error("This is not a return file: {0}.")]
    Json(JsonError),
    /// JSON of another kind.
    #[error("This is not a return file. A return file is what a reviewer saves on this page.")]
    OtherKind,
    /// Written by a later version of the program.
    #[error(
        "This return file has format {found}; this page reads format {FORMAT}. Open it with a newer version of this program."
    )]
    TooNew {
        /// Its format.
        found: u64,
    },
}

impl ReturnFile {
    /// A return file of a package.
    pub fn new(pack: &str, package: &str, sha256: &str, reviewed: Date) -> Self {
        Self {
            kind: KIND.to_owned(),
            format: FORMAT,
            pack: pack.to_owned(),
            package: package.to_owned(),
            sha256: sha256.to_owned(),
            reviewed,
            reviewer: String::new(),
            summary: String::new(),
            remarks: Vec::new(),
            earlier: None,
        }
    }

    /// The file.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }

    /// Name to save it under.
    pub fn file_name(&self) -> String {
        format!("return-{}.json", self.package)
    }

    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Result<Self, ReturnError> {
        let value = read_json_within(bytes, FILE_ROOM, Kept::All).map_err(ReturnError::Json)?;
        if value.get("kind").and_then(serde_json::Value::as_str) != Some(KIND) {
            return Err(ReturnError::OtherKind);
        }
        let found = value.get("format").and_then(serde_json::Value::as_u64).unwrap_or_default();
        if found > u64::from(FORMAT) {
            return Err(ReturnError::TooNew { found });
        }
        // From a reference, as every request is read: each way of reading one is code of its own.
        Self::deserialize(&value).map_err(|_| ReturnError::OtherKind)
    }

    /// The remarks with this decision.
    pub fn with(&self, decision: Decision) -> impl Iterator<Item = &Remark> {
        self.remarks.iter().filter(move |remark| remark.decision == decision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use requisite_request::{Follows, Request};

    fn file() -> ReturnFile {
        let mut file = ReturnFile::new(
            "ospi",
            "ospi-request-2026-11-27-f32c8893",
            "8a8d",
            "2026-12-01".parse().unwrap(),
        );
        file.reviewer = "R. Vargas".to_owned();
        let remark = |about, decision, note: &str| Remark {
            about,
            label: "x".to_owned(),
            decision,
            note: note.to_owned(),
        };
        let (day, request) = ("2026-11-27".parse().unwrap(), Request::default());
        file.earlier = Some(Earlier::new(Follows::Correction, &file.package, &file.sha256, day, &request));
        file.remarks = vec![
            remark(Topic::Finding("a@b".to_owned()), Decision::Change, "Say which \u{e9}cole \u{6f22}"),
            remark(Topic::Element(ElementId::new("gender").unwrap()), Decision::Accept, ""),
        ];
        file
    }

    #[test]
    fn a_return_file_comes_back_whole() {
        let file = file();
        assert_eq!(ReturnFile::read(file.to_json().as_bytes()), Ok(file.clone()));
        assert_eq!(file.with(Decision::Change).count(), 1);
        assert_eq!(file.file_name(), "return-ospi-request-2026-11-27-f32c8893.json");
    }

    #[test]
    fn a_return_file_without_the_request_can_be_read() {
        let older = ReturnFile { earlier: None, ..file() };
        assert!(!older.to_json().contains("earlier"));
        assert_eq!(ReturnFile::read(older.to_json().as_bytes()), Ok(older));
    }

    #[test]
    fn other_files_are_refused_and_said() {
        let said = |text: &str| ReturnFile::read(text.as_bytes()).unwrap_err();
        assert!(matches!(said("{"), ReturnError::Json(_)));
        assert_eq!(said("{\"kind\": \"letter\"}"), ReturnError::OtherKind);
        assert_eq!(said("[]"), ReturnError::OtherKind);
        let newer = file().to_json().replace("\"format\": 1", "\"format\": 2");
        assert_eq!(said(&newer), ReturnError::TooNew { found: 2 });
        assert_eq!(said(&file().to_json().replace("\"gender\"", "\"Gender!\"")), ReturnError::OtherKind);
        assert_eq!(said(&file().to_json().replace("2026-12-01", "soon")), ReturnError::OtherKind);
    }
}
