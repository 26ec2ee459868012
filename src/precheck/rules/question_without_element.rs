//! A research question that no element serves.
//!
//! *Why it matters*: the data asked for cannot answer it, or something is missing from the list (OSPI-13).
//! *Found*: question 3, which no reason names. *Fine*: each question is named by at least one element's reason.
//! *Source*: SEED-OSPI (each element's necessity); CDE-CONCEPT-8, element 5.

use super::{Found, Input};
use crate::class::asks_for_reasons;
use requisite_request::Place;
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    // Reasons say which question an element serves, so this is asked only where reasons are.
    if !input.request.asks.iter().any(asks_for_reasons) {
        return Vec::new();
    }
    let serves = |id| {
        let mut chosen = input.chosen();
        chosen.any(|(_, _, element)| {
            input.request.reasons.get(&element.id).is_some_and(|it| it.questions.contains(id))
        })
    };
    let questions = input.request.research_questions.iter().zip(1..);
    let unserved =
        questions.filter(|(question, _)| !question.text.trim().is_empty() && !serves(&question.id));
    unserved
        .map(|(question, n): (_, u32)| {
            Found::at(Place::ResearchQuestion(question.id)).with("n", n.to_string()).incomplete()
        })
        .collect()
}
