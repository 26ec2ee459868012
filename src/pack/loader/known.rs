//! The names that a pack declares, and references to them.

use super::at::{At, Complaints, Ordinal};
use super::fields::Fields;
use super::table::Row;
use super::values;
use crate::QuestionKind;
use crate::complaint::NameKind;
use crate::entry::EntryKind;
use crate::problem::Problem;
use serde_json::Value;
use std::collections::BTreeMap;

/// The names of one kind, numbered in the order of their declarations.
pub(crate) struct Names<'a> {
    pub kind: NameKind,
    numbers: BTreeMap<String, usize>,
    places: Vec<Ordinal<'a>>,
    /// Whether all declarations could be read. While they could not, no reference is complained of: the file that could
    /// not be read is one complaint, not a hundred.
    pub whole: bool,
}

impl<'a> Names<'a> {
    pub fn new(kind: NameKind) -> Self {
        Self { kind, numbers: BTreeMap::new(), places: Vec::new(), whole: true }
    }

    /// Declares a name; complains, and gives false, when it is declared already. Entries that are left out declare their
    /// names too, so that a mistake in one entry is not complained of in all that refer to it.
    pub fn declare(&mut self, text: &str, at: &At<'_, 'a>, field: &str, out: &mut Complaints) -> bool {
        if let Some(first) = self.number(text).and_then(|number| self.places.get(number)) {
            let first = first.seen_from(at.file);
            out.add(at, field, Problem::GivenTwice { kind: self.kind, found: text.to_owned(), first });
            return false;
        }
        self.numbers.insert(text.to_owned(), self.places.len());
        self.places.push(at.ordinal());
        true
    }

    /// Declares the id in a field of an entry, and gives it. The entry cannot be used when it is no id or not new.
    pub fn declare_id<'v>(&mut self, fields: &Fields<'v, 'a>, field: &str, out: &mut Complaints) -> &'v str {
        let Some(text) = fields.given(field, out) else { return "" };
        let is_new = self.declare(text, &fields.at, field, out);
        if !values::id(text, &fields.at, field, out) || !is_new {
            fields.spoil();
        }
        text
    }

    /// Number of a name, from 0.
    pub fn number(&self, text: &str) -> Option<usize> {
        self.numbers.get(text).copied()
    }

    pub fn has(&self, text: &str) -> bool {
        self.number(text).is_some()
    }

    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.numbers.keys().map(String::as_str)
    }

    /// Whether a reference may stay; complains of one that names nothing.
    #[inline(never)]
    pub fn check(&self, text: &str, at: &At<'_, '_>, field: &str, out: &mut Complaints) -> bool {
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
    pub fn check_field<'v>(
        &self,
        fields: &Fields<'v, '_>,
        field: &str,
        out: &mut Complaints,
    ) -> Option<&'v str> {
        let text = fields.given(field, out)?;
        self.check(text, &fields.at, field, out).then_some(text)
    }

    /// The references of a cell that may stay.
    pub fn check_cell(&self, row: &Row<'_, '_>, column: &str, out: &mut Complaints) -> Vec<String> {
        let mut kept = Vec::new();
        for part in row.parts(column) {
            if self.check(part, &row.at, column, out) {
                kept.push(part.to_owned());
            }
        }
        kept
    }
}

/// What is known of some of the names, by their numbers.
pub(crate) struct Numbered<T>(Vec<Option<T>>);

impl<T> Numbered<T> {
    pub fn new() -> Self {
        Self(Vec::new())
    }

    pub fn get(&self, number: usize) -> Option<&T> {
        self.0.get(number).and_then(Option::as_ref)
    }

    /// Sets what is known of the name with this number; the first time counts.
    pub fn set(&mut self, number: usize, value: T) {
        while self.0.len() <= number {
            self.0.push(None);
        }
        if let Some(place @ None) = self.0.get_mut(number) {
            *place = Some(value);
        }
    }
}

/// What conditions and words need to know of a question.
pub(crate) struct Shape {
    /// Absent when it could not be read, which has been complained of.
    pub kind: Option<QuestionKind>,
    pub options: Vec<String>,
    pub fields: Vec<(String, Shape)>,
}

/// What words need to know of a rule.
pub(crate) struct RuleShape {
    /// Placeholders that the words may hold.
    pub placeholders: &'static [&'static str],
    /// Whether the words must say how to fix what is found.
    pub to_fix: bool,
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
    pub work: Names<'a>,
    pub steps: Names<'a>,
    pub editions: Names<'a>,
    pub breaks: Names<'a>,
    pub examples: Names<'a>,
    pub shapes: Numbered<Shape>,
    pub rule_shapes: Numbered<RuleShape>,
    /// The parts of documents, by obligation.
    pub parts: Numbered<Names<'a>>,
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
            work: Names::new(NameKind::Work),
            steps: Names::new(NameKind::Step),
            editions: Names::new(NameKind::Edition),
            breaks: Names::new(NameKind::Break),
            examples: Names::new(NameKind::Example),
            shapes: Numbered::new(),
            rule_shapes: Numbered::new(),
            parts: Numbered::new(),
        }
    }

    /// What is known of a question.
    pub fn shape(&self, question: &str) -> Option<&Shape> {
        self.shapes.get(self.questions.number(question)?)
    }

    /// The field of this id of a question that takes rows; complains where there is none.
    pub fn field(
        &self,
        question: &str,
        id: &str,
        at: &At<'_, '_>,
        name: &str,
        out: &mut Complaints,
    ) -> Option<&Shape> {
        let fields = self.shape(question).map(|shape| shape.fields.as_slice()).unwrap_or_default();
        let found = fields.iter().find(|(field, _)| field == id).map(|(_, shape)| shape);
        if found.is_none() {
            let suggestion = out.suggest(id, &mut fields.iter().map(|(field, _)| field.as_str()));
            let problem = Problem::UnknownName { kind: NameKind::Field, found: id.to_owned(), suggestion };
            out.add(at, name, problem);
        }
        found
    }

    /// What is known of a rule.
    pub fn rule_shape(&self, code: &str) -> Option<&RuleShape> {
        self.rule_shapes.get(self.rules.number(code)?)
    }
}

/// Opens every object of a list in a field; `noun` is what an entry is called in complaints, `key` the field that names it.
pub(crate) fn each_entry<'v, 'a>(
    fields: &Fields<'v, 'a>,
    field: &str,
    (noun, key): (&'static str, &str),
    kind: &'static EntryKind,
    out: &mut Complaints,
    read: &mut dyn FnMut(&Fields<'v, 'a>, &mut Complaints),
) {
    for (idx, value) in fields.list(field, out).iter().enumerate() {
        let id = value.get(key).and_then(Value::as_str).unwrap_or_default();
        if let Some(entry) = Fields::open(value, kind, At::entry(fields.at.file, noun, idx + 1, id), out) {
            read(&entry, out);
        }
    }
}

/// Reads the objects of a list that belongs to an entry; complaints go on from the entry's own place.
pub(crate) fn each_item<'a>(
    fields: &Fields<'_, 'a>,
    field: &str,
    kind: &'static EntryKind,
    out: &mut Complaints,
    read: &mut dyn FnMut(&Fields<'_, 'a>, &mut Complaints),
) {
    for (idx, value) in fields.list(field, out).iter().enumerate() {
        if let Some(item) = Fields::open(value, kind, fields.at.item(field, idx), out) {
            read(&item, out);
        }
    }
}
