//! Reads the first sheet of a workbook (XLSX) as lines of text: for people who have their list of variables in a
//! spreadsheet.
//!
//! A workbook is untrusted input. It is unpacked once, counted and thrown away, before anything of it is kept; so an
//! archive that unpacks to more than it says is refused. This crate knows no browser, and nothing of requests. Start
//! reading at [`first_sheet`].
#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use std::io::{Cursor, Read};

/// Largest workbook that is read, in bytes.
pub const LARGEST: usize = 5_000_000;
/// Most bytes that its parts may unpack to.
const MOST_UNPACKED: u64 = 60_000_000;
/// Most parts.
const MOST_PARTS: usize = 2_000;
/// Most rows and columns of the sheet that are kept.
const MOST_ROWS: usize = 5_000;
const MOST_COLUMNS: usize = 60;

/// Why a workbook cannot be read. Each says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetProblem {
    /// It is larger than [`LARGEST`].
    #[error(
        "The spreadsheet is larger than 5 MB. Save only the sheet with the list, or copy its column and paste it."
    )]
    TooLarge,
    /// It unpacks to more than a list can be.
    #[error(
        "The spreadsheet unpacks to more than 60 MB. Save only the sheet with the list, or copy its column and paste it."
    )]
    UnpacksTooLarge,
    /// It is no workbook that can be read.
    #[error(
        "The file could not be read as a spreadsheet ({why}). Save it as XLSX or CSV, or copy its column and paste it."
    )]
    Unreadable {
        /// What the reader says.
        why: String,
    },
    /// It has no sheet with anything in it.
    #[error("The spreadsheet has nothing in it. Choose the file with the list.")]
    Empty,
}

/// A sheet as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// A line a row, with tabs between the cells.
    pub text: String,
}

/// The first sheet that has anything in it.
///
/// # Errors
/// [`SheetProblem`] when the workbook is too large, is none, or has nothing in it.
pub fn first_sheet(bytes: &[u8]) -> Result<Sheet, SheetProblem> {
    if bytes.len() > LARGEST {
        return Err(SheetProblem::TooLarge);
    }
    unpack_and_forget(bytes)?;
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(unreadable)?;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(unreadable)?;
        let rows = range.rows().take(MOST_ROWS);
        let lines: Vec<String> = rows.map(line).filter(|line| !line.trim().is_empty()).collect();
        if !lines.is_empty() {
            return Ok(Sheet { name, text: lines.join("\n") });
        }
    }
    Err(SheetProblem::Empty)
}

fn unreadable(error: impl std::fmt::Display) -> SheetProblem {
    SheetProblem::Unreadable { why: error.to_string() }
}

/// Unpacks every part up to the limit, whatever sizes the archive claims.
fn unpack_and_forget(bytes: &[u8]) -> Result<(), SheetProblem> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > MOST_PARTS {
        return Err(SheetProblem::UnpacksTooLarge);
    }
    let mut left = MOST_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(unreadable)?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(unreadable)?;
        left = left.checked_sub(read).ok_or(SheetProblem::UnpacksTooLarge)?;
    }
    Ok(())
}

fn line(row: &[Data]) -> String {
    let cell = |cell: &Data| {
        let text = cell.to_string();
        text.chars()
            .map(|sign| if sign.is_control() { ' ' } else { sign })
            .collect::<String>()
            .trim()
            .to_owned()
    };
    let cells: Vec<String> = row.iter().take(MOST_COLUMNS).map(cell).collect();
    cells.join("\t").trim_end().to_owned()
}
