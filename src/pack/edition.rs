//! Editions of an agency's rules: one folder, and for every further edition only what it changes.
//!
//! `pack.json` lists the editions. The first is what the folder holds; each other has, below `editions/<id>/`, files of the
//! same names as those that it changes. A JSON file there is a merge patch (RFC 7396): objects are joined, `null` takes a
//! field out, anything else replaces what stands there, lists as a whole. Any other file replaces its namesake.
//! [`edition_files`] carries the changes out, and gives the files of a pack that is like any other.

use crate::complaint::{Complaint, NameKind};
use crate::files::{MAX_FILE_BYTES, PACK_FILE, file_names, is_plain, json_problem};
use crate::problem::Problem;
use crate::{Loaded, load};
use requisite_request::{EDITION_MARK, read_json, set_of};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Folder of the changes that editions make, within the pack's folder.
pub const EDITIONS_FOLDER: &str = "editions";

/// An edition of an agency's rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Stable id, such as `2022-24`.
    pub id: String,
    /// What it is called, such as `2022–24 rules`.
    pub title: String,
    /// Id of the pack that it makes: the agency's own for the first edition, `cde@2022-24` for others.
    pub pack: String,
}

/// The files that an edition changes, with the names under which they are in the pack's folder. None when `pack.json`
/// has no such edition; empty for the first one.
///
/// # Errors
/// A complaint when `pack.json` cannot be read or names a file that could lie elsewhere.
#[expect(
    clippy::result_large_err,
    reason = "called once a pack; the complaint is the same type as everywhere else"
)]
pub fn edition_changes(pack_json: &[u8], edition: &str) -> Result<Option<Vec<String>>, Complaint> {
    let value = parsed(PACK_FILE, pack_json)?;
    let Some(changed) = changed(&value, edition) else { return Ok(None) };
    let mut names = Vec::new();
    for name in changed {
        if name != PACK_FILE && !is_plain(name) {
            let problem = Problem::UnsafeFileName { found: name.to_owned() };
            return Err(complaint(PACK_FILE, "editions", problem));
        }
        names.push(place_of(edition, name));
    }
    Ok(Some(names))
}

/// The files of an edition, from those of the agency's folder; of the first edition when none is named. They need no
/// knowledge of editions any more. The same files always give the same bytes.
///
/// # Errors
/// A complaint when there is no such edition, or when a file is missing or no JSON.
#[expect(
    clippy::result_large_err,
    reason = "called once a pack; the complaint is the same type as everywhere else"
)]
pub fn edition_files(
    files: &BTreeMap<String, Vec<u8>>,
    edition: Option<&str>,
) -> Result<BTreeMap<String, Vec<u8>>, Complaint> {
    let mut made: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (name, bytes) in files.iter().filter(|(name, _)| !in_editions(name)) {
        made.insert(name.clone(), bytes.clone());
    }
    let Some((edition, pack_json)) = edition.zip(files.get(PACK_FILE)) else { return Ok(made) };
    let base = parsed(PACK_FILE, pack_json)?;
    let Some(changed) = changed(&base, edition) else {
        let found = edition.to_owned();
        let problem = Problem::UnknownName { kind: NameKind::Edition, found, suggestion: None };
        return Err(complaint(PACK_FILE, "editions", problem));
    };
    if changed.is_empty() {
        return Ok(made);
    }
    for name in &changed {
        let place = place_of(edition, name);
        let Some(change) = files.get(&place) else {
            let problem = Problem::MissingFile { name: place, suggestion: None };
            return Err(complaint(PACK_FILE, "editions", problem));
        };
        let bytes = match made.get(*name) {
            Some(bytes) if name.ends_with(".json") => {
                written(&merged(parsed(name, bytes)?, parsed(&place, change)?))
            }
            _ => change.clone(),
        };
        made.insert((*name).to_owned(), bytes);
    }
    let mut head = parsed(PACK_FILE, made.get(PACK_FILE).map(Vec::as_slice).unwrap_or_default())?;
    let agency = base.get("id").and_then(Value::as_str).unwrap_or_default();
    if let Some(head) = head.as_object_mut() {
        head.insert("id".to_owned(), Value::String(pack_id(agency, edition)));
    }
    let head = written(&head);
    let named = file_names(&head)?;
    made.retain(|name, _| named.contains(name));
    made.insert(PACK_FILE.to_owned(), head);
    Ok(made)
}

/// Reads an edition of the pack in an agency's folder; the first edition when none is named.
///
/// Like [`load`]; there is no pack, and one complaint, when the edition's changes cannot be carried out.
pub fn load_edition(files: &BTreeMap<String, Vec<u8>>, edition: Option<&str>) -> Loaded {
    match edition_files(files, edition) {
        Ok(files) => load(&files),
        Err(complaint) => Loaded { pack: None, complaints: vec![complaint] },
    }
}

/// Id of the pack that an edition makes.
pub(crate) fn pack_id(agency: &str, edition: &str) -> String {
    format!("{agency}{EDITION_MARK}{edition}")
}

/// Name of a changed file within the pack's folder.
fn place_of(edition: &str, name: &str) -> String {
    format!("{EDITIONS_FOLDER}/{edition}/{name}")
}

/// Whether a file is a change of an edition.
pub(crate) fn in_editions(name: &str) -> bool {
    name.split_once('/').is_some_and(|(folder, _)| folder == EDITIONS_FOLDER)
}

/// The changes among the files that no edition of `pack.json` names.
pub(crate) fn unnamed<'f>(pack_json: &Value, files: &'f BTreeMap<String, Vec<u8>>) -> Vec<&'f str> {
    let mut named = Vec::new();
    for entry in pack_json.get("editions").and_then(Value::as_array).into_iter().flatten() {
        let edition = entry.get("id").and_then(Value::as_str).unwrap_or_default();
        for name in changed(pack_json, edition).unwrap_or_default() {
            named.push(place_of(edition, name));
        }
    }
    let changes = files.keys().filter(|name| in_editions(name));
    changes.filter(|name| !named.contains(name)).map(String::as_str).collect()
}

/// The files that an edition changes, by the names that they have in the pack.
fn changed<'v>(pack_json: &'v Value, edition: &str) -> Option<Vec<&'v str>> {
    let editions = pack_json.get("editions").and_then(Value::as_array)?;
    let entry = editions.iter().find(|it| it.get("id").and_then(Value::as_str) == Some(edition))?;
    let files = entry.get("files").and_then(Value::as_array);
    Some(files.into_iter().flatten().filter_map(Value::as_str).collect())
}

#[expect(
    clippy::result_large_err,
    reason = "called once a file; the complaint is the same type as everywhere else"
)]
fn parsed(name: &str, bytes: &[u8]) -> Result<Value, Complaint> {
    read_json(bytes, MAX_FILE_BYTES).map_err(|error| complaint(name, "", json_problem(error)))
}

fn complaint(file: &str, field: &str, problem: Problem) -> Complaint {
    Complaint { file: file.to_owned(), entry: String::new(), field: field.to_owned(), problem }
}

/// Carries a merge patch out.
fn merged(base: Value, patch: Value) -> Value {
    let Value::Object(patch) = patch else { return patch };
    let mut map = match base {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    for (name, value) in patch {
        let old = map.remove(&name);
        if !value.is_null() {
            map.insert(name, merged(old.unwrap_or_default(), value));
        }
    }
    Value::Object(map)
}

/// The text of a value, with the fields of objects in the order of their names, whatever order the map keeps.
fn written(value: &Value) -> Vec<u8> {
    // Writing to memory cannot fail; an empty file would be complained of as being no JSON.
    serde_json::to_vec(&ordered(value)).unwrap_or_default()
}

fn ordered(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut made = Map::new();
            for name in set_of(map.keys()) {
                made.insert(name.clone(), map.get(name).map(ordered).unwrap_or_default());
            }
            Value::Object(made)
        }
        Value::Array(list) => Value::Array(list.iter().map(ordered).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_merge_patch_joins_replaces_and_takes_out() {
        let base = json!({"a": {"b": 1, "c": 2}, "list": [1, 2], "gone": true});
        let patch = json!({"a": {"c": 3, "d": {"e": null, "f": 4}}, "list": [3], "gone": null});
        let expected = json!({"a": {"b": 1, "c": 3, "d": {"f": 4}}, "list": [3]});
        assert_eq!(merged(base, patch), expected);
    }

    fn folder() -> BTreeMap<String, Vec<u8>> {
        let head = json!({
            "id": "cde",
            "editions": [{"id": "old", "title": "Old"}, {"id": "new", "title": "New", "files": ["pack.json", "e.csv"]}],
            "files": {"elements": "e.csv", "rules": ["r.json"]}
        });
        BTreeMap::from([
            (PACK_FILE.to_owned(), head.to_string().into_bytes()),
            ("e.csv".to_owned(), b"old".to_vec()),
            ("r.json".to_owned(), b"{}".to_vec()),
            (
                "editions/new/pack.json".to_owned(),
                br#"{"edition": "New", "files": {"rules": null}}"#.to_vec(),
            ),
            ("editions/new/e.csv".to_owned(), b"new".to_vec()),
        ])
    }

    #[test]
    fn an_edition_is_the_folder_with_its_changes() {
        let made = edition_files(&folder(), Some("new")).unwrap();
        assert_eq!(made.keys().collect::<Vec<_>>(), ["e.csv", "pack.json"]);
        assert_eq!(made["e.csv"], b"new");
        let head: Value = serde_json::from_slice(&made[PACK_FILE]).unwrap();
        assert_eq!((head["id"].as_str(), head["edition"].as_str()), (Some("cde@new"), Some("New")));
        let names = edition_changes(&folder()[PACK_FILE], "new").unwrap().unwrap();
        assert_eq!(names, ["editions/new/pack.json", "editions/new/e.csv"]);
    }

    #[test]
    fn the_first_edition_is_the_folder_itself() {
        for edition in [None, Some("old")] {
            let made = edition_files(&folder(), edition).unwrap();
            assert_eq!(made.keys().collect::<Vec<_>>(), ["e.csv", "pack.json", "r.json"]);
            assert_eq!(made[PACK_FILE], folder()[PACK_FILE]);
        }
        assert_eq!(edition_changes(&folder()[PACK_FILE], "old").unwrap(), Some(Vec::new()));
    }

    #[test]
    fn what_is_not_there_is_complained_of() {
        let unknown = edition_files(&folder(), Some("other")).unwrap_err();
        assert!(matches!(unknown.problem, Problem::UnknownName { kind: NameKind::Edition, .. }));
        assert_eq!(edition_changes(&folder()[PACK_FILE], "other").unwrap(), None);
        let mut files = folder();
        files.remove("editions/new/e.csv");
        assert!(matches!(
            edition_files(&files, Some("new")).unwrap_err().problem,
            Problem::MissingFile { .. }
        ));
        let head =
            json!({"id": "cde", "editions": [{"id": "new", "files": ["../x"]}], "files": {}}).to_string();
        let complaint = edition_changes(head.as_bytes(), "new").unwrap_err();
        assert!(matches!(complaint.problem, Problem::UnsafeFileName { .. }));
    }
}
