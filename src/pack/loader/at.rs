//! Where the loader is, and what it has complained of so far.

use crate::complaint::Complaint;
use crate::files::PACK_FILE;
use crate::nearest::nearest;
use crate::problem::Problem;
use std::fmt::Write as _;

/// Names that are compared for suggestions before the loader stops suggesting. A pack whose every line is wrong must not
/// take minutes; whoever mends one takes the first complaints first.
const MOST_COMPARED: usize = 300_000;

/// Where the loader is: file, entry and path within the entry. Made everywhere and seldom read, so that nothing is written
/// out before there is something to complain of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At<'p, 'a> {
    pub file: &'a str,
    /// What the entry is called, such as `rule` or `line`; for words, the list that holds it. Blank outside entries.
    noun: &'static str,
    /// Number of the entry, from 1; 0 where entries have keys instead.
    number: usize,
    /// Id or key of the entry; blank when it has none.
    id: &'p str,
    up: Option<&'p At<'p, 'a>>,
    step: Step<'p>,
}

/// The last step of a path.
#[derive(Clone, Copy, Debug)]
enum Step<'p> {
    Top,
    Field(&'p str),
    Item(&'p str, usize),
}

impl<'p, 'a> At<'p, 'a> {
    /// A file as a whole.
    pub fn file(file: &'a str) -> Self {
        Self { file, noun: "", number: 0, id: "", up: None, step: Step::Top }
    }

    /// An entry of a list, counted from 1.
    pub fn entry(file: &'a str, noun: &'static str, number: usize, id: &'p str) -> Self {
        Self { file, noun, number, id, up: None, step: Step::Top }
    }

    /// The words under a key of a list; the list itself when the key is blank.
    pub fn words(file: &'a str, list: &'static str, key: &'p str) -> Self {
        Self { file, noun: list, number: 0, id: key, up: None, step: Step::Top }
    }

    /// A field of this entry, for what is inside it.
    pub fn inside(&'p self, field: &'p str) -> Self {
        Self { up: Some(self), step: Step::Field(field), ..*self }
    }

    /// An item of a list in a field, counted from 0.
    pub fn item(&'p self, field: &'p str, idx: usize) -> Self {
        Self { up: Some(self), step: Step::Item(field, idx), ..*self }
    }

    /// Number of the entry within its file, and the word for it: enough to say later where it was.
    pub fn ordinal(&self) -> Ordinal<'a> {
        Ordinal { file: self.file, noun: self.noun, number: self.number }
    }

    fn entry_text(&self) -> String {
        let mut text = self.noun.to_owned();
        if self.number > 0 {
            let _ = write!(text, " {}", self.number);
        }
        if !self.id.is_empty() {
            let (open, close) = if self.number > 0 { (" (", ")") } else { (".", "") };
            text = text + open + self.id + close;
        }
        text
    }

    fn write_path(&self, path: &mut String) {
        if let Some(up) = self.up {
            up.write_path(path);
        }
        match self.step {
            Step::Top => {}
            Step::Field(field) => add_field(path, field),
            Step::Item(field, idx) => {
                add_field(path, field);
                let _ = write!(path, "[{idx}]");
            }
        }
    }
}

fn add_field(path: &mut String, field: &str) {
    if !path.is_empty() && !field.is_empty() {
        path.push('.');
    }
    path.push_str(field);
}

/// An entry's place without its id.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ordinal<'a> {
    file: &'a str,
    noun: &'static str,
    number: usize,
}

impl Ordinal<'_> {
    /// The place in words, as seen from a file, which is not named again.
    pub fn seen_from(self, file: &str) -> String {
        let mut text = if self.file == file { String::new() } else { self.file.to_owned() };
        if self.number > 0 {
            let comma = if text.is_empty() { "" } else { ", " };
            let _ = write!(text, "{comma}{} {}", self.noun, self.number);
        }
        if text.is_empty() { "an earlier place".to_owned() } else { text }
    }
}

/// All complaints so far.
#[derive(Debug)]
pub(crate) struct Complaints {
    list: Vec<Complaint>,
    compared: usize,
}

impl Complaints {
    pub fn new() -> Self {
        Self { list: Vec::new(), compared: 0 }
    }

    /// Complains of a field of the entry; of the entry itself when the field is blank.
    // One function, not a copy at each of its many callers: the loader is part of what a browser fetches first.
    #[inline(never)]
    pub fn add(&mut self, at: &At<'_, '_>, field: &str, problem: Problem) {
        let mut path = String::new();
        at.write_path(&mut path);
        add_field(&mut path, field);
        self.list.push(Complaint { file: at.file.to_owned(), entry: at.entry_text(), field: path, problem });
    }

    /// The nearest of the names, as long as the loader still suggests.
    #[inline(never)]
    pub fn suggest(&mut self, found: &str, names: &mut dyn Iterator<Item = &str>) -> Option<String> {
        let nearest = nearest(found, names, MOST_COMPARED.saturating_sub(self.compared), &mut self.compared);
        nearest.map(str::to_owned)
    }

    /// The complaints, each file's together, in the order of reading; `pack.json` first.
    pub fn into_list(self) -> Vec<Complaint> {
        let mut groups: Vec<Vec<Complaint>> = vec![Vec::new()];
        for complaint in self.list {
            let of_file = |group: &&mut Vec<Complaint>| match group.first() {
                Some(first) => first.file == complaint.file,
                None => complaint.file == PACK_FILE,
            };
            match groups.iter_mut().find(of_file) {
                Some(group) => group.push(complaint),
                None => groups.push(vec![complaint]),
            }
        }
        let mut all = Vec::new();
        for mut group in groups {
            all.append(&mut group);
        }
        all
    }
}
