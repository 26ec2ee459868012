//! An answer is not what its question asks.
//!
//! *Why it matters*: a date that does not exist or an address that cannot be written to helps no one.
//! *Found*: `June 31`, `jane at uw.edu`. *Fine*: `2027-06-30`, `jane@uw.edu`, or no answer yet.
//! *Source*: each question's own requirement.

use super::{Found, Input, condition::row_name};
use crate::problem::{AnswerProblem, answer_problem, cell_problem};
use crate::sentences::problem_sentence;
use requisite_request::Place;
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    let mut found = Vec::new();
    for question in input.pack.questions().filter(|question| input.shown.contains(&question.id)) {
        let Some(answer) = input.request.answer(&question.id) else { continue };
        let words = input.words_of(&question.id);
        let label = words.map_or(question.id.as_str(), |words| words.label.as_str());
        let mut report = |place: Place, label: String, problem: &AnswerProblem| {
            found.push(Found::at(place).with("label", label).with("problem", problem_sentence(problem)));
        };
        if let Some(problem) = answer_problem(question, answer) {
            report(Place::Question(question.id.clone()), label.to_owned(), &problem);
        }
        for (number, row) in (0_u32..).zip(answer.as_rows()) {
            for field in &question.fields {
                let Some(problem) = cell_problem(field, row) else { continue };
                let place =
                    Place::Row { question: question.id.clone(), row: number, field: Some(field.id.clone()) };
                let field_words = words.and_then(|words| words.fields.get(field.id.as_str()));
                let field_label = field_words.map_or(field.id.as_str(), |it| it.label.as_str());
                report(place, format!("{field_label} ({})", row_name(input, &question.id, number)), &problem);
            }
        }
    }
    found
}
