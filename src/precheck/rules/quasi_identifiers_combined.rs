//! Several details that together could single out a student, in a de-identified data set.
//!
//! *Why it matters*: information that is linkable to a student is personally identifiable (34 CFR 99.3(f)).
//! *Found*: four or more indirect identifiers. *Fine*: fewer, or identifiable data asked for as such.
//! *Source*: FERPA-993; the number is the pack's.

use super::{Found, Input, list_labels, number};
use requisite_pack::{Element, Identifier};
use requisite_request::{AskPart, Form, Place};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    let least = number(with, "at_least").unwrap_or(4);
    let asks = input.request.asks.iter().filter(|ask| ask.form == Some(Form::DeIdentified));
    let found = asks.filter_map(|ask| {
        let chosen = ask.elements.iter().filter_map(|chosen| input.pack.element(&chosen.id));
        let indirect: Vec<&Element> =
            chosen.filter(|element| element.identifier == Identifier::Indirect).collect();
        (indirect.len() >= least).then(|| {
            Found::at(Place::Ask { ask: ask.id, part: AskPart::Elements })
                .with("ask", input.ask_name(ask))
                .with("n", indirect.len().to_string())
                .with("labels", list_labels(indirect.iter().map(|element| element.label.as_str())))
        })
    });
    found.collect()
}
