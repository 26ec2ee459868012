//! A year in which certain elements have gaps.
//!
//! *Why it matters*: the file will be blank or thin for that year.
//! *Found*: test scores of 2019-20, when spring tests were canceled. *Fine*: another year, or other elements.
//! *Source*: the pack's rule names it.

use super::{Found, Input, list_labels, names_element, year};
use crate::report::{Fix, FixKind};
use requisite_pack::Element;
use requisite_request::{Ask, AskPart, Chosen, Edit, Place, SchoolYear};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    let Some(gap) = year(with, "year") else { return Vec::new() };
    let asks = input.request.asks.iter().filter_map(|ask| {
        let in_gap = ask.elements.iter().filter(|chosen| ask.years_of(chosen).0.contains(&gap));
        let concerned: Vec<(&Chosen, &Element)> = in_gap
            .filter_map(|chosen| Some((chosen, input.pack.element(&chosen.id)?)))
            .filter(|(_, element)| names_element(with, element))
            .collect();
        if concerned.is_empty() {
            return None;
        }
        let labels = concerned.iter().map(|(_, element)| element.label.as_str());
        let found = Found::at(Place::Ask { ask: ask.id, part: AskPart::Years })
            .with("labels", list_labels(labels))
            .with("year", gap.to_string());
        Some(match without(ask, &concerned, gap) {
            Some(edits) => found.fix(Fix { kind: FixKind::TrimYears, subject: gap.to_string(), edits }),
            None => found,
        })
    });
    asks.collect()
}

/// Drops the year, for these elements alone where others of the ask go on; none where no year would be left.
fn without(ask: &Ask, concerned: &[(&Chosen, &Element)], gap: SchoolYear) -> Option<Vec<Edit>> {
    let of_ask = ask.years.filter(|year| year != gap);
    let alike = ask.elements.iter().all(|chosen| chosen.years.is_none());
    if alike && concerned.len() == ask.elements.len() && !of_ask.is_empty() {
        return Some(vec![Edit::SetYears { ask: ask.id, years: of_ask }]);
    }
    let edits = concerned.iter().map(|(chosen, element)| {
        let years = ask.years_of(chosen).filter(|year| year != gap);
        let element = element.id.clone();
        let keeps = !years.is_empty();
        keeps.then_some(Edit::SetElementYears { ask: ask.id, element, years: Some(years) })
    });
    edits.collect()
}
