//! What the page and the worker say to each other about a spreadsheet with a list.

use serde::{Deserialize, Serialize};

/// The page sends a workbook, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetOrder {
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// The worker answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetAnswer {
    /// The first sheet that has anything in it.
    Read {
        /// A line a row, with tabs between the cells.
        text: String,
    },
    /// The workbook cannot be used.
    Refused {
        /// Why, and what to do.
        sentence: String,
    },
}
