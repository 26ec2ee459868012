//! Years before the first that the agency shares.
//!
//! *Why it matters*: the agency does not share them (OSPI-15); they are never dropped silently.
//! *Found*: 2007-08 asked of an agency that shares from 2009-10. *Fine*: 2009-10 and later.
//! *Source*: SEED-OSPI.

use super::{Found, Input, year};
use crate::report::{Fix, FixKind};
use requisite_request::{Ask, AskPart, Edit, Place, SchoolYear, Years};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    let first = year(with, "first_year").unwrap_or(input.pack.first_year);
    input.request.asks.iter().filter_map(|ask| find(ask, first)).collect()
}

fn find(ask: &Ask, first: SchoolYear) -> Option<Found> {
    let early = |years: &Years| years.filter(|year| year < first);
    let mut too_early = early(&ask.years);
    let mut edits = Vec::new();
    if !too_early.is_empty() {
        edits.push(Edit::SetYears { ask: ask.id, years: ask.years.filter(|year| year >= first) });
    }
    for chosen in &ask.elements {
        let Some(years) = &chosen.years else { continue };
        let own = early(years);
        if !own.is_empty() {
            too_early.0.extend(own.0);
            let kept = years.filter(|year| year >= first);
            edits.push(Edit::SetElementYears { ask: ask.id, element: chosen.id.clone(), years: Some(kept) });
        }
    }
    if too_early.is_empty() {
        return None;
    }
    let found = Found::at(Place::Ask { ask: ask.id, part: AskPart::Years })
        .with("ask", ask.title())
        .with("years", too_early.to_string())
        .with("first", first.to_string());
    Some(found.fix(Fix { kind: FixKind::TrimYears, subject: too_early.to_string(), edits }))
}
