//! The reader: slices of a file in, counts by place out.

use crate::cell::school_year;
use crate::columns::find;
use crate::gather::Gather;
use crate::problem::FileProblem;
use crate::rows::{Row, Rows};
use crate::start::start;
use crate::text::Text;
use requisite_pack::EnrollmentLayout;
use requisite_precheck::groups::{FileNote, Margins};
use requisite_request::SchoolYear;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Bytes that are looked at to say what the file is, and text that is looked at to find the heading.
const FIRST_BYTES: usize = 4096;
const FIRST_TEXT: usize = 64 * 1024;

/// Reads an enrollment file that comes in slices, of any size.
///
/// ```text
/// let mut reader = EnrollmentReader::new(&pack.enrollment, None);
/// for slice in file { reader.push(slice)?; }
/// let margins = reader.finish()?;
/// ```
pub struct EnrollmentReader {
    layouts: Vec<EnrollmentLayout>,
    wanted: Option<SchoolYear>,
    bytes: u64,
    /// What came before it was known what the file is.
    waiting: Vec<u8>,
    text: Option<Text>,
    /// Text that came before the heading was found.
    head: Vec<u8>,
    body: Option<Body>,
    failed: Option<FileProblem>,
}

/// The rows below the heading.
struct Body {
    rows: Rows,
    taken: Taken,
    /// Whether the text so far ends with a line.
    line_is_over: bool,
}

/// What was taken from rows.
struct Taken {
    layout: Rc<EnrollmentLayout>,
    width: usize,
    year_column: Option<usize>,
    other_separator: bool,
    /// What was noticed about columns that are not there.
    of_columns: Vec<FileNote>,
    wanted: Option<SchoolYear>,
    year: Option<SchoolYear>,
    years: BTreeSet<SchoolYear>,
    uneven: u64,
    /// Whether the row before was uneven.
    last_is_uneven: bool,
    gather: Gather,
}

impl EnrollmentReader {
    /// A reader for files of these layouts. Of several years in a file `wanted` is used where it is there, else the latest.
    pub fn new(layouts: &[EnrollmentLayout], wanted: Option<SchoolYear>) -> Self {
        Self {
            layouts: layouts.to_vec(),
            wanted,
            bytes: 0,
            waiting: Vec::new(),
            text: None,
            head: Vec::new(),
            body: None,
            failed: None,
        }
    }

    /// Bytes that came so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Bytes that are held now, roughly; they grow with places and groups, not with the file.
    pub fn held(&self) -> usize {
        let body = self.body.as_ref().map_or(0, |body| body.rows.held() + body.taken.gather.held());
        self.waiting.capacity() + self.head.capacity() + body
    }

    /// Takes the next slice.
    ///
    /// # Errors
    /// As soon as it is clear that the file cannot be used; the rest of it need not be read, and every later call gives the
    /// same problem.
    pub fn push(&mut self, slice: &[u8]) -> Result<(), FileProblem> {
        if let Some(problem) = &self.failed {
            return Err(problem.clone());
        }
        self.bytes = self.bytes.saturating_add(u64::try_from(slice.len()).unwrap_or(u64::MAX));
        let taken = self.take(slice);
        if let Err(problem) = &taken {
            self.failed = Some(problem.clone());
        }
        taken
    }

    fn take(&mut self, slice: &[u8]) -> Result<(), FileProblem> {
        if let Some(mut text) = self.text.take() {
            let read = self.read(text.turn(slice));
            self.text = Some(text);
            return read;
        }
        self.waiting.extend_from_slice(slice);
        if self.waiting.len() >= FIRST_BYTES { self.begin() } else { Ok(()) }
    }

    /// Says what the file is, and reads what has waited.
    fn begin(&mut self) -> Result<(), FileProblem> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Err(FileProblem::Empty);
        }
        let first = waiting.get(..FIRST_BYTES).unwrap_or(&waiting);
        let (encoding, mark) = start(first)?;
        let mut text = Text::new(encoding);
        let read = self.read(text.turn(waiting.get(mark..).unwrap_or_default()));
        self.text = Some(text);
        read
    }

    /// Takes the next piece of text.
    fn read(&mut self, text: &[u8]) -> Result<(), FileProblem> {
        if let Some(body) = &mut self.body {
            return body.read(text);
        }
        self.head.extend_from_slice(text);
        if self.head.len() >= FIRST_TEXT { self.find_heading() } else { Ok(()) }
    }

    fn find_heading(&mut self) -> Result<(), FileProblem> {
        let head = std::mem::take(&mut self.head);
        let columns = find(head.get(..FIRST_TEXT).unwrap_or(&head), &self.layouts)?;
        let Some(layout) = self.layouts.get(columns.layout).cloned().map(Rc::new) else {
            return Err(FileProblem::NoLayout);
        };
        let below = head.get(columns.head..).unwrap_or_default();
        let mut body = Body {
            rows: Rows::new(columns.separator),
            taken: Taken {
                layout: layout.clone(),
                width: columns.width,
                year_column: columns.year,
                other_separator: columns.separator != layout.separator,
                of_columns: columns.notes.clone(),
                wanted: self.wanted,
                year: None,
                years: BTreeSet::new(),
                uneven: 0,
                last_is_uneven: false,
                gather: Gather::new(layout.clone(), columns),
            },
            line_is_over: true,
        };
        let read = body.read(below);
        self.body = Some(body);
        read
    }

    /// Ends the file.
    ///
    /// # Errors
    /// When it cannot be used; the problem says what the file is and what to do.
    pub fn finish(mut self) -> Result<Margins, FileProblem> {
        if let Some(problem) = self.failed {
            return Err(problem);
        }
        if self.text.is_none() {
            self.begin()?;
        }
        if self.body.is_none() {
            self.find_heading()?;
        }
        let utf_16 = self.text.as_ref().is_some_and(Text::is_utf_16);
        let Some(mut body) = self.body else { return Err(FileProblem::Empty) };
        let uneven = body.taken.uneven;
        let (rows, taken) = (&mut body.rows, &mut body.taken);
        rows.feed(b"", &mut |row| taken.take(row))?;
        let cut_off = !body.line_is_over && body.taken.last_is_uneven && body.taken.uneven > uneven;
        body.taken.into_margins(utf_16, cut_off)
    }
}

impl Body {
    fn read(&mut self, text: &[u8]) -> Result<(), FileProblem> {
        let Some(last) = text.last() else { return Ok(()) };
        self.line_is_over = matches!(last, b'\n' | b'\r');
        let taken = &mut self.taken;
        self.rows.feed(text, &mut |row| taken.take(row))
    }
}

impl Taken {
    fn take(&mut self, row: &Row<'_>) -> Result<(), FileProblem> {
        // Some programs end every line with one more separator.
        let surplus = (self.width..row.len()).any(|at| !row.get(at).trim_ascii().is_empty());
        let blank = row.len() == 1 && row.get(0).trim_ascii().is_empty();
        self.last_is_uneven = (row.len() < self.width || surplus) && !blank;
        if self.last_is_uneven {
            self.uneven += 1;
        }
        if self.last_is_uneven || blank {
            return Ok(());
        }
        if let Some(column) = self.year_column {
            let Some(year) = school_year(row.get(column)) else {
                self.uneven += 1;
                return Ok(());
            };
            self.years.insert(year);
            let better = self.year != self.wanted && (Some(year) == self.wanted || self.year < Some(year));
            if self.year != Some(year) && (self.year.is_none() || better) {
                self.gather.clear();
                self.year = Some(year);
            }
            if self.year != Some(year) {
                return Ok(());
            }
        }
        self.gather.take(row)
    }

    fn into_margins(self, utf_16: bool, cut_off: bool) -> Result<Margins, FileProblem> {
        let title = self.layout.title.clone();
        let gather = self.gather;
        if gather.readable == 0 && gather.unreadable > 0 {
            return Err(FileProblem::NoCounts { title });
        }
        if !gather.has_places() {
            return Err(FileProblem::NoRows { title });
        }
        let mut notes = Vec::new();
        notes.extend(utf_16.then_some(FileNote::Utf16));
        notes.extend(self.other_separator.then_some(FileNote::OtherSeparator));
        notes.extend(self.of_columns);
        let others: Vec<SchoolYear> =
            self.years.iter().copied().filter(|it| Some(*it) != self.year).collect();
        if let Some(wanted) = self.wanted.filter(|wanted| self.year.is_some_and(|year| year != *wanted)) {
            notes.push(FileNote::YearNotThere(wanted));
        }
        if !others.is_empty() {
            notes.push(FileNote::OtherYears(others));
        }
        let uneven = self.uneven - u64::from(cut_off);
        notes.extend((uneven > 0).then_some(FileNote::UnevenRows(uneven)));
        notes.extend(cut_off.then_some(FileNote::CutOff));
        let (unreadable, hidden) = (gather.unreadable, gather.hidden);
        notes.extend((unreadable > 0).then_some(FileNote::UnreadableCounts(unreadable)));
        notes.extend((hidden > 0).then_some(FileNote::HiddenCounts(hidden)));
        let (groups, slots, levels) = gather.into_levels();
        let missing: Vec<_> =
            levels.iter().filter(|it| it.places.is_empty()).map(|it| it.unit.clone()).collect();
        if !missing.is_empty() {
            notes.push(FileNote::LevelsMissing(missing));
        }
        Ok(Margins {
            layout: self.layout.id.clone(),
            title,
            year: self.year,
            grades: self.layout.grades.clone(),
            groups,
            slots,
            levels,
            notes,
        })
    }
}
