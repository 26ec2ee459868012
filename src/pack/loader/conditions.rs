//! Reading conditions: one test or a tree of them, on facts that exist, with tests that go with the fact.

use super::at::{At, Complaints};
use super::fields::{Fields, wrong_kind};
use super::known::{Known, Shape};
use super::values;
use crate::complaint::NameKind;
use crate::element::Named;
use crate::entry::CONDITION;
use crate::facts::{CLASSES, DERIVED_FACTS, FactKind, FactScope, FactValues, derived_fact};
use crate::problem::Problem;
use crate::{BaseFile, Condition, Constant, FactName, Identifier, Level, QuestionKind, Test};
use requisite_request::Form;
use serde_json::Value;

/// Where a condition is tried, which decides the facts that it may test.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Tried<'q> {
    Request,
    Ask,
    Element,
    /// On the rows of the question with this id.
    Row(&'q str),
}

impl Tried<'_> {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Ask => "ask",
            Self::Element => "element",
            Self::Row(_) => "row",
        }
    }

    fn reaches(self, scope: FactScope) -> bool {
        match scope {
            FactScope::Request => true,
            FactScope::Ask => matches!(self, Self::Ask | Self::Element),
            FactScope::Element => matches!(self, Self::Element),
        }
    }
}

/// What a condition may test in its place.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'k, 'a> {
    pub known: &'k Known<'a>,
    pub tried: Tried<'k>,
}

/// A fact as far as tests on it are concerned.
#[derive(Clone, Copy)]
struct FactSeen<'k> {
    kind: FactKind,
    values: Values<'k>,
}

#[derive(Clone, Copy)]
enum Values<'k> {
    Any,
    Options(&'k [String]),
    Derived(FactValues),
}

const BRANCHES: &[&str] = &["all", "any", "not", "always", "fact"];
const TESTS: &[&str] =
    &["is", "in", "has", "has_any", "at_least", "at_most", "before", "not_after", "answered"];

/// Reads a condition. Gives nothing when any part of it is wrong: half a condition could mean the opposite.
pub(crate) fn read(
    value: &Value,
    at: At<'_, '_>,
    facts: Facts<'_, '_>,
    out: &mut Complaints,
) -> Option<Condition> {
    let fields = Fields::open(value, CONDITION, at, out)?;
    for name in CONDITION.optional {
        if fields.has(name) && fields.value(name).is_none() {
            out.add(&fields.at, name, Problem::Empty);
            return None;
        }
    }
    let branch = only_one(&fields, BRANCHES, out)?;
    if branch == "fact" {
        return read_fact(&fields, facts, out);
    }
    for test in TESTS {
        if fields.has(test) {
            out.add(&fields.at, test, Problem::DoesNotFit { with: "`fact`" });
        }
    }
    match branch {
        "all" => read_parts(&fields, "all", facts, out).map(Condition::All),
        "any" => read_parts(&fields, "any", facts, out).map(Condition::Any),
        "not" => {
            let part = read(fields.value("not")?, fields.at.inside("not"), facts, out)?;
            Some(Condition::Not(Box::new(part)))
        }
        _ => {
            let value = fields.value("always")?;
            if value.as_bool() == Some(true) {
                return Some(Condition::Always);
            }
            out.add(&fields.at, "always", wrong_kind("`true`", value));
            None
        }
    }
}

/// The only one of several fields that is there.
fn only_one(fields: &Fields<'_, '_>, names: &[&'static str], out: &mut Complaints) -> Option<&'static str> {
    let mut there = names.iter().copied().filter(|name| fields.has(name));
    if let (Some(name), None) = (there.next(), there.next()) {
        return Some(name);
    }
    // A misspelled name has been complained of, and is why there is none.
    if fields.misspelled && !names.iter().any(|name| fields.has(name)) {
        return None;
    }
    out.add(&fields.at, "", Problem::NeedsOne { of: values::owned(names) });
    None
}

fn read_parts(
    fields: &Fields<'_, '_>,
    name: &str,
    facts: Facts<'_, '_>,
    out: &mut Complaints,
) -> Option<Vec<Condition>> {
    let list = fields.list(name, out);
    if list.is_empty() {
        return None;
    }
    // All parts are read before any is given up, so that all complaints come at once.
    let mut parts = Vec::new();
    for (idx, part) in list.iter().enumerate() {
        if let Some(part) = read(part, fields.at.item(name, idx), facts, out) {
            parts.push(part);
        }
    }
    (parts.len() == list.len()).then_some(parts)
}

fn read_fact(fields: &Fields<'_, '_>, facts: Facts<'_, '_>, out: &mut Complaints) -> Option<Condition> {
    let name = fields.given("fact", out);
    let test = only_one(fields, TESTS, out);
    let (name, test) = (name?, test?);
    let seen = facts.find(name, &fields.at, "fact", out)?;
    let kind = seen.kind;
    let goes = match test {
        "is" => matches!(kind, FactKind::Text | FactKind::YesNo | FactKind::Number),
        "in" => kind == FactKind::Text,
        "has" | "has_any" => kind == FactKind::Set,
        "at_least" | "at_most" => kind == FactKind::Number,
        "before" | "not_after" => kind == FactKind::Date,
        _ => true,
    };
    if !goes {
        let problem = Problem::TestDoesNotFit { test, fact: name.to_owned(), kind: kind.described() };
        out.add(&fields.at, test, problem);
        return None;
    }
    let test = match test {
        "is" => Test::Is(read_constant(fields, kind, seen.values, facts, out)?),
        "in" => Test::In(read_texts(fields, "in", seen.values, facts, out)?),
        "has" => Test::HasAny(vec![read_text(fields, "has", seen.values, facts, out)?]),
        "has_any" => Test::HasAny(read_texts(fields, "has_any", seen.values, facts, out)?),
        "at_least" => Test::AtLeast(fields.whole("at_least", out)?),
        "at_most" => Test::AtMost(fields.whole("at_most", out)?),
        "before" => Test::Before(read_date(fields, "before", facts, out)?),
        "not_after" => Test::NotAfter(read_date(fields, "not_after", facts, out)?),
        _ => Test::Answered(fields.yes("answered", out)?),
    };
    Some(Condition::Fact(FactName(name.to_owned()), test))
}

fn read_constant(
    fields: &Fields<'_, '_>,
    kind: FactKind,
    values: Values<'_>,
    facts: Facts<'_, '_>,
    out: &mut Complaints,
) -> Option<Constant> {
    match kind {
        FactKind::YesNo => fields.yes("is", out).map(Constant::Yes),
        FactKind::Number => fields.whole("is", out).map(Constant::Number),
        _ => read_text(fields, "is", values, facts, out).map(Constant::Text),
    }
}

fn read_text(
    fields: &Fields<'_, '_>,
    name: &str,
    values: Values<'_>,
    facts: Facts<'_, '_>,
    out: &mut Complaints,
) -> Option<String> {
    let text = fields.given(name, out)?;
    facts.can_be(values, text, &fields.at, name, out).then(|| text.to_owned())
}

fn read_texts(
    fields: &Fields<'_, '_>,
    name: &str,
    values: Values<'_>,
    facts: Facts<'_, '_>,
    out: &mut Complaints,
) -> Option<Vec<String>> {
    let list = fields.list(name, out);
    if list.is_empty() {
        return None;
    }
    let mut kept = Vec::new();
    for (idx, text) in fields.texts(name, out) {
        if facts.can_be(values, text, &fields.at.item(name, idx), "", out) {
            kept.push(text.to_owned());
        }
    }
    (kept.len() == list.len()).then_some(kept)
}

fn read_date(
    fields: &Fields<'_, '_>,
    name: &'static str,
    facts: Facts<'_, '_>,
    out: &mut Complaints,
) -> Option<FactName> {
    let other = fields.given(name, out)?;
    let seen = facts.find(other, &fields.at, name, out)?;
    if seen.kind == FactKind::Date {
        return Some(FactName(other.to_owned()));
    }
    let problem = Problem::TestDoesNotFit { test: name, fact: other.to_owned(), kind: seen.kind.described() };
    out.add(&fields.at, name, problem);
    None
}

impl<'k> Facts<'k, '_> {
    /// The fact with this name; complains when there is none here.
    fn find(self, name: &str, at: &At<'_, '_>, field: &str, out: &mut Complaints) -> Option<FactSeen<'k>> {
        if let Some(derived) = derived_fact(name) {
            if self.tried.reaches(derived.scope) {
                return Some(FactSeen { kind: derived.kind, values: Values::Derived(derived.values) });
            }
            let problem = Problem::FactOutOfScope { found: name.to_owned(), scope: self.tried.as_str() };
            out.add(at, field, problem);
            return None;
        }
        if let Some(shape) = self.known.shape(name).or_else(|| self.row_field(name.strip_prefix("row.")?)) {
            let values = if shape.options.is_empty() { Values::Any } else { Values::Options(&shape.options) };
            // Of a question whose kind could not be read, any test may be right.
            return Some(FactSeen { kind: shape.kind?.into(), values });
        }
        let counted = name.strip_prefix("count:").and_then(|id| self.known.shape(id));
        if counted.is_some_and(|shape| shape.kind == Some(QuestionKind::Rows)) {
            return Some(FactSeen { kind: FactKind::Number, values: Values::Any });
        }
        // A question that could not be read has been complained of.
        let question = name.strip_prefix("count:").unwrap_or(name);
        let unread = match counted {
            Some(shape) => shape.kind.is_none(),
            None => self.known.questions.has(question),
        };
        if unread || !self.known.questions.whole {
            return None;
        }
        let names = self.names();
        let suggestion = out.suggest(name, &mut names.iter().map(String::as_str));
        out.add(at, field, Problem::UnknownName { kind: NameKind::Fact, found: name.to_owned(), suggestion });
        None
    }

    fn row_field(self, field: &str) -> Option<&'k Shape> {
        let Tried::Row(question) = self.tried else { return None };
        let fields = &self.known.shape(question)?.fields;
        fields.iter().find(|(id, _)| id.as_str() == field).map(|(_, shape)| shape)
    }

    /// The names of facts that may be tested here, for suggestions.
    fn names(self) -> Vec<String> {
        let mut names = Vec::new();
        for derived in DERIVED_FACTS {
            if self.tried.reaches(derived.scope) {
                names.push(derived.name.to_owned());
            }
        }
        for id in self.known.questions.all() {
            names.push(id.to_owned());
            let Some(Shape { kind: Some(QuestionKind::Rows), fields, .. }) = self.known.shape(id) else {
                continue;
            };
            names.push(format!("count:{id}"));
            if matches!(self.tried, Tried::Row(of) if of == id) {
                for (field, _) in fields {
                    names.push(format!("row.{field}"));
                }
            }
        }
        names
    }

    /// Whether a fact can be or hold this text; complains if it cannot, because the test would never be true.
    fn can_be(
        self,
        values: Values<'_>,
        text: &str,
        at: &At<'_, '_>,
        field: &str,
        out: &mut Complaints,
    ) -> bool {
        let known = self.known;
        let listed =
            |allowed: &[&str], out: &mut Complaints| values::choice(text, allowed, at, field, out).is_some();
        match values {
            Values::Any => true,
            Values::Options(options) => {
                let options: Vec<&str> = options.iter().map(String::as_str).collect();
                listed(&options, out)
            }
            Values::Derived(values) => match values {
                FactValues::Any => true,
                FactValues::Classes => listed(CLASSES, out),
                FactValues::Forms => listed(&Form::ALL.map(Form::as_str), out),
                FactValues::Levels => listed(Level::NAMES, out),
                FactValues::Identifiers => listed(Identifier::NAMES, out),
                FactValues::BaseFiles => listed(BaseFile::NAMES, out),
                FactValues::Units => known.units.check(text, at, field, out),
                FactValues::Breakdowns => known.breakdowns.check(text, at, field, out),
                FactValues::Groups => known.groups.check(text, at, field, out),
                FactValues::Elements => known.elements.check(text, at, field, out),
                FactValues::Years => values::year(text, at, field, out).is_some(),
            },
        }
    }
}
