//! Reads the first sheet of a workbook (XLSX) as lines of text: for people who have their list of variables in a
//! spreadsheet.
//!
//! A workbook is untrusted input. It is unpacked once, counted and thrown away, before anything of it is kept; so an
//! archive that unpacks to more than it says is refused. This crate knows no browser, and nothing of requests. Start
//! reading at [`first_sheet`].
#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

use calamine::{Data, Reader, Xlsx, XlsxError, open_workbook_from_rs};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// Largest workbook that is read, in bytes.
pub const LARGEST: usize = 5_000_000;
/// Most bytes that its parts may unpack to, and that the texts of a sheet's cells may have: many cells may share one text.
const MOST_UNPACKED: u64 = 60_000_000;
/// Most parts.
const MOST_PARTS: usize = 2_000;
/// Most texts that its cells may share, as far as it says how many there are.
const MOST_TEXTS: usize = 4_000_000;
/// Most sheets that are looked at.
const MOST_SHEETS: usize = 200;
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
    for name in book.sheet_names().into_iter().take(MOST_SHEETS) {
        let lines = lines(&mut book, &name)?;
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
        let shared = part.name_raw().to_ascii_lowercase().ends_with(b"sharedstrings.xml");
        let mut part = part.take(left + 1);
        let read = if shared {
            let mut content = Vec::new();
            part.read_to_end(&mut content).map_err(unreadable)?;
            if claims_many_texts(&content) {
                return Err(SheetProblem::UnpacksTooLarge);
            }
            u64::try_from(content.len()).unwrap_or(u64::MAX)
        } else {
            std::io::copy(&mut part, &mut std::io::sink()).map_err(unreadable)?
        };
        left = left.checked_sub(read).ok_or(SheetProblem::UnpacksTooLarge)?;
    }
    Ok(())
}

/// Whether a list of shared texts says that it has too many. The library makes room for as many as it says before it reads
/// the first, and ends the program when there is no such room.
fn claims_many_texts(part: &[u8]) -> bool {
    const CLAIM: &[u8] = b"uniqueCount";
    let mut rest = part;
    while let Some(at) = rest.windows(CLAIM.len()).position(|it| it == CLAIM) {
        rest = rest.get(at + CLAIM.len()..).unwrap_or_default();
        let number = rest.iter().skip_while(|byte| byte.is_ascii_whitespace() || b"='\"+".contains(byte));
        let digits = number.take_while(|byte| byte.is_ascii_digit());
        let number = digits.fold(0_usize, |number, digit| {
            number.saturating_mul(10).saturating_add(usize::from(digit - b'0'))
        });
        if number > MOST_TEXTS {
            return true;
        }
    }
    false
}

/// The texts of a row's cells, by column.
type Row = BTreeMap<u32, String>;

/// The first rows that have anything in them. Cells are read one by one: a table that reaches from the first to the last
/// place of a sheet would have billions, and a file of two cells can ask for it.
fn lines(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<String>, SheetProblem> {
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(error)),
    };
    let mut rows: BTreeMap<u32, Row> = BTreeMap::new();
    let mut left = MOST_UNPACKED;
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let text = text(&Data::from(cell.get_value().clone()));
        let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(bytes).ok_or(SheetProblem::UnpacksTooLarge)?;
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let of_row = rows.entry(row).or_default();
        of_row.insert(column, text);
        // Cells may come in any order; those furthest to the right and at the bottom go first.
        if of_row.len() > MOST_COLUMNS {
            of_row.pop_last();
        }
        if rows.len() > MOST_ROWS {
            rows.pop_last();
        }
    }
    let first = rows.values().filter_map(|row| row.keys().next()).min().copied().unwrap_or_default();
    Ok(rows.values().map(|row| line(row, first)).filter(|line| !line.is_empty()).collect())
}

fn text(cell: &Data) -> String {
    let text: String =
        cell.to_string().chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    text.trim().to_owned()
}

fn line(row: &Row, first: u32) -> String {
    let columns = (first..=u32::MAX).take(MOST_COLUMNS);
    let cells: Vec<&str> = columns.map(|column| row.get(&column).map_or("", String::as_str)).collect();
    cells.join("\t").trim_end().to_owned()
}
