//! A data set lacks what makes it one: kind of data, level, years or elements.
//!
//! *Why it matters*: the agency cannot prepare data without knowing which (OSPI-13).
//! *Found*: a data set without years. *Fine*: all four are chosen; student-level data need no level.
//! *Source*: SEED-OSPI, "specify the data elements and school years".

use super::{Found, Input, list_labels};
use requisite_request::{Ask, AskPart, Detail, Place};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    if input.request.asks.is_empty() {
        return vec![
            Found::at(Place::Data).with("ask", "Your request").with("missing", "a data set").incomplete(),
        ];
    }
    let asks = input.request.asks.iter().filter_map(|ask| {
        let missing = missing(ask, input.request.public_instead.iter().any(|it| it.ask == ask.id));
        let (part, _) = missing.first()?;
        let found = Found::at(Place::Ask { ask: ask.id, part: *part })
            .with("ask", ask.title())
            .with("missing", list_labels(missing.iter().map(|(_, words)| *words)));
        Some(found.incomplete())
    });
    asks.collect()
}

fn missing(ask: &Ask, taken_from_public: bool) -> Vec<(AskPart, &'static str)> {
    let mut missing = Vec::new();
    if ask.elements.is_empty() && taken_from_public {
        return missing;
    }
    if ask.form.is_none() {
        missing.push((AskPart::Form, "the kind of data"));
    }
    if ask.unit.is_none() && ask.detail() == Some(Detail::Aggregate) {
        missing.push((AskPart::Unit, "the level"));
    }
    if ask.years.is_empty() {
        missing.push((AskPart::Years, "the school years"));
    }
    if ask.elements.is_empty() {
        missing.push((AskPart::Elements, "the data elements"));
    }
    missing
}
