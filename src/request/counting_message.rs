//! What the page and the worker say to each other about a public enrollment file: the page sends it slice by slice and asks
//! how small groups get, the worker answers.
//!
//! Read by formats that cannot look ahead (the worker library's `bincode`), so a request travels as the text of its file
//! and an estimate as JSON.

use crate::SchoolYear;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The page asks. Each is answered once, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CountOrder {
    /// A file will come; what was counted before is forgotten.
    Begin {
        /// The files of the agency's pack, by name within its folder.
        files: BTreeMap<String, String>,
        /// The year to use where the file holds several; its latest where there is none.
        wanted: Option<SchoolYear>,
    },
    /// The next bytes of the file.
    Slice {
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// The file is over.
    End,
    /// How small groups get in the asks of a request.
    Estimate {
        /// The request's file, as text: an answer is told apart only by its shape.
        request: String,
    },
}

/// The worker answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CountAnswer {
    /// So far so good; the first is a sign of life.
    Taken {
        /// Bytes of the file that were read.
        bytes: u64,
    },
    /// The file is read.
    Read {
        /// What the agency calls it.
        title: String,
        /// The year that is used; nothing when the file does not say.
        year: Option<SchoolYear>,
        /// What was noticed, one sentence each.
        notes: Vec<String>,
    },
    /// The file cannot be used.
    Refused {
        /// Why, and what to do.
        sentence: String,
    },
    /// The estimates, one for each ask that has one.
    Estimated {
        /// JSON of a list of `SmallGroups`.
        groups: String,
    },
}
