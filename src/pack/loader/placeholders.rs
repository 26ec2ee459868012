//! Placeholders in words: `{label}` may only stand where a finding will have a value for it.

use super::at::{At, Complaints};
use super::known::Known;
use crate::entry::WORDS_FILE;
use crate::problem::Problem;
use serde_json::Value;

/// Checks every text of a words file, as it stands in the file.
pub(crate) fn check(file: &str, words: &Value, known: &Known<'_>, out: &mut Complaints) {
    for list in WORDS_FILE.fields() {
        for (key, value) in words.get(list).and_then(Value::as_object).into_iter().flatten() {
            let at = At::words(file, list, key);
            match value {
                Value::String(text) => check_text(text, &At::words(file, list, "").inside(key), &[], out),
                _ if list == "rules" => {
                    // The words of a rule that could not be read are not judged.
                    if let Some(shape) = known.rule_shape(key) {
                        check_value(value, &at, shape.placeholders, out);
                    }
                }
                _ => check_value(value, &at, &[], out),
            }
        }
    }
}

fn check_value(value: &Value, at: &At<'_, '_>, allowed: &'static [&'static str], out: &mut Complaints) {
    match value {
        Value::String(text) => check_text(text, at, allowed, out),
        Value::Array(list) => {
            for (idx, it) in list.iter().enumerate() {
                check_value(it, &at.item("", idx), allowed, out);
            }
        }
        Value::Object(map) => {
            for (key, it) in map {
                check_value(it, &at.inside(key), allowed, out);
            }
        }
        _ => {}
    }
}

fn check_text(text: &str, at: &At<'_, '_>, allowed: &'static [&'static str], out: &mut Complaints) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((found, following)) = after.split_once('}') else {
            out.add(at, "", Problem::LoneBrace);
            return;
        };
        if before.contains('}') {
            out.add(at, "", Problem::LoneBrace);
        }
        if !allowed.contains(&found) {
            let suggestion = out.suggest(found, &mut allowed.iter().copied());
            out.add(at, "", Problem::UnknownPlaceholder { found: found.to_owned(), allowed, suggestion });
        }
        rest = following;
    }
    if rest.contains('}') {
        out.add(at, "", Problem::LoneBrace);
    }
}
