//! One year of discipline by school for a named population: known students may be meant.
//!
//! *Why it matters*: information asked for by someone who may know whom it concerns is personally identifiable
//! (34 CFR 99.3(g)).
//! *Found*: discipline at named schools in one year. *Fine*: several years, or all schools.
//! *Source*: general knowledge.

use super::{Found, Input};
use requisite_request::{AskPart, Place};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    let asks = input.request.asks.iter().filter(|ask| {
        let of_discipline = ask
            .elements
            .iter()
            .filter_map(|it| input.pack.element(&it.id))
            .any(|it| it.group == "discipline");
        let finest = ask.unit.is_some() && ask.unit.as_ref() == input.pack.units.last();
        of_discipline && finest && ask.years.0.len() == 1 && !ask.population.trim().is_empty()
    });
    asks.map(|ask| Found::at(Place::Ask { ask: ask.id, part: AskPart::Years }).with("ask", ask.title()))
        .collect()
}
