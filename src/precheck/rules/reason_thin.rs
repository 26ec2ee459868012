//! The reason for an element is very short.
//!
//! *Why it matters*: a reviewer will ask what it means.
//! *Found*: `needed for analysis`. *Fine*: a sentence that names the question and the analysis; an element of which no
//! reason is asked.
//! *Source*: general knowledge (good practice).

use super::{Found, Input, number};
use crate::class::takes_a_reason;
use requisite_request::Place;
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    let least = number(with, "min_words").unwrap_or(8);
    let chosen = input.chosen().filter(|(ask, _, element)| element.reason && takes_a_reason(ask, element));
    let found = chosen.filter_map(|(_, _, element)| {
        let text = &input.request.reasons.get(&element.id)?.why_needed;
        let n_words = text.split_whitespace().count();
        (n_words > 0 && n_words < least).then(|| {
            Found::at(Place::Reason(element.id.clone()))
                .with("label", element.label.as_str())
                .with("n", n_words.to_string())
        })
    });
    found.collect()
}
