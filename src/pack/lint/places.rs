//! Where entries stand: a loaded pack no longer knows its files.

use crate::files::{MAX_FILE_BYTES, PACK_FILE, named_in};
use requisite_request::read_json;
use serde_json::Value;
use std::collections::BTreeMap;

/// What an entry of the fee is called.
pub(crate) const WORK: &str = "kind of work";
/// What an entry of the time plan is called.
pub(crate) const STEP: &str = "step";

/// Place of an entry.
pub(crate) struct Spot {
    pub file: String,
    pub file_rank: usize,
    /// Number within its list, from 1.
    pub number: usize,
}

/// Places of all entries that have an id.
#[derive(Default)]
pub(crate) struct Places {
    files: Vec<String>,
    spots: BTreeMap<(&'static str, String), Spot>,
}

impl Places {
    /// Finds the entries of all files that `pack.json` names.
    pub fn find(files: &BTreeMap<String, Vec<u8>>) -> Self {
        let mut places = Self { files: vec![PACK_FILE.to_owned()], spots: BTreeMap::new() };
        let Some(pack) = json(files, PACK_FILE) else { return places };
        for (list, noun) in [("sources", "source"), ("links", "link")] {
            places.add(PACK_FILE, &pack, (list, noun, "id"));
        }
        if let Some(fee) = pack.get("fee") {
            places.add(PACK_FILE, fee, ("work", WORK, "id"));
        }
        if let Some(plan) = pack.get("plan") {
            places.add(PACK_FILE, plan, ("steps", STEP, "id"));
        }
        for (field, noun, key) in [
            ("questions", "question", "id"),
            ("rules", "rule", "code"),
            ("routes", "route", "id"),
            ("obligations", "obligation", "id"),
        ] {
            for name in names(&pack, field) {
                let Some(value) = json(files, &name) else { continue };
                places.files.push(name.clone());
                places.add(&name, &value, (field, noun, key));
            }
        }
        places.files.extend(names(&pack, "words"));
        places
    }

    fn add(&mut self, file: &str, value: &Value, (list, noun, key): (&str, &'static str, &str)) {
        let file_rank = self.rank(file);
        let entries = value.get(list).and_then(Value::as_array).into_iter().flatten();
        for (idx, entry) in entries.enumerate() {
            let Some(id) = entry.get(key).and_then(Value::as_str) else { continue };
            let spot = Spot { file: file.to_owned(), file_rank, number: idx + 1 };
            self.spots.entry((noun, id.to_owned())).or_insert(spot);
        }
    }

    /// The place of the entry that a noun and an id name.
    pub fn of(&self, noun: &'static str, id: &str) -> Option<&Spot> {
        self.spots.get(&(noun, id.to_owned()))
    }

    /// The place of a file in the order of files.
    pub fn rank(&self, file: &str) -> usize {
        self.files.iter().position(|it| it == file).unwrap_or(self.files.len())
    }
}

/// The names under one field of `files`.
fn names(pack: &Value, field: &str) -> Vec<String> {
    let value = pack.get("files").and_then(|it| it.get(field));
    let named = value.map(|value| named_in(field, value)).unwrap_or_default();
    named.into_iter().map(|(_, _, name)| name.to_owned()).collect()
}

/// A file as JSON; nothing when it cannot be read, of which the loader complains.
pub(crate) fn json(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Option<Value> {
    read_json(files.get(name)?, MAX_FILE_BYTES).ok()
}

/// The file of the words of each language.
pub(crate) fn words_files(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    let Some(pack) = json(files, PACK_FILE) else { return BTreeMap::new() };
    let words = pack.get("files").and_then(|it| it.get("words"));
    let named = words.map(|value| named_in("words", value)).unwrap_or_default();
    named.into_iter().map(|(_, language, name)| (language.to_owned(), name.to_owned())).collect()
}
