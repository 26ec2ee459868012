//! Where the loader is, and what it has complained of so far.

use crate::complaint::{Complaint, Problem};
use crate::nearest::nearest;

/// Names that are compared for suggestions before the loader stops suggesting. A pack whose every line is wrong must not
/// take minutes; whoever mends one takes the first complaints first.
const MOST_COMPARED: usize = 300_000;

/// What an entry of a list is called.
pub(crate) const LINE: &str = "line";

/// Where the loader is: file, entry and path within the entry.
#[derive(Clone, Debug)]
pub(crate) struct At<'a> {
    pub file: &'a str,
    /// What entries of this file are called, such as `rule` or `line`; blank outside entries.
    noun: &'static str,
    /// Number of the entry, from 1.
    number: usize,
    /// Id of the entry, or the key of words; blank when it has none.
    id: String,
    /// Path within the entry; blank at its top.
    path: String,
}

impl<'a> At<'a> {
    /// A file as a whole.
    pub fn file(file: &'a str) -> Self {
        Self { file, noun: "", number: 0, id: String::new(), path: String::new() }
    }

    /// An entry of the file, counted from 1.
    pub fn entry(&self, noun: &'static str, number: usize, id: &str) -> Self {
        Self { file: self.file, noun, number, id: id.to_owned(), path: String::new() }
    }

    /// An entry of the words, named by its key.
    pub fn words(&self, key: &str) -> Self {
        Self { file: self.file, noun: "", number: 0, id: key.to_owned(), path: String::new() }
    }

    /// A field of this entry, for what is inside it.
    pub fn inside(&self, field: &str) -> Self {
        Self { path: self.path_to(field), ..self.clone() }
    }

    /// An item of a list in a field, counted from 0.
    pub fn item(&self, field: &str, idx: usize) -> Self {
        Self { path: format!("{}[{idx}]", self.path_to(field)), ..self.clone() }
    }

    /// The path to a field of this entry.
    pub fn path_to(&self, field: &str) -> String {
        match (self.path.is_empty(), field.is_empty()) {
            (true, _) => field.to_owned(),
            (false, true) => self.path.clone(),
            (false, false) => format!("{}.{field}", self.path),
        }
    }

    /// Number of the entry within its file, and the word for it: enough to say later where it was.
    pub fn ordinal(&self) -> Ordinal<'a> {
        Ordinal { file: self.file, noun: self.noun, number: self.number }
    }

    fn entry_text(&self) -> String {
        match (self.noun.is_empty(), self.id.is_empty()) {
            (true, _) => self.id.clone(),
            (false, true) => format!("{} {}", self.noun, self.number),
            (false, false) => format!("{} {} ({})", self.noun, self.number, self.id),
        }
    }
}

/// An entry's place without its id.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ordinal<'a> {
    file: &'a str,
    noun: &'static str,
    number: usize,
}

impl Ordinal<'_> {
    /// The place as seen from `file`, which is not named again.
    fn seen_from(self, file: &str) -> String {
        let here = if self.noun.is_empty() { String::new() } else { format!("{} {}", self.noun, self.number) };
        match (self.file == file, here.is_empty()) {
            (true, true) => "an earlier place".to_owned(),
            (true, false) => here,
            (false, true) => self.file.to_owned(),
            (false, false) => format!("{}, {here}", self.file),
        }
    }

    pub fn text(self, at: &At<'_>) -> String {
        self.seen_from(at.file)
    }
}

/// All complaints so far.
#[derive(Debug)]
pub(crate) struct Complaints {
    /// Each with its line, for files that have lines.
    list: Vec<(usize, Complaint)>,
    compared: usize,
}

impl Complaints {
    pub fn new() -> Self {
        Self { list: Vec::new(), compared: 0 }
    }

    /// Complains of a field of the entry; of the entry itself when the field is blank.
    pub fn add(&mut self, at: &At<'_>, field: &str, problem: Problem) {
        let line = if at.noun == LINE { at.number } else { 0 };
        let file = at.file.to_owned();
        self.list.push((line, Complaint { file, entry: at.entry_text(), field: at.path_to(field), problem }));
    }

    /// The nearest of the names, as long as the loader still suggests.
    pub fn suggest(&mut self, found: &str, names: &mut dyn Iterator<Item = &str>) -> Option<String> {
        let left = MOST_COMPARED.saturating_sub(self.compared);
        let mut compared = 0;
        let mut counted = names.take(left).inspect(|_| compared += 1);
        let nearest = nearest(found, &mut counted).map(str::to_owned);
        self.compared += compared;
        nearest
    }

    /// The complaints, file by file; within a list by line, within other files in the order of reading.
    pub fn into_list(mut self) -> Vec<Complaint> {
        self.list.sort_by(|(one_line, one), (line, other)| (&one.file, one_line).cmp(&(&other.file, line)));
        self.list.into_iter().map(|(_, complaint)| complaint).collect()
    }
}
