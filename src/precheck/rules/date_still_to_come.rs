//! A day on which something was done lies in the future.
//!
//! *Why it matters*: what must be done first is not done yet (CDE-03).
//! *Found*: a call of next week. *Fine*: today or before, or no date yet, which is found for itself.
//! *Source*: SEED-CDE.

use super::{Found, Input};
use crate::facts::{Fact, Lookup as _};
use requisite_request::{Place, QuestionId};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    let question = with.get("question").and_then(Value::as_str).and_then(|id| QuestionId::new(id).ok());
    let Some(question) = question.filter(|id| input.shown.contains(id)) else { return Vec::new() };
    match input.facts.get(question.as_str()) {
        Some(Fact::Date(date)) if *date > input.today => {
            vec![Found::at(Place::Question(question)).with("date", date.in_words())]
        }
        _ => Vec::new(),
    }
}
