//! From text to rows of columns, slice by slice.

use crate::problem::FileProblem;
use requisite_pack::Separator;

/// Longest row, in bytes, and most columns of one: more means that a quotation mark is not closed.
const LONGEST_ROW: usize = 256 * 1024;
const MOST_COLUMNS: usize = 4096;

/// The byte between columns.
pub(crate) fn separator_byte(separator: Separator) -> u8 {
    match separator {
        Separator::Tab => b'\t',
        Separator::Comma => b',',
        Separator::Semicolon => b';',
        Separator::Bar => b'|',
    }
}

/// Splits text into rows.
pub(crate) struct Rows {
    reader: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    text_used: usize,
    ends_used: usize,
    line: u64,
}

impl Rows {
    /// Quotation marks have no meaning in files with tabulators: there a school's name may hold one.
    pub fn new(separator: Separator) -> Self {
        let reader = csv_core::ReaderBuilder::new()
            .delimiter(separator_byte(separator))
            .quoting(separator != Separator::Tab)
            .build();
        Self { reader, text: vec![0; 4096], ends: vec![0; 64], text_used: 0, ends_used: 0, line: 1 }
    }

    /// Bytes that are held.
    pub fn held(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * size_of::<usize>()
    }

    /// Takes a slice and hands on each row that it ends, as its text and where its columns end. An empty slice ends the
    /// last row.
    ///
    /// # Errors
    /// When a row has no end, and whatever `take` gives.
    pub fn feed(
        &mut self,
        mut slice: &[u8],
        take: &mut dyn FnMut(&Row<'_>) -> Result<(), FileProblem>,
    ) -> Result<(), FileProblem> {
        let last = slice.is_empty();
        loop {
            let (Some(text), Some(ends)) =
                (self.text.get_mut(self.text_used..), self.ends.get_mut(self.ends_used..))
            else {
                return Ok(());
            };
            let (result, read, written, ended) = self.reader.read_record(slice, text, ends);
            slice = slice.get(read..).unwrap_or_default();
            self.text_used += written;
            self.ends_used += ended;
            match result {
                csv_core::ReadRecordResult::InputEmpty => return Ok(()),
                csv_core::ReadRecordResult::OutputFull => grow(&mut self.text, LONGEST_ROW, self.line)?,
                csv_core::ReadRecordResult::OutputEndsFull => grow(&mut self.ends, MOST_COLUMNS, self.line)?,
                csv_core::ReadRecordResult::Record => {
                    let ends = self.ends.get(..self.ends_used).unwrap_or_default();
                    take(&Row { text: &self.text, ends })?;
                    (self.text_used, self.ends_used) = (0, 0);
                    self.line = self.reader.line();
                }
                csv_core::ReadRecordResult::End => return Ok(()),
            }
            if slice.is_empty() && !last {
                // What is left of the row comes with the next slice.
                return Ok(());
            }
        }
    }
}

fn grow<T: Clone + Default>(list: &mut Vec<T>, most: usize, line: u64) -> Result<(), FileProblem> {
    if list.len() >= most {
        return Err(FileProblem::EndlessLine { line });
    }
    list.resize((list.len() * 2).min(most), T::default());
    Ok(())
}

/// One row.
pub(crate) struct Row<'r> {
    text: &'r [u8],
    ends: &'r [usize],
}

impl<'r> Row<'r> {
    /// Number of columns.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A column, counted from 0; blank when the row is shorter.
    pub fn get(&self, column: usize) -> &'r [u8] {
        let start = column.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        match (start, self.ends.get(column)) {
            (Some(start), Some(end)) => self.text.get(start..*end).unwrap_or_default(),
            _ => b"",
        }
    }
}

/// The columns of one line, such as a heading.
pub(crate) fn columns_of(line: &[u8], separator: Separator) -> Vec<String> {
    let mut columns = Vec::new();
    let mut rows = Rows::new(separator);
    let mut take = |row: &Row<'_>| {
        if columns.is_empty() {
            columns = (0..row.len()).map(|at| String::from_utf8_lossy(row.get(at)).into_owned()).collect();
        }
        Ok(())
    };
    // A line that is too long has no columns that anybody knows.
    let _ = rows.feed(line, &mut take).and_then(|()| rows.feed(b"", &mut take));
    columns
}
