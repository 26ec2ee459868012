//! What a pack says that is well formed and still cannot be meant: conditions that are never or always true, rules that say
//! the same, questions, sources and links that nothing refers to, words that differ between languages.
//!
//! This is for `requisite lint`; [`load`](crate::load) knows nothing of it, so that no browser fetches it. Whether a
//! condition can be true is decided by trying values (`search`) in all requests that its tests can tell apart (`model`).

mod alike;
mod answers;
mod catalog;
mod conditions;
mod file_names;
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

use crate::{Gravity, Loaded, PACK_FILE, Pack, edition_files, load, load_edition, read_submission};
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

    /// Whether it says the same of the same entry, which may stand at another place in its list.
    fn is_about_the_same(&self, other: &Self) -> bool {
        let name = |flaw: &Self| flaw.entry.split_once('(').map(|(_, name)| name.to_owned());
        self.file == other.file && self.kind == other.kind && name(self) == name(other)
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

/// The packs that an agency's folder makes, one an edition, each with what is new of it.
///
/// A complaint or flaw of several editions is told with the first. That nothing refers to something counts only where no
/// edition refers to it: they share one list of sources and links.
pub fn editions(files: &BTreeMap<String, Vec<u8>>) -> Vec<EditionFlaws> {
    let first = load(files);
    let others: Vec<String> =
        first.pack.iter().flat_map(Pack::other_editions).map(|edition| edition.id.clone()).collect();
    let mut all = vec![EditionFlaws::of(first, edition_files(files, None).ok())];
    for edition in others {
        let made = edition_files(files, Some(&edition)).ok();
        all.push(EditionFlaws::of(load_edition(files, Some(&edition)), made));
    }
    let unused = |it: &EditionFlaws| it.flaws.iter().filter(|it| it.kind == FlawKind::Unused).count();
    if all.iter().map(unused).max() > Some(0) {
        let in_all = |flaw: &Flaw, all: &[EditionFlaws]| {
            all.iter().all(|it| it.flaws.iter().any(|other| other.is_about_the_same(flaw)))
        };
        let kept: Vec<Vec<bool>> = all
            .iter()
            .map(|it| {
                it.flaws.iter().map(|flaw| flaw.kind != FlawKind::Unused || in_all(flaw, &all)).collect()
            })
            .collect();
        for (edition, kept) in all.iter_mut().zip(kept) {
            let mut kept = kept.into_iter();
            edition.flaws.retain(|_| kept.next().unwrap_or(true));
        }
    }
    let (mut complaints, mut flaws) = (Vec::new(), Vec::new());
    for edition in &mut all {
        edition.loaded.complaints.retain(|it| !complaints.contains(it));
        complaints.extend(edition.loaded.complaints.iter().cloned());
        edition.flaws.retain(|it| !flaws.contains(it));
        flaws.extend(edition.flaws.iter().cloned());
    }
    all
}

/// One edition of an agency's rules, with what the lint has to say of it.
#[derive(Debug)]
pub struct EditionFlaws {
    /// The pack with its complaints.
    pub loaded: Loaded,
    /// Flaws; none are looked for while entries are left out, since what follows from the rest is not so.
    pub flaws: Vec<Flaw>,
    /// Whether flaws were looked for.
    pub is_whole: bool,
}

impl EditionFlaws {
    fn of(mut loaded: Loaded, files: Option<BTreeMap<String, Vec<u8>>>) -> Self {
        if let Some(files) = &files {
            loaded.complaints.extend(read_submission(files).complaints);
        }
        let is_whole = loaded.complaints.iter().all(|it| it.gravity() != Gravity::Error);
        let flaws = match (&loaded.pack, files) {
            (Some(pack), Some(files)) if is_whole => flaws(pack, &files),
            _ => Vec::new(),
        };
        Self { loaded, flaws, is_whole }
    }
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

    /// Adds a flaw of `pack.json` itself.
    fn add_head(&mut self, field: &str, kind: FlawKind) {
        let (file, entry) = (PACK_FILE.to_owned(), String::new());
        self.list.push(((0, 0), Flaw { file, entry, field: field.to_owned(), kind }));
    }

    /// Adds a flaw of the words of a language: the entry, such as `questions.study_title`, and the field.
    fn add_words(&mut self, file: &str, number: usize, (entry, field): (&str, &str), kind: FlawKind) {
        let flaw = Flaw { file: file.to_owned(), entry: entry.to_owned(), field: field.to_owned(), kind };
        self.list.push(((self.places.rank(file), number), flaw));
    }
}
