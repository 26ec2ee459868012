//! Why a file cannot be used, in sentences for the person who dropped it in.

use serde::{Deserialize, Serialize};

/// Why a file cannot be used. Its text says what the file is and what to do; it goes from the worker to the page as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum FileProblem {
    /// Nothing in it, or nothing but blanks.
    #[error("The file is empty.")]
    Empty,
    /// A workbook of a spreadsheet program (XLSX, ODS).
    #[error("This is a spreadsheet workbook. Open it, save the sheet as CSV, and choose the CSV file.")]
    Workbook,
    /// Some other ZIP archive.
    #[error("This is a ZIP archive. Unpack it, and choose the text file that is in it.")]
    Archive,
    /// A file packed by gzip.
    #[error("This file is compressed. Unpack it, and choose the text file that is in it.")]
    Compressed,
    /// A PDF.
    #[error("This is a PDF. Choose the agency\u{2019}s data file, which is text or CSV.")]
    Pdf,
    /// A web page, also when its name ends in `.csv`.
    #[error(
        "This is a web page, not a data file. The download may have failed: open the link again and save the file itself."
    )]
    WebPage,
    /// Bytes that are no text.
    #[error("This is not a text file. Choose the agency\u{2019}s data file, which is text or CSV.")]
    NotText,
    /// The pack describes no enrollment file.
    #[error("No enrollment file of this agency is known to Requisite.")]
    NoLayout,
    /// Other columns than any file of the agency has.
    #[error("{}", other_columns(.nearest, .missing, .found))]
    OtherColumns {
        /// What the agency calls the file that it is most like.
        nearest: String,
        /// Columns of that file which are not there.
        missing: Vec<String>,
        /// The first columns that are there.
        found: Vec<String>,
    },
    /// A line that never ends, most often after a quotation mark that is not closed.
    #[error(
        "Line {line} of the file does not end: a quotation mark may not be closed. Download the file again, and do not change it."
    )]
    EndlessLine {
        /// Number of the line, from 1, as far as lines were counted.
        line: u64,
    },
    /// The right columns, but no row that counts students.
    #[error(
        "The file looks like \u{201c}{title}\u{201d}, but no row counts students of a school, a district or the state."
    )]
    NoRows {
        /// What the agency calls the file.
        title: String,
    },
    /// Counts are there, but none is a number.
    #[error("The file looks like \u{201c}{title}\u{201d}, but its counts are not numbers.")]
    NoCounts {
        /// What the agency calls the file.
        title: String,
    },
    /// More places than any state has.
    #[error("The file names more than {most} places. It cannot be an enrollment file of this agency.")]
    TooManyPlaces {
        /// The most that are read.
        most: usize,
    },
}

/// Which file it is most like, and what that one has more.
fn other_columns(nearest: &str, missing: &[String], found: &[String]) -> String {
    let quoted = |names: &[String]| {
        let names: Vec<String> = names.iter().take(8).map(|name| format!("\u{201c}{name}\u{201d}")).collect();
        names.join(", ")
    };
    let more = match missing.len().checked_sub(8) {
        Some(more) if more > 0 => format!(" and {more} more"),
        _ => String::new(),
    };
    format!(
        "This is not an enrollment file that Requisite knows. It is most like \u{201c}{nearest}\u{201d}, but {} {}{more}. Its columns begin with {}.",
        if missing.len() == 1 { "has no column" } else { "lacks the columns" },
        quoted(missing),
        quoted(found)
    )
}
