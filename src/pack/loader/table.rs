//! Reading a list that is kept as a spreadsheet: CSV with a header, complaints with line numbers.

use super::at::{At, Complaints};
use super::values;
use crate::complaint::NameKind;
use crate::element::Named;
use crate::entry::EntryKind;
use crate::problem::Problem;
use requisite_request::SchoolYear;
use std::cell::Cell;

/// What a row is called in complaints.
pub(crate) const LINE: &str = "line";

/// Calls `read` for every row of a list, those of a wrong length too; see [`Row::is_whole`]. Gives false, and calls nothing,
/// when the list is no text or lacks a column that every row needs.
pub(crate) fn each_row<'a>(
    file: &'a str,
    bytes: &[u8],
    kind: &'static EntryKind,
    out: &mut Complaints,
    read: &mut dyn FnMut(&Row<'_, 'a>, &mut Complaints),
) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        out.add(&At::file(file), "", Problem::NotText);
        return false;
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Rows of another length are read too, and complained of by line; otherwise reading would end at the first.
    let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut columns = None;
    // The text is UTF-8 and in memory, so that reading a record cannot fail.
    while rows.read_record(&mut record).unwrap_or(false) {
        let Some(columns) = &columns else {
            let Some(known) = header(&record, kind, file, out) else { return false };
            columns = Some(known);
            continue;
        };
        let line = record.position().map_or(0, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let usable = Cell::new(record.len() == columns.len());
        let mut row = Row { record: &record, columns, kind, line, at: At::file(file), usable };
        row.at = At::entry(file, LINE, line, row.get("id"));
        row.check(out);
        read(&row, out);
    }
    if columns.is_none() {
        out.add(&At::file(file), "", Problem::Empty);
    }
    columns.is_some()
}

/// For each column of the file its name, if it is a known one; nothing when one that is needed is absent.
fn header(
    record: &csv::StringRecord,
    kind: &'static EntryKind,
    file: &str,
    out: &mut Complaints,
) -> Option<Vec<Option<&'static str>>> {
    let at = At::entry(file, LINE, 1, "");
    let mut columns: Vec<Option<&'static str>> = Vec::new();
    let mut suggested = Vec::new();
    for cell in record {
        let name = cell.trim();
        let mut column = kind.fields().find(|it| *it == name);
        if column.is_none() {
            let suggestion = out.suggest(name, &mut kind.fields());
            if let Some(suggestion) = &suggestion {
                suggested.push(suggestion.clone());
            }
            out.add(&at, name, Problem::UnknownColumn { suggestion });
        } else if columns.contains(&column) {
            let (found, first) = (name.to_owned(), "an earlier column".to_owned());
            out.add(&at, name, Problem::GivenTwice { kind: NameKind::Column, found, first });
            column = None;
        }
        columns.push(column);
    }
    let mut whole = true;
    for name in kind.needed {
        if !columns.contains(&Some(name)) {
            whole = false;
            // A needed column whose name is misspelled is one mistake, not two.
            if !suggested.iter().any(|it| it == name) {
                out.add(&at, name, Problem::MissingColumn);
            }
        }
    }
    whole.then_some(columns)
}

/// One row of a list. Readers give a value in any case, an empty or a first one when the cell is blank or wrong, and note
/// whether the row can be used.
pub(crate) struct Row<'r, 'a> {
    record: &'r csv::StringRecord,
    columns: &'r [Option<&'static str>],
    kind: &'static EntryKind,
    pub line: usize,
    pub at: At<'r, 'a>,
    usable: Cell<bool>,
}

impl<'r> Row<'r, '_> {
    /// Whether the row has as many cells as the header. If not, its cells may be in wrong columns.
    pub fn is_whole(&self) -> bool {
        self.record.len() == self.columns.len()
    }

    /// Whether all that the row needs was there and right, as far as it has been read.
    pub fn usable(&self) -> bool {
        self.usable.get()
    }

    /// Says that the row cannot be used.
    pub fn spoil(&self) {
        self.usable.set(false);
    }

    /// Complains of a wrong length, of blank cells that are needed, and of HTML.
    fn check(&self, out: &mut Complaints) {
        if !self.is_whole() {
            let (found, expected) = (self.record.len(), self.columns.len());
            out.add(&self.at, "", Problem::MalformedRow { found, expected });
            return;
        }
        for name in self.kind.needed {
            // A cell of nothing but `;` is blank as well.
            if self.parts(name).is_empty() {
                self.spoil();
                out.add(&self.at, name, Problem::MissingField);
            }
        }
        for (cell, column) in self.record.iter().zip(self.columns) {
            values::plain(cell, &self.at, column.unwrap_or_default(), out);
        }
    }

    /// The cell of a column, without space around it; blank when the list has no such column.
    #[inline(never)]
    pub fn get(&self, name: &str) -> &'r str {
        let position = self.columns.iter().position(|column| *column == Some(name));
        position.and_then(|position| self.record.get(position)).unwrap_or_default().trim()
    }

    pub fn owned(&self, name: &str) -> String {
        self.get(name).to_owned()
    }

    /// The parts of a cell that holds several, split at `;`.
    pub fn parts(&self, name: &str) -> Vec<&'r str> {
        let mut parts = Vec::new();
        for part in self.get(name).split(';') {
            if !part.trim().is_empty() {
                parts.push(part.trim());
            }
        }
        parts
    }

    /// The parts of a cell that holds several, split at `;`.
    pub fn owned_parts(&self, name: &str) -> Vec<String> {
        values::owned(&self.parts(name))
    }

    /// One of a closed list, as its position.
    pub fn choice(&self, name: &str, allowed: &[&str], out: &mut Complaints) -> usize {
        let cell = self.get(name);
        if cell.is_empty() {
            return 0;
        }
        let position = values::choice(cell, allowed, &self.at, name, out);
        if position.is_none() {
            self.spoil();
        }
        position.unwrap_or_default()
    }

    /// A value that has a name.
    pub fn named<T: Named>(&self, name: &str, out: &mut Complaints) -> T {
        T::VALUES.get(self.choice(name, T::NAMES, out)).copied().unwrap_or(T::FIRST)
    }

    /// A school year.
    pub fn year(&self, name: &str, out: &mut Complaints) -> Option<SchoolYear> {
        let cell = self.get(name);
        if cell.is_empty() { None } else { values::year(cell, &self.at, name, out) }
    }
}
