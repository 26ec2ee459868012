//! Several details that together could single out a student, in a de-identified data set.
//!
//! *Why it matters*: information that is linkable to a student is personally identifiable (34 CFR 99.3(f)).
//! *Found*: four or more indirect identifiers. *Fine*: fewer, or identifiable data asked for as such.
//! *Source*: FERPA-993; the number is the pack's, and so is whether they put the kind of data in doubt (CDE-08, CDE-14).

use super::{Found, Input, list_labels, number};
use requisite_pack::{Element, Identifier, Pack};
use requisite_request::{Ask, AskPart, Form, Place};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    let asks = input.request.asks.iter().filter(|ask| ask.form == Some(Form::DeIdentified));
    let found = asks.filter_map(|ask| {
        let indirect = in_ask(input.pack, ask, with)?;
        let found = Found::at(Place::Ask { ask: ask.id, part: AskPart::Elements })
            .with("ask", input.ask_name(ask))
            .with("n", indirect.len().to_string())
            .with("labels", list_labels(indirect.iter().map(|element| element.label.as_str())));
        Some(found)
    });
    found.collect()
}

/// The indirect identifiers of an ask, where there are as many as the rule's parameters name.
pub(crate) fn in_ask<'a>(pack: &'a Pack, ask: &Ask, with: &Map<String, Value>) -> Option<Vec<&'a Element>> {
    let chosen = ask.elements.iter().filter_map(|chosen| pack.element(&chosen.id));
    let indirect: Vec<&Element> =
        chosen.filter(|element| element.identifier == Identifier::Indirect).collect();
    (indirect.len() >= number(with, "at_least").unwrap_or(4)).then_some(indirect)
}
