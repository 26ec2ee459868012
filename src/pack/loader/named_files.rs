//! Finding the files that `pack.json` names.

use super::at::{At, Complaints};
use super::fields::{Fields, wrong_kind};
use crate::complaint::{NameKind, Problem};
use crate::entry::FILES;
use crate::files::{MAX_FILES, PACK_FILE, is_plain, json_problem, named_in, size_complaint};
use crate::files::MAX_FILE_BYTES;
use requisite_request::read_json;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A file that is named and there.
#[derive(Clone, Copy)]
pub(crate) struct File<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// The files under one field of `files`.
#[derive(Default)]
pub(crate) struct Named<'a> {
    /// With the key under which each is named, where the field is a map.
    pub files: Vec<(String, File<'a>)>,
    /// Whether all that are named are there.
    pub whole: bool,
}

/// The files of a pack, by what they hold.
#[derive(Default)]
pub(crate) struct NamedFiles<'a> {
    by_field: BTreeMap<&'static str, Named<'a>>,
}

impl<'a> NamedFiles<'a> {
    /// Finds all files; complains of those that are absent, too large, badly named, or named by nobody. Gives nothing when
    /// there are more than any pack needs.
    pub fn find(fields: &Fields<'_, '_>, files: &'a BTreeMap<String, Vec<u8>>, out: &mut Complaints) -> Option<Self> {
        let places: Vec<(&'static str, Vec<(String, &str)>)> = FILES
            .fields()
            .map(|field| (field, fields.value(field).map(|it| named_in(field, it)).unwrap_or_default()))
            .collect();
        let names: BTreeSet<&str> = places.iter().flat_map(|(_, named)| named).map(|(_, name)| *name).collect();
        if names.len() >= MAX_FILES {
            out.add(&fields.at, "", Problem::TooManyFiles { found: names.len() + 1, limit: MAX_FILES });
            return None;
        }
        let mut unnamed: BTreeSet<&str> = files.keys().map(String::as_str).collect();
        unnamed.retain(|name| *name != PACK_FILE && !names.contains(name) && is_data(name));
        let mut taken = BTreeSet::new();
        let mut found = Self::default();
        for (field, named) in places {
            let entry = found.by_field.entry(field).or_default();
            entry.whole = check_kind(fields, field, out);
            for (path, name) in named {
                if !taken.insert(name) {
                    let first = "an earlier place".to_owned();
                    let problem = Problem::GivenTwice { kind: NameKind::File, found: name.to_owned(), first };
                    out.add(&fields.at, &path, problem);
                    continue;
                }
                match find_file(fields, &path, name, files, &mut unnamed, out) {
                    Some(file) => {
                        let key = path.rsplit_once('.').map_or("", |(_, key)| key);
                        entry.files.push((key.to_owned(), file));
                    }
                    None => entry.whole = false,
                }
            }
        }
        for name in unnamed {
            out.add(&At::file(name), "", Problem::FileNotNamed);
        }
        Some(found)
    }

    /// The files under a field.
    pub fn take(&mut self, field: &'static str) -> Named<'a> {
        self.by_field.remove(field).unwrap_or_default()
    }
}

impl<'a> Named<'a> {
    /// The files as JSON; those that are not are complained of, and the rest is no longer whole.
    pub fn parse(&mut self, out: &mut Complaints) -> Vec<(&'a str, Value)> {
        let mut parsed = Vec::new();
        for (_, file) in &self.files {
            match json(*file, out) {
                Some(value) => parsed.push((file.name, value)),
                None => self.whole = false,
            }
        }
        parsed
    }
}

/// Reads one file as JSON.
pub(crate) fn json(file: File<'_>, out: &mut Complaints) -> Option<Value> {
    match read_json(file.bytes, MAX_FILE_BYTES) {
        Ok(value) => Some(value),
        Err(error) => {
            out.add(&At::file(file.name), "", json_problem(error));
            None
        }
    }
}

fn find_file<'a>(
    fields: &Fields<'_, '_>,
    path: &str,
    name: &str,
    files: &'a BTreeMap<String, Vec<u8>>,
    unnamed: &mut BTreeSet<&'a str>,
    out: &mut Complaints,
) -> Option<File<'a>> {
    if !is_plain(name) {
        out.add(&fields.at, path, Problem::UnsafeFileName { found: name.to_owned() });
        return None;
    }
    let Some((name, bytes)) = files.get_key_value(name) else {
        let suggestion = out.suggest(name, &mut unnamed.iter().copied());
        // A file under a misspelled name is one mistake, not two.
        if let Some(suggestion) = &suggestion {
            unnamed.remove(suggestion.as_str());
        }
        out.add(&fields.at, path, Problem::MissingFile { name: name.to_owned(), suggestion });
        return None;
    };
    match size_complaint(name, u64::try_from(bytes.len()).unwrap_or(u64::MAX)) {
        Some(complaint) => {
            out.add(&At::file(name), "", complaint.problem);
            None
        }
        None => Some(File { name, bytes }),
    }
}

/// Whether the value of a field is what holds its names: a name, a list of names, or a map to names.
fn check_kind(fields: &Fields<'_, '_>, field: &'static str, out: &mut Complaints) -> bool {
    let Some(value) = fields.value(field) else { return !FILES.needed.contains(&field) };
    match field {
        "rules" | "questions" => fields.texts(field, out).len() == fields.list(field, &mut Complaints::new()).len(),
        "words" => {
            let Some(map) = fields.map(field, out) else { return false };
            let at = fields.at.inside(field);
            for (key, it) in map.iter().filter(|(_, it)| !it.is_string()) {
                out.add(&at, key, wrong_kind("a text", it));
            }
            map.values().all(Value::is_string)
        }
        _ if value.is_string() => true,
        _ => {
            out.add(&fields.at, field, wrong_kind("a text", value));
            false
        }
    }
}

/// Whether a file that nobody names could have been meant as part of the pack; a note beside it could not.
fn is_data(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    matches!(ending, "json" | "csv")
}
