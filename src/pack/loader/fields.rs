//! Reading one object of a JSON file: only fields that its kind has, each complaint with its path.
//!
//! Readers give a value in any case, an empty or a first one when the field is absent or wrong, and note whether the entry
//! can be used; so an entry is read to its end, all its complaints come at once, and [`Fields::usable`] is asked last.

use super::at::{At, Complaints};
use super::values;
use crate::element::Named;
use crate::entry::EntryKind;
use crate::problem::Problem;
use requisite_request::SchoolYear;
use serde_json::{Map, Value};
use std::cell::Cell;

/// An object whose fields are read one by one.
pub(crate) struct Fields<'v, 'a> {
    map: &'v Map<String, Value>,
    kind: &'static EntryKind,
    pub at: At<'v, 'a>,
    usable: Cell<bool>,
    /// Whether a field looks like a misspelled one of its kind.
    pub misspelled: bool,
}

impl<'v, 'a> Fields<'v, 'a> {
    /// Opens an object; complains of needed fields that are absent or blank, and of fields that its kind has not.
    pub fn open(
        value: &'v Value,
        kind: &'static EntryKind,
        at: At<'v, 'a>,
        out: &mut Complaints,
    ) -> Option<Self> {
        let Some(map) = value.as_object() else {
            out.add(&at, "", wrong_kind("an object", value));
            return None;
        };
        let mut suggested = Vec::new();
        for name in map.keys().filter(|name| !kind.has(name)) {
            let suggestion = out.suggest(name, &mut kind.fields());
            if let Some(suggestion) = &suggestion {
                suggested.push(suggestion.clone());
            }
            out.add(&at, name, Problem::UnknownField { suggestion });
        }
        let mut usable = true;
        for name in kind.needed {
            if map.get(*name).is_none_or(is_blank) {
                usable = false;
                // A needed field whose name is misspelled is one mistake, not two.
                if !suggested.iter().any(|it| it == name) {
                    out.add(&at, name, Problem::MissingField);
                }
            }
        }
        Some(Self { map, kind, at, usable: Cell::new(usable), misspelled: !suggested.is_empty() })
    }

    /// Whether all that the entry needs was there and right, as far as it has been read.
    pub fn usable(&self) -> bool {
        self.usable.get()
    }

    /// Says that the entry cannot be used.
    pub fn spoil(&self) {
        self.usable.set(false);
    }

    /// Complains of a field; an entry that needs it cannot be used.
    pub fn complain(&self, name: &str, problem: Problem, out: &mut Complaints) {
        if self.kind.needed.contains(&name) {
            self.spoil();
        }
        out.add(&self.at, name, problem);
    }

    /// The field as it stands; nothing when it is absent or blank.
    pub fn value(&self, name: &str) -> Option<&'v Value> {
        self.raw(name).filter(|value| !is_blank(value))
    }

    /// Whether the field is there at all.
    pub fn has(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    fn raw(&self, name: &str) -> Option<&'v Value> {
        debug_assert!(self.kind.has(name), "{name} is not listed as a field of {}", self.kind.name);
        self.map.get(name)
    }

    /// A text without HTML, if it is there.
    pub fn given(&self, name: &str, out: &mut Complaints) -> Option<&'v str> {
        let value = self.value(name)?;
        let Value::String(text) = value else {
            self.complain(name, wrong_kind("a text", value), out);
            return None;
        };
        values::plain(text, &self.at, name, out);
        Some(text)
    }

    /// A text without HTML.
    pub fn text(&self, name: &str, out: &mut Complaints) -> String {
        self.given(name, out).unwrap_or_default().to_owned()
    }

    /// A text that can be an id.
    pub fn id(&self, name: &str, out: &mut Complaints) -> Option<&'v str> {
        let text = self.given(name, out)?;
        if !values::is_id(text) {
            self.complain(name, Problem::BadId { found: text.to_owned() }, out);
            return None;
        }
        Some(text)
    }

    /// A school year.
    pub fn year(&self, name: &str, out: &mut Complaints) -> Option<SchoolYear> {
        let text = self.given(name, out)?;
        let year = values::year(text, &self.at, name, out);
        if year.is_none() {
            self.spoil();
        }
        year
    }

    /// A web address.
    pub fn web(&self, name: &str, out: &mut Complaints) -> String {
        match self.given(name, out) {
            Some(text) if values::is_web(text) => text.to_owned(),
            Some(text) => {
                self.complain(name, Problem::BadAddress { found: text.to_owned() }, out);
                String::new()
            }
            None => String::new(),
        }
    }

    /// One of a closed list, as its position.
    pub fn choice(&self, name: &str, allowed: &[&str], out: &mut Complaints) -> Option<usize> {
        let text = self.given(name, out)?;
        let position = values::choice(text, allowed, &self.at, name, out);
        if position.is_none() && self.kind.needed.contains(&name) {
            self.spoil();
        }
        position
    }

    /// A value that has a name.
    pub fn named<T: Named>(&self, name: &str, out: &mut Complaints) -> T {
        let position = self.choice(name, T::NAMES, out).unwrap_or_default();
        T::VALUES.get(position).copied().unwrap_or(T::FIRST)
    }

    /// True or false.
    pub fn yes(&self, name: &str, out: &mut Complaints) -> Option<bool> {
        let value = self.value(name)?;
        if !value.is_boolean() {
            self.complain(name, wrong_kind("true or false", value), out);
        }
        value.as_bool()
    }

    /// A whole number, also below 0.
    pub fn whole(&self, name: &str, out: &mut Complaints) -> Option<i64> {
        let value = self.value(name)?;
        let number = value.as_i64();
        if number.is_none() {
            self.complain(name, wrong_kind("a whole number", value), out);
        }
        number
    }

    /// A whole number from 0.
    pub fn count(&self, name: &str, out: &mut Complaints) -> Option<u32> {
        let value = self.value(name)?;
        let number = value.as_u64().and_then(|it| u32::try_from(it).ok());
        if number.is_none() {
            self.complain(name, wrong_kind("a whole number from 0", value), out);
        }
        number
    }

    /// A list; empty when it is absent.
    pub fn list(&self, name: &str, out: &mut Complaints) -> &'v [Value] {
        match self.raw(name) {
            None => &[],
            Some(Value::Array(list)) => list,
            Some(value) => {
                self.complain(name, wrong_kind("a list", value), out);
                &[]
            }
        }
    }

    /// The texts of a list, each with its position; empty when it is absent.
    pub fn texts(&self, name: &str, out: &mut Complaints) -> Vec<(usize, &'v str)> {
        let mut texts = Vec::new();
        for (idx, value) in self.list(name, out).iter().enumerate() {
            let at = self.at.item(name, idx);
            match value.as_str() {
                Some(text) if !is_blank(value) => {
                    values::plain(text, &at, "", out);
                    texts.push((idx, text));
                }
                Some(_) => out.add(&at, "", Problem::MissingField),
                None => out.add(&at, "", wrong_kind("a text", value)),
            }
        }
        texts
    }

    /// The texts of a list; empty when it is absent.
    pub fn owned_texts(&self, name: &str, out: &mut Complaints) -> Vec<String> {
        let mut texts = Vec::new();
        for (_, text) in self.texts(name, out) {
            texts.push(text.to_owned());
        }
        texts
    }

    /// An object with free keys; nothing when it is absent.
    pub fn map(&self, name: &str, out: &mut Complaints) -> Option<&'v Map<String, Value>> {
        let value = self.raw(name)?;
        if !value.is_object() {
            self.complain(name, wrong_kind("an object", value), out);
        }
        value.as_object()
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
