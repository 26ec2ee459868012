//! Reading `routes.json` and `obligations.json`: where a request may end, and what it brings with it.

use super::at::{At, Complaints};
use super::conditions::{self, Facts, Tried};
use super::fields::Fields;
use super::head::{read_question, read_question_list};
use super::known::{Known, Names, each_entry, each_item};
use crate::complaint::NameKind;
use crate::entry::{DUE, OBLIGATION, OBLIGATIONS_FILE, PART, ROUTE, ROUTES_FILE};
use crate::{Condition, Due, Obligation, Part, QuestionKind, Route};
use serde_json::Value;

/// Reads the routes. Those that cannot be used are left out, but their ids are declared.
pub(crate) fn read_routes<'a>(
    file: &'a str,
    value: &Value,
    known: &mut Known<'a>,
    routes: &mut Vec<Route>,
    out: &mut Complaints,
) {
    let Some(fields) = Fields::open(value, ROUTES_FILE, At::file(file), out) else { return };
    each_entry(&fields, "routes", ("route", "id"), ROUTE, out, &mut |entry, out| {
        let route = Route {
            id: known.routes.declare_id(entry, "id", out).to_owned(),
            when: read_when(entry, Tried::Request, known, out),
            contact: known.contacts.check_field(entry, "contact", out).map(str::to_owned),
            links: known.links.check_list(entry, "links", out),
            ends_journey: entry.yes("ends_journey", out).unwrap_or_default(),
            requirements: entry.owned_texts("requirements", out),
            law: entry.owned_texts("law", out),
            source: known.sources.check_list(entry, "source", out),
            basis: entry.named("basis", out),
        };
        if entry.usable() {
            routes.push(route);
        }
    });
}

/// Reads the obligations. Those that cannot be used are left out, but their ids are declared.
pub(crate) fn read_obligations<'a>(
    file: &'a str,
    value: &Value,
    known: &mut Known<'a>,
    obligations: &mut Vec<Obligation>,
    out: &mut Complaints,
) {
    let Some(fields) = Fields::open(value, OBLIGATIONS_FILE, At::file(file), out) else { return };
    each_entry(&fields, "obligations", ("obligation", "id"), OBLIGATION, out, &mut |entry, out| {
        let obligation = Obligation {
            id: known.obligations.declare_id(entry, "id", out).to_owned(),
            kind: entry.named("kind", out),
            when: read_when(entry, Tried::Request, known, out),
            due: read_due(entry, known, out),
            question: read_question(entry, "question", &[QuestionKind::Acknowledge], known, out),
            worksheet: read_question_list(entry, "worksheet", &[QuestionKind::Rows], known, out),
            parts: read_parts(entry, known, out),
            links: known.links.check_list(entry, "links", out),
            requirements: entry.owned_texts("requirements", out),
            law: entry.owned_texts("law", out),
            source: known.sources.check_list(entry, "source", out),
            basis: entry.named("basis", out),
        };
        if entry.usable() {
            obligations.push(obligation);
        }
    });
}

/// The parts of a document. Those that cannot be used are left out, but their ids are declared.
fn read_parts<'a>(entry: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Vec<Part> {
    let mut names = Names::new(NameKind::Part);
    let mut parts = Vec::new();
    each_item(entry, "parts", PART, out, &mut |item, out| {
        let part = Part {
            id: names.declare_id(item, "id", out).to_owned(),
            also: item.has("also").then(|| item.named("also", out)),
            questions: read_question_list(item, "questions", QuestionKind::ALL, known, out),
            source: known.sources.check_list(item, "source", out),
            basis: item.named("basis", out),
        };
        if item.usable() {
            parts.push(part);
        }
    });
    if let Some(number) = known.obligations.number(entry.given("id", out).unwrap_or_default()) {
        known.parts.set(number, names);
    }
    parts
}

/// The condition; an entry whose condition is wrong cannot be used.
pub(crate) fn read_when(
    entry: &Fields<'_, '_>,
    tried: Tried<'_>,
    known: &Known<'_>,
    out: &mut Complaints,
) -> Condition {
    let facts = Facts { known, tried };
    let Some(value) = entry.value("when") else { return Condition::Always };
    match conditions::read(value, entry.at.inside("when"), facts, out) {
        Some(condition) => condition,
        None => {
            entry.spoil();
            Condition::Always
        }
    }
}

fn read_due(entry: &Fields<'_, '_>, known: &Known<'_>, out: &mut Complaints) -> Option<Due> {
    let due = Fields::open(entry.value("due")?, DUE, entry.at.inside("due"), out)?;
    let from = read_question(&due, "from", &[QuestionKind::Date], known, out);
    let days = due.whole("days", out);
    Some(Due { from: from?, days: days? })
}
