//! Finding the files that `pack.json` names.

use super::at::{At, Complaints};
use super::fields::{Fields, wrong_kind};
use crate::complaint::NameKind;
use crate::edition::in_editions;
use crate::entry::FILES;
use crate::files::{MAX_FILE_BYTES, MAX_FILES, PACK_FILE, is_plain, json_problem, named_in, size_complaint};
use crate::problem::Problem;
use requisite_request::read_json;
use serde_json::Value;
use std::collections::BTreeMap;

/// A file that is named and there.
#[derive(Clone, Copy)]
pub(crate) struct NamedFile<'v, 'a> {
    /// The field of `files` that names it.
    pub field: &'static str,
    /// The key under which it is named, where the field is a map.
    pub key: &'v str,
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// The files of a pack.
pub(crate) struct NamedFiles<'v, 'a> {
    files: Vec<NamedFile<'v, 'a>>,
    /// Fields of `files` under which something is wrong.
    torn: Vec<&'static str>,
}

impl<'v, 'a> NamedFiles<'v, 'a> {
    /// Finds all files; complains of those that are absent, too large, badly named, or named by nobody. Gives nothing when
    /// there are more than any pack needs.
    pub fn find(
        fields: &Fields<'v, '_>,
        files: &'a BTreeMap<String, Vec<u8>>,
        out: &mut Complaints,
    ) -> Option<Self> {
        let mut places = Vec::new();
        let mut found = Self { files: Vec::new(), torn: Vec::new() };
        for field in FILES.fields() {
            if !is_right_kind(fields, field, out) {
                found.torn.push(field);
            }
            for (path, key, name) in fields.value(field).map(|it| named_in(field, it)).unwrap_or_default() {
                places.push((field, path, key, name));
            }
        }
        if places.len() >= MAX_FILES {
            out.add(&fields.at, "", Problem::TooManyFiles { found: places.len() + 1, limit: MAX_FILES });
            return None;
        }
        let mut unnamed: Vec<&str> = Vec::new();
        for name in files.keys() {
            if name != PACK_FILE
                && is_data(name)
                && !in_editions(name)
                && !places.iter().any(|(_, _, _, it)| it == name)
            {
                unnamed.push(name);
            }
        }
        for (field, path, key, name) in places {
            if found.files.iter().any(|it| it.name == name) {
                let (found, first) = (name.to_owned(), "an earlier place".to_owned());
                out.add(&fields.at, &path, Problem::GivenTwice { kind: NameKind::File, found, first });
                continue;
            }
            match find_file(fields, &path, name, files, &mut unnamed, out) {
                Some((name, bytes)) => found.files.push(NamedFile { field, key, name, bytes }),
                None => found.torn.push(field),
            }
        }
        for name in unnamed {
            out.add(&At::file(name), "", Problem::FileNotNamed);
        }
        Some(found)
    }

    /// The files under a field.
    pub fn under(&self, field: &'static str) -> impl Iterator<Item = NamedFile<'v, 'a>> {
        self.files.iter().copied().filter(move |it| it.field == field)
    }

    /// Whether all that a field names is there.
    pub fn is_whole(&self, field: &'static str) -> bool {
        !self.torn.contains(&field)
    }

    /// Calls `read` for every file under a field that is JSON; gives whether all that the field names is.
    pub fn each_json(
        &self,
        field: &'static str,
        out: &mut Complaints,
        read: &mut dyn FnMut(NamedFile<'v, 'a>, Value, &mut Complaints),
    ) -> bool {
        let mut whole = self.is_whole(field);
        for file in self.under(field) {
            match json(file.name, file.bytes, out) {
                Some(value) => read(file, value, out),
                None => whole = false,
            }
        }
        whole
    }
}

/// Reads one file as JSON.
pub(crate) fn json(name: &str, bytes: &[u8], out: &mut Complaints) -> Option<Value> {
    match read_json(bytes, MAX_FILE_BYTES) {
        Ok(value) => Some(value),
        Err(error) => {
            out.add(&At::file(name), "", json_problem(error));
            None
        }
    }
}

fn find_file<'a>(
    fields: &Fields<'_, '_>,
    path: &str,
    name: &str,
    files: &'a BTreeMap<String, Vec<u8>>,
    unnamed: &mut Vec<&str>,
    out: &mut Complaints,
) -> Option<(&'a str, &'a [u8])> {
    if !is_plain(name) {
        out.add(&fields.at, path, Problem::UnsafeFileName { found: name.to_owned() });
        return None;
    }
    let Some((name, bytes)) = files.get_key_value(name) else {
        let suggestion = out.suggest(name, &mut unnamed.iter().copied());
        // A file under a misspelled name is one mistake, not two.
        unnamed.retain(|it| suggestion.as_deref() != Some(*it));
        out.add(&fields.at, path, Problem::MissingFile { name: name.to_owned(), suggestion });
        return None;
    };
    if let Some(complaint) = size_complaint(name, u64::try_from(bytes.len()).unwrap_or(u64::MAX)) {
        out.add(&At::file(name), "", complaint.problem);
        return None;
    }
    Some((name, bytes))
}

/// Whether the value of a field is what holds its names: a name, a list of names, or a map to names.
fn is_right_kind(fields: &Fields<'_, '_>, field: &'static str, out: &mut Complaints) -> bool {
    let Some(value) = fields.value(field) else { return !FILES.needed.contains(&field) };
    let at = fields.at.inside(field);
    match (field, value) {
        ("rules" | "questions", Value::Array(list)) => {
            for (idx, it) in list.iter().enumerate().filter(|(_, it)| !it.is_string()) {
                out.add(&at.item("", idx), "", wrong_kind("a text", it));
            }
            list.iter().all(Value::is_string)
        }
        ("words", Value::Object(map)) => {
            for (key, it) in map.iter().filter(|(_, it)| !it.is_string()) {
                out.add(&at, key, wrong_kind("a text", it));
            }
            map.values().all(Value::is_string)
        }
        (
            "elements" | "products" | "routes" | "obligations" | "enrollment" | "submission",
            Value::String(_),
        ) => true,
        _ => {
            let expected = match field {
                "rules" | "questions" => "a list",
                "words" => "an object",
                _ => "a text",
            };
            out.add(&fields.at, field, wrong_kind(expected, value));
            false
        }
    }
}

/// Whether a file that nobody names could have been meant as part of the pack; a note beside it could not.
fn is_data(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    matches!(ending, "json" | "csv")
}
