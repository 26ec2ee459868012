//! A table is split into so many groups that most are small.
//!
//! *Why it matters*: groups under the smallest published count are hidden (OSPI-04; WAC 392-117-060).
//! *Found*: schools by grade by race by gender. *Fine*: fewer breakdowns, or a coarser level.
//! *Source*: WAC-392-117-060; the share rests on the pack's rough counts, an assumption.

use super::{Found, Input, list_labels, number};
use crate::groups::share_phrase;
use crate::report::{Fix, FixKind};
use requisite_pack::{Breakdown, Pack, mid_sentence};
use requisite_request::{Ask, AskPart, Edit, Form, Place};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    let unit = with.get("unit").and_then(Value::as_str).unwrap_or("school");
    let least = number(with, "at_least").unwrap_or(3);
    let asks = input.request.asks.iter().filter(|ask| {
        ask.form == Some(Form::AggregateSuppressed)
            && ask.unit.as_ref().is_some_and(|it| it.as_str() == unit)
            && ask.breakdowns.len() >= least
    });
    let found = asks.map(|ask| {
        let words = input.pack.words(&input.pack.language);
        let label = |id: &str| {
            words.and_then(|words| words.breakdowns.get(id)).map_or(id.to_owned(), |it| mid_sentence(it))
        };
        let labels: Vec<String> = ask.breakdowns.iter().map(|id| label(id.as_str())).collect();
        let cells = input.cells.iter().find(|it| it.ask == ask.id);
        let mut found = Found::at(Place::Ask { ask: ask.id, part: AskPart::Breakdowns })
            .with("ask", ask.title())
            .with("labels", list_labels(labels.iter().map(String::as_str)))
            // Without public counts nothing is known but that such tables have many small groups.
            .with(
                "share",
                cells.map_or_else(
                    || "many".to_owned(),
                    |it| format!("{} (by rough totals)", share_phrase(it.small)),
                ),
            )
            .with("smallest", input.pack.smallest_cell.to_string());
        if let Some(most) = finest(input.pack, ask) {
            let kept = ask.breakdowns.iter().filter(|id| **id != most.id).cloned().collect();
            let edits = vec![Edit::SetBreakdowns { ask: ask.id, breakdowns: kept }];
            found = found.fix(Fix { kind: FixKind::DropBreakdown, subject: label(most.id.as_str()), edits });
        }
        found
    });
    found.collect()
}

/// The breakdown that splits most: dropping it makes the groups largest.
fn finest<'a>(pack: &'a Pack, ask: &Ask) -> Option<&'a Breakdown> {
    ask.breakdowns.iter().filter_map(|id| pack.breakdown(id)).max_by_key(|breakdown| breakdown.groups)
}
