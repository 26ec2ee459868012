//! Reading `routes.json` and `obligations.json`: where a request may end, and what it brings with it.

use super::at::{At, Complaints};
use super::conditions::{self, Facts, Tried};
use super::fields::Fields;
use super::head::read_question;
use super::known::{Known, entries};
use crate::entry::{DUE, OBLIGATION, OBLIGATIONS_FILE, ROUTE, ROUTES_FILE};
use crate::{Condition, Due, Obligation, QuestionKind, Route};
use serde_json::Value;

/// Reads the routes. Those that cannot be used are left out, but their ids are declared.
pub(crate) fn read_routes<'a>(
    file: &'a str,
    value: &Value,
    known: &mut Known<'a>,
    out: &mut Complaints,
) -> Vec<Route> {
    let Some(fields) = Fields::open(value, ROUTES_FILE, At::file(file), out) else { return Vec::new() };
    entries(&fields, "routes", ("route", "id"), ROUTE, out)
        .iter()
        .filter_map(|entry| read_route(entry, known, out))
        .collect()
}

fn read_route<'a>(entry: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Option<Route> {
    let id = known.routes.declare_id(entry, "id", out);
    let when = read_when(entry, known, out);
    let contact = known.contacts.check_field(entry, "contact", out).map(str::to_owned);
    let links = known.links.check_list(entry, "links", out);
    let ends_journey = entry.yes("ends_journey", out).unwrap_or(false);
    let requirements = entry.owned_texts("requirements", out);
    let law = entry.owned_texts("law", out);
    let source = known.sources.check_list(entry, "source", out);
    let basis = entry.named("basis", out);
    Some(Route {
        id: id?.to_owned(),
        when: when?,
        contact,
        links,
        ends_journey,
        requirements,
        law,
        source,
        basis: basis?,
    })
}

/// Reads the obligations. Those that cannot be used are left out, but their ids are declared.
pub(crate) fn read_obligations<'a>(
    file: &'a str,
    value: &Value,
    known: &mut Known<'a>,
    out: &mut Complaints,
) -> Vec<Obligation> {
    let Some(fields) = Fields::open(value, OBLIGATIONS_FILE, At::file(file), out) else { return Vec::new() };
    entries(&fields, "obligations", ("obligation", "id"), OBLIGATION, out)
        .iter()
        .filter_map(|entry| read_obligation(entry, known, out))
        .collect()
}

fn read_obligation<'a>(entry: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Option<Obligation> {
    let id = known.obligations.declare_id(entry, "id", out);
    let kind = entry.named("kind", out);
    let when = read_when(entry, known, out);
    let due = entry.value("due").and_then(|due| read_due(due, entry.at.inside("due"), known, out));
    let question = read_question(entry, "question", &[QuestionKind::Acknowledge], known, out);
    let links = known.links.check_list(entry, "links", out);
    let requirements = entry.owned_texts("requirements", out);
    let law = entry.owned_texts("law", out);
    let source = known.sources.check_list(entry, "source", out);
    let basis = entry.named("basis", out);
    Some(Obligation {
        id: id?.to_owned(),
        kind: kind?,
        when: when?,
        due,
        question,
        links,
        requirements,
        law,
        source,
        basis: basis?,
    })
}

fn read_when(entry: &Fields<'_, '_>, known: &Known<'_>, out: &mut Complaints) -> Option<Condition> {
    let facts = Facts { known, tried: Tried::Request };
    conditions::read(entry.value("when")?, entry.at.inside("when"), facts, out)
}

fn read_due(value: &Value, at: At<'_>, known: &Known<'_>, out: &mut Complaints) -> Option<Due> {
    let fields = Fields::open(value, DUE, at, out)?;
    let from = read_question(&fields, "from", &[QuestionKind::Date], known, out);
    let days = fields.whole("days", out);
    Some(Due { from: from?, days: days? })
}
