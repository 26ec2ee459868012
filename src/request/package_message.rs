//! What the page and the worker that builds packages say to each other.
//!
//! The messages live here, below both, so that the page can speak them without linking the code that builds a package.
//! They are read by formats that cannot look ahead (the worker library's `bincode`), so the request travels as the text of
//! its file: its answers are told apart only by their shape.

use crate::{Date, RequestFile, as_bytes};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The page asks for a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageOrder {
    /// The files of the agency's pack, by name within its folder.
    pub files: BTreeMap<String, String>,
    /// The request with all its answers; those of hidden questions are left out by the builder.
    #[serde(with = "as_text")]
    pub request: RequestFile,
    /// The day on which the package is made.
    pub today: Date,
    /// The program that made a package which this one is compared with. Such a one is made whatever the rules say to it, under
    /// that program's name.
    pub made_by: Option<String>,
}

/// The part that prepares packages answers: any number of times `Progress`, then once one of the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PackageAnswer {
    /// So many steps of the whole are done. The first comes before any work, as a sign of life.
    Progress {
        /// Steps done.
        done: u32,
        /// Steps of the whole, with those of putting the package together.
        total: u32,
    },
    /// Everything that goes into the package.
    Prepared(PreparedPackage),
    /// No package: why, one sentence each.
    Refused {
        /// The sentences.
        sentences: Vec<String>,
    },
}

/// A package before it is put together: what its files say, with those for word processors and spreadsheets still without form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreparedPackage {
    /// Name of its folder.
    pub folder: String,
    /// Labels and texts that describe it, in order.
    pub info: Vec<(String, String)>,
    /// Title of the study.
    pub title: String,
    /// Name of the agency.
    pub agency: String,
    /// Who asks: name, organization and e-mail address, each blank where it is not given.
    pub requestor: [String; 3],
    /// Its files, in the order in which they are listed.
    pub files: Vec<PreparedFile>,
}

/// A file before it is put into a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreparedFile {
    /// Its name.
    pub name: String,
    /// What it is, for readers.
    pub about: String,
    /// What kind of content it has, as a media type.
    pub media_type: String,
    /// What it says.
    pub content: PreparedContent,
}

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PreparedContent {
    /// It is as it will be.
    Whole(#[serde(with = "as_bytes")] Vec<u8>),
    /// A document for word processors, as the JSON text of what it says.
    Document(String),
    /// A workbook for spreadsheets, as the JSON text of what it says.
    Workbook(String),
}

/// The part that puts packages together answers: any number of times `Progress`, then once one of the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BindAnswer {
    /// So many steps of the whole are done. The first comes before any work, as a sign of life.
    Progress {
        /// Steps done.
        done: u32,
        /// Steps of the whole, with those of preparing the package.
        total: u32,
    },
    /// The package.
    Made {
        /// Name under which to save it.
        file_name: String,
        /// Its bytes.
        #[serde(with = "as_bytes")]
        bytes: Vec<u8>,
        /// SHA-256 of the bytes, in hexadecimal.
        sha256: String,
        /// The start of the digest in groups of four, to read out over the telephone.
        short_digest: String,
        /// Name and size in bytes of every file inside.
        files: Vec<(String, u64)>,
    },
    /// Not done: why, one sentence each.
    Refused {
        /// The sentences.
        sentences: Vec<String>,
    },
}

mod as_text {
    use super::RequestFile;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(file: &RequestFile, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&file.to_json())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<RequestFile, D::Error> {
        // Our own page wrote it a moment ago: the limits for files from outside do not apply.
        serde_json::from_str(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Answer, PackStamp, QuestionId, Request};

    #[test]
    fn an_order_survives_a_format_that_cannot_look_ahead() {
        let mut request = Request::default();
        request.answers.insert(QuestionId::new("a").unwrap(), Answer::Options(vec!["é".into()]));
        request.answers.insert(QuestionId::new("b").unwrap(), Answer::Yes(false));
        let stamp = PackStamp { id: "ospi".into(), version: "1".into(), hash: String::new() };
        let order = PackageOrder {
            files: BTreeMap::from([("pack.json".to_owned(), "{}".to_owned())]),
            request: RequestFile::new(stamp, request),
            today: "2027-06-30".parse().unwrap(),
            made_by: None,
        };
        // A list of strings is what `bincode` sees: no field is left out and none is told apart by its shape.
        let value = serde_json::to_value(&order).unwrap();
        assert!(value["request"].is_string() && value["today"].is_string());
        assert_eq!(serde_json::from_value::<PackageOrder>(value).unwrap(), order);
    }
}
