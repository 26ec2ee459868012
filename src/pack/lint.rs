//! What a pack says that is well formed and still cannot be meant: conditions that are never or always true, rules that say
//! the same, questions, sources and links that nothing refers to, words that differ between languages.
//!
//! This is for `requisite lint`; [`load`](crate::load) knows nothing of it, so that no browser fetches it. Whether a
//! condition can be true is decided by trying values (`search`) in all requests that its tests can tell apart (`model`).

mod alike;
mod answers;
mod catalog;
mod conditions;
mod flaw_kind;
mod kinds_of_data;
mod languages;
mod model;
mod numbers;
mod obstacle;
mod places;
mod search;
mod unused;
mod value;

pub use flaw_kind::{FlawKind, Obstacle};

use crate::{Gravity, Pack};
use places::Places;
use std::collections::BTreeMap;
use std::fmt;

/// One thing in a pack that is well formed and cannot be meant.
///
/// Printed as `rules/study.json: rule 3 (study_too_long): when: ...`, like a [`Complaint`](crate::Complaint).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Name of the file within the pack.
    pub file: String,
    /// Which entry of the file, such as `rule 3 (study_too_long)`; entries count from 1.
    pub entry: String,
    /// Which field of the entry, such as `when.all[1]`; numbers in brackets count from 0. May be blank.
    pub field: String,
    /// What it is.
    pub kind: FlawKind,
}

impl Flaw {
    /// How much it matters.
    pub fn gravity(&self) -> Gravity {
        self.kind.gravity()
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in [&self.file, &self.entry, &self.field] {
            if !part.is_empty() {
                write!(f, "{part}: ")?;
            }
        }
        self.kind.fmt(f)
    }
}

/// All flaws of a pack that was read from these files without an error, in the order of the files in `pack.json`, `pack.json`
/// first; within a file in its order.
///
/// Never fails. Of a pack that was read with errors it may say what is not so, since entries were left out.
pub fn flaws(pack: &Pack, files: &BTreeMap<String, Vec<u8>>) -> Vec<Flaw> {
    let places = Places::find(files);
    let mut found = Found { places: &places, list: Vec::new() };
    conditions::check(pack, &mut found);
    unused::check(pack, &mut found);
    languages::check(pack, files, &mut found);
    found.list.sort_by_key(|(rank, _)| *rank);
    found.list.into_iter().map(|(_, flaw)| flaw).collect()
}

/// What was found so far, each with its place in the order of files and entries.
struct Found<'p> {
    places: &'p Places,
    list: Vec<((usize, usize), Flaw)>,
}

impl Found<'_> {
    /// Adds a flaw of an entry of a list: its noun, such as `rule`, and its id.
    fn add(&mut self, noun: &'static str, id: &str, field: &str, kind: FlawKind) {
        let Some(spot) = self.places.of(noun, id) else { return };
        let entry = format!("{noun} {} ({id})", spot.number);
        let flaw = Flaw { file: spot.file.clone(), entry, field: field.to_owned(), kind };
        self.list.push(((spot.file_rank, spot.number), flaw));
    }

    /// Adds a flaw of the words of a language: the entry, such as `questions.study_title`, and the field.
    fn add_words(&mut self, file: &str, number: usize, (entry, field): (&str, &str), kind: FlawKind) {
        let flaw = Flaw { file: file.to_owned(), entry: entry.to_owned(), field: field.to_owned(), kind };
        self.list.push(((self.places.rank(file), number), flaw));
    }
}
