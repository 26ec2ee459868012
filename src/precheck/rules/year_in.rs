//! A year in which certain elements have gaps.
//!
//! *Why it matters*: the file will be blank or thin for that year.
//! *Found*: test scores of 2019-20, when spring tests were canceled. *Fine*: another year, or other elements.
//! *Source*: the pack's rule names it.

use super::{Found, Input, list_labels, names_element, year};
use requisite_request::{AskPart, Place};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    let Some(gap) = year(with, "year") else { return Vec::new() };
    let asks = input.request.asks.iter().filter_map(|ask| {
        let concerned = ask.elements.iter().filter(|chosen| ask.years_of(chosen).0.contains(&gap));
        let elements = concerned.filter_map(|chosen| input.pack.element(&chosen.id));
        let elements: Vec<_> = elements.filter(|element| names_element(with, element)).collect();
        (!elements.is_empty()).then(|| {
            Found::at(Place::Ask { ask: ask.id, part: AskPart::Years })
                .with("labels", list_labels(elements.iter().map(|element| element.label.as_str())))
                .with("year", gap.to_string())
        })
    });
    asks.collect()
}
