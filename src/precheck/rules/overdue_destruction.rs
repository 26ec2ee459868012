//! The planned day of destruction lies after the last day allowed.
//!
//! *Why it matters*: the data must be destroyed within so many days of the agreement's end (OSPI-21).
//! *Found*: destruction 60 days after the end. *Fine*: on the last day or before.
//! *Source*: SEED-OSPI.

use super::{Found, Input, number};
use crate::facts::{Fact, Lookup as _};
use requisite_request::{Date, Place, QuestionId};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    let days = number(with, "days").unwrap_or(45);
    let uses = &input.pack.uses;
    let date = |id: &Option<QuestionId>| -> Option<Date> {
        match input.facts.get(id.as_ref()?.as_str())? {
            Fact::Date(date) => Some(*date),
            _ => None,
        }
    };
    let last_day = date(&uses.end).and_then(|end| end.plus_days(i64::try_from(days).ok()?));
    match (date(&uses.destruction), last_day, &uses.destruction) {
        (Some(planned), Some(last_day), Some(question)) if planned > last_day => {
            vec![Found::at(Place::Question(question.clone())).with("date", last_day.in_words())]
        }
        _ => Vec::new(),
    }
}
