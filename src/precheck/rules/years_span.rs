//! Years on both sides of a break in a series.
//!
//! *Why it matters*: a test was replaced or a collection changed, so values before and after cannot be compared.
//! *Found*: scores from 2012-13 to 2015-16. *Fine*: years on one side only, or none of the elements concerned.
//! *Source*: the pack's rule names it.

use super::{Found, Input, list_labels, names_element, year};
use requisite_request::{AskPart, Place};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    let (Some(from), Some(to)) = (year(with, "from"), year(with, "to")) else { return Vec::new() };
    let asks = input.request.asks.iter().filter_map(|ask| {
        let spans = ask.elements.iter().filter(|chosen| {
            let years = ask.years_of(chosen);
            years.first().is_some_and(|first| first <= from) && years.last().is_some_and(|last| last >= to)
        });
        let concerned = spans.filter_map(|chosen| input.pack.element(&chosen.id));
        let concerned: Vec<_> = concerned.filter(|element| names_element(with, element)).collect();
        (!concerned.is_empty()).then(|| {
            Found::at(Place::Ask { ask: ask.id, part: AskPart::Years })
                .with("labels", list_labels(concerned.iter().map(|element| element.label.as_str())))
                .with("from", from.to_string())
                .with("to", to.to_string())
        })
    });
    asks.collect()
}
