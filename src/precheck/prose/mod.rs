//! Texts that a person wrote, read for what a reviewer would stumble over: locally, always the same, and with the words that
//! a finding rests on.
//!
//! Each check is a rule of its own (`rules/text_*.rs`); here is what they share. None of them judges a text: what is found can
//! be answered with "this is meant".

pub mod themes;
pub mod words;

use crate::rules::{Found, Input};
use requisite_pack::QuestionKind;
use requisite_request::{Place, QuestionId, Reason};
use serde_json::{Map, Value};

/// What is written at one place.
pub struct Written<'a> {
    /// Where.
    pub place: Place,
    /// The texts there, in order.
    pub texts: Vec<&'a str>,
}

/// Everything that a person wrote at length: answers to the questions that are asked, research questions, and reasons for
/// chosen elements. Names and addresses, which browsers fill in, are none of it.
pub fn written<'a>(input: &Input<'a>) -> Vec<Written<'a>> {
    let mut written = Vec::new();
    let mut put = |place: Place, texts: Vec<&'a str>| {
        let texts: Vec<&str> = texts.into_iter().filter(|text| !text.trim().is_empty()).collect();
        if !texts.is_empty() {
            written.push(Written { place, texts });
        }
    };
    let asked = input.pack.questions().filter(|question| {
        question.kind == QuestionKind::LongText
            && question.autocomplete.is_none()
            && input.shown.contains(&question.id)
    });
    for question in asked {
        let text = input.request.answer(&question.id).and_then(requisite_request::Answer::as_text);
        put(Place::Question(question.id.clone()), text.into_iter().collect());
    }
    for question in &input.request.research_questions {
        put(Place::ResearchQuestion(question.id), vec![&question.text]);
    }
    for element in input.request.elements() {
        let Some(Reason { why_needed, why_not_less, if_refused, .. }) = input.request.reasons.get(element)
        else {
            continue;
        };
        put(Place::Reason(element.clone()), vec![why_needed, why_not_less, if_refused]);
    }
    written
}

/// The same of those questions alone that a rule's parameter `questions` names: those that say what is done with the data. What
/// is known already, who benefits and who has access are told elsewhere.
pub fn written_in<'a>(input: &Input<'a>, with: &Map<String, Value>) -> Vec<Written<'a>> {
    let listed = with.get("questions").and_then(Value::as_array);
    let is_listed = |id: &QuestionId| listed.into_iter().flatten().any(|it| it.as_str() == Some(id.as_str()));
    let mut written = written(input);
    written.retain(|at| match &at.place {
        Place::Question(id) => is_listed(id),
        _ => true,
    });
    written
}

/// A finding for each place at which a check finds words, with these words.
pub fn found_in_each(input: &Input<'_>, check: impl Fn(&str) -> Vec<String>) -> Vec<Found> {
    let found = written(input).into_iter().filter_map(|at| {
        let words: Vec<String> = at.texts.iter().flat_map(|text| check(text)).collect();
        found_at(at.place, words)
    });
    found.collect()
}

/// A finding that rests on these words; none without any. Each word is named once.
pub fn found_at(place: Place, words: Vec<String>) -> Option<Found> {
    let mut quotes: Vec<String> = Vec::new();
    for word in words {
        let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
        if !quotes.contains(&word) {
            quotes.push(word);
        }
    }
    (!quotes.is_empty()).then(|| Found::quoting(place, quotes))
}
