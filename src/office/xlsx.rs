//! Workbooks as XLSX (SpreadsheetML), written down by `hard-xml`.
//!
//! There is a library for workbooks, `rust_xlsxwriter`, and it was tried: what it needs for charts and drawings cannot be left out, and it
//! alone would have filled the part of the program that puts packages together (259 of 300 kB); and a text between `<r>` and
//! `</r>` goes into its files as markup. A workbook of texts needs five kinds of parts. The way of a workbook: `book` names the
//! parts to each other, `page` is a sheet, `texts` keeps what the cells say, each text once.

mod book;
mod cells;
mod names;
mod page;
#[cfg(test)]
mod tests;
mod texts;
mod writing;

use crate::day::day;
use crate::{Parts, Workbook};
use page::Extent;
use texts::Texts;
use thiserror::Error;

/// Rows of a sheet, the row of heads among them.
const MOST_ROWS: usize = 1_048_576;
/// Columns of a sheet.
const MOST_COLUMNS: usize = 16_384;

/// Why a workbook cannot be written down.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OfficeError {
    /// A workbook has at least one sheet.
    #[error("the workbook has no sheet")]
    NoSheet,
    /// More rows than a sheet holds.
    #[error("the sheet \"{sheet}\" has {rows} rows; a sheet holds {MOST_ROWS} with the row of heads")]
    TooManyRows {
        /// Name of the sheet.
        sheet: String,
        /// How many there are, the row of heads among them.
        rows: usize,
    },
    /// More columns than a sheet holds.
    #[error("the sheet \"{sheet}\" has {columns} columns; a sheet holds {MOST_COLUMNS}")]
    TooManyColumns {
        /// Name of the sheet.
        sheet: String,
        /// How many there are.
        columns: usize,
    },
}

/// The parts of an XLSX archive, by name. It has the same bytes for the same workbook, wherever it is made.
///
/// Every cell is a text, never a formula, a number or a link. The row of heads stays in sight, can be filtered by and is printed on
/// every page. A text that is longer than a cell holds is cut, and says so. Names of sheets are changed where spreadsheets would
/// refuse them. A day that is none is left out.
///
/// # Errors
///
/// See [`OfficeError`].
pub fn xlsx(workbook: &Workbook) -> Result<Parts, OfficeError> {
    if workbook.sheets.is_empty() {
        return Err(OfficeError::NoSheet);
    }
    let names = names::names(&workbook.sheets);
    let mut texts = Texts::default();
    let mut parts = Parts::new();
    let mut named = Vec::new();
    for (number, (sheet, name)) in (1..).zip(workbook.sheets.iter().zip(names)) {
        let extent = Extent::of(sheet)?;
        parts.insert(book::page_name(number), page::page(sheet, extent, number == 1, &mut texts));
        named.push((name, extent));
    }
    let day = day(&workbook.day).map(|_| workbook.day.as_str());
    let others = [
        ("[Content_Types].xml", book::content_types(named.len())),
        ("_rels/.rels", book::relationships_of_package()),
        ("docProps/core.xml", book::properties(workbook, day)),
        ("xl/_rels/workbook.xml.rels", book::relationships_of_book(named.len())),
        ("xl/sharedStrings.xml", texts.written()),
        ("xl/styles.xml", book::STYLES.into()),
        ("xl/workbook.xml", book::book(&named)),
    ];
    parts.extend(others.map(|(name, bytes)| (name.to_owned(), bytes)));
    Ok(parts)
}
