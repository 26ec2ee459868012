//! Reading a list that is kept as a spreadsheet: CSV with a header, complaints with line numbers.

use super::at::{At, Complaints, LINE};
use super::known::Names;
use super::values;
use crate::complaint::{NameKind, Problem};
use crate::element::Named;
use crate::entry::EntryKind;
use requisite_request::SchoolYear;
use std::collections::BTreeSet;

/// A list whose header has been read.
pub(crate) struct Table<'a> {
    rows: csv::Reader<&'a [u8]>,
    file: &'a str,
    kind: &'static EntryKind,
    /// For each column of the file, its name, if it is a known one.
    columns: Vec<Option<&'static str>>,
}

impl<'a> Table<'a> {
    /// Reads the header. Gives nothing when a column that is needed is not there, because then no row could be used.
    pub fn open(file: &'a str, bytes: &'a [u8], kind: &'static EntryKind, out: &mut Complaints) -> Option<Self> {
        let at = At::file(file);
        let Ok(text) = std::str::from_utf8(bytes) else {
            out.add(&at, "", Problem::NotText);
            return None;
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // Rows of another length are read too, and complained of by line; otherwise reading would end at the first.
        let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut header = csv::StringRecord::new();
        if !rows.read_record(&mut header).unwrap_or(false) {
            out.add(&at, "", Problem::Empty);
            return None;
        }
        let mut table = Self { rows, file, kind, columns: Vec::with_capacity(header.len()) };
        table.read_header(&header, &at.entry(LINE, 1, ""), out).then_some(table)
    }

    fn read_header(&mut self, header: &csv::StringRecord, at: &At<'_>, out: &mut Complaints) -> bool {
        let mut missing: BTreeSet<&str> = self.kind.needed.iter().copied().collect();
        let mut suggested = BTreeSet::new();
        for cell in header {
            let name = cell.trim();
            let column = self.kind.fields().find(|it| *it == name);
            match column {
                Some(known) if self.columns.contains(&Some(known)) => {
                    let first = "an earlier column".to_owned();
                    out.add(at, name, Problem::GivenTwice { kind: NameKind::Column, found: name.to_owned(), first });
                    self.columns.push(None);
                }
                Some(known) => {
                    missing.remove(known);
                    self.columns.push(column);
                }
                None => {
                    let suggestion = out.suggest(name, &mut self.kind.fields());
                    suggested.extend(suggestion.clone());
                    out.add(at, name, Problem::UnknownColumn { suggestion });
                    self.columns.push(None);
                }
            }
        }
        // A needed column whose name is misspelled is one mistake, not two.
        for name in missing.iter().filter(|name| !suggested.contains(**name)) {
            out.add(at, name, Problem::MissingColumn);
        }
        missing.is_empty()
    }

    /// Calls `each` for every row, those of a wrong length too; see [`Row::is_whole`].
    pub fn each_row(mut self, out: &mut Complaints, each: &mut dyn FnMut(&Row<'_, 'a>, &mut Complaints)) {
        let file = At::file(self.file);
        let mut record = csv::StringRecord::new();
        // The text is UTF-8 and in memory, so that reading a record cannot fail.
        while self.rows.read_record(&mut record).unwrap_or(false) {
            let line = record.position().map_or(0, csv::Position::line);
            let line = usize::try_from(line).unwrap_or(usize::MAX);
            let mut row = Row { record: &record, columns: &self.columns, line, at: file.clone() };
            row.at = file.entry(LINE, line, row.get("id"));
            if row.is_whole() {
                for name in self.kind.needed.iter().filter(|name| row.get(name).is_empty()) {
                    out.add(&row.at, name, Problem::MissingField);
                }
                for (cell, column) in record.iter().zip(&self.columns) {
                    values::plain(cell, &row.at, column.unwrap_or_default(), out);
                }
            } else {
                out.add(&row.at, "", Problem::MalformedRow { found: record.len(), expected: self.columns.len() });
            }
            each(&row, out);
        }
    }
}

/// One row of a list. Methods complain of a cell that is wrong, and give nothing for one that is blank; blank cells that
/// are needed have been complained of.
pub(crate) struct Row<'r, 'a> {
    record: &'r csv::StringRecord,
    columns: &'r [Option<&'static str>],
    pub line: usize,
    pub at: At<'a>,
}

impl Row<'_, '_> {
    /// Whether the row has as many cells as the header. If not, its cells may be in wrong columns.
    pub fn is_whole(&self) -> bool {
        self.record.len() == self.columns.len()
    }

    /// The cell of a column, without space around it; blank when the list has no such column.
    pub fn get(&self, name: &str) -> &str {
        let position = self.columns.iter().position(|column| *column == Some(name));
        position.and_then(|position| self.record.get(position)).unwrap_or_default().trim()
    }

    pub fn owned(&self, name: &str) -> String {
        self.get(name).to_owned()
    }

    /// The cell, if it is not blank.
    pub fn text(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|cell| !cell.is_empty())
    }

    /// The parts of a cell that holds several, split at `;`.
    pub fn parts(&self, name: &str) -> impl Iterator<Item = &str> {
        self.get(name).split(';').map(str::trim).filter(|part| !part.is_empty())
    }

    /// The parts of a cell that holds several, split at `;`.
    pub fn owned_parts(&self, name: &str) -> Vec<String> {
        self.parts(name).map(str::to_owned).collect()
    }

    /// The references of a cell that may stay.
    pub fn references(&self, name: &str, names: &Names<'_>, out: &mut Complaints) -> Vec<String> {
        self.parts(name).filter(|part| names.check(part, &self.at, name, out)).map(str::to_owned).collect()
    }

    /// One of a closed list, as its position.
    pub fn choice(&self, name: &str, allowed: &[&str], out: &mut Complaints) -> Option<usize> {
        values::choice(self.text(name)?, allowed, &self.at, name, out)
    }

    /// A value that has a name.
    pub fn named<T: Named>(&self, name: &str, out: &mut Complaints) -> Option<T> {
        T::VALUES.get(self.choice(name, T::NAMES, out)?).copied()
    }

    /// A school year.
    pub fn year(&self, name: &str, out: &mut Complaints) -> Option<SchoolYear> {
        values::year(self.text(name)?, &self.at, name, out)
    }
}
