//! School years that have not ended.
//!
//! *Why it matters*: data of a year are complete only after it, so they cannot be delivered yet.
//! *Found*: 2026-27 asked in November 2026. *Fine*: years that ended before today.
//! *Source*: general knowledge; a school year is taken to end on June 30.

use super::{Found, Input};
use crate::report::{Fix, FixKind};
use requisite_request::{Ask, AskPart, Date, Edit, Place, SchoolYear};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    let ended =
        |year: SchoolYear| Date::new(year.end(), 6, 30).is_some_and(|last_day| last_day < input.today);
    input.request.asks.iter().filter_map(|ask| find(ask, &ended)).collect()
}

fn find(ask: &Ask, ended: &dyn Fn(SchoolYear) -> bool) -> Option<Found> {
    let mut open = ask.years.filter(|year| !ended(year));
    let mut edits = Vec::new();
    if !open.is_empty() {
        edits.push(Edit::SetYears { ask: ask.id, years: ask.years.filter(ended) });
    }
    for chosen in &ask.elements {
        let Some(years) = &chosen.years else { continue };
        let own = years.filter(|year| !ended(year));
        if !own.is_empty() {
            open.0.extend(own.0);
            let kept = Some(years.filter(ended));
            edits.push(Edit::SetElementYears { ask: ask.id, element: chosen.id.clone(), years: kept });
        }
    }
    if open.is_empty() {
        return None;
    }
    let found = Found::at(Place::Ask { ask: ask.id, part: AskPart::Years })
        .with("ask", ask.title())
        .with("years", open.to_string());
    Some(found.fix(Fix { kind: FixKind::TrimYears, subject: open.to_string(), edits }))
}
