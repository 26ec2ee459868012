//! Reading one object of a JSON file: only fields that its kind has, each complaint with its path.

use super::at::{At, Complaints};
use super::values;
use crate::complaint::Problem;
use crate::element::Named;
use crate::entry::EntryKind;
use requisite_request::SchoolYear;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// An object whose fields are read one by one. Every method complains of a field that is there and wrong, and gives
/// nothing for a field that is absent; absent fields that are needed have been complained of on opening.
pub(crate) struct Fields<'v, 'a> {
    map: &'v Map<String, Value>,
    kind: &'static EntryKind,
    pub at: At<'a>,
    /// Whether a field looks like a misspelled one of its kind.
    pub misspelled: bool,
}

impl<'v, 'a> Fields<'v, 'a> {
    /// Opens an object; complains of needed fields that are absent or blank, and of fields that its kind has not.
    pub fn open(value: &'v Value, kind: &'static EntryKind, at: At<'a>, out: &mut Complaints) -> Option<Self> {
        let Some(map) = value.as_object() else {
            out.add(&at, "", wrong_kind("an object", value));
            return None;
        };
        let mut absent: BTreeSet<&str> =
            kind.needed.iter().copied().filter(|name| map.get(*name).is_none_or(is_blank)).collect();
        let mut misspelled = false;
        for name in map.keys().filter(|name| !kind.has(name)) {
            let suggestion = out.suggest(name, &mut kind.fields());
            // A needed field whose name is misspelled is one mistake, not two.
            if let Some(suggestion) = &suggestion {
                misspelled = true;
                absent.remove(suggestion.as_str());
            }
            out.add(&at, name, Problem::UnknownField { suggestion });
        }
        for name in absent {
            out.add(&at, name, Problem::MissingField);
        }
        Some(Self { map, kind, at, misspelled })
    }

    /// The field as it stands; nothing when it is absent or blank.
    pub fn value(&self, name: &str) -> Option<&'v Value> {
        debug_assert!(self.kind.has(name), "{name} is not listed as a field of {}", self.kind.name);
        self.map.get(name).filter(|value| !is_blank(value))
    }

    /// Whether the field is there at all.
    pub fn has(&self, name: &str) -> bool {
        debug_assert!(self.kind.has(name), "{name} is not listed as a field of {}", self.kind.name);
        self.map.contains_key(name)
    }

    /// A text without HTML.
    pub fn text(&self, name: &str, out: &mut Complaints) -> Option<&'v str> {
        let value = self.value(name)?;
        let text = self.right_kind(name, value.as_str(), "a text", value, out)?;
        values::plain(text, &self.at, name, out);
        Some(text)
    }

    /// A text, or the empty text.
    pub fn text_or_blank(&self, name: &str, out: &mut Complaints) -> String {
        self.text(name, out).unwrap_or_default().to_owned()
    }

    /// A text that can be an id.
    pub fn id(&self, name: &str, out: &mut Complaints) -> Option<&'v str> {
        let text = self.text(name, out)?;
        values::id(text, &self.at, name, out)
    }

    /// A school year.
    pub fn year(&self, name: &str, out: &mut Complaints) -> Option<SchoolYear> {
        let text = self.text(name, out)?;
        values::year(text, &self.at, name, out)
    }

    /// A web address, or the empty text.
    pub fn web_or_blank(&self, name: &str, out: &mut Complaints) -> String {
        let text = self.text(name, out);
        text.and_then(|text| values::web(text, &self.at, name, out)).unwrap_or_default()
    }

    /// One of a closed list, as its position.
    pub fn choice(&self, name: &str, allowed: &[&str], out: &mut Complaints) -> Option<usize> {
        let text = self.text(name, out)?;
        values::choice(text, allowed, &self.at, name, out)
    }

    /// A value that has a name.
    pub fn named<T: Named>(&self, name: &str, out: &mut Complaints) -> Option<T> {
        T::VALUES.get(self.choice(name, T::NAMES, out)?).copied()
    }

    /// True or false.
    pub fn yes(&self, name: &str, out: &mut Complaints) -> Option<bool> {
        let value = self.value(name)?;
        self.right_kind(name, value.as_bool(), "true or false", value, out)
    }

    /// A whole number, also below 0.
    pub fn whole(&self, name: &str, out: &mut Complaints) -> Option<i64> {
        let value = self.value(name)?;
        self.right_kind(name, value.as_i64(), "a whole number", value, out)
    }

    /// A whole number from 0.
    pub fn count(&self, name: &str, out: &mut Complaints) -> Option<u32> {
        let value = self.value(name)?;
        let number = value.as_u64().and_then(|it| u32::try_from(it).ok());
        self.right_kind(name, number, "a whole number from 0", value, out)
    }

    /// A list; empty when it is absent.
    pub fn list(&self, name: &str, out: &mut Complaints) -> &'v [Value] {
        let list = self.map.get(name).and_then(|value| {
            let list = value.as_array().map(Vec::as_slice);
            self.right_kind(name, list, "a list", value, out)
        });
        list.unwrap_or_default()
    }

    /// The texts of a list, each with its position; empty when it is absent.
    pub fn texts(&self, name: &str, out: &mut Complaints) -> Vec<(usize, &'v str)> {
        let mut texts = Vec::new();
        for (idx, value) in self.list(name, out).iter().enumerate() {
            match value.as_str() {
                Some(text) if !text.trim().is_empty() => {
                    values::plain(text, &self.at.item(name, idx), "", out);
                    texts.push((idx, text));
                }
                Some(_) => out.add(&self.at.item(name, idx), "", Problem::MissingField),
                None => out.add(&self.at.item(name, idx), "", wrong_kind("a text", value)),
            }
        }
        texts
    }

    /// The texts of a list; empty when it is absent.
    pub fn owned_texts(&self, name: &str, out: &mut Complaints) -> Vec<String> {
        self.texts(name, out).into_iter().map(|(_, text)| text.to_owned()).collect()
    }

    /// An object with free keys; nothing when it is absent.
    pub fn map(&self, name: &str, out: &mut Complaints) -> Option<&'v Map<String, Value>> {
        let value = self.map.get(name)?;
        self.right_kind(name, value.as_object(), "an object", value, out)
    }

    fn right_kind<T>(
        &self,
        name: &str,
        read: Option<T>,
        expected: &'static str,
        value: &Value,
        out: &mut Complaints,
    ) -> Option<T> {
        if read.is_none() {
            out.add(&self.at, name, wrong_kind(expected, value));
        }
        read
    }
}

/// Complains of a value of another kind than is asked for.
pub(crate) fn wrong_kind(expected: &'static str, value: &Value) -> Problem {
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(number) if number.is_f64() => "a number with a fraction",
        Value::Number(number) if number.as_i64().is_some_and(|it| it < 0) => "a number below 0",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    Problem::WrongKind { expected, found }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}
