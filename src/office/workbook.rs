//! A workbook in sheets of texts.

use serde::{Deserialize, Serialize};

/// A workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    /// What it is called, for its properties.
    pub title: String,
    /// The day on which it was made, `YYYY-MM-DD`.
    pub day: String,
    /// The program that made it.
    pub made_by: String,
    /// Its sheets, in order; at least one.
    pub sheets: Vec<Sheet>,
}

/// A sheet: a row of heads, which stays in sight and can be filtered by, and rows of texts. No cell is ever a formula.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Name on its tab.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Rows of as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// How wide it is, in letters.
    pub width: u8,
}
