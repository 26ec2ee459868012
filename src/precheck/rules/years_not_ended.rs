//! School years that have not ended.
//!
//! *Why it matters*: data of a year are complete only after it, so they cannot be delivered yet.
//! *Found*: 2026-27 asked in November 2026. *Fine*: years that ended before today.
//! *Source*: general knowledge; a school year is taken to end on June 30.

use super::{Found, Input};
use crate::report::{Fix, FixKind};
use requisite_request::{AskPart, Date, Edit, Place, SchoolYear};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    let ended =
        |year: SchoolYear| Date::new(year.end(), 6, 30).is_some_and(|last_day| last_day < input.today);
    let asks = input.request.asks.iter().filter_map(|ask| {
        let open = ask.years.filter(|year| !ended(year));
        if open.is_empty() {
            return None;
        }
        let edits = vec![Edit::SetYears { ask: ask.id, years: ask.years.filter(ended) }];
        let found = Found::at(Place::Ask { ask: ask.id, part: AskPart::Years })
            .with("ask", input.ask_name(ask))
            .with("years", open.to_string());
        Some(found.fix(Fix { kind: FixKind::TrimYears, subject: open.to_string(), edits }))
    });
    asks.collect()
}
