//! A question that is asked and needed has no answer.
//!
//! *Why it matters*: an incomplete form goes back to the requestor.
//! *Found*: the study's title is blank. *Fine*: it says something, or the question is not asked.
//! *Source*: each question's own requirement (OSPI-11, OSPI-13). A question that is only assumed may stay blank, with a reason.

use super::{Found, Input, condition::row_name};
use requisite_pack::{Question, QuestionKind};
use requisite_request::{Answer, Place};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    let mut found = Vec::new();
    for question in input.pack.questions().filter(|question| input.shown.contains(&question.id)) {
        let words = input.words_of(&question.id);
        let label = words.map_or(question.id.as_str(), |words| words.label.as_str());
        if is_blank(input, question) {
            if question.required {
                let blank = Found::at(Place::Question(question.id.clone())).with("label", label);
                found.push(blank.resting_on(question.basis).incomplete());
            }
            continue;
        }
        for (place, field, row) in blank_fields(input, question) {
            let field_label = words
                .and_then(|words| words.fields.get(&field))
                .map_or(field.as_str(), |it| it.label.as_str());
            let blank = Found::at(place).with("label", format!("{field_label} ({row})"));
            found.push(blank.resting_on(question.basis).incomplete());
        }
    }
    found
}

fn is_blank(input: &Input<'_>, question: &Question) -> bool {
    match input.request.answer(&question.id) {
        None => true,
        // A statement that is not accepted is not answered.
        Some(Answer::Yes(yes)) => question.kind == QuestionKind::Acknowledge && !yes,
        Some(Answer::Rows(rows)) => (rows.len() as u64) < u64::from(question.min_rows),
        Some(_) => false,
    }
}

fn blank_fields(input: &Input<'_>, question: &Question) -> Vec<(Place, String, String)> {
    let rows = input.request.answer(&question.id).map(Answer::as_rows).unwrap_or_default();
    let mut blank = Vec::new();
    for (number, row) in (0_u32..).zip(rows) {
        // A row in which nothing is typed is no row.
        if row.values().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        for field in question.fields.iter().filter(|field| field.required && field.is_asked(row)) {
            if row.get(&field.id).is_none_or(|text| text.trim().is_empty()) {
                let place =
                    Place::Row { question: question.id.clone(), row: number, field: Some(field.id.clone()) };
                blank.push((place, field.id.to_string(), row_name(input, &question.id, number)));
            }
        }
    }
    blank
}
