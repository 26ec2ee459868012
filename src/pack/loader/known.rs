//! The names that a pack declares, and references to them.

use super::at::{At, Complaints, Ordinal};
use super::fields::Fields;
use super::values;
use crate::QuestionKind;
use crate::complaint::{NameKind, Problem};
use crate::entry::EntryKind;
use serde_json::Value;
use std::collections::BTreeMap;

/// The names of one kind, with the place where each was declared.
pub(crate) struct Names<'a> {
    kind: NameKind,
    declared: BTreeMap<String, Ordinal<'a>>,
    /// Whether all declarations could be read. While they could not, no reference is complained of: the file that could
    /// not be read is one complaint, not a hundred.
    pub whole: bool,
}

impl<'a> Names<'a> {
    pub fn new(kind: NameKind) -> Self {
        Self { kind, declared: BTreeMap::new(), whole: true }
    }

    pub fn kind(&self) -> NameKind {
        self.kind
    }

    /// Declares a name; complains, and gives false, when it is declared already. Entries that are left out declare their
    /// names too, so that a mistake in one entry is not complained of in all that refer to it.
    pub fn declare(&mut self, text: &str, at: &At<'a>, field: &str, out: &mut Complaints) -> bool {
        if let Some(first) = self.declared.get(text) {
            let first = first.text(at);
            out.add(at, field, Problem::GivenTwice { kind: self.kind, found: text.to_owned(), first });
            return false;
        }
        self.declared.insert(text.to_owned(), at.ordinal());
        true
    }

    /// Declares the id in a field of an entry; gives it when it is an id and new.
    pub fn declare_id<'v>(&mut self, fields: &Fields<'v, 'a>, field: &str, out: &mut Complaints) -> Option<&'v str> {
        let text = fields.text(field, out)?;
        let is_new = self.declare(text, &fields.at, field, out);
        values::id(text, &fields.at, field, out).filter(|_| is_new)
    }

    pub fn has(&self, text: &str) -> bool {
        self.declared.contains_key(text)
    }

    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.declared.keys().map(String::as_str)
    }

    /// Whether a reference may stay; complains of one that names nothing.
    pub fn check(&self, text: &str, at: &At<'_>, field: &str, out: &mut Complaints) -> bool {
        if self.has(text) || !self.whole {
            return true;
        }
        let suggestion = out.suggest(text, &mut self.all());
        out.add(at, field, Problem::UnknownName { kind: self.kind, found: text.to_owned(), suggestion });
        false
    }

    /// The references of a list that may stay.
    pub fn check_list(&self, fields: &Fields<'_, '_>, field: &str, out: &mut Complaints) -> Vec<String> {
        let mut kept = Vec::new();
        for (idx, text) in fields.texts(field, out) {
            if self.check(text, &fields.at.item(field, idx), "", out) {
                kept.push(text.to_owned());
            }
        }
        kept
    }

    /// The reference of a field, if it may stay.
    pub fn check_field<'v>(&self, fields: &Fields<'v, '_>, field: &str, out: &mut Complaints) -> Option<&'v str> {
        let text = fields.text(field, out)?;
        self.check(text, &fields.at, field, out).then_some(text)
    }
}

/// What conditions and words need to know of a question.
pub(crate) struct Shape {
    /// Absent when it could not be read, which has been complained of.
    pub kind: Option<QuestionKind>,
    pub options: Vec<String>,
    pub fields: Vec<(String, Shape)>,
}

/// Everything that a pack declares.
pub(crate) struct Known<'a> {
    pub units: Names<'a>,
    pub grades: Names<'a>,
    pub breakdowns: Names<'a>,
    pub groups: Names<'a>,
    pub sources: Names<'a>,
    pub contacts: Names<'a>,
    pub links: Names<'a>,
    pub sections: Names<'a>,
    pub elements: Names<'a>,
    pub products: Names<'a>,
    pub series: Names<'a>,
    pub questions: Names<'a>,
    pub rules: Names<'a>,
    pub routes: Names<'a>,
    pub obligations: Names<'a>,
    /// The questions with an id, by it.
    pub shapes: BTreeMap<String, Shape>,
    /// Placeholders that the words of each rule may hold, by code; rules that could not be read are absent.
    pub placeholders: BTreeMap<String, &'static [&'static str]>,
    /// Codes of the rules whose words must say how to fix what is found.
    pub to_fix: Vec<String>,
}

impl Known<'_> {
    pub fn new() -> Self {
        Self {
            units: Names::new(NameKind::Unit),
            grades: Names::new(NameKind::Grade),
            breakdowns: Names::new(NameKind::Breakdown),
            groups: Names::new(NameKind::Group),
            sources: Names::new(NameKind::Source),
            contacts: Names::new(NameKind::Contact),
            links: Names::new(NameKind::Link),
            sections: Names::new(NameKind::Section),
            elements: Names::new(NameKind::Element),
            products: Names::new(NameKind::Product),
            series: Names::new(NameKind::Series),
            questions: Names::new(NameKind::Question),
            rules: Names::new(NameKind::Rule),
            routes: Names::new(NameKind::Route),
            obligations: Names::new(NameKind::Obligation),
            shapes: BTreeMap::new(),
            placeholders: BTreeMap::new(),
            to_fix: Vec::new(),
        }
    }
}

/// Opens every object of a list in a field; `noun` is what an entry is called in complaints, `key` the field that names
/// it.
pub(crate) fn entries<'v, 'a>(
    fields: &Fields<'v, 'a>,
    field: &str,
    (noun, key): (&'static str, &'static str),
    kind: &'static EntryKind,
    out: &mut Complaints,
) -> Vec<Fields<'v, 'a>> {
    let mut opened = Vec::new();
    for (idx, value) in fields.list(field, out).iter().enumerate() {
        let id = value.get(key).and_then(Value::as_str).unwrap_or_default();
        opened.extend(Fields::open(value, kind, fields.at.entry(noun, idx + 1, id), out));
    }
    opened
}
