//! Years in which an element was not held yet, or no longer.
//!
//! *Why it matters*: the file will be blank for those years; the study may not know.
//! *Found*: WIDA levels for 2014-15, when they start in 2021-22. *Fine*: years within those held.
//! *Source*: the catalog's first and last years; many are inferred, so a pack should not let this block.

use super::{Found, Input};
use crate::report::{Fix, FixKind};
use requisite_request::{Edit, Place};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    let chosen = input.chosen().filter_map(|(ask, chosen, element)| {
        let held = |year| {
            element.first_year.is_none_or(|first| first <= year)
                && element.last_year.is_none_or(|last| year <= last)
        };
        let years = ask.years_of(chosen);
        // Years before the agency's first are told by `years_before_first`.
        let outside = years.filter(|year| year >= input.pack.first_year && !held(year));
        if outside.is_empty() {
            return None;
        }
        let kept = years.filter(held);
        let held_text = match (element.first_year, element.last_year) {
            (Some(first), Some(last)) => format!("{first} to {last}"),
            (Some(first), None) => format!("{first} and later"),
            (None, Some(last)) => format!("up to {last}"),
            (None, None) => String::new(),
        };
        let found = Found::at(Place::Element { ask: ask.id, element: element.id.clone() })
            .with("label", element.label.as_str())
            .with("ask", ask.title())
            .with("years", outside.to_string())
            .with("first", held_text);
        let fix = if kept.is_empty() {
            let edits = vec![Edit::RemoveElement { ask: ask.id, element: element.id.clone() }];
            Fix { kind: FixKind::RemoveElement, subject: element.label.clone(), edits }
        } else {
            let edits =
                vec![Edit::SetElementYears { ask: ask.id, element: element.id.clone(), years: Some(kept) }];
            Fix { kind: FixKind::TrimYears, subject: outside.to_string(), edits }
        };
        Some(found.fix(fix))
    });
    chosen.collect()
}
